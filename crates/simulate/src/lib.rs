#![doc = include_str!("../README.md")]

mod customer;
mod entry;
mod life;
mod names;
mod plan;
mod rng;
mod season;
mod shop;
mod stages;
mod table;
mod truth;
mod write;

pub use season::DEFAULT_END_MILLIS;
pub use shop::Shop;
pub use table::{Column, Named, Table};
pub use truth::{Kind, Place, Problem, Stage, Truth};
