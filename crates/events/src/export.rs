//! Writing events as a Parquet file for others: what `simulate` makes.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::types::UInt32Type;
use arrow_array::{
    ArrayRef, BooleanArray, DictionaryArray, Float64Array, RecordBatch, StringArray, TimestampMillisecondArray, UInt32Array,
};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::error::StoreError;
use crate::texts::Texts;

/// A column of a table.
#[derive(Debug, Clone)]
pub enum TableColumn {
    /// Texts.
    Texts(Texts),
    /// Milliseconds since 1970.
    Times(Vec<i64>),
    /// Numbers, NaN where missing.
    Numbers(Vec<f64>),
    /// 0 missing, 1 false, 2 true.
    Booleans(Vec<u8>),
}

/// Writes a Parquet file, a batch of rows at a time.
pub struct TableWriter {
    writer: ArrowWriter<File>,
    schema: SchemaRef,
    path: PathBuf,
}

impl TableWriter {
    /// Creates the file. `columns` gives the names, and by their (empty or full) values the types.
    pub fn create(path: &Path, columns: &[(String, TableColumn)]) -> Result<Self, StoreError> {
        let file = File::create(path).map_err(StoreError::io("create", path))?;
        let fields: Vec<Field> = columns.iter().map(|(name, column)| Field::new(name, column.data_type(), true)).collect();
        let schema = Arc::new(Schema::new(fields));
        let zstd = ZstdLevel::try_new(1).map(Compression::ZSTD).unwrap_or(Compression::UNCOMPRESSED);
        let properties = WriterProperties::builder().set_compression(zstd).build();
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties)).map_err(failed(path))?;
        Ok(TableWriter { writer, schema, path: path.to_owned() })
    }

    /// Appends rows; the columns are those of [`TableWriter::create`], in their order.
    pub fn write(&mut self, columns: Vec<TableColumn>) -> Result<(), StoreError> {
        let path = &self.path;
        let arrays: Vec<ArrayRef> = columns
            .into_iter()
            .map(TableColumn::into_array)
            .collect::<Result<_, _>>()
            .map_err(|error| failed(path)(error.into()))?;
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(|error| failed(path)(error.into()))?;
        self.writer.write(&batch).map_err(failed(path))
    }

    /// Ends the file.
    pub fn finish(self) -> Result<(), StoreError> {
        self.writer.close().map_err(failed(&self.path)).map(|_| ())
    }
}

fn failed(path: &Path) -> impl Fn(parquet::errors::ParquetError) -> StoreError + '_ {
    move |error| StoreError::Io { action: "write", path: path.to_owned(), source: std::io::Error::other(error) }
}

impl TableColumn {
    fn data_type(&self) -> DataType {
        match self {
            TableColumn::Texts(_) => DataType::Dictionary(Box::new(DataType::UInt32), Box::new(DataType::Utf8)),
            TableColumn::Times(_) => DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into())),
            TableColumn::Numbers(_) => DataType::Float64,
            TableColumn::Booleans(_) => DataType::Boolean,
        }
    }

    fn into_array(self) -> Result<ArrayRef, arrow_schema::ArrowError> {
        Ok(match self {
            TableColumn::Texts(texts) => {
                let keys: UInt32Array = texts.codes.iter().map(|code| code.checked_sub(1)).collect();
                let values = StringArray::from_iter_values(texts.values.iter());
                Arc::new(DictionaryArray::<UInt32Type>::try_new(keys, Arc::new(values))?)
            }
            TableColumn::Times(times) => Arc::new(TimestampMillisecondArray::from(times).with_timezone("UTC")),
            TableColumn::Numbers(numbers) => {
                Arc::new(numbers.into_iter().map(|number| (!number.is_nan()).then_some(number)).collect::<Float64Array>())
            }
            TableColumn::Booleans(values) => {
                Arc::new(values.into_iter().map(|value| (value > 0).then_some(value == 2)).collect::<BooleanArray>())
            }
        })
    }
}
