//! Parquet: row groups and columns decoded side by side, in the order of the file, in bounded memory.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, Field, FieldRef, Schema, SchemaRef};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::parquet_cells::{self, cells};
use super::parquet_pages::Pages;
use crate::error::{CollectError, ReadFailure};
use crate::limits::{PARQUET_BATCH_ROWS, PARQUET_WAVE_BYTES, TABLE_COLUMNS};
use crate::read::{Take, Work};
use crate::source::Source;
use crate::table::{NamedCells, Origin, Table};

/// Runs `work` and `take` on the tables of a Parquet file.
pub(crate) fn each_wave<T: Send, E>(source: &Source, work: Work<'_, T>, take: Take<'_, T, E>) -> Result<(), ReadFailure<E>> {
    let file = ParquetFile::open(source)?;
    let size_bytes = file.size_bytes;
    take(work(vec![file.no_rows()])?, 0)?;
    let (mut group, mut first_row) = (0, 1);
    while group < file.groups() {
        let window = file.window(group);
        let mut readers = file.readers(group..group + window)?;
        loop {
            let mut tables = file.tables(&mut readers, &mut first_row)?;
            tables.retain(|table| table.rows > 0);
            if tables.is_empty() {
                break;
            }
            let done = file.bytes_before(group + window).min(size_bytes);
            take(work(tables)?, done)?;
        }
        group += window;
    }
    Ok(())
}

/// Reads all of a Parquet file held in memory; public for tests. Gives its rows, or what is wrong with it.
pub fn parse_parquet(bytes: Vec<u8>) -> Result<usize, String> {
    let mut reader = contained(|| {
        let reader = ParquetRecordBatchReaderBuilder::try_new(Pages(bytes::Bytes::from(bytes)));
        reader.and_then(|reader| reader.with_batch_size(1_024).build()).map_err(|error| told(&error))
    })?;
    let mut rows = 0;
    while let Some(batch) = contained(|| reader.next().transpose().map_err(|error| told(&error)))? {
        batch.columns().iter().for_each(|column| drop(cells(column)));
        rows += batch.num_rows();
    }
    Ok(rows)
}

/// Runs a part of the decoder. On some damaged files it panics instead of giving an error; whatever it was at is
/// thrown away then, so that nothing half done is seen.
fn contained<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let stopped = "its decoder stopped at damaged data";
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|_| Err(stopped.to_owned()))
}

struct ParquetFile<'a> {
    path: &'a Path,
    metadata: ArrowReaderMetadata,
    columns: Vec<(usize, FieldRef)>,
    /// Columns that can't be read, for a note.
    notes: Vec<String>,
    size_bytes: u64,
}

/// A column of a row group, decoded from batch to batch.
struct ColumnReader {
    group: usize,
    /// Rows still to come, by the footer.
    left: usize,
    reader: ParquetRecordBatchReader,
}

impl ColumnReader {
    /// The next batches, at most so many. Pages that hold more or fewer rows than the footer says are damage.
    fn next_arrays(&mut self, most: usize) -> Result<Vec<ArrayRef>, String> {
        let mut arrays = Vec::new();
        while arrays.len() < most {
            let Some(batch) = contained(|| self.reader.next().transpose().map_err(|error| told(&error)))? else {
                let ended = if self.left == 0 { Ok(arrays) } else { Err("it holds fewer rows than it says".to_owned()) };
                return ended;
            };
            self.left = self.left.checked_sub(batch.num_rows()).ok_or_else(|| "it holds more rows than it says".to_owned())?;
            arrays.push(Arc::clone(batch.column(0)));
        }
        Ok(arrays)
    }
}

impl<'a> ParquetFile<'a> {
    fn open(source: &'a Source) -> Result<Self, CollectError> {
        let path = source.path.as_path();
        let file = File::open(path).map_err(CollectError::io("open", path))?;
        let size_bytes = file.metadata().map_err(CollectError::io("read", path))?.len();
        if size_bytes == 0 {
            return Err(CollectError::Empty { path: path.to_owned(), format: "Parquet", needs: "its footer" });
        }
        let damaged = |problem: String| CollectError::damaged(path, "Parquet", problem);
        let wanted = source.layout.customer_columns();
        let metadata = contained(|| load(&file, &wanted)).map_err(damaged)?;
        let width = metadata.schema().fields().len();
        if width > TABLE_COLUMNS {
            return Err(damaged(format!("it has {width} columns, and more than {TABLE_COLUMNS} are not read")));
        }
        let (mut columns, mut notes) = (Vec::new(), Vec::new());
        for (index, field) in metadata.schema().fields().iter().enumerate() {
            if parquet_cells::is_read(field.data_type()) {
                columns.push((index, Arc::clone(field)));
            } else {
                notes.push(format!("column \"{}\" is left out: its type {} is not read", field.name(), field.data_type()));
            }
        }
        if let Some((name, first, second)) = duplicate(&columns) {
            return Err(CollectError::DuplicateColumn { path: path.to_owned(), name, first, second });
        }
        Ok(ParquetFile { path, metadata, columns, notes, size_bytes })
    }

    fn groups(&self) -> usize {
        self.metadata.metadata().num_row_groups()
    }

    /// Uncompressed bytes of a row group.
    fn group_bytes(&self, group: usize) -> usize {
        let bytes = self.metadata.metadata().row_group(group).total_byte_size();
        // Dictionaries unfold to several times their size.
        usize::try_from(bytes).unwrap_or(0).saturating_mul(2)
    }

    fn group_rows(&self, group: usize) -> usize {
        usize::try_from(self.metadata.metadata().row_group(group).num_rows()).unwrap_or(0)
    }

    /// Bytes of the file before a row group, for progress.
    fn bytes_before(&self, group: usize) -> u64 {
        let bytes = |group| self.metadata.metadata().row_group(group).compressed_size();
        (0..group).map(bytes).fold(0_i64, i64::saturating_add).try_into().unwrap_or(0)
    }

    /// How many row groups from this one on are decoded side by side.
    fn window(&self, first: usize) -> usize {
        let most = rayon::current_num_threads();
        let mut bytes = 0_usize;
        let fits = |group: &usize| {
            bytes = self.group_bytes(*group).max(self.group_rows(*group).saturating_mul(24)).saturating_add(bytes);
            bytes <= PARQUET_WAVE_BYTES
        };
        (first..self.groups()).take(most).take_while(fits).count().max(1)
    }

    fn readers(&self, groups: std::ops::Range<usize>) -> Result<Vec<ColumnReader>, CollectError> {
        let mut readers = Vec::with_capacity(groups.len() * self.columns.len());
        for group in groups {
            for (index, _) in &self.columns {
                // Every reader has a file handle of its own: handles cloned from one share its position.
                let file = File::open(self.path).map_err(CollectError::io("open", self.path))?;
                let build = || {
                    ParquetRecordBatchReaderBuilder::new_with_metadata(Pages(file), self.metadata.clone())
                        .with_row_groups(vec![group])
                        .with_projection(ProjectionMask::roots(self.metadata.parquet_schema(), [*index]))
                        .with_batch_size(self.batch_rows(group))
                        .build()
                        .map_err(|error| told(&error))
                };
                let reader = contained(build).map_err(|problem| CollectError::damaged(self.path, "Parquet", problem))?;
                readers.push(ColumnReader { group, left: self.group_rows(group), reader });
            }
        }
        Ok(readers)
    }

    /// Rows decoded at once: all columns of them must fit.
    fn batch_rows(&self, group: usize) -> usize {
        let rows = self.group_rows(group).max(1);
        let row_bytes = (self.group_bytes(group) / rows).max(8);
        (PARQUET_WAVE_BYTES / row_bytes).clamp(1_024, PARQUET_BATCH_ROWS)
    }

    /// The next tables of all readers: of a single row group one batch, of several all that they hold.
    fn tables(&self, readers: &mut [ColumnReader], first_row: &mut u64) -> Result<Vec<Table>, CollectError> {
        let all = readers.last().map(|last| last.group) != readers.first().map(|first| first.group);
        let most = if all { usize::MAX } else { (PARQUET_WAVE_BYTES >> 20).max(1) };
        let most = if all { most } else { most.min(2 * rayon::current_num_threads()) };
        let decoded: Vec<Vec<ArrayRef>> = readers
            .par_iter_mut()
            .map(|reader| reader.next_arrays(most).map_err(|problem| CollectError::damaged(self.path, "Parquet", problem)))
            .collect::<Result<_, CollectError>>()?;
        let mut slices = Vec::new();
        for group in decoded.chunks(self.columns.len().max(1)) {
            for slice in 0..group.iter().map(Vec::len).max().unwrap_or(0) {
                let arrays: Option<Vec<&ArrayRef>> = group.iter().map(|column| column.get(slice)).collect();
                let arrays = arrays.filter(|arrays| arrays.windows(2).all(|pair| pair[0].len() == pair[1].len()));
                let Some(arrays) = arrays else {
                    return Err(CollectError::damaged(self.path, "Parquet", "its columns have different numbers of rows"));
                };
                let rows = arrays.first().map_or(0, |array| array.len());
                slices.push((*first_row, arrays));
                *first_row += rows as u64;
            }
        }
        Ok(slices.into_par_iter().map(|(first, arrays)| self.table(first, &arrays)).collect())
    }

    fn table(&self, first: u64, arrays: &[&ArrayRef]) -> Table {
        let mut columns = Vec::with_capacity(arrays.len());
        for ((_, field), array) in self.columns.iter().zip(arrays) {
            for (suffix, cells) in cells(array) {
                columns.push(NamedCells { name: format!("{}{suffix}", field.name()).into(), inner: false, cells });
            }
        }
        Table {
            rows: arrays.first().map_or(0, |array| array.len()),
            columns,
            origin: Origin::Numbers { first },
            refused: Vec::new(),
            before: Vec::new(),
            traits: false,
            notes: Vec::new(),
        }
    }

    /// A table without rows, which tells the columns.
    fn no_rows(&self) -> Table {
        let arrays: Vec<ArrayRef> =
            self.columns.iter().map(|(_, field)| arrow_array::new_empty_array(field.data_type())).collect();
        let mut table = self.table(1, &arrays.iter().collect::<Vec<_>>());
        table.notes.clone_from(&self.notes);
        table
    }
}

/// The schema and places of all columns, texts as dictionaries.
fn load(file: &File, but: &[&str]) -> Result<ArrowReaderMetadata, String> {
    let metadata = ArrowReaderMetadata::load(file, ArrowReaderOptions::new()).map_err(|error| told(&error))?;
    let schema = with_dictionaries(metadata.schema(), but);
    // The hint is given up where the file's types don't allow it.
    let hinted = ArrowReaderMetadata::try_new(Arc::clone(metadata.metadata()), ArrowReaderOptions::new().with_schema(schema));
    Ok(hinted.unwrap_or(metadata))
}

/// The schema with texts as dictionaries, but for columns whose values hardly repeat.
fn with_dictionaries(schema: &SchemaRef, but: &[&str]) -> SchemaRef {
    let dictionary = |field: &FieldRef| {
        let is_text = matches!(field.data_type(), DataType::Utf8 | DataType::LargeUtf8);
        if !is_text || but.contains(&field.name().as_str()) {
            return Arc::clone(field);
        }
        let kind = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
        Arc::new(Field::new(field.name(), kind, field.is_nullable()).with_metadata(field.metadata().clone()))
    };
    Arc::new(Schema::new_with_metadata(schema.fields().iter().map(dictionary).collect::<Vec<_>>(), schema.metadata().clone()))
}

fn duplicate(columns: &[(usize, FieldRef)]) -> Option<(String, usize, usize)> {
    let mut known = FxHashMap::default();
    columns.iter().find_map(|(second, field)| {
        let first = known.insert(field.name(), *second)?;
        Some((field.name().clone(), first + 1, second + 1))
    })
}

/// A message on one line without the name of the library in front.
fn told(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("Parquet error: ").trim_start_matches("EOF: ").to_owned()
}
