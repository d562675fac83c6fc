//! One column of one bucket.

use std::sync::Arc;

use super::codes::Codes;
use super::dictionary::Dictionary;
use super::numbers::Numbers;
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
    Numbers(Numbers),
    /// No row has a value.
    Missing,
}

impl Column {
    /// Memory in bytes, without the dictionary, which all buckets share.
    pub(crate) fn size_bytes(&self) -> usize {
        match self {
            Column::Codes { codes, .. } => codes.size_bytes(),
            Column::Numbers(numbers) => numbers.size_bytes(),
            Column::Missing => 0,
        }
    }

    /// The values at places (part, row) of several parts of one property, in the order of the places.
    pub fn gather_from(parts: &[&Column], places: &[(usize, u32)]) -> Column {
        let coded = parts.iter().find_map(|part| match part {
            Column::Codes { dictionary, kind, .. } => Some((Arc::clone(dictionary), *kind)),
            _ => None,
        });
        if let Some((dictionary, kind)) = coded {
            let code = |(part, row): &(usize, u32)| match parts[*part] {
                Column::Codes { codes, .. } => codes.get(*row as usize),
                _ => 0,
            };
            return Column::Codes { codes: Codes::U32(places.iter().map(code).collect()), dictionary, kind };
        }
        if parts.iter().all(|part| matches!(part, Column::Missing)) {
            return Column::Missing;
        }
        let number = |(part, row): &(usize, u32)| match parts[*part] {
            Column::Numbers(numbers) => numbers.get(*row as usize),
            _ => f64::NAN,
        };
        Column::Numbers(Numbers::Wide(places.iter().map(number).collect()))
    }
}
