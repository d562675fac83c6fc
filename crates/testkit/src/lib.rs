#![doc = include_str!("../README.md")]
#![allow(clippy::expect_used, clippy::unwrap_used)] // A test that can't be set up has failed.

mod compare;
mod data;
mod rows;
mod shared;

pub use compare::differences;
pub use data::TestData;
pub use rows::{Row, batch};
pub use shared::{Case, shared, vectors};
