//! `meander user`: accounts, for who stands at the machine.

mod add;
mod disable;
mod enable;
mod password;
mod reset_factor;
mod sign_out;

use std::io::{IsTerminal, Read};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Subcommand;
use journey::{SystemClock, limits};
use records::{Chance, Records, RecordsError, SystemChance};

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
    Add(add::Args),
    /// Give an account a new password, and sign it out everywhere
    Password(password::Args),
    /// Let nobody in by an account until it is enabled: end its sessions, stop the keys it made
    Disable(Account),
    /// Let a person in again by an account that was disabled
    Enable(Account),
    /// End all sessions of an account
    SignOut(Account),
    /// Take the second factor from an account, and sign it out everywhere
    ResetFactor(Account),
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    let runtime = super::runtime()?;
    match &args.command {
        UserCommand::Add(args) => runtime.block_on(add::run(args)),
        UserCommand::Password(args) => runtime.block_on(password::run(args)),
        UserCommand::Disable(account) => runtime.block_on(disable::run(account)),
        UserCommand::Enable(account) => runtime.block_on(enable::run(account)),
        UserCommand::SignOut(account) => runtime.block_on(sign_out::run(account)),
        UserCommand::ResetFactor(account) => runtime.block_on(reset_factor::run(account)),
    }
}

/// Where the accounts are.
#[derive(Debug, clap::Args)]
struct Place {
    /// The data folder
    #[arg(long, value_name = "DIR", default_value = "./meander-data")]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
}

impl Place {
    async fn records(&self) -> Result<Records, Failure> {
        let location = self.database.location(&self.data);
        let opened = Records::open(&location, Arc::new(SystemClock), Arc::new(SystemChance)).await;
        opened.map_err(|error| Failure::input(&error))
    }
}

/// Which account is meant.
#[derive(Debug, clap::Args)]
pub struct Account {
    #[command(flatten)]
    place: Place,
    /// The e-mail address of the account
    #[arg(long, value_name = "ADDRESS")]
    email: String,
}

impl Account {
    /// Why it could not be done, with the address where there is no such account.
    fn failed(&self, error: &RecordsError) -> Failure {
        match error {
            RecordsError::Missing(what) => Failure::Input(format!("--email: there is no {what} \"{}\"", self.email)),
            other => Failure::input(other),
        }
    }
}

/// Where a password comes from.
#[derive(Debug, clap::Args)]
struct Secret {
    /// Make up a password and show it; otherwise it is asked for, or read from standard input
    #[arg(long)]
    generate: bool,
}

impl Secret {
    /// A good password for a person of this name and address.
    fn choose(&self, name: &str, email: &str) -> Result<String, Failure> {
        let password = if self.generate {
            generated()
        } else if std::io::stdin().is_terminal() {
            rpassword::prompt_password("password: ").map_err(|error| Failure::input(&error))?
        } else {
            let mut text = String::new();
            let most = 4 * *limits::PASSWORD_CHARACTERS.end() as u64;
            std::io::stdin().take(most).read_to_string(&mut text).map_err(|error| Failure::input(&error))?;
            text.trim_end_matches(['\r', '\n']).to_owned()
        };
        let account = email.split('@').next().unwrap_or_default();
        match server::check_password(&password, &[name, account, email]) {
            Some(problem) => Err(Failure::Input(problem)),
            None => Ok(password),
        }
    }

    /// Shows a password that nobody knows yet.
    fn tell(&self, password: &str) {
        if self.generate {
            println!("password: {password}");
        }
    }
}

/// Twenty characters of 32 that can't be mistaken for each other: 100 bits.
fn generated() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; 20];
    SystemChance.fill(&mut bytes);
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}
