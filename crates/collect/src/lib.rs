#![doc = include_str!("../README.md")]

mod blocks;
mod columns;
mod error;
mod formats;
mod intake;
mod layout;
mod mapping;
mod open;
mod peek;
mod preview;
mod read;
mod reject;
mod reject_file;
mod shape;
mod source;
mod table;
mod times;

pub mod limits;

pub use error::{CollectError, MissingColumn, ReadFailure};
pub use formats::csv::parse_csv;
pub use formats::ndjson::parse_ndjson;
pub use formats::parquet::parse_parquet;
pub use formats::xes::parse_xes;
pub use intake::{Brought, Input, Intake, IntakeError, IntakeReport, Stage};
pub use layout::{ColumnOptions, Customer, EventName, Layout, Output, Part, Pick, Time};
pub use mapping::Mapping;
pub use peek::{ColumnKind, Peek, PeekColumn, Role, peek};
pub use preview::{Preview, PreviewEvent, preview};
pub use read::{Wave, read};
pub use reject::{DropReason, ReadReport, Reject, Rejected};
pub use reject_file::RejectWriter;
pub use shape::{Aggregate, Group, Join};
pub use source::{Format, Source, delimiter};
pub use times::{Civil, check_time_format, parse_iso};
