//! Parquet files of many types.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Float32Array, Float64Array, Int64Array, ListArray,
    RecordBatch, StringArray, StringViewArray, TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray,
    TimestampSecondArray, UInt32Array, UInt64Array,
};
use collect::{ColumnOptions, Source};
use common::{folder, read_all, rows, told};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;

fn write(folder: &Path, columns: Vec<(&str, ArrayRef)>, group_rows: usize) -> PathBuf {
    let path = folder.join("a.parquet");
    let batch =
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).expect("a batch");
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(group_rows)).build();
    let file = std::fs::File::create(&path).expect("created");
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).expect("a writer");
    writer.write(&batch).expect("written");
    writer.close().expect("closed");
    path
}

fn check(columns: Vec<(&str, ArrayRef)>, wanted: &str) {
    let folder = folder();
    let path = write(folder.path(), columns, 1_000);
    let got = told(&Source::with_options(&path, &ColumnOptions::default()).expect("parquet"));
    assert_eq!(got.replace(&format!("{}/", folder.path().display()), ""), common::trimmed(wanted));
}

fn event() -> ArrayRef {
    Arc::new(StringArray::from(vec!["a", "b"]))
}

/// Would catch: a type read wrongly, a missing value that is not, a number that lost digits.
#[test]
fn types() {
    let dictionary: DictionaryArray<Int32Type> = vec![Some("web"), None].into_iter().collect();
    let list = ListArray::from_iter_primitive::<Int32Type, _, _>(vec![Some(vec![Some(1)]), None]);
    check(
        vec![
            ("customer", Arc::new(UInt32Array::from(vec![0, 12]))),
            ("time", Arc::new(TimestampMillisecondArray::from(vec![0, 1_500]).with_timezone("UTC"))),
            ("event", event()),
            ("channel", Arc::new(dictionary)),
            ("view", Arc::new(StringViewArray::from(vec![Some(""), Some("v")]))),
            ("revenue", Arc::new(Float64Array::from(vec![Some(1.5), None]))),
            ("ratio", Arc::new(Float32Array::from(vec![0.1, f32::INFINITY]))),
            ("yes", Arc::new(BooleanArray::from(vec![Some(true), None]))),
            ("small", Arc::new(Int64Array::from(vec![Some(-3), None]))),
            ("big", Arc::new(Int64Array::from(vec![9_007_199_254_740_993, 1]))),
            ("huge", Arc::new(UInt64Array::from(vec![u64::MAX, 1]))),
            ("price", Arc::new(Decimal128Array::from(vec![1_999, -5]).with_precision_and_scale(10, 2).expect("fits"))),
            ("day", Arc::new(Date32Array::from(vec![1, 365]))),
            ("local", Arc::new(TimestampMicrosecondArray::from(vec![Some(1_500_000), None]))),
            ("list", Arc::new(list)),
        ],
        r#"0 1970-01-01T00:00:00Z a channel="web" revenue=1.5 ratio=0.1 yes=true small=-3 big="9007199254740993" huge="18446744073709551615" price=19.99 day="1970-01-02" local="1970-01-01T00:00:01.5"
           12 1970-01-01T00:00:01.5Z b view="v" big="1" huge="1" price=-0.05 day="1971-01-01"
           note: column "list" is left out: its type List(Int32) is not read"#,
    );
}

/// Would catch: a unit off by a thousand, a local time taken for UTC without a word.
#[test]
fn times() {
    let customer = || -> ArrayRef { Arc::new(StringArray::from(vec!["u", "u"])) };
    let note = "note: the times in column \"time\" say no zone and are read as UTC; say another with --timezone";
    let zoned = "u 2023-11-14T22:13:20Z a\nu 2023-11-14T22:13:21Z b".to_owned();
    let local = format!("{zoned}\n{note}");
    let cases: Vec<(ArrayRef, String)> = vec![
        (Arc::new(TimestampSecondArray::from(vec![1_700_000_000, 1_700_000_001])), local.clone()),
        (Arc::new(TimestampNanosecondArray::from(vec![1_700_000_000_000_000_000, 1_700_000_001_000_000_000])), local),
        (Arc::new(Int64Array::from(vec![1_700_000_000, 1_700_000_001])), zoned.clone()),
        (Arc::new(Int64Array::from(vec![1_700_000_000_000, 1_700_000_001_000])), zoned.clone()),
        (
            Arc::new(Int64Array::from(vec![20_231_114, 20_231_115])),
            format!("u 2023-11-14T00:00:00Z a\nu 2023-11-15T00:00:00Z b\n{note}"),
        ),
        (Arc::new(Float64Array::from(vec![1_700_000_000.0, 1_700_000_001.0])), zoned.clone()),
        (Arc::new(StringArray::from(vec!["2023-11-14T22:13:20Z", "2023-11-14T23:13:21+01:00"])), zoned),
        (Arc::new(Date32Array::from(vec![0, 1])), format!("u 1970-01-01T00:00:00Z a\nu 1970-01-02T00:00:00Z b\n{note}")),
    ];
    for (time, wanted) in cases {
        check(vec![("customer", customer()), ("time", time), ("event", event())], &wanted);
    }
}

/// Would catch: a bad row that stops the file, or is dropped without its number.
#[test]
fn bad_rows() {
    check(
        vec![
            ("customer", Arc::new(Int64Array::from(vec![Some(1), None, Some(3), Some(4), Some(5)]))),
            (
                "time",
                Arc::new(
                    TimestampMillisecondArray::from(vec![Some(0), Some(0), None, Some(i64::MAX), Some(0)]).with_timezone("UTC"),
                ),
            ),
            ("event", Arc::new(StringArray::from(vec![Some("a"), Some("a"), Some("a"), Some("a"), None]))),
        ],
        r#"1 1970-01-01T00:00:00Z a
           line 2: no_customer
           line 3: no_time
           line 4: time_out_of_range "9223372036854775807ms"
           line 5: no_event"#,
    );
}

/// Would catch: rows out of order, or lost between row groups and slices.
#[test]
fn many_row_groups_keep_their_order() {
    let rows_in_all = 700_000_u32;
    for group_rows in [1_000_000, 90_000] {
        let folder = folder();
        let number = |row: u32| i64::from(row);
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("customer", Arc::new(UInt32Array::from_iter_values((0..rows_in_all).map(|row| row % 1_000)))),
            ("time", Arc::new(Int64Array::from_iter_values((0..rows_in_all).map(|row| 1_700_000_000_000 + number(row))))),
            ("event", Arc::new(StringArray::from_iter_values((0..rows_in_all).map(|row| format!("e{}", row % 7))))),
        ];
        let path = write(folder.path(), columns, group_rows);
        let all = read_all(&Source::with_options(&path, &ColumnOptions::default()).expect("parquet"));
        assert_eq!((all.failure, all.report.rows, all.report.events), (None, u64::from(rows_in_all), u64::from(rows_in_all)));
        let mut next = 0;
        for batch in &all.batches {
            for row in 0..batch.len() {
                assert_eq!(batch.times[row], 1_700_000_000_000 + number(next));
                assert_eq!(batch.customers.get(row), Some((next % 1_000).to_string().as_str()));
                assert_eq!(batch.events.as_ref().and_then(|events| events.get(row)), Some(format!("e{}", next % 7).as_str()));
                next += 1;
            }
        }
    }
}

/// Would catch: a cut file read as if it were whole, or a panic on it.
#[test]
fn cut_and_changed_files_are_errors() {
    let folder = folder();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("customer", Arc::new(StringArray::from_iter_values((0..5_000).map(|row| format!("u{row}"))))),
        ("time", Arc::new(Int64Array::from_iter_values(1_700_000_000..1_700_005_000))),
        ("event", Arc::new(StringArray::from_iter_values((0..5_000).map(|_| "e")))),
    ];
    let path = write(folder.path(), columns, 1_000);
    let whole = std::fs::read(&path).expect("there");
    for cut in (0..whole.len()).step_by(whole.len() / 40) {
        std::fs::write(&path, &whole[..cut]).expect("written");
        let all = read_all(&Source::with_options(&path, &ColumnOptions::default()).expect("parquet"));
        assert!(all.failure.is_some_and(|failure| failure.contains("a.parquet")), "cut at {cut}");
    }
    for at in (0..whole.len()).step_by(whole.len() / 200) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        std::fs::write(&path, bytes).expect("written");
        let all = read_all(&Source::with_options(&path, &ColumnOptions::default()).expect("parquet"));
        assert!(rows(&all.batches).len() <= 5_000);
    }
}

/// Would catch: a decoder that panics on damage, which the reader must contain. Seeded, so that a failure repeats.
#[test]
fn changed_bytes_never_panic() {
    let folder = folder();
    let rows = 3_000_usize;
    let words = ["web", "app", "store", "mail"];
    let dictionary: DictionaryArray<Int32Type> = (0..rows).map(|row| (row % 5 > 0).then_some(words[row % 4])).collect();
    let list = (0..rows).map(|row| (row % 3 > 0).then(|| vec![Some(7); row % 4]));
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("customer", Arc::new(StringArray::from_iter((0..rows).map(|row| (row % 7 > 0).then(|| format!("u{row}")))))),
        ("time", Arc::new(Int64Array::from_iter((1_700_000_000..1_700_003_000).map(|time| (time % 11 > 0).then_some(time))))),
        ("event", Arc::new(StringArray::from_iter_values((0..rows).map(|row| words[row % 3])))),
        ("channel", Arc::new(dictionary)),
        ("list", Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(list))),
        ("yes", Arc::new(BooleanArray::from_iter((0..rows).map(|row| Some(row % 2 == 0))))),
        ("price", Arc::new(Decimal128Array::from_iter_values(0..3_000).with_precision_and_scale(30, 2).expect("fits"))),
    ];
    let whole = std::fs::read(write(folder.path(), columns, 1_000)).expect("there");
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % u64::try_from(below).expect("small")).expect("small")
    };
    // The end of the file tells where everything is: damage there reaches furthest.
    let footer = whole.len() - whole.len().min(3_000);
    for round in 0..3_000 {
        let mut bytes = whole.clone();
        for _ in 0..=next(4) {
            let from = if round % 2 == 0 { 0 } else { footer };
            let at = from + next(bytes.len() - from);
            bytes[at] = u8::try_from(next(256)).expect("a byte");
        }
        let _ = collect::parse_parquet(bytes);
    }
}
