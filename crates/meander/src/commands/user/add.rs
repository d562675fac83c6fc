//! `meander user add`: makes an account, or a member of one.

use clap::ValueEnum;
use journey::limits;
use records::{Actor, LOCALES, NewUser, Records, RecordsError, Role, SystemChance, Workspace};

use super::{Place, Secret};
use crate::failure::Failure;

/// Arguments of `meander user add`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    /// The e-mail address to sign in with
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// What the person is called [default: the address up to the @]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// What they may do
    #[arg(long, value_name = "ROLE")]
    role: RoleWord,
    /// The workspace [default: the first one, made where there is none]
    #[arg(long, value_name = "KEY")]
    workspace: Option<String>,
    #[command(flatten)]
    secret: Secret,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleWord {
    Viewer,
    Editor,
    Admin,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Viewer => Role::Viewer,
            RoleWord::Editor => Role::Editor,
            RoleWord::Admin => Role::Admin,
        }
    }
}

/// Key and name of the first workspace where nobody chose them.
const FIRST: (&str, &str) = ("main", "Main");

/// Runs the command.
pub async fn run(args: &Args) -> Result<(), Failure> {
    let failed = |error: RecordsError| Failure::input(&error);
    let name = check(args)?;
    let records = args.place.records().await?;
    let workspace = workspace(&records, args).await?;
    if let (Some(workspace), Some(known)) = (&workspace, records.sign_in(&args.email).await.map_err(failed)?) {
        records.put_member(&Actor::system(), &workspace.id, &known.user.id, args.role.into()).await.map_err(failed)?;
        println!("{} has an account and is now {} of {}", args.email, Role::from(args.role).word(), workspace.key);
        records.close().await;
        return Ok(());
    }
    let password = args.secret.choose(&name, &args.email)?;
    let hash = server::hash_password(&password, &SystemChance);
    let new = NewUser { email: args.email.clone(), name, locale: LOCALES[0].to_owned(), password_hash: Some(hash) };
    let key = match workspace {
        Some(workspace) => {
            records.add_user(&Actor::system(), &new, &workspace.id, args.role.into()).await.map_err(failed)?;
            workspace.key
        }
        None => records.set_up(None, &new, FIRST.0, FIRST.1).await.map_err(failed)?.1.key,
    };
    println!("{} is now {} of {key}", args.email, Role::from(args.role).word());
    args.secret.tell(&password);
    records.close().await;
    Ok(())
}

/// The person's name; refuses what the API would refuse.
fn check(args: &Args) -> Result<String, Failure> {
    let account = args.email.split_once('@').map(|(account, host)| (account.trim(), host.trim()));
    let Some((account, _)) = account.filter(|(account, host)| !account.is_empty() && !host.is_empty()) else {
        return Err(Failure::Input(format!("--email: \"{}\" is not an e-mail address", args.email)));
    };
    let name = args.name.as_deref().unwrap_or(account).trim().to_owned();
    if name.is_empty() || name.len() > limits::TITLE_BYTES || args.email.len() > limits::EMAIL_BYTES {
        return Err(Failure::Input("--name and --email: too long, or empty".to_owned()));
    }
    Ok(name)
}

/// The workspace meant; `None` where there is none at all, so that an admin has to make the first.
async fn workspace(records: &Records, args: &Args) -> Result<Option<Workspace>, Failure> {
    let all = records.workspaces().await.map_err(|error| Failure::input(&error))?;
    let found = all.iter().find(|workspace| match &args.workspace {
        Some(key) => workspace.key == *key,
        None => workspace.is_first,
    });
    match (found, &args.workspace) {
        (Some(workspace), _) => Ok(Some(workspace.clone())),
        (None, Some(key)) => Err(Failure::Input(format!("--workspace: there is no workspace \"{key}\""))),
        (None, None) if Role::from(args.role) == Role::Admin => Ok(None),
        (None, None) => Err(Failure::Input("the first account has to be that of an admin: --role admin".to_owned())),
    }
}
