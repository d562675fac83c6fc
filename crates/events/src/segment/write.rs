//! Writing a segment.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int32Array, RecordBatch, StringArray, TimestampMillisecondArray,
};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use super::{CUSTOMER, EVENT_COLUMN, TIME, column_of};
use crate::error::StoreError;
use crate::kind::Kind;
use crate::texts::{TextArena, Texts};

/// Rows of a row group: large enough that dictionaries and page headers weigh nothing, small enough that one
/// group of a wide table fits in memory.
pub(super) const GROUP_ROWS: usize = 1 << 20;

/// Bytes of one dictionary before a column of a group falls back to plain texts.
const DICTIONARY_BYTES: usize = 8 << 20;

/// Rows in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct SortedRows {
    /// Customers in rising order, each once.
    pub customers: TextArena,
    /// Rows of each customer; their sum is the number of rows.
    pub lengths: Vec<u32>,
    /// Times; [`NO_TIME`] is null (trait segments only).
    pub times: Vec<i64>,
    /// Event names; none in trait segments.
    pub events: Option<Texts>,
    /// Properties by name.
    pub columns: Vec<(String, SortedColumn)>,
}

/// A time that was not told: before all others, so that a told value always overrides it.
pub(crate) const NO_TIME: i64 = i64::MIN;

/// The values of one property.
#[derive(Debug)]
pub(crate) enum SortedColumn {
    /// Texts.
    Texts(Texts),
    /// Numbers, NaN where missing.
    Numbers(Vec<f64>),
    /// 0 missing, 1 false, 2 true.
    Booleans(Vec<u8>),
}

impl SortedColumn {
    fn kind(&self) -> Kind {
        match self {
            SortedColumn::Texts(_) => Kind::Text,
            SortedColumn::Numbers(_) => Kind::Number,
            SortedColumn::Booleans(_) => Kind::Boolean,
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    pub bytes: u64,
    pub crc32: u32,
}

/// Writes the rows as one segment file and, where asked, waits until it is on the disk.
pub(crate) fn write_segment(path: &Path, rows: &SortedRows, sync: bool) -> Result<Written, StoreError> {
    let file = File::create(path).map_err(StoreError::io("create", path))?;
    let schema = schema(rows);
    let sum = Summed { file: BufWriter::with_capacity(1 << 20, file), bytes: 0, crc: crc32fast::Hasher::new() };
    let failed = |error: parquet::errors::ParquetError| StoreError::Io {
        action: "write",
        path: path.to_owned(),
        source: std::io::Error::other(error),
    };
    let mut writer = ArrowWriter::try_new(sum, Arc::clone(&schema), Some(properties(rows))).map_err(failed)?;
    let keys = customer_keys(&rows.lengths);
    let mut start = 0;
    while start < rows.times.len() {
        let end = (start + GROUP_ROWS).min(rows.times.len());
        let batch = batch(rows, &keys, start..end, &schema).map_err(|error| failed(error.into()))?;
        writer.write(&batch).map_err(failed)?;
        start = end;
    }
    let mut sum = writer.into_inner().map_err(failed)?;
    sum.flush().map_err(StoreError::io("write", path))?;
    let written = Written { bytes: sum.bytes, crc32: sum.crc.finalize() };
    let file = sum.file.into_inner().map_err(|error| StoreError::io("write", path)(error.into_error()))?;
    if sync {
        file.sync_all().map_err(StoreError::io("sync", path))?;
    }
    Ok(written)
}

/// Counts and sums what passes through.
struct Summed {
    file: BufWriter<File>,
    bytes: u64,
    crc: crc32fast::Hasher,
}

impl Write for Summed {
    fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(data)?;
        self.crc.update(&data[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

fn text_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

fn schema(rows: &SortedRows) -> SchemaRef {
    let utc = DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into()));
    let mut fields = vec![Field::new(CUSTOMER, text_type(), false), Field::new(TIME, utc, rows.events.is_none())];
    if rows.events.is_some() {
        fields.push(Field::new(EVENT_COLUMN, text_type(), false));
    }
    for (name, column) in &rows.columns {
        let data_type = match column.kind() {
            Kind::Text => text_type(),
            Kind::Number => DataType::Float64,
            Kind::Boolean => DataType::Boolean,
        };
        fields.push(Field::new(column_of(name), data_type, true));
    }
    Arc::new(Schema::new(fields))
}

fn properties(rows: &SortedRows) -> WriterProperties {
    let time = ColumnPath::new(vec![TIME.to_owned()]);
    // Level 1 is a few per cent larger than the default of 3 and half again as fast to write.
    let zstd = ZstdLevel::try_new(1).map(Compression::ZSTD).unwrap_or(Compression::UNCOMPRESSED);
    let mut builder = WriterProperties::builder()
        .set_compression(zstd)
        .set_max_row_group_row_count(Some(GROUP_ROWS))
        .set_dictionary_page_size_limit(DICTIONARY_BYTES)
        .set_data_page_row_count_limit(GROUP_ROWS)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_column_dictionary_enabled(time.clone(), false)
        .set_column_encoding(time, Encoding::DELTA_BINARY_PACKED);
    for (name, column) in &rows.columns {
        if column.kind() == Kind::Boolean {
            // A path of one part, as all columns are flat: a dot in a name is part of the name.
            builder = builder.set_column_dictionary_enabled(ColumnPath::new(vec![column_of(name)]), false);
        }
    }
    builder.build()
}

/// The number of the customer of every row.
#[allow(clippy::cast_possible_wrap, clippy::cast_possible_truncation)] // A bucket holds far fewer than 2^31 customers.
fn customer_keys(lengths: &[u32]) -> Vec<i32> {
    let mut keys = Vec::with_capacity(lengths.iter().map(|length| *length as usize).sum());
    for (customer, length) in lengths.iter().enumerate() {
        keys.resize(keys.len() + *length as usize, customer as i32);
    }
    keys
}

fn batch(
    rows: &SortedRows,
    keys: &[i32],
    range: std::ops::Range<usize>,
    schema: &SchemaRef,
) -> Result<RecordBatch, arrow_schema::ArrowError> {
    let first = keys[range.start];
    let last = keys[range.end - 1];
    #[allow(clippy::cast_sign_loss)] // Keys are counted from 0.
    let names = StringArray::from_iter_values((first..=last).map(|key| rows.customers.get(key as usize)));
    let local = Int32Array::from_iter_values(keys[range.clone()].iter().map(|key| key - first));
    let times = &rows.times[range.clone()];
    let times = if rows.events.is_some() {
        TimestampMillisecondArray::from_iter_values(times.iter().copied())
    } else {
        TimestampMillisecondArray::from_iter(times.iter().map(|time| (*time != NO_TIME).then_some(*time)))
    };
    let mut arrays: Vec<ArrayRef> =
        vec![Arc::new(DictionaryArray::<Int32Type>::try_new(local, Arc::new(names))?), Arc::new(times.with_timezone("UTC"))];
    if let Some(events) = &rows.events {
        arrays.push(text_array(events, range.clone())?);
    }
    for (_, column) in &rows.columns {
        arrays.push(match column {
            SortedColumn::Texts(texts) => text_array(texts, range.clone())?,
            SortedColumn::Numbers(numbers) => {
                let values = numbers[range.clone()].iter().map(|number| (!number.is_nan()).then_some(*number));
                Arc::new(Float64Array::from_iter(values))
            }
            SortedColumn::Booleans(booleans) => {
                let values = booleans[range.clone()].iter().map(|value| (*value > 0).then_some(*value == 2));
                Arc::new(BooleanArray::from_iter(values))
            }
        });
    }
    RecordBatch::try_new(Arc::clone(schema), arrays)
}

#[allow(clippy::cast_possible_wrap)] // Codes of a bucket are below 2^31, as its rows are.
fn text_array(texts: &Texts, range: std::ops::Range<usize>) -> Result<ArrayRef, arrow_schema::ArrowError> {
    let codes = &texts.codes[range];
    let keys: Int32Array = if codes.contains(&0) {
        codes.iter().map(|code| (*code > 0).then(|| *code as i32 - 1)).collect()
    } else {
        Int32Array::from_iter_values(codes.iter().map(|code| *code as i32 - 1))
    };
    let values = StringArray::from_iter_values(texts.values.iter());
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::new(values))?))
}
