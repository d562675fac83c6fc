//! `meander user disable`: lets nobody in by an account, for who has left or whose account was taken over.

use records::Actor;

use super::Account;
use crate::failure::Failure;

/// Runs the command.
pub async fn run(account: &Account) -> Result<(), Failure> {
    let records = account.place.records().await?;
    let stopped = records.disable_user(&Actor::system(), &account.email).await.map_err(|error| account.failed(&error))?;
    println!("{} is disabled; sessions ended: {}, keys stopped: {}", account.email, stopped.sessions, stopped.keys);
    records.close().await;
    Ok(())
}
