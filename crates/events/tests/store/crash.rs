//! Imports that are killed at any moment.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;

use events::{Fingerprint, ImportOptions, ImportRead, Store, StoreOptions};
use testkit::{Row, TestData, batch, child, child_folder, rows_of};

use super::plain::{many, sorted};

const ROUNDS: usize = 16;
/// Imports before the one that is killed: with it there are enough segments to be compacted.
const BEFORE: usize = 4;
const CUSTOMERS: usize = 500;
/// New rows that fit into the one bucket.
const SOME: usize = 20_000;
/// New rows that need more buckets.
const LOTS: usize = 48_000;

/// Imports new rows: many batches, most of them spilled.
fn import(folder: &Path, rows: usize) {
    let store = Store::open(folder, StoreOptions::default());
    let mut importer = store.import(ImportOptions { memory_bytes: 400_000, at_millis: 1 }).expect("nobody else writes");
    for rows in many(CUSTOMERS, rows, BEFORE * 1_000).chunks(4_000) {
        importer.push(vec![batch(rows)]).expect("taken");
    }
    let print = Fingerprint { bytes: 1, xxh3: "new".to_owned() };
    importer.finish(ImportRead { files: vec![("new".to_owned(), print)], ..ImportRead::default() }).expect("an import ends");
}

#[test]
#[ignore = "a child that is killed"]
fn imports_some() {
    child_folder().iter().for_each(|folder| import(folder, SOME));
}

#[test]
#[ignore = "a child that is killed"]
fn imports_lots() {
    child_folder().iter().for_each(|folder| import(folder, LOTS));
}

/// What the store holds, read anew; nothing may be wrong with it.
fn read(folder: &Path, told: &str) -> (usize, Vec<Row>) {
    assert_eq!(events::examine(folder).expect("readable").findings, Vec::new(), "{told}");
    let store = Store::open(folder, StoreOptions::default());
    let snapshot = store.snapshot().unwrap_or_else(|error| panic!("{told}: {error}"));
    (snapshot.imports().len(), rows_of(&snapshot).unwrap_or_else(|error| panic!("{told}: {error}")))
}

/// A copy of a folder of data.
fn copy(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().expect("a folder");
    fs::create_dir(to.path().join("segments")).expect("a folder");
    fs::copy(from.join("catalogue.json"), to.path().join("catalogue.json")).expect("copied");
    for entry in fs::read_dir(from.join("segments")).expect("a folder") {
        let entry = entry.expect("a file");
        fs::copy(entry.path(), to.path().join("segments").join(entry.file_name())).expect("copied");
    }
    to
}

/// Runs the child and kills it after so many looks at the folder; gives how often was looked in all.
fn run(test: &str, folder: &Path, looks: usize) -> usize {
    let mut child = child(test, folder).spawn().expect("a child");
    for look in 0..looks {
        let names = fs::read_dir(folder.join("segments")).map_or(0, Iterator::count);
        assert!(names < 10_000);
        if child.try_wait().expect("a child").is_some() {
            return look;
        }
    }
    child.kill().expect("a child");
    child.wait().expect("a child");
    looks
}

/// Kills the child `test`, which imports so many rows, at random moments.
#[allow(clippy::print_stdout)] // The seed is told to whoever has to find out why it failed.
fn kill(test: &str, rows: usize) {
    let data = TestData::default();
    for import in 0..BEFORE {
        data.import(vec![batch(&many(CUSTOMERS, 1_000, import * 1_000))], 1 << 30);
    }
    let old = sorted(&many(CUSTOMERS, BEFORE * 1_000, 0));
    let new = sorted(&many(CUSTOMERS, BEFORE * 1_000 + rows, 0));
    let undisturbed = copy(data.folder.path());
    let most = run(test, undisturbed.path(), usize::MAX);
    assert!(read(undisturbed.path(), "not killed") == (BEFORE + 1, new.clone()));
    let mut random = RandomState::new().build_hasher().finish();
    println!("{test}: seed {random}, an import is over after {most} looks");
    for round in 0..ROUNDS {
        // The multiplier is Knuth's; the high bits are the random ones.
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let looks = usize::try_from(random >> 33).expect("31 bits") % most.max(1);
        let told = format!("round {round}, killed after {looks} of {most} looks");
        let folder = copy(data.folder.path());
        run(test, folder.path(), looks);
        let (imports, found) = read(folder.path(), &told);
        if imports == BEFORE {
            assert!(found == old, "{told}: the old state changed");
            import(folder.path(), rows);
            let left = fs::read_dir(folder.path().join("scratch")).map_or(0, Iterator::count);
            assert_eq!(left, 0, "{told}: temporary files are left");
        }
        println!("{told}: {}", if imports == BEFORE { "it had not happened" } else { "it had happened" });
        let (imports, found) = read(folder.path(), &told);
        assert!(imports == BEFORE + 1 && found == new, "{told}: the new state is not whole");
    }
}

/// Would catch: a moment at which a kill loses what was there before, shows a part of what was to come, or leaves
/// something in the way of the import that is done again; compaction that is cut off half way.
#[test]
fn a_killed_import_has_happened_or_not() {
    kill("crash::imports_some", SOME);
}

/// Would catch: the same, where all buckets are parted on the way.
#[test]
fn a_killed_import_that_parts_buckets_has_happened_or_not() {
    kill("crash::imports_lots", LOTS);
}
