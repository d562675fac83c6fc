//! Damaged segments beneath their sums: an error each, and nothing else.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int64Array, ListArray, RecordBatch, StringArray, TimestampMillisecondArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::Encoding;
use parquet::file::properties::WriterProperties;
use parquet::schema::types::ColumnPath;

use super::decode::decode_segment;
use super::write::{SortedColumn, SortedRows, write_segment};
use crate::texts::{Interner, Texts};

fn texts<'a>(values: impl Iterator<Item = &'a str>) -> Texts {
    let mut interner = Interner::default();
    let codes = values.map(|value| interner.intern(value)).collect();
    Texts { codes, values: interner.into_values() }
}

/// Five customers of eight rows, a property of each type with gaps.
fn segment() -> Vec<u8> {
    let rows = 40_u8;
    let of = |row: u8| ["", "web", "app", "mail"][usize::from(row % 4)];
    let sorted = SortedRows {
        customers: texts(["a", "b", "c", "d", "e"].into_iter()).values,
        lengths: vec![8; 5],
        times: (0..rows).map(|row| i64::from(row) * 86_400_000).collect(),
        events: Some(texts((0..rows).map(|row| ["visit", "buy", "leave"][usize::from(row % 3)]))),
        columns: vec![
            ("channel".to_owned(), SortedColumn::Texts(texts((0..rows).map(of)))),
            (
                "x".to_owned(),
                SortedColumn::Numbers((0..rows).map(|row| if row % 5 == 0 { f64::NAN } else { f64::from(row) }).collect()),
            ),
            ("paid".to_owned(), SortedColumn::Booleans((0..rows).map(|row| row % 3).collect())),
        ],
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("segment.parquet");
    write_segment(&path, &sorted, false).expect("written");
    std::fs::read(path).expect("readable")
}

/// A file of columns as another program may write it: names as in a segment, contents not.
fn foreign(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("a batch");
    let time = ColumnPath::new(vec!["time".to_owned()]);
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(usize::MAX))
        .set_column_dictionary_enabled(time.clone(), false);
    let properties = if has_times(&batch) {
        properties.set_column_encoding(time, Encoding::DELTA_BINARY_PACKED).build()
    } else {
        properties.build()
    };
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).expect("a writer");
    writer.write(&batch).expect("written");
    writer.into_inner().expect("ended")
}

fn has_times(batch: &RecordBatch) -> bool {
    matches!(batch.column(1).data_type(), arrow_schema::DataType::Timestamp(..))
}

fn times(rows: usize) -> ArrayRef {
    Arc::new(TimestampMillisecondArray::from(vec![7; rows]))
}

fn names(rows: usize) -> ArrayRef {
    let names: DictionaryArray<Int32Type> = std::iter::repeat_n("a", rows).collect();
    Arc::new(names)
}

#[track_caller]
fn refused(bytes: Vec<u8>, told: &str) {
    let error = decode_segment(bytes).expect_err("damage").to_string();
    assert!(error.contains(told), "{error}\n  should say: {told}");
}

/// Would catch: a panic, or columns of different lengths, out of a changed byte. Seeded, so that a failure repeats.
#[test]
fn changed_and_cut_segments_are_errors_or_whole() {
    let whole = segment();
    assert_eq!(decode_segment(whole.clone()).expect("whole"), 40);
    for length in 0..whole.len() {
        decode_segment(whole[..length].to_vec()).expect_err("cut off");
    }
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).expect("small")
    };
    for _ in 0..3_000 {
        let mut bytes = whole.clone();
        for _ in 0..=next(3) {
            let at = next(bytes.len());
            bytes[at] = u8::try_from(next(256)).expect("a byte");
        }
        let _ = decode_segment(bytes);
    }
}

/// Would catch: memory taken for rows that a footer claims and no page holds, or rows read that no footer knows.
#[test]
fn pages_and_footer_must_agree_on_rows() {
    let whole = foreign(vec![("customer", names(9)), ("time", times(9)), ("event", names(9))]);
    assert_eq!(decode_segment(whole.clone()).expect("whole"), 9);
    // The header of a data page: a struct, the number of its values (9, doubled), an encoding.
    let header = [0x2c, 0x15, 18, 0x15];
    let places: Vec<usize> = (0..whole.len() - 4).filter(|at| whole[*at..].starts_with(&header)).collect();
    assert_eq!(places.len(), 3, "a data page a column");
    for place in places {
        for (rows, told) in [(8, "its pages hold 8 instead of 9 rows"), (10, "its pages hold more than 9 rows")] {
            let mut bytes = whole.clone();
            bytes[place + 2] = rows * 2;
            let error = decode_segment(bytes).expect_err("damage").to_string();
            assert!(error.contains(told) || error.contains("where its header says"), "{error}");
        }
    }
    let rows = super::write::GROUP_ROWS + 1;
    let large = foreign(vec![("customer", names(rows)), ("time", times(rows)), ("event", names(rows))]);
    refused(large, "a row group claims 1048577 rows");
}

/// Would catch: decoders let loose on columns of another shape than they were made for.
#[test]
fn columns_of_another_shape_are_refused() {
    let lists = || ListArray::from_iter_primitive::<Int32Type, _, _>([Some(vec![Some(1)]), None]);
    let gaps: ArrayRef = Arc::new(StringArray::from(vec![Some("a"), None]));
    let numbers = || Arc::new(Int64Array::from(vec![1, 2])) as ArrayRef;
    for (customer, time, event, told) in [
        (gaps, times(2), names(2), "column customer: a customer may be missing"),
        (numbers(), times(2), names(2), "column customer: it is not of the type BYTE_ARRAY"),
        (names(2), names(2), names(2), "column time: it is not of the type INT64"),
        (names(2), times(2), numbers(), "column event: it is not of the type BYTE_ARRAY"),
        (names(2), times(2), Arc::new(lists()) as ArrayRef, "column event: it is missing"),
    ] {
        refused(foreign(vec![("customer", customer), ("time", time), ("event", event)]), told);
    }
}
