#![doc = include_str!("../README.md")]

mod backup;
mod catalogue;
mod compact;
mod doctor;
mod error;
mod export;
mod files;
mod hot;
mod import;
mod kind;
mod latest;
mod segment;
mod store;
mod texts;
mod watch;

pub use backup::backup;
pub use catalogue::{ImportRecord, PropertyRecord, SegmentRecord};
pub use doctor::{Finding, Health, examine};
pub use error::StoreError;
pub use export::{TableColumn, TableWriter};
pub use files::{Fingerprint, make_private_folder};
pub use hot::{Bucket, Codes, Column, Dictionary, Needs, Numbers, Snapshot};
pub use import::{Batch, Conflict, ImportOptions, ImportRead, ImportReport, Importer, Values};
pub use kind::Kind;
#[cfg(feature = "fuzzing")]
pub use segment::decode_segment;
pub use store::{Durability, Store, StoreOptions};
pub use texts::{Interner, TextArena, Texts};
pub use watch::Watch;
