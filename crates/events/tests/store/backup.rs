//! Copies taken while others write, and snapshots that follow what others write.

use std::sync::atomic::{AtomicBool, Ordering};

use events::{Store, StoreOptions, backup, examine};
use testkit::{TestData, batch};

use super::plain::many;

/// Would catch: a copy that names files it lacks, or that is half an import.
#[test]
fn a_copy_taken_during_imports_is_whole() {
    let data = TestData::default();
    data.import(vec![batch(&many(50, 500, 0))], 1 << 30);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // Every fifth import merges segments, and the next removes what was merged.
            for first in (500..).step_by(500) {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                data.import(vec![batch(&many(50, 500, first))], 1 << 30);
            }
        });
        for round in 0..20 {
            let copy = tempfile::tempdir().expect("a folder");
            assert!(backup(data.folder.path(), copy.path()).expect("copied"));
            let health = examine(copy.path()).expect("readable");
            assert_eq!(health.findings, Vec::new(), "round {round}");
            assert!(health.events.is_multiple_of(500), "round {round}: {} events", health.events);
        }
        stop.store(true, Ordering::SeqCst);
    });
    let empty = tempfile::tempdir().expect("a folder");
    assert!(!backup(empty.path(), &empty.path().join("copy")).expect("nothing to copy"));
}

/// Would catch: old data told as new, or a catalogue read again for every question.
#[test]
fn the_latest_snapshot_follows_other_processes() {
    let data = TestData::default();
    data.import(vec![batch(&many(50, 500, 0))], 1 << 30);
    let reader = Store::open(data.folder.path(), StoreOptions::default());
    let first = reader.latest().expect("data");
    assert_eq!(reader.latest().expect("data").generation(), first.generation());
    data.import(vec![batch(&many(50, 500, 500))], 1 << 30);
    let second = reader.latest().expect("data");
    assert_eq!((first.events(), second.events()), (500, 1_000));
    assert!(second.generation() > first.generation());
}
