//! The program as its users run it.

#![allow(clippy::expect_used, clippy::print_stdout)] // A test that can't be set up has failed; one that checks less says so.

mod ask;
mod bad_input;
mod crowd;
mod data_folder;
mod help;
mod run;
mod second_factor;
mod serve;
mod tables;
mod vectors;
