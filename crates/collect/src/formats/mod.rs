//! One file per file format: bytes to tables.

pub(crate) mod csv;
pub(crate) mod ndjson;
pub(crate) mod parquet;
mod parquet_cells;
mod parquet_pages;
pub(crate) mod xes;
mod xes_log;
