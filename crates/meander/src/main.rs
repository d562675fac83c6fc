#![doc = include_str!("../README.md")]
#![allow(clippy::print_stdout, clippy::print_stderr)] // A command line prints.

mod commands;
mod failure;
mod files;
mod intake;
mod machine;
mod options;
mod output;
mod progress;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Columns are decoded into buffers of megabytes; the system's allocator gives each back at once and faults its pages
/// in again, which took a third of a cold question.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Answers questions about the journeys in your events, and finds, checks and draws maps of them.
#[derive(Debug, Parser)]
#[command(name = "meander", version, about, max_term_width = 110)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring files of events into a data folder.
    Import(commands::import::Args),
    /// Answer a question document.
    Ask(commands::ask::Args),
    /// Draw a first map from events alone.
    Discover(commands::discover::Args),
    /// Check a map against events, or draw it.
    Map(commands::map::Args),
    /// Make up the events of a shop, the same for the same seed.
    Simulate(commands::simulate::Args),
    /// Check every file and sum of a data folder.
    Doctor(commands::doctor::Args),
    /// Serve the API over a data folder.
    Serve(commands::serve::Args),
    /// Make accounts.
    User(commands::user::Args),
    /// Copy a data folder while others write to it.
    Backup(commands::backup::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Import(args) => commands::import::run(&args),
        Command::Ask(args) => commands::ask::run(&args),
        Command::Discover(args) => commands::discover::run(&args),
        Command::Map(args) => commands::map::run(&args),
        Command::Simulate(args) => commands::simulate::run(&args),
        Command::Doctor(args) => commands::doctor::run(&args),
        Command::Serve(args) => commands::serve::run(&args),
        Command::User(args) => commands::user::run(&args),
        Command::Backup(args) => commands::backup::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.tell();
            failure.exit_code()
        }
    }
}
