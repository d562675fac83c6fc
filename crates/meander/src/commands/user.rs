//! `meander user add`: makes an account, or a member of one.

use std::io::{IsTerminal, Read};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Subcommand, ValueEnum};
use journey::{SystemClock, limits};
use records::{Actor, Chance, NewUser, Records, RecordsError, Role, SystemChance, Workspace};

use crate::failure::Failure;
use crate::options::Database;

/// Arguments of `meander user`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Make an account in a workspace; one that there is becomes a member of it
    Add(AddArgs),
}

/// Arguments of `meander user add`.
#[derive(Debug, clap::Args)]
struct AddArgs {
    /// The data folder
    #[arg(long, value_name = "DIR", default_value = "./meander-data")]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
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
    /// Make up a password and show it; otherwise it is asked for, or read from standard input
    #[arg(long)]
    generate: bool,
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
pub fn run(args: &Args) -> Result<(), Failure> {
    let UserCommand::Add(args) = &args.command;
    super::runtime()?.block_on(add(args))
}

async fn add(args: &AddArgs) -> Result<(), Failure> {
    let failed = |error: RecordsError| Failure::input(&error);
    let name = check(args)?;
    let location = args.database.location(&args.data);
    let records = Records::open(&location, Arc::new(SystemClock), Arc::new(SystemChance)).await.map_err(failed)?;
    let workspace = workspace(&records, args).await?;
    if let (Some(workspace), Some(known)) = (&workspace, records.sign_in(&args.email).await.map_err(failed)?) {
        records.put_member(&Actor::system(), &workspace.id, &known.user.id, args.role.into()).await.map_err(failed)?;
        println!("{} has an account and is now {} of {}", args.email, Role::from(args.role).word(), workspace.key);
        records.close().await;
        return Ok(());
    }
    let password = password(args, &name)?;
    let hash = server::hash_password(&password, &SystemChance);
    let new = NewUser { email: args.email.clone(), name, locale: records::LOCALES[0].to_owned(), password_hash: Some(hash) };
    let key = match workspace {
        Some(workspace) => {
            records.add_user(&Actor::system(), &new, &workspace.id, args.role.into()).await.map_err(failed)?;
            workspace.key
        }
        None => records.set_up(None, &new, FIRST.0, FIRST.1).await.map_err(failed)?.1.key,
    };
    println!("{} is now {} of {key}", args.email, Role::from(args.role).word());
    if args.generate {
        println!("password: {password}");
    }
    records.close().await;
    Ok(())
}

/// The person's name; refuses what the API would refuse.
fn check(args: &AddArgs) -> Result<String, Failure> {
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
async fn workspace(records: &Records, args: &AddArgs) -> Result<Option<Workspace>, Failure> {
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

fn password(args: &AddArgs, name: &str) -> Result<String, Failure> {
    let password = if args.generate {
        generated()
    } else if std::io::stdin().is_terminal() {
        rpassword::prompt_password("password: ").map_err(|error| Failure::input(&error))?
    } else {
        let mut text = String::new();
        let most = 4 * *limits::PASSWORD_CHARACTERS.end() as u64;
        std::io::stdin().take(most).read_to_string(&mut text).map_err(|error| Failure::input(&error))?;
        text.trim_end_matches(['\r', '\n']).to_owned()
    };
    let account = args.email.split('@').next().unwrap_or_default();
    match server::check_password(&password, &[name, account, &args.email]) {
        Some(problem) => Err(Failure::Input(problem)),
        None => Ok(password),
    }
}

/// Twenty characters of 32 that can't be mistaken for each other: 100 bits.
fn generated() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; 20];
    SystemChance.fill(&mut bytes);
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}
