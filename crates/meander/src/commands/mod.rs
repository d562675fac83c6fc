//! One file a subcommand.

pub mod ask;
pub mod discover;
pub mod doctor;
pub mod import;
pub mod map;
pub mod simulate;
