//! `meander user password`: gives an account a new password, for who has forgotten theirs.

use records::{Actor, RecordsError, SystemChance};

use super::{Place, Secret};
use crate::failure::Failure;

/// Arguments of `meander user password`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    /// The e-mail address of the account
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    #[command(flatten)]
    secret: Secret,
}

/// Runs the command.
pub async fn run(args: &Args) -> Result<(), Failure> {
    let failed = |error: RecordsError| Failure::input(&error);
    let records = args.place.records().await?;
    let Some(known) = records.sign_in(&args.email).await.map_err(failed)? else {
        return Err(Failure::Input(format!("--email: there is no account \"{}\"", args.email)));
    };
    let password = args.secret.choose(&known.user.name, &args.email)?;
    let hash = server::hash_password(&password, &SystemChance);
    records.set_password(&Actor::system(), &known.user.id, &hash, None).await.map_err(failed)?;
    println!("{} has a new password, and is signed out everywhere", args.email);
    args.secret.tell(&password);
    records.close().await;
    Ok(())
}
