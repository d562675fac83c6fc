//! Segment files: Parquet, rows sorted by (customer, time, arrival), readable by every other tool.
//!
//! Columns: `customer` (text, dictionary), `time` (timestamp in ms UTC, DELTA_BINARY_PACKED), `event` (text,
//! dictionary; not in trait segments), then one column a property under its own name (`property.time` for one that
//! is called like a column above): text (dictionary), number (double) or boolean. Missing values are nulls; zstd.
//!
//! Writing goes through the Arrow writer. Reading goes page by page with decoders of our own: they stop at codes,
//! where the Arrow reader would build arrays that are taken apart again at once (a third of the time).

mod bits;
#[cfg(any(test, feature = "fuzzing"))]
mod decode;
mod pages;
mod read;
#[cfg(test)]
mod tests;
mod write;

#[cfg(feature = "fuzzing")]
pub use decode::decode_segment;
pub(crate) use read::SegmentReader;
pub(crate) use write::{NO_TIME, SortedColumn, SortedRows, write_segment};

const CUSTOMER: &str = "customer";
const TIME: &str = "time";
const EVENT_COLUMN: &str = "event";
const PROPERTY_PREFIX: &str = "property.";

/// The column that holds a property.
pub(crate) fn column_of(property: &str) -> String {
    let taken = [CUSTOMER, TIME, EVENT_COLUMN].contains(&property) || property.starts_with(PROPERTY_PREFIX);
    if taken { format!("{PROPERTY_PREFIX}{property}") } else { property.to_owned() }
}

/// The property that a column holds, if it holds one.
pub(crate) fn property_of(column: &str) -> Option<&str> {
    let own = [CUSTOMER, TIME, EVENT_COLUMN].contains(&column);
    (!own).then(|| column.strip_prefix(PROPERTY_PREFIX).unwrap_or(column))
}

/// Calls the library that reads footers and pages. On some damaged files it panics instead of giving an error: that
/// is an error here. Our own decoders stay outside, as a panic of theirs is a fault.
fn contained<T>(call: impl FnOnce() -> Result<T, parquet::errors::ParquetError>) -> Result<T, String> {
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(call)) {
        Ok(done) => done.map_err(|error| error.to_string()),
        Err(_) => Err("it is damaged beyond reading".to_owned()),
    }
}
