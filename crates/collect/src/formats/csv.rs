//! CSV and TSV: a block of whole rows to a grid of cells.

use std::path::Path;
use std::sync::Arc;

use csv_core::ReadRecordResult;
use journey::limits::NAME_BYTES;
use rustc_hash::FxHashMap;

use crate::blocks::Block;
use crate::error::CollectError;
use crate::limits::{ROW_BYTES, TABLE_COLUMNS};
use crate::reject::{DropReason, Refused};
use crate::table::{Cells, Grid, NamedCells, Origin, Raw, Table};

/// The header of a file.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub names: Vec<Arc<str>>,
    pub delimiter: u8,
}

impl Header {
    /// Reads a header line. Names are trimmed; a column without a name is called by its position.
    pub(crate) fn parse(line: &[u8], delimiter: u8, path: &Path) -> Result<Self, CollectError> {
        let damaged = |problem: &str| CollectError::damaged(path, "CSV", problem);
        let line = std::str::from_utf8(line).map_err(|_| damaged("the header is not UTF-8 text"))?;
        let block = Block { bytes: line.as_bytes().to_vec(), first_line: 1, too_long: Vec::new() };
        let cut = Cutter::new(delimiter, None).cut(block);
        let columns = cut.grid.spans.len();
        if columns > TABLE_COLUMNS {
            return Err(damaged(&format!("the header has {columns} columns, and more than {TABLE_COLUMNS} are not read")));
        }
        let mut names: Vec<Arc<str>> = Vec::with_capacity(columns);
        let mut known: FxHashMap<Arc<str>, usize> = FxHashMap::default();
        for column in 0..columns {
            let name = cut.grid.cell(0, column).trim();
            if name.len() > NAME_BYTES {
                let start: String = name.chars().take(60).collect();
                return Err(damaged(&format!("the header names a column of {} bytes, \"{start}…\"", name.len())));
            }
            let name = if name.is_empty() { format!("column_{}", column + 1) } else { name.to_owned() };
            names.push(name.as_str().into());
            if let Some(first) = known.insert(name.as_str().into(), column) {
                let (first, second) = (first + 1, column + 1);
                return Err(CollectError::DuplicateColumn { path: path.to_owned(), name, first, second });
            }
        }
        Ok(Header { names, delimiter })
    }

    /// Cuts a block into cells. Rows that are not as wide as the header are refused.
    pub(crate) fn table(&self, mut block: Block) -> Table {
        let (first_line, before) = (block.first_line, std::mem::take(&mut block.too_long));
        let cut = Cutter::new(self.delimiter, Some(self.names.len())).cut(block);
        let grid = Arc::new(cut.grid);
        let column = |(index, name): (usize, &Arc<str>)| NamedCells {
            name: Arc::clone(name),
            inner: false,
            cells: Cells::Grid(Arc::clone(&grid), index),
        };
        Table {
            rows: cut.rows.len(),
            columns: self.names.iter().enumerate().map(column).collect(),
            origin: Origin::Lines { raw: cut.raw, rows: cut.rows, first_line },
            refused: cut.refused,
            before,
            traits: false,
            notes: Vec::new(),
        }
    }
}

/// Parses a block of CSV as [`crate::read`] does; public for fuzzing. Gives the rows of cells and the number of
/// refused ones.
pub fn parse_csv(bytes: &[u8], delimiter: u8, width: usize) -> (Vec<Vec<String>>, usize) {
    let block = Block { bytes: bytes.to_vec(), first_line: 1, too_long: Vec::new() };
    let cut = Cutter::new(delimiter, Some(width)).cut(block);
    let cells = |row: usize| (0..width).map(|column| cut.grid.cell(row, column).to_owned()).collect();
    ((0..cut.rows.len()).map(cells).collect(), cut.refused.len())
}

/// A block cut into cells.
struct Cut {
    grid: Grid,
    rows: Vec<(u32, u32)>,
    raw: Raw,
    refused: Vec<Refused>,
}

struct Cutter {
    delimiter: u8,
    /// Cells a row must have; any number in a header.
    width: Option<usize>,
    spans: Vec<(u32, u32)>,
    rows: Vec<(u32, u32)>,
    refused: Vec<Refused>,
}

#[allow(clippy::cast_possible_truncation)] // Blocks are far below 4 GB.
impl Cutter {
    fn new(delimiter: u8, width: Option<usize>) -> Self {
        Cutter { delimiter, width, spans: Vec::new(), rows: Vec::new(), refused: Vec::new() }
    }

    fn cut(mut self, block: Block) -> Cut {
        let simple = !block.bytes.contains_quote_or_lone_cr();
        let (text, raw) = match String::from_utf8(block.bytes) {
            Ok(text) if simple => {
                self.simple(&text);
                let text = Arc::new(text);
                (Arc::clone(&text), Raw::Text(text))
            }
            Ok(text) => (Arc::new(self.general(text.as_bytes())), Raw::Text(Arc::new(text))),
            Err(error) => {
                let bytes = error.into_bytes();
                (Arc::new(self.general(&bytes)), Raw::Bytes(bytes))
            }
        };
        let width = self.width.unwrap_or(self.spans.len());
        Cut { grid: Grid { text, spans: self.spans, width }, rows: self.rows, raw, refused: self.refused }
    }

    /// Without quotes a cell is what stands between two delimiters: no state, no copy.
    fn simple(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let (mut row, mut cell, mut cells_before) = (0, 0, 0);
        let mut end_row = |this: &mut Self, row: usize, cell: usize, end: usize, next: usize| {
            let end = if end > row && bytes[end - 1] == b'\r' { end - 1 } else { end };
            if end > row {
                this.spans.push((cell as u32, end as u32));
                this.finish_row(cells_before, row, end);
                cells_before = this.spans.len();
            }
            next
        };
        for found in memchr::memchr2_iter(self.delimiter, b'\n', bytes) {
            if bytes[found] == b'\n' {
                row = end_row(self, row, cell, found, found + 1);
                cell = row;
            } else {
                self.spans.push((cell as u32, found as u32));
                cell = found + 1;
            }
        }
        if row < bytes.len() {
            end_row(self, row, cell, bytes.len(), bytes.len());
        }
    }

    /// Any CSV, by `csv-core`: gives the text of all cells with quotes undone.
    fn general(&mut self, bytes: &[u8]) -> String {
        let mut reader = csv_core::ReaderBuilder::new().delimiter(self.delimiter).build();
        let mut text = String::with_capacity(bytes.len());
        let (mut output, mut ends) = (vec![0; 4_096], vec![0; self.width.unwrap_or(64) + 1]);
        let (mut read, mut written, mut ended) = (0, 0, 0);
        let mut row = 0;
        loop {
            let (result, took, wrote, fields) = reader.read_record(&bytes[read..], &mut output[written..], &mut ends[ended..]);
            read += took;
            written += wrote;
            ended += fields;
            match result {
                ReadRecordResult::OutputFull => output.resize(output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                // At the end of the block, an empty input tells the reader to give what it has.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record => {
                    self.record(bytes, (row, read), &output[..written], &ends[..ended], &mut text);
                    (row, written, ended) = (read, 0, 0);
                }
                ReadRecordResult::End => return text,
            }
        }
    }

    fn record(&mut self, bytes: &[u8], (row, end): (usize, usize), output: &[u8], ends: &[usize], text: &mut String) {
        // Line ends before the row are empty lines, or the second half of the line end before.
        let blank = bytes[row..end].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let row = row + blank;
        // Halves of a character in two cells are valid only side by side.
        let whole = |text: &&str| ends.iter().all(|end| text.is_char_boundary(*end));
        let Some(valid) = std::str::from_utf8(output).ok().filter(whole) else {
            self.refuse(row, end, DropReason::NotUtf8, String::new());
            return;
        };
        let (base, before) = (text.len(), self.spans.len());
        let mut start = 0;
        for cell_end in ends {
            self.spans.push(((base + start) as u32, (base + cell_end) as u32));
            start = *cell_end;
        }
        text.push_str(valid);
        self.finish_row(before, row, end);
    }

    /// Takes the cells since `before` as a row, or drops them again.
    fn finish_row(&mut self, before: usize, row: usize, end: usize) {
        let cells = self.spans.len() - before;
        let wanted = self.width.unwrap_or(cells);
        if cells == wanted && end - row <= ROW_BYTES {
            self.rows.push((row as u32, end as u32));
            return;
        }
        self.spans.truncate(before);
        let told = format!("{cells} cells, the header has {wanted}");
        match cells.cmp(&wanted) {
            _ if end - row > ROW_BYTES => self.refuse(row, end, DropReason::RowTooLong, String::new()),
            std::cmp::Ordering::Less => self.refuse(row, end, DropReason::TooFewCells, told),
            _ => self.refuse(row, end, DropReason::TooManyCells, told),
        }
    }

    fn refuse(&mut self, row: usize, end: usize, reason: DropReason, detail: String) {
        self.refused.push(Refused { start: row as u32, end: end as u32, reason, detail });
    }
}

trait Simple {
    fn contains_quote_or_lone_cr(&self) -> bool;
}

impl Simple for Vec<u8> {
    fn contains_quote_or_lone_cr(&self) -> bool {
        let lone = |found: usize| self.get(found + 1) != Some(&b'\n');
        memchr::memchr(b'"', self).is_some() || memchr::memchr_iter(b'\r', self).any(lone)
    }
}
