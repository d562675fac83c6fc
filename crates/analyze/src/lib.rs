#![doc = include_str!("../README.md")]

mod ask;
mod behind;
mod customers;
mod error;
mod kernel;
mod kernels;
mod profile;
mod program;
mod quantiles;
mod questions;
mod settled;
mod sizes;
mod warnings;

pub use ask::{Asker, Outcome, Partial};
pub use behind::{Behind, behind};
pub use customers::{
    Cursor, CustomerFacts, CustomerPage, CustomerSeen, Find, TimelineEvent, TimelinePage, facts, find, timeline,
};
pub use error::AnalyzeError;
pub use kernel::Hint;
pub use profile::{EventProfile, Names, PropertyOf, PropertyProfile, Volume, Volumes, names, properties, volumes};
pub use questions::{PathRow, attribution_of_table};
pub use sizes::{Sizes, sizes};
