//! Cutting a text file into blocks of whole rows that can be parsed side by side.

use std::sync::atomic::Ordering;

use crate::error::CollectError;
use crate::limits::{BLOCK_BYTES, BLOCK_LINES, REJECT_BYTES, ROW_BYTES};
use crate::open::Input;
use crate::reject::{DropReason, Reject, excerpt};

/// The first step towards a block; each further one doubles what is held.
const STEP_BYTES: usize = 64 << 10;

/// Whole rows of a file.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub bytes: Vec<u8>,
    /// The line of its first byte, from 1.
    pub first_line: u64,
    /// Rows that stood before it and are too long to be held.
    pub too_long: Vec<Reject>,
}

/// Where rows end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowEnd {
    /// At every line end.
    Line,
    /// At line ends outside quotes; a quote opens only where a cell begins.
    Quoted { delimiter: u8 },
}

/// Reads blocks.
pub(crate) struct Blocks {
    input: Input,
    row_end: RowEnd,
    /// Bytes read but not handed out: the start of a row.
    rest: Vec<u8>,
    line: u64,
    failure: Option<CollectError>,
    ended: bool,
    block_bytes: usize,
    block_lines: usize,
    row_bytes: usize,
}

impl Blocks {
    pub(crate) fn new(input: Input, row_end: RowEnd) -> Self {
        Blocks {
            input,
            row_end,
            rest: Vec::new(),
            line: 1,
            failure: None,
            ended: false,
            block_bytes: BLOCK_BYTES,
            block_lines: BLOCK_LINES,
            row_bytes: ROW_BYTES,
        }
    }

    /// Bytes of the file read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.input.taken().load(Ordering::Relaxed)
    }

    /// Takes the first line off, without its end; `None` at the end of the file. A byte order mark is no part of it.
    pub(crate) fn first_line(&mut self) -> Result<Option<Vec<u8>>, CollectError> {
        self.more();
        if self.line == 1 && self.rest.starts_with(b"\xef\xbb\xbf") {
            self.rest.drain(..3);
        }
        if self.rest.is_empty() {
            return self.failure.take().map_or(Ok(None), Err);
        }
        let end = match cut_first(&self.rest, self.row_end) {
            Some(end) => end,
            None if self.ended && self.failure.is_none() => self.rest.len(),
            None => self.rest.len().min(self.row_bytes),
        };
        let mut line: Vec<u8> = self.rest.drain(..end).collect();
        self.line += lines(&line);
        while matches!(line.last(), Some(b'\n' | b'\r')) {
            line.pop();
        }
        Ok(Some(line))
    }

    /// The first byte that is no blank.
    pub(crate) fn first_letter(&mut self) -> Option<u8> {
        self.more();
        self.rest.trim_ascii_start().first().copied()
    }

    /// Takes a line off that is no part of the table.
    pub(crate) fn skip_line(&mut self) -> Result<(), CollectError> {
        let row_end = std::mem::replace(&mut self.row_end, RowEnd::Line);
        let skipped = self.first_line().map(|_| ());
        self.row_end = row_end;
        skipped
    }

    /// The next block; `None` at the end of the file. A file that can't be read on gives the rows before that first.
    pub(crate) fn next(&mut self) -> Result<Option<Block>, CollectError> {
        let mut too_long = Vec::new();
        loop {
            self.more();
            let cut = self.cut();
            if cut > 0 {
                let after = self.rest.split_off(cut);
                let bytes = std::mem::replace(&mut self.rest, after);
                let first_line = self.line;
                self.line += lines(&bytes);
                return Ok(Some(Block { bytes, first_line, too_long }));
            }
            if let Some(failure) = self.failure.take() {
                self.rest.clear();
                return if too_long.is_empty() {
                    Err(failure)
                } else {
                    self.failure = Some(failure);
                    Ok(Some(Block { bytes: Vec::new(), first_line: self.line, too_long }))
                };
            }
            if self.ended {
                let none = too_long.is_empty();
                return Ok((!none).then(|| Block { bytes: Vec::new(), first_line: self.line, too_long }));
            }
            // No row ends within a whole block: the row is too long.
            too_long.push(self.drop_row());
        }
    }

    /// Where the next block ends; 0 when no row does.
    fn cut(&self) -> usize {
        let last_line = memchr::memchr_iter(b'\n', &self.rest).nth(self.block_lines - 1);
        let few = last_line.map_or(0, |end| last_row_end(&self.rest[..=end], self.row_end));
        let whole = self.ended && self.failure.is_none();
        match few {
            0 if whole => self.rest.len(),
            0 => last_row_end(&self.rest, self.row_end),
            few => few,
        }
    }

    /// Reads until a block is there, or the file ends. Step by step, so that a small file is not given a large block.
    fn more(&mut self) {
        while !self.ended && self.rest.len() < self.block_bytes {
            let held = self.rest.len();
            let step = (self.block_bytes - held).min(STEP_BYTES.max(held));
            self.rest.resize(held + step, 0);
            let filled = match self.input.fill(&mut self.rest[held..]) {
                Ok(filled) => filled,
                Err((filled, failure)) => {
                    self.failure = Some(failure);
                    self.ended = true;
                    filled
                }
            };
            self.rest.truncate(held + filled);
            self.ended |= filled < step;
        }
    }

    /// Drops the row at the front, which ends nowhere within a block, and goes on with the line after its first:
    /// a quote that was opened by mistake costs one row, not the rest of the file.
    fn drop_row(&mut self) -> Reject {
        let raw = excerpt(&self.rest, REJECT_BYTES);
        let reject = Reject { line: self.line, reason: DropReason::RowTooLong, detail: String::new(), raw };
        loop {
            if let Some(end) = memchr::memchr(b'\n', &self.rest) {
                self.rest.drain(..=end);
                self.line += 1;
                return reject;
            }
            self.rest.clear();
            if self.ended {
                return reject;
            }
            self.more();
        }
    }
}

fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// Where the last whole row ends; 0 when none does.
fn last_row_end(bytes: &[u8], row_end: RowEnd) -> usize {
    let last_in = |start: usize, end: usize| memchr::memrchr(b'\n', &bytes[start..end]).map(|found| start + found + 1);
    let RowEnd::Quoted { delimiter } = row_end else { return last_in(0, bytes.len()).unwrap_or(0) };
    let mut last = None;
    outside_quotes(bytes, delimiter, |start, end| {
        last = last_in(start, end).or(last);
        true
    });
    // Files of old Macs end their lines with CR alone.
    let is_old = || memchr::memchr(b'\n', bytes).is_none();
    last.unwrap_or_else(|| if is_old() { memchr::memrchr(b'\r', bytes).map_or(0, |found| found + 1) } else { 0 })
}

/// Where the first whole row ends.
fn cut_first(bytes: &[u8], row_end: RowEnd) -> Option<usize> {
    let first_in = |start: usize, end: usize| memchr::memchr2(b'\n', b'\r', &bytes[start..end]).map(|found| start + found);
    let RowEnd::Quoted { delimiter } = row_end else { return memchr::memchr(b'\n', bytes).map(|found| found + 1) };
    let mut first = None;
    outside_quotes(bytes, delimiter, |start, end| {
        first = first_in(start, end);
        first.is_none()
    });
    // The LF of a CR LF belongs to it.
    first.map(|end| if bytes[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 })
}

/// Runs `take` on every stretch outside quoted cells, until it says stop. The grammar is that of `csv-core`: a
/// quote opens a cell only at its first byte, is doubled inside, and is a letter like others elsewhere.
fn outside_quotes(bytes: &[u8], delimiter: u8, mut take: impl FnMut(usize, usize) -> bool) {
    let next_quote = |from: usize| memchr::memchr(b'"', &bytes[from..]).map(|found| from + found);
    let mut at = 0;
    loop {
        let Some(quote) = next_quote(at) else {
            take(at, bytes.len());
            return;
        };
        if !take(at, quote) {
            return;
        }
        at = quote + 1;
        let opens = quote == 0 || bytes[quote - 1] == delimiter || matches!(bytes[quote - 1], b'\n' | b'\r');
        if !opens {
            continue;
        }
        loop {
            let Some(closing) = next_quote(at) else { return };
            at = closing + 1;
            if bytes.get(at) != Some(&b'"') {
                break;
            }
            at += 1;
        }
    }
}

#[cfg(test)]
impl Blocks {
    /// With small blocks, so that tests reach what happens between them.
    pub(crate) fn with_sizes(mut self, block_bytes: usize, row_bytes: usize) -> Self {
        (self.block_bytes, self.block_lines, self.row_bytes) = (block_bytes, block_bytes / 4 + 1, row_bytes);
        self
    }
}

#[cfg(test)]
mod tests;
