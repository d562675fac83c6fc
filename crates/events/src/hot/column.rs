//! One column of one bucket.

use std::sync::Arc;

use super::codes::Codes;
use super::dictionary::Dictionary;
use crate::kind::Kind;

/// One value a row.
#[derive(Debug, Clone)]
pub enum Column {
    /// Codes into the dictionary of the property; 0 is missing. Booleans are the texts `false` and `true`.
    Codes {
        /// One code a row.
        codes: Codes,
        /// What the codes mean.
        dictionary: Arc<Dictionary>,
        /// Text or boolean.
        kind: Kind,
    },
    /// Numbers; NaN is missing.
    Numbers(Vec<f64>),
    /// No row has a value.
    Missing,
}

impl Column {
    /// Memory in bytes, without the dictionary, which all buckets share.
    pub(crate) fn size_bytes(&self) -> usize {
        match self {
            Column::Codes { codes, .. } => codes.size_bytes(),
            Column::Numbers(numbers) => numbers.len() * 8,
            Column::Missing => 0,
        }
    }

    /// The values of these rows, in their order.
    pub(crate) fn gather(&self, rows: &[u32]) -> Column {
        match self {
            Column::Codes { codes, dictionary, kind } => {
                Column::Codes { codes: codes.gather(rows), dictionary: Arc::clone(dictionary), kind: *kind }
            }
            Column::Numbers(numbers) => Column::Numbers(rows.iter().map(|row| numbers[*row as usize]).collect()),
            Column::Missing => Column::Missing,
        }
    }
}
