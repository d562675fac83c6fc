//! Folders that something happened to.

use std::fs;
use std::path::{Path, PathBuf};

use events::{ImportOptions, Store, StoreError, StoreOptions, examine};
use testkit::{Row, TestData, batch, rows_of, traits};

use super::plain::{many, sorted};

fn small() -> (TestData, Vec<Row>) {
    let rows = many(5, 40, 0);
    let data = TestData::with_traits(&rows, &[Row::new("c0001", 0, "").with("plan", testkit::text("paid"))]);
    (data, rows)
}

fn read(folder: &Path) -> Result<Vec<Row>, StoreError> {
    let snapshot = Store::open(folder, StoreOptions::default()).snapshot()?;
    testkit::traits_of(&snapshot)?;
    rows_of(&snapshot)
}

fn segments(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder.join("segments")).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

/// Every finding must say what to do.
fn assert_found(folder: &Path, told: &str) {
    let findings = examine(folder).unwrap_or_else(|error| panic!("{told}: {error}")).findings;
    assert!(!findings.is_empty(), "{told}: nothing found");
    assert!(findings.iter().all(|finding| !finding.mend.is_empty() && !finding.problem.is_empty()), "{told}: {findings:?}");
}

/// Would catch: a flipped bit that decodes to other values, or to a panic.
#[test]
fn a_segment_with_any_byte_changed_is_an_error() {
    let (data, rows) = small();
    assert_eq!(read(data.folder.path()).expect("whole"), sorted(&rows));
    for file in segments(data.folder.path()) {
        let whole = fs::read(&file).expect("readable");
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 1 << (place % 8);
            fs::write(&file, &damaged).expect("writable");
            let found = read(data.folder.path());
            assert!(found.is_err_and(|error| error.is_damage()), "byte {place} of {}", file.display());
            if place % 97 == 0 {
                assert_found(data.folder.path(), &format!("byte {place}"));
            }
        }
        fs::write(&file, &whole).expect("writable");
    }
    assert_eq!(read(data.folder.path()).expect("whole again"), sorted(&rows));
}

/// Would catch: a segment that is cut off, empty or gone read as fewer rows.
#[test]
fn a_segment_that_is_cut_off_or_gone_is_an_error() {
    let (data, _) = small();
    for file in segments(data.folder.path()) {
        let whole = fs::read(&file).expect("readable");
        for length in (0..whole.len()).step_by(41) {
            fs::write(&file, &whole[..length]).expect("writable");
            assert!(read(data.folder.path()).is_err(), "{length} bytes");
            assert_found(data.folder.path(), &format!("{length} bytes"));
        }
        fs::remove_file(&file).expect("there");
        assert!(read(data.folder.path()).is_err());
        assert_found(data.folder.path(), "the file is gone");
        fs::write(&file, &whole).expect("writable");
    }
}

/// Would catch: a catalogue that is read although it is not what was written.
#[test]
fn a_catalogue_with_any_byte_changed_or_cut_off_is_an_error() {
    let (data, rows) = small();
    let file = data.folder.path().join("catalogue.json");
    let whole = fs::read(&file).expect("readable");
    let check = |told: &str| {
        match read(data.folder.path()) {
            Err(StoreError::Broken { .. }) => assert_found(data.folder.path(), told),
            // A changed name of the format is another format.
            Err(StoreError::Newer { .. }) => assert!(examine(data.folder.path()).is_err(), "{told}"),
            Err(error) => panic!("{told}: {error}"),
            Ok(found) => assert_eq!(found, sorted(&rows), "{told}"),
        }
    };
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 1 << (place % 8);
        fs::write(&file, &damaged).expect("writable");
        check(&format!("byte {place}"));
    }
    for length in 0..whole.len() {
        fs::write(&file, &whole[..length]).expect("writable");
        assert!(read(data.folder.path()).is_err(), "{length} bytes");
    }
    fs::write(&file, &whole).expect("writable");
}

/// Would catch: a folder of a newer program read, written to or called damaged.
#[test]
fn a_newer_format_is_refused() {
    let (data, _) = small();
    let file = data.folder.path().join("catalogue.json");
    let sealed: serde_json::Value = serde_json::from_slice(&fs::read(&file).expect("readable")).expect("JSON");
    let mut catalogue = sealed["catalogue"].clone();
    catalogue["format"] = "meander-events/2".into();
    let inner = catalogue.to_string();
    fs::write(&file, format!("{{\"crc32\":{},\"catalogue\":{inner}}}", crc32fast::hash(inner.as_bytes()))).expect("writable");
    let store = Store::open(data.folder.path(), StoreOptions::default());
    let newer =
        |error: Option<StoreError>| matches!(error, Some(StoreError::Newer { ref found, .. }) if found == "meander-events/2");
    assert!(newer(store.snapshot().err()));
    assert!(newer(examine(data.folder.path()).err()));
    drop(data.store);
    assert!(newer(store.import(ImportOptions { memory_bytes: 1, at_millis: 0 }).err()));
}

/// Would catch: compaction that writes what a damaged segment decodes to, with a sum of its own; or an import that is
/// called failed although its events exist.
#[test]
fn compaction_does_not_spread_damage() {
    let data = TestData::default();
    data.import(vec![batch(&many(5, 40, 0))], 1 << 30);
    let file = segments(data.folder.path()).remove(0);
    let mut bytes = fs::read(&file).expect("readable");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&file, &bytes).expect("writable");
    for import in 1..7 {
        let report = data.import(vec![batch(&many(5, 40, import * 40)), traits(&[])], 1 << 30);
        assert_eq!(report.events, 40);
        assert!(read(data.folder.path()).is_err(), "after import {import}");
        let health = examine(data.folder.path()).expect("readable");
        assert_eq!((health.findings.len(), health.segments), (1, import + 1));
    }
}
