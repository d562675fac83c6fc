//! Reading columns at the rows of a block.

use std::ops::Range;

use events::{Bucket, Codes, Column, Kind};
use journey::Scalar;
use rustc_hash::FxHashMap;

/// Which rows of a bucket are meant.
#[derive(Debug, Clone)]
pub(crate) enum RowSet<'a> {
    /// Rows that lie together: columns are read in place.
    Range(Range<usize>),
    /// Rows picked one by one.
    Picked(&'a [u32]),
}

impl RowSet<'_> {
    pub(crate) fn len(&self) -> usize {
        match self {
            RowSet::Range(range) => range.len(),
            RowSet::Picked(rows) => rows.len(),
        }
    }

    /// The row of the bucket at a place.
    pub(crate) fn row(&self, place: usize) -> usize {
        match self {
            RowSet::Range(range) => range.start + place,
            RowSet::Picked(rows) => rows[place] as usize,
        }
    }

    /// Joins into `out`, for every row, the entry of its code in a table.
    #[inline]
    pub(crate) fn join_entries(&self, codes: &Codes, table: &[u64], out: &mut [u64], join: impl Fn(u64, u64) -> u64) {
        let Codes::U8(codes) = codes else {
            return self.each_code(codes, |place, code| out[place] = join(out[place], table[code]));
        };
        // Every byte is a place in a table of 256: none is looked at twice.
        let mut entries = [0; 256];
        let known = table.len().min(entries.len());
        entries[..known].copy_from_slice(&table[..known]);
        let each = |(out, code): (&mut u64, &u8)| *out = join(*out, entries[usize::from(*code)]);
        match self {
            RowSet::Range(range) => out.iter_mut().zip(&codes[range.clone()]).for_each(each),
            RowSet::Picked(rows) => out.iter_mut().zip(rows.iter().map(|row| &codes[*row as usize])).for_each(each),
        }
    }

    /// Calls `each` with the place and code of every row. One loop for each width, so that the body is compiled
    /// for it.
    #[inline]
    pub(crate) fn each_code(&self, codes: &Codes, each: impl FnMut(usize, usize)) {
        match codes {
            Codes::U8(codes) => self.each(codes, each),
            Codes::U16(codes) => self.each(codes, each),
            Codes::U32(codes) => self.each(codes, each),
        }
    }

    #[inline]
    fn each<T: Copy + TryInto<usize>>(&self, codes: &[T], mut each: impl FnMut(usize, usize)) {
        // A code is an index into a dictionary, which is held in memory: it fits.
        let index = |code: T| code.try_into().unwrap_or(0);
        match self {
            RowSet::Range(range) => codes[range.clone()].iter().enumerate().for_each(|(place, code)| each(place, index(*code))),
            RowSet::Picked(rows) => rows.iter().enumerate().for_each(|(place, row)| each(place, index(codes[*row as usize]))),
        }
    }
}

/// Reads one column as small whole numbers: equal values give equal numbers, 0 is missing. Codes are used as they
/// are; numbers are numbered as they come.
#[derive(Debug, Default)]
pub(crate) struct ValueReader {
    numbers: FxHashMap<u64, u32>,
    values: Vec<f64>,
}

impl ValueReader {
    /// The code of the value of a row.
    #[allow(clippy::cast_possible_truncation)] // Fewer distinct numbers than rows, which are u32.
    pub(crate) fn code(&mut self, column: &Column, row: usize) -> u32 {
        match column {
            Column::Codes { codes, .. } => codes.get(row),
            Column::Missing => 0,
            Column::Numbers(numbers) => {
                let number = numbers.get(row);
                if number.is_nan() {
                    return 0;
                }
                // Adding 0 makes −0 and 0 one value.
                *self.numbers.entry((number + 0.0).to_bits()).or_insert_with(|| {
                    self.values.push(number);
                    self.values.len() as u32
                })
            }
        }
    }

    /// The text of a code that this reader gave; empty for 0.
    pub(crate) fn text(&self, column: &Column, code: u32) -> String {
        match column {
            _ if code == 0 => String::new(),
            Column::Codes { dictionary, .. } => dictionary.text(code),
            Column::Numbers(_) => {
                self.values.get(code as usize - 1).map_or_else(String::new, |number| Scalar::Number(*number).to_text())
            }
            Column::Missing => String::new(),
        }
    }

    /// The number at a row; NaN where there is none. A text that spells a number is one.
    pub(crate) fn number(column: &Column, row: usize) -> f64 {
        match column {
            Column::Numbers(numbers) => numbers.get(row),
            Column::Codes { codes, dictionary, .. } => match codes.get(row) {
                0 => f64::NAN,
                code => Scalar::Text(dictionary.text(code)).as_number().unwrap_or(f64::NAN),
            },
            Column::Missing => f64::NAN,
        }
    }
}

/// The value at a row of a column; none where it is missing.
pub(crate) fn scalar(column: &Column, row: usize) -> Option<Scalar> {
    match column {
        Column::Numbers(numbers) => Some(numbers.get(row)).filter(|number| !number.is_nan()).map(Scalar::Number),
        Column::Codes { codes, dictionary, kind } => match (codes.get(row), kind) {
            (0, _) => None,
            (code, Kind::Boolean) => Some(Scalar::Boolean(dictionary.text(code) == "true")),
            (code, _) => Some(Scalar::Text(dictionary.text(code))),
        },
        Column::Missing => None,
    }
}

/// The column at an index of the needs.
pub(super) fn column(bucket: &Bucket, index: usize) -> &Column {
    bucket.columns.get(index).map_or(&Column::Missing, |column| column)
}
