//! Numbers of a column: as they are, or as codes where few different ones occur.

use super::codes::Codes;

/// One number a row; NaN is missing.
#[derive(Debug, Clone)]
pub enum Numbers {
    /// The numbers themselves.
    Wide(Vec<f64>),
    /// Codes into the different numbers of this bucket. Prices and scores take a quarter of the memory so, and most
    /// rows of most columns are missing or zero.
    Coded {
        /// One code a row.
        codes: Codes,
        /// The numbers by code; 0 is NaN.
        values: Vec<f64>,
    },
}

impl Numbers {
    /// The number of a row; NaN where it is missing or there is no such row.
    #[inline]
    pub fn get(&self, row: usize) -> f64 {
        match self {
            Numbers::Wide(numbers) => numbers.get(row).copied().unwrap_or(f64::NAN),
            Numbers::Coded { codes, values } => values.get(codes.get(row) as usize).copied().unwrap_or(f64::NAN),
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Numbers::Wide(numbers) => numbers.len(),
            Numbers::Coded { codes, .. } => codes.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn gather(&self, rows: &[u32]) -> Numbers {
        match self {
            Numbers::Wide(numbers) => Numbers::Wide(rows.iter().map(|row| numbers[*row as usize]).collect()),
            Numbers::Coded { codes, values } => Numbers::Coded { codes: codes.gather(rows), values: values.clone() },
        }
    }

    pub(crate) fn into_wide(self) -> Vec<f64> {
        match self {
            Numbers::Wide(numbers) => numbers,
            coded @ Numbers::Coded { .. } => (0..coded.len()).map(|row| coded.get(row)).collect(),
        }
    }

    pub(crate) fn size_bytes(&self) -> usize {
        match self {
            Numbers::Wide(numbers) => numbers.len() * 8,
            Numbers::Coded { codes, values } => codes.size_bytes() + values.len() * 8,
        }
    }
}
