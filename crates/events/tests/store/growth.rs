//! Data that grows: compaction of many imports, more buckets for more events.

use testkit::{Row, TestData, batch, rows_of};

use super::plain::{many, sorted};

fn segment_files(data: &TestData) -> usize {
    std::fs::read_dir(data.folder.path().join("segments")).expect("a folder").count()
}

/// Would catch: rows lost, doubled or reordered by compaction; segments that pile up; replaced files that are never
/// removed, or removed while they are still named.
#[test]
fn many_imports_are_compacted_without_a_trace() {
    let data = TestData::default();
    let mut all: Vec<Row> = Vec::new();
    let mut compacted = 0;
    for import in 0..14 {
        let before = data.store.snapshot().ok().map_or(0, |snapshot| snapshot.segments().len());
        let rows = many(11, 40, import * 40);
        data.import(vec![batch(&rows)], if import % 2 == 0 { 1 } else { 1 << 30 });
        all.extend(rows);
        let snapshot = data.store.snapshot().expect("imported");
        assert_eq!(rows_of(&snapshot).expect("readable"), sorted(&all), "after import {import}");
        let health = events::examine(data.folder.path()).expect("readable");
        assert_eq!(health.findings, Vec::new());
        assert!(health.segments <= 4, "{} segments", health.segments);
        assert_eq!(segment_files(&data), health.segments + health.unnamed_files);
        if snapshot.segments().len() <= before {
            compacted += 1;
            assert!(health.unnamed_files > 0, "a reader may still need the old files");
        } else {
            assert_eq!(health.unnamed_files, 0, "the import after removes what compaction replaced");
        }
    }
    assert!(compacted >= 2, "compacted {compacted} times");
}

/// Would catch: customers in the wrong bucket after a split, traits left behind, properties that only older or only
/// newer segments have.
#[test]
fn buckets_split_when_data_grows() {
    let data = TestData::default();
    let few = many(700, 2_000, 0);
    let told: Vec<Row> =
        (0..700).map(|i| Row::new(&format!("c{i:04}"), 5, "").with("tier", testkit::number(f64::from(i)))).collect();
    data.import(vec![batch(&few), testkit::traits(&told)], 1 << 30);
    assert_eq!(data.store.snapshot().expect("imported").buckets(), 1);
    let lots = many(700, 50_000, 2_000);
    data.import(lots.chunks(9_000).map(batch).collect(), 1 << 20);
    let snapshot = data.store.snapshot().expect("imported");
    assert_eq!(snapshot.buckets(), 8);
    let all = [few, lots].concat();
    assert_eq!(rows_of(&snapshot).expect("readable"), sorted(&all));
    let traits = testkit::traits_of(&snapshot).expect("readable");
    assert!(traits.len() == 700 && traits.iter().zip(&told).all(|(found, told)| found.get("tier") == told.get("tier")));
    assert_eq!(events::examine(data.folder.path()).expect("readable").findings, Vec::new());
}
