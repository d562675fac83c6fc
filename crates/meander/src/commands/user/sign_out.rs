//! `meander user sign-out`: ends all sessions of an account, for who has lost a machine.

use records::Actor;

use super::Account;
use crate::failure::Failure;

/// Runs the command.
pub async fn run(account: &Account) -> Result<(), Failure> {
    let records = account.place.records().await?;
    let ended = records.sign_out_user(&Actor::system(), &account.email).await.map_err(|error| account.failed(&error))?;
    println!("{} is signed out everywhere; sessions ended: {ended}", account.email);
    records.close().await;
    Ok(())
}
