//! One file a subcommand.

pub mod ask;
pub mod doctor;
pub mod import;
pub mod simulate;
