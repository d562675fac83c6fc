//! The API as a caller sees it.

#![allow(clippy::expect_used, clippy::panic)] // A test that can't go on has failed.

mod accounts;
mod ask;
mod contract;
mod customers;
mod data;
mod documents;
mod factor;
mod forgery;
mod jobs;
mod listen;
mod maps;
mod oidc;
mod oidc_answers;
mod provider;
mod refusals;
mod segments;
mod site;
mod uploads;
mod walk;
mod world;
