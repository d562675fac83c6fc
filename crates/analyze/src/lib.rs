#![doc = include_str!("../README.md")]

mod ask;
mod error;
mod kernel;
mod kernels;
mod program;
mod quantiles;
mod questions;
mod warnings;

pub use ask::{Asker, Outcome, Partial};
pub use error::AnalyzeError;
pub use kernel::Hint;
pub use questions::{PathRow, attribution_of_table};
