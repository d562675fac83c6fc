//! One file a subcommand.

pub mod ask;
pub mod backup;
pub mod discover;
pub mod doctor;
pub mod import;
pub mod map;
pub mod serve;
pub mod simulate;
pub mod user;

use crate::failure::Failure;

/// What runs the commands that wait for sockets and databases.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| Failure::input(&error))
}
