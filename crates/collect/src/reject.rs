//! Rows that are no event: the closed list of reasons, and what is told about them.

use std::collections::BTreeMap;

use serde::Serialize;

/// Why a row was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// The row names no customer.
    NoCustomer,
    /// The row has no time.
    NoTime,
    /// The time is not written as the others of its column.
    BadTime,
    /// The time lies outside the years 1 to 9999.
    TimeOutOfRange,
    /// The row names no event.
    NoEvent,
    /// Fewer cells than the header has columns.
    TooFewCells,
    /// More cells than the header has columns.
    TooManyCells,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Longer than [`crate::limits::ROW_BYTES`].
    RowTooLong,
    /// Not a JSON object.
    BadJson,
    /// A customer, event or property name longer than `journey::limits::NAME_BYTES`.
    NameTooLong,
    /// A text longer than `journey::limits::TEXT_BYTES`.
    ValueTooLong,
}

impl DropReason {
    /// Every reason.
    pub const ALL: [DropReason; 12] = [
        DropReason::NoCustomer,
        DropReason::NoTime,
        DropReason::BadTime,
        DropReason::TimeOutOfRange,
        DropReason::NoEvent,
        DropReason::TooFewCells,
        DropReason::TooManyCells,
        DropReason::NotUtf8,
        DropReason::RowTooLong,
        DropReason::BadJson,
        DropReason::NameTooLong,
        DropReason::ValueTooLong,
    ];

    /// Its name in reports and reject files.
    pub fn name(self) -> &'static str {
        match self {
            DropReason::NoCustomer => "no_customer",
            DropReason::NoTime => "no_time",
            DropReason::BadTime => "bad_time",
            DropReason::TimeOutOfRange => "time_out_of_range",
            DropReason::NoEvent => "no_event",
            DropReason::TooFewCells => "too_few_cells",
            DropReason::TooManyCells => "too_many_cells",
            DropReason::NotUtf8 => "not_utf8",
            DropReason::RowTooLong => "row_too_long",
            DropReason::BadJson => "bad_json",
            DropReason::NameTooLong => "name_too_long",
            DropReason::ValueTooLong => "value_too_long",
        }
    }

    /// What it means, for people.
    pub fn told(self) -> &'static str {
        match self {
            DropReason::NoCustomer => "names no customer",
            DropReason::NoTime => "has no time",
            DropReason::BadTime => "has a time that is not written like the others",
            DropReason::TimeOutOfRange => "has a time outside the years 1 to 9999",
            DropReason::NoEvent => "names no event",
            DropReason::TooFewCells => "has fewer cells than the header",
            DropReason::TooManyCells => "has more cells than the header",
            DropReason::NotUtf8 => "is not UTF-8 text",
            DropReason::RowTooLong => "is longer than 2 MB",
            DropReason::BadJson => "is not a JSON object",
            DropReason::NameTooLong => "has a name longer than 1,024 bytes",
            DropReason::ValueTooLong => "has a text longer than 1 MB",
        }
    }
}

/// A row that was dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// The line (of a text file) or row (of a Parquet file, event of an XES log) it starts at, from 1.
    pub line: u64,
    /// Why.
    pub reason: DropReason,
    /// More about it, such as the value that is no time; may be empty.
    pub detail: String,
    /// The row as it stands in the file, cut to [`crate::limits::REJECT_BYTES`].
    pub raw: String,
}

/// The rows dropped for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: Reject,
}

/// What reading one file gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReadReport {
    /// Rows of the file, dropped ones included.
    pub rows: u64,
    /// Events made of them. A row may make several, a group of rows one.
    pub events: u64,
    /// Rows of traits made of them.
    pub trait_rows: u64,
    /// Rows that the mapping document skips: no output wanted them.
    pub skipped: u64,
    /// Dropped rows by reason.
    pub rejected: BTreeMap<DropReason, Rejected>,
    /// What the reader of the report should know: assumptions made, columns left out.
    pub notes: Vec<String>,
}

impl ReadReport {
    /// Dropped rows in all. A row that makes several events is counted once a reason.
    pub fn rejects(&self) -> u64 {
        self.rejected.values().map(|rejected| rejected.count).sum()
    }

    pub(crate) fn count(&mut self, rejects: &[Reject]) {
        for reject in rejects {
            let entry = self.rejected.entry(reject.reason);
            entry.and_modify(|known| known.count += 1).or_insert_with(|| Rejected { count: 1, first: reject.clone() });
        }
    }

    pub(crate) fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

/// A dropped row inside a block, before its line is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Where the row starts: a byte of the block, or a row of the table.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    pub reason: DropReason,
    pub detail: String,
}

/// Text for a message or a reject file: valid, and cut at a character.
pub(crate) fn excerpt(bytes: &[u8], most: usize) -> String {
    let cut = &bytes[..bytes.len().min(most)];
    let text = String::from_utf8_lossy(cut);
    let text = text.trim_end_matches(['\r', '\n']);
    // A character cut in the middle reads as a replacement mark at the end.
    let text = if bytes.len() > most { text.trim_end_matches('\u{fffd}') } else { text };
    text.to_owned()
}
