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
        let entries = of_bytes(table);
        let each = |(out, code): (&mut u64, &u8)| *out = join(*out, entries[usize::from(*code)]);
        match self {
            RowSet::Range(range) => out.iter_mut().zip(&codes[range.clone()]).for_each(each),
            RowSet::Picked(rows) => out.iter_mut().zip(rows.iter().map(|row| &codes[*row as usize])).for_each(each),
        }
    }

    /// The places of the rows whose code has an entry other than 0 in a table, and these entries.
    ///
    /// Every place is written, and the end moves on past those that count: which do is as good as random, and a branch on it
    /// would often be mispredicted. Their entries are looked up again after, for a second store a row takes longer.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // Places of a block are counted in u32.
    pub(crate) fn pick_entries(&self, codes: &Codes, table: &[u64], places: &mut Vec<u32>, found: &mut Vec<u64>) {
        found.clear();
        places.clear();
        let Codes::U8(codes) = codes else {
            return self.each_code(codes, |place, code| {
                if table[code] != 0 {
                    places.push(place as u32);
                    found.push(table[code]);
                }
            });
        };
        let entries = of_bytes(table);
        let counts = entries.map(|entry| u8::from(entry != 0));
        let entry = |code: u8| entries[usize::from(code)];
        match self {
            RowSet::Range(range) => {
                let codes = &codes[range.clone()];
                pick(codes, &counts, places);
                found.extend(places.iter().map(|place| entry(codes[*place as usize])));
            }
            RowSet::Picked(rows) => {
                let gathered: Vec<u8> = rows.iter().map(|row| codes[*row as usize]).collect();
                pick(&gathered, &counts, places);
                found.extend(places.iter().map(|place| entry(gathered[*place as usize])));
            }
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

/// Codes that are looked at in one turn of a loop.
const AT_ONCE: usize = 8;

/// Writes the places of the codes that count; `counts` is 1 for these, else 0.
#[allow(clippy::cast_possible_truncation)] // Places of a block are counted in u32.
fn pick(codes: &[u8], counts: &[u8; 256], places: &mut Vec<u32>) {
    places.resize(codes.len() + AT_ONCE, 0);
    let mut end = 0;
    let mut take = |first: usize, codes: &[u8]| {
        let room = &mut places[end..end + AT_ONCE];
        let mut found = 0;
        for (next, code) in codes.iter().enumerate() {
            // There is room for all; that the index fits is told to the compiler by the remainder.
            room[found % AT_ONCE] = (first + next) as u32;
            found += usize::from(counts[usize::from(*code)]);
        }
        end += found;
    };
    let (turns, rest) = codes.as_chunks::<AT_ONCE>();
    turns.iter().enumerate().for_each(|(turn, codes)| take(turn * AT_ONCE, codes));
    take(turns.len() * AT_ONCE, rest);
    places.truncate(end);
}

/// A table with an entry for every byte, so that none is looked at twice.
fn of_bytes(table: &[u64]) -> [u64; 256] {
    let mut entries = [0; 256];
    let known = table.len().min(entries.len());
    entries[..known].copy_from_slice(&table[..known]);
    entries
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
