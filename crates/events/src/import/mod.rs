//! Import of any size in bounded memory: batches are scattered over classes of customers, spilled to disk when
//! they outgrow the budget, then every bucket is sorted and written by itself.

mod batch;
mod bucket;
mod importer;
mod kinds;
mod scatter;
mod spill;

pub use batch::{Batch, Values};
pub use importer::{ImportOptions, ImportRead, ImportReport, Importer};
pub use kinds::Conflict;
pub(crate) use scatter::class_of;
