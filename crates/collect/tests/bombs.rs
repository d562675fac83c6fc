//! Small files that ask for much: refused or read, in bounded time and memory.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use std::fmt::Write;
use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use collect::{ColumnOptions, Source};
use common::{Read, file, folder, read_all, told_with};
use parquet::arrow::ArrowWriter;

fn read(name: &str, content: impl AsRef<[u8]>) -> Read {
    let folder = folder();
    let path = file(folder.path(), name, content);
    read_all(&Source::with_options(&path, &ColumnOptions::default()).expect("a known ending"))
}

fn failure(name: &str, content: impl AsRef<[u8]>) -> String {
    told_with(name, content, &ColumnOptions::default())
}

/// Would catch: a header compared column with column, which a line of commas makes hours.
#[test]
fn a_header_of_a_million_columns_is_refused() {
    assert_eq!(
        failure("a.csv", ",".repeat(10 << 20)),
        "failure: a.csv: not a CSV file, or a damaged one: the header has 2097153 columns, and more than 16384 are not read"
    );
    let names: Vec<String> = (0..200_000).map(|i| format!("c{i}")).collect();
    assert!(failure("a.tsv", names.join("\t")).contains("200000 columns"));
}

/// Would catch: names of members that are values, each of which makes room in every row of a block: 7 GB of 4 MB.
#[test]
fn names_that_are_values_are_told() {
    let mut text = String::new();
    for row in 0..60_000 {
        let _ = writeln!(text, "{{\"customer\":\"u\",\"time\":1704067200,\"event\":\"e\",\"k{}\":1}}", row % 1_990);
    }
    let all = read("a.ndjson", text);
    assert_eq!((all.failure, all.report.rows), (None, 60_000));
    assert_eq!(all.report.events + all.report.rejects(), 60_000);
    assert!(all.report.events > 15_000, "{} events", all.report.events);
    assert!(all.rejects[0].contains("bad_json 1993 different names in a block"), "{}", all.rejects[0]);
}

/// Would catch: lists whose length is counted anew for every value, and a list that is too long let pass.
#[test]
fn lists_of_a_log_are_bounded() {
    let log = |values: usize| {
        let values = "<int key=\"i\" value=\"1\"/>".repeat(values);
        format!(
            "<log><trace><string key=\"concept:name\" value=\"1\"/><event><string key=\"concept:name\" value=\"A\"/>\
             <date key=\"time:timestamp\" value=\"2024-01-01T00:00:00Z\"/><list key=\"l\">{values}</list></event></trace></log>"
        )
    };
    let all = read("a.xes", log(200_000));
    assert_eq!((all.failure, all.report.events), (None, 1));
    assert!(failure("a.xes", log(1_200_000)).contains("a list is too long"));
}

/// Would catch: traces that each bring attributes of their own, which take a column each of all traces before.
#[test]
fn attributes_of_traces_are_bounded() {
    let mut log = "<log>".to_owned();
    for trace in 0..20_000 {
        let _ = write!(log, "<trace><string key=\"concept:name\" value=\"{trace}\"/><int key=\"a{trace}\" value=\"1\"/></trace>");
    }
    let told = failure("a.xes", log + "</log>");
    assert!(told.contains("it has more than 2000 different attributes"), "{}", &told[told.len() - 200..]);
    let long = "k".repeat(1_025);
    let told = failure("a.xes", format!("<log><trace><int key=\"{long}\" value=\"1\"/></trace></log>"));
    assert!(told.contains("an attribute's name has 1025 bytes"), "{told}");
}

/// Would catch: a file whose pages hold other rows than its footer says read without a word.
#[test]
fn pages_and_footer_of_parquet_must_agree_on_rows() {
    let text = || Arc::new(StringArray::from_iter_values((0..9).map(|row| format!("a{row}")))) as ArrayRef;
    let columns =
        vec![("customer", text()), ("time", Arc::new(Int64Array::from_iter_values(0..9)) as ArrayRef), ("event", text())];
    let batch = RecordBatch::try_from_iter(columns).expect("a batch");
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("a writer");
    writer.write(&batch).expect("written");
    let whole = writer.into_inner().expect("ended");
    assert_eq!(read("a.parquet", &whole).report.events, 9);
    // The header of a data page: a struct, the number of its values (9, doubled), an encoding.
    let header = [0x2c, 0x15, 18, 0x15];
    let places: Vec<usize> = (0..whole.len() - 4).filter(|at| whole[*at..].starts_with(&header)).collect();
    assert_eq!(places.len(), 3, "a data page a column");
    let mut bytes = whole;
    places.into_iter().for_each(|place| bytes[place + 2] = 8 * 2);
    let told = failure("a.parquet", bytes);
    assert!(told.contains("it holds fewer rows than it says"), "{told}");
}
