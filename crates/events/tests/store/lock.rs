//! One process writes, any number read.

use events::{ImportOptions, ImportRead, Store, StoreError, StoreOptions};
use testkit::{TestData, batch, child, child_folder, rows_of};

use super::plain::{many, sorted};

const OPTIONS: ImportOptions = ImportOptions { memory_bytes: 1 << 20, at_millis: 0 };

/// Would catch: two processes that write to one folder, or a writer that keeps readers out.
#[test]
fn a_second_process_may_read_but_not_write() {
    let data = TestData::of(&many(3, 30, 0));
    let mut importer = data.store.import(OPTIONS).expect("the only one");
    importer.push(vec![batch(&many(3, 30, 30))]).expect("taken");
    let status = child("lock::reads_but_is_refused_to_write", data.folder.path()).status().expect("a child");
    assert!(status.success(), "the child tells more when run by itself: {status}");
    importer.finish(ImportRead::default()).expect("undisturbed");
    assert_eq!(rows_of(&data.store.snapshot().expect("imported")).expect("readable"), sorted(&many(3, 60, 0)));
}

#[test]
#[ignore = "the child of the test above"]
fn reads_but_is_refused_to_write() {
    let Some(folder) = child_folder() else { return };
    let store = Store::open(&folder, StoreOptions::default());
    assert_eq!(rows_of(&store.snapshot().expect("there")).expect("readable"), sorted(&many(3, 30, 0)));
    assert!(matches!(store.import(OPTIONS), Err(StoreError::Locked { .. })));
}

/// Would catch: two imports of one process that remove each other's files or forget each other's properties.
#[test]
fn a_second_import_waits_for_the_first_to_end() {
    let data = TestData::default();
    let mut first = data.store.import(OPTIONS).expect("the only one");
    assert!(matches!(data.store.import(OPTIONS), Err(StoreError::Locked { .. })));
    first.push(vec![batch(&many(3, 30, 0))]).expect("taken");
    drop(first);
    let mut second = data.store.import(OPTIONS).expect("the first was given up");
    second.push(vec![batch(&many(3, 30, 30))]).expect("taken");
    second.finish(ImportRead::default()).expect("an import ends");
    data.store.import(OPTIONS).expect("the second is over");
    assert_eq!(rows_of(&data.store.snapshot().expect("imported")).expect("readable"), sorted(&many(3, 30, 30)));
}
