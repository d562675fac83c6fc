#![doc = include_str!("../README.md")]

mod accounts;
mod app;
mod asking;
mod gate;
mod jobs;
mod listen;
mod log;
mod metrics;
mod oidc;
mod openapi;
mod options;
mod routes;
mod sample;
mod schemas;
mod site;
mod start;
mod table;
mod uploads;
mod web;

pub use accounts::{check_password, hash_password};
pub use app::App;
pub use listen::{raise_file_limit, serve};
pub use log::start_log;
pub use oidc::{Newcomers, ProviderOptions, Secret, SecretPlace, SignIn};
pub use openapi::openapi_json;
pub use options::{Options, PublicUrl, SecondFactor};
pub use sample::{write_shop, write_shop_traits};
pub use start::warn_at_start;
pub use table::{ROUTES, Route, Who, router};
