//! `meander user enable`: lets a person in again.

use records::Actor;

use super::Account;
use crate::failure::Failure;

/// Runs the command.
pub async fn run(account: &Account) -> Result<(), Failure> {
    let records = account.place.records().await?;
    records.enable_user(&Actor::system(), &account.email).await.map_err(|error| account.failed(&error))?;
    println!("{} is enabled, and so are the keys it made", account.email);
    records.close().await;
    Ok(())
}
