//! The API as a caller sees it.

#![allow(clippy::expect_used, clippy::panic)] // A test that can't go on has failed.

mod accounts;
mod ask;
mod contract;
mod documents;
mod forgery;
mod listen;
mod refusals;
mod walk;
mod world;
