//! Work that takes longer than a request should: begun by one request, watched and stopped by others.
//!
//! Jobs live in memory. What they change is whole or not there at all (an import exists or it does not), so a server that
//! stops loses no more than the work.

mod ask;
mod discover;
mod import;
mod job;
mod registry;
mod sample;

pub(crate) use ask::ask;
pub(crate) use discover::{Discover, discover};
pub(crate) use import::{FileToImport, RejectedExample, import, rejected};
pub(crate) use job::{Job, JobOut};
pub(crate) use registry::Jobs;
pub(crate) use sample::{Sample, sample};
