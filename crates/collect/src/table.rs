//! Rows of any format in one form: columns of cells, and where each row stands in its file.

use std::sync::Arc;

use events::{Interner, TextArena, Texts, Values};
use journey::{Scalar, format_millis};
use rustc_hash::FxHashMap;

use crate::limits;
use crate::reject::{Refused, Reject, excerpt};

/// Some rows of a file.
#[derive(Debug)]
pub(crate) struct Table {
    pub rows: usize,
    pub columns: Vec<NamedCells>,
    pub origin: Origin,
    /// Rows dropped before they came here.
    pub refused: Vec<Refused>,
    /// Rows that stood before these and were dropped unread.
    pub before: Vec<Reject>,
    /// Whether the rows describe customers, whatever the layout says (traces of an XES log).
    pub traits: bool,
    /// Things to tell about the file.
    pub notes: Vec<String>,
}

/// A column and its name.
#[derive(Debug, Clone)]
pub(crate) struct NamedCells {
    pub name: Arc<str>,
    /// Whether it stands inside a `properties` object, and so is never the customer, time or event by accident.
    pub inner: bool,
    pub cells: Cells,
}

/// The cells of one column.
#[derive(Debug, Clone)]
pub(crate) enum Cells {
    /// A column of a block of delimited text.
    Grid(Arc<Grid>, usize),
    /// Texts; `spelled` when the file has no types.
    Texts { texts: Arc<Texts>, spelled: bool },
    /// Texts of another file: for each row, which of its rows; [`Cells::NO_ROW`] where none matches.
    Joined { rows: Arc<Vec<u32>>, texts: Arc<Texts>, spelled: bool },
    /// Whole numbers, too exact for doubles; `None` where missing is told by the second part.
    Integers(Vec<i64>, Option<Vec<bool>>),
    /// Numbers; NaN where missing.
    Numbers(Vec<f64>),
    /// 0 missing, 1 false, 2 true.
    Booleans(Vec<u8>),
    /// Milliseconds since 1970; [`Cells::NO_MOMENT`] where missing.
    Moments { millis: Vec<i64>, form: MomentForm },
}

/// What a column of moments says of zones and times of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MomentForm {
    /// Moments in UTC.
    Utc,
    /// Local times, given as the milliseconds they would be in UTC.
    Local,
    /// Days, likewise.
    Day,
}

/// A block of delimited text, cut into cells.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    pub text: Arc<String>,
    /// Start and end of every cell, row by row.
    pub spans: Vec<(u32, u32)>,
    pub width: usize,
}

impl Grid {
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        let (start, end) = self.spans.get(row * self.width + column).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// Where the rows of a table stand in their file.
#[derive(Debug)]
pub(crate) enum Origin {
    /// In a block of lines: the block, and start and end of every row in it.
    Lines { raw: Raw, rows: Vec<(u32, u32)>, first_line: u64 },
    /// At a number, from 1.
    Numbers { first: u64 },
}

/// The bytes of a block, shared with its text where that is the same.
#[derive(Debug)]
pub(crate) enum Raw {
    Text(Arc<String>),
    Bytes(Vec<u8>),
}

impl Raw {
    fn bytes(&self) -> &[u8] {
        match self {
            Raw::Text(text) => text.as_bytes(),
            Raw::Bytes(bytes) => bytes,
        }
    }
}

impl Table {
    /// The cells of a column: one of that name, rather outside than inside of `properties`.
    pub(crate) fn column(&self, name: &str) -> Option<&Cells> {
        let of = |inner| self.columns.iter().find(|column| column.inner == inner && &*column.name == name);
        of(false).or_else(|| of(true)).map(|column| &column.cells)
    }

    /// The place of a row for a refusal.
    pub(crate) fn span(&self, row: u32) -> (u32, u32) {
        match &self.origin {
            Origin::Lines { rows, .. } => rows.get(row as usize).copied().unwrap_or_default(),
            Origin::Numbers { .. } => (row, row + 1),
        }
    }

    /// Tells lines and raw texts of refused rows, in the order of the file.
    pub(crate) fn rejects(&self, mut refused: Vec<Refused>) -> Vec<Reject> {
        refused.sort_by_key(|one| (one.start, one.reason));
        refused.dedup_by_key(|one| (one.start, one.reason));
        match &self.origin {
            Origin::Lines { raw, first_line, .. } => {
                let bytes = raw.bytes();
                let (mut line, mut counted) = (*first_line, 0);
                let tell = |one: Refused| {
                    let start = (one.start as usize).min(bytes.len());
                    line += memchr::memchr_iter(b'\n', &bytes[counted..start]).count() as u64;
                    counted = start;
                    let end = (one.end as usize).clamp(start, bytes.len());
                    let raw = excerpt(&bytes[start..end], limits::REJECT_BYTES);
                    Reject { line, reason: one.reason, detail: one.detail, raw }
                };
                refused.into_iter().map(tell).collect()
            }
            Origin::Numbers { first } => {
                let tell = |one: Refused| Reject {
                    line: first + u64::from(one.start),
                    reason: one.reason,
                    detail: one.detail,
                    raw: self.row_as_json(one.start as usize),
                };
                refused.into_iter().map(tell).collect()
            }
        }
    }

    fn row_as_json(&self, row: usize) -> String {
        let value = |cells: &Cells| cells.scalar(row).map_or(serde_json::Value::Null, |scalar| serde_json::json!(scalar));
        let members = self.columns.iter().map(|column| (column.name.to_string(), value(&column.cells)));
        let object: serde_json::Map<String, serde_json::Value> = members.collect();
        excerpt(serde_json::Value::Object(object).to_string().as_bytes(), limits::REJECT_BYTES)
    }
}

impl Cells {
    /// No row of the joined file matches.
    pub(crate) const NO_ROW: u32 = u32::MAX;

    /// No moment.
    pub(crate) const NO_MOMENT: i64 = i64::MIN;

    /// The text of a cell; `None` where it is missing. Numbers are spelt in their shortest form, into `scratch`.
    pub(crate) fn text<'a>(&'a self, row: usize, scratch: &'a mut String) -> Option<&'a str> {
        let text = match self {
            Cells::Grid(grid, column) => grid.cell(row, *column),
            Cells::Texts { texts, .. } => texts.get(row)?,
            Cells::Joined { rows, texts, .. } => joined(rows, texts, row)?,
            _ => {
                scratch.clear();
                scratch.push_str(&self.scalar(row)?.to_text());
                scratch
            }
        };
        (!text.is_empty()).then_some(text)
    }

    /// The value of a cell.
    #[allow(clippy::cast_precision_loss)] // Only numbers that a double holds exactly become one.
    pub(crate) fn scalar(&self, row: usize) -> Option<Scalar> {
        let text = |text: &str| (!text.is_empty()).then(|| Scalar::Text(text.to_owned()));
        match self {
            Cells::Grid(grid, column) => text(grid.cell(row, *column)),
            Cells::Texts { texts, .. } => text(texts.get(row)?),
            Cells::Joined { rows, texts, .. } => text(joined(rows, texts, row)?),
            Cells::Integers(values, valid) => integer(values, valid.as_deref(), row)
                .map(|value| if is_exact(value) { Scalar::Number(value as f64) } else { Scalar::Text(value.to_string()) }),
            Cells::Numbers(numbers) => numbers.get(row).copied().filter(|number| number.is_finite()).map(Scalar::Number),
            Cells::Booleans(values) => match values.get(row) {
                Some(1) => Some(Scalar::Boolean(false)),
                Some(2) => Some(Scalar::Boolean(true)),
                _ => None,
            },
            Cells::Moments { millis, form } => {
                millis.get(row).filter(|millis| **millis != Cells::NO_MOMENT).map(|millis| Scalar::Text(form.tell(*millis)))
            }
        }
    }

    /// The number of a cell, spelt or not.
    pub(crate) fn number(&self, row: usize) -> Option<f64> {
        match self {
            Cells::Numbers(numbers) => numbers.get(row).copied().filter(|number| number.is_finite()),
            _ => self.scalar(row)?.as_number(),
        }
    }

    /// The longest text in bytes.
    pub(crate) fn longest(&self) -> usize {
        match self {
            Cells::Grid(grid, column) => {
                let of = |row: &[(u32, u32)]| row.get(*column).map_or(0, |(start, end)| (end - start) as usize);
                grid.spans.chunks_exact(grid.width.max(1)).map(of).max().unwrap_or(0)
            }
            Cells::Texts { texts, .. } | Cells::Joined { texts, .. } => texts.values.iter().map(str::len).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// The cells of these rows (all rows below `rows` when `None`) as values of a property.
    pub(crate) fn values(&self, rows: usize, picked: Option<&[u32]>) -> Values {
        let each = || Rows { picked, next: 0, end: picked.map_or(rows, <[u32]>::len) };
        match self {
            Cells::Grid(grid, column) => Values::Spelled(intern(each().map(|row| grid.cell(row, *column)))),
            Cells::Texts { texts, spelled } => {
                let codes = each().map(|row| texts.codes.get(row).copied().unwrap_or(0));
                let texts = if texts.values.len() <= rows.max(16) && picked.is_none() {
                    Texts { codes: codes.collect(), values: texts.values.clone() }
                } else {
                    compact(codes, &texts.values)
                };
                if *spelled { Values::Spelled(texts) } else { Values::Texts(texts) }
            }
            Cells::Joined { rows: matched, texts, spelled } => {
                let code = |row: usize| matched.get(row).and_then(|row| texts.codes.get(*row as usize)).copied().unwrap_or(0);
                let texts = compact(each().map(code), &texts.values);
                if *spelled { Values::Spelled(texts) } else { Values::Texts(texts) }
            }
            Cells::Integers(values, valid) => integers(values, valid.as_deref(), &each()),
            Cells::Numbers(numbers) => {
                let finite = |row: usize| numbers.get(row).copied().filter(|number| number.is_finite()).unwrap_or(f64::NAN);
                Values::Numbers(each().map(finite).collect())
            }
            Cells::Booleans(values) => Values::Booleans(each().map(|row| values.get(row).copied().unwrap_or(0)).collect()),
            Cells::Moments { millis, form } => {
                let texts: Vec<String> = each()
                    .map(|row| millis.get(row).filter(|millis| **millis != Cells::NO_MOMENT))
                    .map(|millis| millis.map_or_else(String::new, |millis| form.tell(*millis)))
                    .collect();
                Values::Texts(intern(texts.iter().map(String::as_str)))
            }
        }
    }
}

fn joined<'a>(rows: &[u32], texts: &'a Texts, row: usize) -> Option<&'a str> {
    texts.get(*rows.get(row)? as usize)
}

fn integer(values: &[i64], valid: Option<&[bool]>, row: usize) -> Option<i64> {
    let is_there = valid.is_none_or(|valid| valid.get(row).copied().unwrap_or(false));
    values.get(row).copied().filter(|_| is_there)
}

/// Numbers where doubles hold all of them exactly, else texts.
#[allow(clippy::cast_precision_loss)] // Checked before.
fn integers(values: &[i64], valid: Option<&[bool]>, rows: &Rows<'_>) -> Values {
    let cells = || rows.clone().map(|row| integer(values, valid, row));
    if cells().flatten().all(is_exact) {
        return Values::Numbers(cells().map(|value| value.map_or(f64::NAN, |value| value as f64)).collect());
    }
    let mut interner = Interner::default();
    let mut spelt = itoa::Buffer::new();
    let codes = cells().map(|value| value.map_or(0, |value| interner.intern(spelt.format(value)))).collect();
    Values::Texts(Texts { codes, values: interner.into_values() })
}

/// Texts with equal codes for equal texts; the empty one is missing.
pub(crate) fn intern<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> Texts {
    let mut interner = Interner::default();
    let mut codes = Vec::with_capacity(texts.len());
    // Many columns repeat the value of the row above.
    let (mut last, mut last_code) = ("", 0);
    for text in texts {
        if text != last {
            (last, last_code) = (text, interner.intern(text));
        }
        codes.push(last_code);
    }
    Texts { codes, values: interner.into_values() }
}

/// Codes into an arena with only the values that are used.
#[allow(clippy::cast_possible_truncation)] // Blocks have fewer than 2^32 rows.
fn compact(codes: impl ExactSizeIterator<Item = u32>, values: &TextArena) -> Texts {
    let mut kept = Texts::default();
    kept.codes.reserve(codes.len());
    // A table over the whole arena pays off unless it is far larger than the rows.
    let mut dense = if values.len() <= 16 * codes.len() { vec![0_u32; values.len() + 1] } else { Vec::new() };
    let mut sparse = FxHashMap::default();
    for code in codes {
        if code == 0 {
            kept.codes.push(0);
            continue;
        }
        let slot = if dense.is_empty() { sparse.entry(code).or_insert(0) } else { &mut dense[code as usize] };
        if *slot == 0 {
            *slot = kept.values.push(values.get(code as usize - 1)) as u32 + 1;
        }
        kept.codes.push(*slot);
    }
    kept
}

/// Whether a double holds a whole number exactly, as do all its neighbours.
pub(crate) fn is_exact(value: i64) -> bool {
    value.unsigned_abs() <= 1 << 53
}

impl MomentForm {
    fn tell(self, millis: i64) -> String {
        let utc = format_millis(millis);
        match self {
            MomentForm::Utc => utc,
            MomentForm::Local => utc.trim_end_matches('Z').to_owned(),
            MomentForm::Day => utc.split('T').next().unwrap_or_default().to_owned(),
        }
    }
}

/// Row numbers: all, or some.
#[derive(Clone)]
pub(crate) struct Rows<'a> {
    picked: Option<&'a [u32]>,
    next: usize,
    end: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(rows: usize, picked: Option<&'a [u32]>) -> Self {
        Rows { picked, next: 0, end: picked.map_or(rows, <[u32]>::len) }
    }
}

impl Iterator for Rows<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.next >= self.end {
            return None;
        }
        let row = self.picked.map_or(self.next, |picked| picked[self.next] as usize);
        self.next += 1;
        Some(row)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.next, Some(self.end - self.next))
    }
}

impl ExactSizeIterator for Rows<'_> {}
