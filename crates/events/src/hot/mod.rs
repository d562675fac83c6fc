//! Hot columns: decoded once, narrow, kept under a memory budget, least recently used out.

mod cache;
mod codes;
mod column;
mod dictionary;
mod load;
mod merge;
mod numbers;
mod snapshot;

pub(crate) use cache::Cache;
pub use codes::Codes;
pub use column::Column;
pub use dictionary::Dictionary;
pub(crate) use load::read_rows;
pub use numbers::Numbers;
pub use snapshot::{Bucket, Needs, Snapshot};
