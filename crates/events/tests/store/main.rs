//! The event store: what goes in comes out, whatever happens in between.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)] // A test that can't go on says so and stops.

mod backup;
mod crash;
mod damage;
mod growth;
mod lock;
mod names;
mod plain;
mod splits;
mod traits;
mod types;
