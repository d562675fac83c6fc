//! Damaged and random files: an error or rejects, never a panic.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use collect::{ColumnOptions, Mapping, Source, parse_csv, parse_ndjson, parse_parquet, parse_xes};
use common::{file, folder, read_all};
use proptest::prelude::*;

const CSV: &[u8] = b"customer,time,event,x\nu1,2024-01-01T00:00:00Z,visit,\"a\nb\"\nu2,2024-01-01T00:00:01Z,visit,1\n";
const NDJSON: &[u8] = br#"{"customer":"u1","time":"2024-01-01T00:00:00Z","event":"e","a":{"b":[1,"x\u00e4"]},"n":-1.5e3}
{"customer":"u2","time":1704067200,"event":"e","properties":{"x":true}}
"#;
const XES: &[u8] = br#"<?xml version="1.0"?><log><global scope="event"><string key="a" value="b"/></global><trace>
<string key="concept:name" value="1"/><event><string key="concept:name" value="A &lt; B"/><date key="time:timestamp" value="2024-01-01T00:00:00Z"/>
<list key="l"><values><int key="x" value="1"/></values></list></event></trace></log>"#;
const MAPPING: &str = include_str!("../../../examples/completejourney/import.yaml");

/// A text with some of its bytes changed, cut off at some place.
fn damaged(text: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    (0..=text.len(), proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6)).prop_map(
        move |(end, changes)| {
            let mut bytes = text[..end].to_vec();
            for (at, byte) in changes {
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                }
            }
            bytes
        },
    )
}

fn read_as(name: &str, bytes: &[u8]) {
    let folder = folder();
    let path = file(folder.path(), name, bytes);
    let _ = read_all(&Source::with_options(&path, &ColumnOptions::default()).expect("a known ending"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn csv(bytes in prop_oneof![damaged(CSV), proptest::collection::vec(any::<u8>(), 0..200)]) {
        read_as("a.csv", &bytes);
        parse_csv(&bytes, b',', 4);
    }

    #[test]
    fn ndjson(bytes in prop_oneof![damaged(NDJSON), proptest::collection::vec(any::<u8>(), 0..200)]) {
        read_as("a.ndjson", &bytes);
        parse_ndjson(&bytes);
    }

    #[test]
    fn xes(bytes in prop_oneof![damaged(XES), proptest::collection::vec(any::<u8>(), 0..200)]) {
        read_as("a.xes", &bytes);
        let _ = parse_xes(&bytes);
    }

    #[test]
    fn parquet(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse_parquet([b"PAR1", bytes.as_slice(), b"PAR1"].concat());
        read_as("a.parquet", &bytes);
    }

    #[test]
    fn compressed(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_as("a.csv.gz", &[b"\x1f\x8b\x08".as_slice(), &bytes].concat());
        read_as("a.csv.zst", &[b"\x28\xb5\x2f\xfd".as_slice(), &bytes].concat());
    }

    #[test]
    fn mapping(bytes in damaged(MAPPING.as_bytes())) {
        let _ = Mapping::parse(&String::from_utf8_lossy(&bytes));
    }
}
