#![doc = include_str!("../README.md")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stderr)] // A test that can't be set up has failed, and says so.

mod child;
mod clock;
mod compare;
mod data;
mod postgres;
mod read;
mod rows;
mod shared;

pub use child::{child, child_folder};
pub use clock::HandClock;
pub use compare::differences;
pub use data::TestData;
pub use postgres::Postgres;
pub use read::{rows_of, traits_of};
pub use rows::{Row, batch, number, spelled, text, texts, traits};
pub use shared::{Case, shared, vectors};
