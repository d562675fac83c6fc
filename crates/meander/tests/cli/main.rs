//! The program as its users run it.

#![allow(clippy::expect_used)] // A test that can't be set up has failed.

mod ask;
mod bad_input;
mod data_folder;
mod help;
mod run;
mod serve;
mod tables;
mod vectors;
