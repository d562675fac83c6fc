//! Files in gzip and zstd, whole and cut off.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use std::io::Write;

use collect::{ColumnOptions, Source};
use common::{check, file, folder, read_all};

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).expect("in memory");
    encoder.finish().expect("in memory")
}

fn table(rows: usize) -> String {
    let rows: String = (0..rows).map(|row| format!("u{row},2024-01-01T00:00:00Z,visit,{}\n", row * 7_919 % 10_007)).collect();
    format!("customer,time,event,x\n{rows}")
}

/// Would catch: a second member of a gzip file that is not read, zstd taken for text, a name that decides instead of
/// the bytes.
#[test]
fn both_are_seen_by_their_bytes() {
    let wanted = "u0 2024-01-01T00:00:00Z visit x=0\nu1 2024-01-01T00:00:00Z visit x=7919";
    let members =
        [gzip(b"customer,time,event,x\nu0,2024-01-01T00:00:00Z,visit,0\n"), gzip(b"u1,2024-01-01T00:00:00Z,visit,7919\n")]
            .concat();
    check("a.csv.gz", members.clone(), &ColumnOptions::default(), wanted);
    check("a.csv", members, &ColumnOptions::default(), wanted);
    check("a.csv.zst", zstd::encode_all(table(2).as_bytes(), 1).expect("in memory"), &ColumnOptions::default(), wanted);
    check("a.csv.gz", table(2), &ColumnOptions::default(), wanted);
}

/// Would catch: rows before the cut that are lost, an error that does not say where, a panic.
#[test]
fn a_cut_file_gives_its_rows_and_an_error() {
    let content = table(400_000);
    for (name, whole) in
        [("gzip", gzip(content.as_bytes())), ("zstd", zstd::encode_all(content.as_bytes(), 1).expect("in memory"))]
    {
        let folder = folder();
        let path = file(folder.path(), "a.csv", &whole[..whole.len() / 2]);
        let all = read_all(&Source::with_options(&path, &ColumnOptions::default()).expect("csv"));
        let rows: usize = all.batches.iter().map(events::Batch::len).sum();
        assert!(rows > 100_000, "{name}: {rows} rows");
        let failure = all.failure.expect("a failure");
        let wanted =
            format!("the {name} data end in the middle after {} bytes; {rows} rows before it were read", whole.len() / 2);
        assert!(failure.ends_with(&wanted), "{failure}");
    }
}

/// Would catch: damage taken for the end of the file.
#[test]
fn damage_is_told() {
    let mut bytes = gzip(table(1_000).as_bytes());
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20].fill(0xff);
    let folder = folder();
    let path = file(folder.path(), "a.csv.gz", bytes);
    let all = read_all(&Source::with_options(&path, &ColumnOptions::default()).expect("csv"));
    let failure = all.failure.expect("a failure");
    assert!(failure.contains("gzip data"), "{failure}");
}
