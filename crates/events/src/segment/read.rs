//! Reading a segment, column by column.

use std::fs::File;
use std::path::{Path, PathBuf};

use parquet::basic::Type;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};

use super::pages::{self, Chunk};
use super::write::{GROUP_ROWS, NO_TIME, SortedColumn};
use super::{CUSTOMER, EVENT_COLUMN, TIME, column_of, contained, property_of};
use crate::error::StoreError;
use crate::hot::{Codes, Numbers};
use crate::kind::Kind;
use crate::texts::{TextArena, Texts};

/// An open segment file.
pub(crate) struct SegmentReader {
    reader: Box<dyn FileReader>,
    path: PathBuf,
    data: PathBuf,
}

/// Rows that room is made for before any is decoded: a footer may promise more than there is.
const PROMISED_ROWS: usize = 4 * GROUP_ROWS;

impl SegmentReader {
    /// Opens a segment of the folder `data` and reads its footer.
    pub(crate) fn open(path: &Path, data: &Path) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => broken(path, data, "it is missing"),
            _ => StoreError::io("open", path)(source),
        })?;
        Self::of(file, path, data)
    }

    /// A segment out of its bytes, wherever they are.
    pub(super) fn of<R: ChunkReader + 'static>(bytes: R, path: &Path, data: &Path) -> Result<Self, StoreError> {
        let footer = contained(|| SerializedFileReader::new(bytes)).map_err(|problem| broken(path, data, &problem))?;
        check_rows(&footer).map_err(|problem| broken(path, data, &problem))?;
        Ok(SegmentReader { reader: Box::new(footer), path: path.to_owned(), data: data.to_owned() })
    }

    /// Rows, by the footer.
    pub(crate) fn rows(&self) -> usize {
        usize::try_from(self.reader.metadata().file_metadata().num_rows()).unwrap_or(0)
    }

    /// Names and types of the properties in this file.
    pub(crate) fn properties(&self) -> Vec<(String, Kind)> {
        let schema = self.reader.metadata().file_metadata().schema_descr();
        let kind = |column: &parquet::schema::types::ColumnDescriptor| match column.physical_type() {
            Type::DOUBLE => Kind::Number,
            Type::BOOLEAN => Kind::Boolean,
            _ => Kind::Text,
        };
        let named = |column: &parquet::schema::types::ColumnDescriptor| property_of(column.name()).map(str::to_owned);
        (0..schema.num_columns()).filter_map(|i| named(&schema.column(i)).map(|name| (name, kind(&schema.column(i))))).collect()
    }

    /// Rows of each customer, in order.
    pub(crate) fn customer_lengths(&self) -> Result<Vec<u32>, StoreError> {
        let mut lengths = Vec::new();
        let mut by_code = self.reader.num_row_groups() == 1;
        if by_code {
            self.one_group(0, CUSTOMER, Type::BYTE_ARRAY, &mut |chunk| {
                by_code = pages::run_lengths(chunk, &mut lengths)?;
                Ok(())
            })?;
        }
        // A customer may go on in the next row group, or after a dictionary that was full: only the names tell.
        if by_code { Ok(lengths) } else { self.customers().map(|(_, lengths)| lengths) }
    }

    /// Customers in rising order, and the rows of each.
    pub(crate) fn customers(&self) -> Result<(TextArena, Vec<u32>), StoreError> {
        let texts = self.texts(CUSTOMER)?;
        if texts.codes.contains(&0) {
            return Err(broken(&self.path, &self.data, "column customer: a customer is missing"));
        }
        let mut names = TextArena::default();
        let mut lengths: Vec<u32> = Vec::new();
        let mut last = 0;
        for code in &texts.codes {
            let known = *code == last || (last > 0 && texts.values.get(*code as usize - 1) == names.get(names.len() - 1));
            match lengths.last_mut() {
                Some(length) if known => *length += 1,
                _ => {
                    names.push(texts.values.get(*code as usize - 1));
                    lengths.push(1);
                }
            }
            last = *code;
        }
        Ok((names, lengths))
    }

    /// Times in milliseconds; [`NO_TIME`] where none was told.
    pub(crate) fn times(&self) -> Result<Vec<i64>, StoreError> {
        let mut times = Vec::with_capacity(self.promised_rows());
        self.each_group(TIME, Type::INT64, |chunk| pages::times(chunk, NO_TIME, &mut times))?;
        Ok(times)
    }

    /// Event names.
    pub(crate) fn events(&self) -> Result<Texts, StoreError> {
        self.texts(EVENT_COLUMN)
    }

    /// A property in the type it has in this file; `None` where the file does not have it.
    pub(crate) fn property(&self, name: &str) -> Result<Option<SortedColumn>, StoreError> {
        let Some((_, kind)) = self.properties().into_iter().find(|(known, _)| known == name) else { return Ok(None) };
        let column = column_of(name);
        Ok(Some(match kind {
            Kind::Text => SortedColumn::Texts(self.texts(&column)?),
            Kind::Number => {
                let mut numbers = Vec::with_capacity(self.promised_rows());
                self.each_group(&column, Type::DOUBLE, |chunk| pages::numbers(chunk, &mut numbers))?;
                SortedColumn::Numbers(numbers)
            }
            Kind::Boolean => {
                let mut values = Vec::with_capacity(self.promised_rows());
                self.each_group(&column, Type::BOOLEAN, |chunk| pages::booleans(chunk, &mut values))?;
                #[allow(clippy::cast_possible_truncation)] // 0, 1 or 2.
                SortedColumn::Booleans(values.into_iter().map(|value| value as u8).collect())
            }
        }))
    }

    /// A numeric property; `None` where the file does not have it as numbers. As codes where one dictionary serves the
    /// whole file.
    pub(crate) fn numbers(&self, name: &str) -> Result<Option<Numbers>, StoreError> {
        if self.reader.num_row_groups() == 1
            && self.properties().iter().any(|(known, kind)| known == name && *kind == Kind::Number)
        {
            let mut coded = None;
            self.one_group(0, &column_of(name), Type::DOUBLE, &mut |chunk| {
                coded = pages::coded_numbers(chunk)?;
                Ok(())
            })?;
            if let Some((codes, values)) = coded {
                let same: Vec<u32> = (0..).take(values.len()).collect();
                return Ok(Some(Numbers::Coded { codes: Codes::mapped(&codes, &same, values.len() - 1), values }));
            }
        }
        Ok(match self.property(name)? {
            Some(SortedColumn::Numbers(numbers)) => Some(Numbers::Wide(numbers)),
            _ => None,
        })
    }

    fn promised_rows(&self) -> usize {
        self.rows().min(PROMISED_ROWS)
    }

    fn texts(&self, column: &str) -> Result<Texts, StoreError> {
        let mut texts = Texts { codes: Vec::with_capacity(self.promised_rows()), ..Texts::default() };
        self.each_group(column, Type::BYTE_ARRAY, |chunk| pages::texts(chunk, &mut texts.values, &mut texts.codes))?;
        Ok(texts)
    }

    fn each_group(&self, column: &str, kind: Type, mut read: impl FnMut(Chunk) -> Result<(), String>) -> Result<(), StoreError> {
        (0..self.reader.num_row_groups()).try_for_each(|group| self.one_group(group, column, kind, &mut read))
    }

    fn one_group(
        &self,
        group: usize,
        column: &str,
        kind: Type,
        read: &mut dyn FnMut(Chunk) -> Result<(), String>,
    ) -> Result<(), StoreError> {
        let chunk = self.chunk(group, column, kind);
        chunk.and_then(read).map_err(|problem| broken(&self.path, &self.data, &format!("column {column}: {problem}")))
    }

    /// The pages of a column of a row group. Segments have flat columns of the type asked for, and the decoders lean
    /// on that.
    fn chunk(&self, group: usize, column: &str, kind: Type) -> Result<Chunk, String> {
        let schema = self.reader.metadata().file_metadata().schema_descr();
        let index = (0..schema.num_columns()).find(|i| schema.column(*i).name() == column).ok_or("it is missing")?;
        let described = schema.column(index);
        if described.physical_type() != kind || described.max_rep_level() > 0 || described.max_def_level() > 1 {
            return Err(format!("it is not of the type {kind}"));
        }
        let group = contained(|| self.reader.get_row_group(group))?;
        let rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        let pages = contained(|| group.get_column_page_reader(index))?;
        Ok(Chunk { pages, optional: described.max_def_level() > 0, rows })
    }
}

/// Row groups are no larger than they are ever written, and together as large as the file says.
fn check_rows(footer: &dyn FileReader) -> Result<(), String> {
    let mut rows = 0;
    for group in footer.metadata().row_groups() {
        match usize::try_from(group.num_rows()) {
            Ok(here) if here <= GROUP_ROWS => rows += here,
            _ => return Err(format!("a row group claims {} rows", group.num_rows())),
        }
    }
    let told = footer.metadata().file_metadata().num_rows();
    if usize::try_from(told) == Ok(rows) { Ok(()) } else { Err(format!("it claims {told} rows and has {rows}")) }
}

fn broken(path: &Path, data: &Path, problem: &str) -> StoreError {
    StoreError::Broken { path: path.to_owned(), data: data.to_owned(), problem: problem.to_owned() }
}
