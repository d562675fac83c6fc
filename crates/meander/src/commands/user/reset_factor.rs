//! `meander user reset-factor`: takes the second factor from an account, for who has lost telephone and recovery codes.

use records::Actor;

use super::Account;
use crate::failure::Failure;

/// Runs the command.
pub async fn run(account: &Account) -> Result<(), Failure> {
    let records = account.place.records().await?;
    let ended = records.reset_factor(&Actor::system(), &account.email).await.map_err(|error| account.failed(&error))?;
    println!("{} signs in by the password alone again; sessions ended: {ended}", account.email);
    records.close().await;
    Ok(())
}
