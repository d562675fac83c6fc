//! Data folders: importing again, damage, another process.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

use events::{ImportOptions, Store, StoreOptions};

use crate::run::{folder, run, write};

const EVENTS: &str = "customer,time,event\na,2026-01-01T10:00:00Z,visit\nb,2026-01-02T10:00:00Z,visit\n";

fn events(folder: &std::path::Path) -> u64 {
    run(folder, "ask - --data {d}", r#"{"ask":"sessions"}"#).json()["events"].as_u64().expect("a count")
}

/// Would catch: an import that, repeated, doubles every event.
#[test]
fn a_file_is_imported_once() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    assert_eq!(run(folder.path(), "import {e.csv} --data {d}", "").code, 0);
    let again = run(folder.path(), "import {e.csv} --data {d}", "");
    assert!(again.code == 0 && again.stderr.contains("already imported"), "{again:?}");
    assert_eq!(events(folder.path()), 2);
    assert_eq!(run(folder.path(), "import {e.csv} --data {d} --again", "").code, 0);
    assert_eq!(events(folder.path()), 4);
}

/// Would catch: events and accounts that others on the machine can reach, and rights taken away that somebody has given.
#[test]
fn a_data_folder_is_for_its_owner() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    let rights = |name: &str| std::fs::metadata(folder.path().join(name)).expect("made").permissions().mode() & 0o777;
    assert_eq!(run(folder.path(), "import {e.csv} --data {deep/d}", "").code, 0);
    let added = run(folder.path(), "user add --data {u} --email a@example.com --role admin --generate", "");
    assert_eq!(added.code, 0, "{added:?}");
    assert_eq!(run(folder.path(), "backup --data {deep/d} -o {copy}", "").code, 0);
    for name in ["deep", "deep/d", "deep/d/segments", "u", "copy", "copy/segments"] {
        assert_eq!(rights(name), 0o700, "{name}");
    }
    std::fs::create_dir(folder.path().join("given")).expect("made");
    std::fs::set_permissions(folder.path().join("given"), Permissions::from_mode(0o750)).expect("set");
    assert_eq!(run(folder.path(), "import {e.csv} --data {given}", "").code, 0);
    assert_eq!(rights("given"), 0o750);
}

/// Would catch: damage that passes for an answer, or that the doctor does not see.
#[test]
fn damage_is_seen_and_told() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    run(folder.path(), "import {e.csv} --data {d}", "");
    assert!(run(folder.path(), "doctor --data {d}", "").stdout.contains("all is well"));
    let segments = folder.path().join("d/segments");
    let segment = std::fs::read_dir(segments).expect("segments").next().expect("one").expect("readable").path();
    let mut bytes = std::fs::read(&segment).expect("readable");
    bytes.truncate(bytes.len() / 2);
    std::fs::write(&segment, bytes).expect("writable");
    let doctor = run(folder.path(), "doctor --data {d}", "");
    assert!(doctor.code == 3 && doctor.stdout.contains("to mend it"), "{doctor:?}");
    let ask = run(folder.path(), "ask - --data {d}", r#"{"ask":"sessions"}"#);
    assert!(ask.code == 3 && ask.stderr.contains("meander doctor"), "{ask:?}");
}

/// Would catch: an empty or missing folder answered with zeros.
#[test]
fn a_folder_without_data_is_told() {
    let folder = folder();
    for command in ["ask - --data {d}", "doctor --data {d}"] {
        let ran = run(folder.path(), command, r#"{"ask":"sessions"}"#);
        assert!(ran.code == 2 && ran.stderr.contains("meander import"), "{command}: {ran:?}");
    }
}

/// Would catch: a simulation that depends on the machine or the moment.
#[test]
fn the_same_seed_gives_the_same_bytes() {
    let folder = folder();
    for name in ["a", "b"] {
        assert_eq!(run(folder.path(), &format!("simulate --customers 300 --seed 7 -o {{{name}.parquet}}"), "").code, 0);
    }
    run(folder.path(), "simulate --customers 300 --seed 8 -o {c.parquet}", "");
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).expect("written");
    assert!(bytes("a.parquet") == bytes("b.parquet"));
    assert!(bytes("a.parquet") != bytes("c.parquet"));
}

/// Would catch: a second process that is let in to write, or told in riddles why not, and an import that keeps those out
/// who only ask. The first process is this test: it holds the lock as `meander import` does.
#[test]
fn while_one_process_imports_another_may_ask_but_not_import() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    write(folder.path(), "more.csv", "customer,time,event\nc,2026-01-03T10:00:00Z,visit\n");
    assert_eq!(run(folder.path(), "import {e.csv} --data {d}", "").code, 0);

    let store = Store::open(&folder.path().join("d"), StoreOptions::default());
    let importer = store.import(ImportOptions { memory_bytes: 1 << 20, at_millis: 0 }).expect("the only writer");
    let refused = run(folder.path(), "import {more.csv} --data {d}", "");
    assert_eq!(refused.code, 2, "{refused:?}");
    let told = format!("error: {} is being written to by another import; wait for it", store.folder().display());
    assert!(refused.stderr.contains(&told), "{refused:?}");
    assert_eq!(events(folder.path()), 2);

    drop((importer, store));
    assert_eq!(run(folder.path(), "import {more.csv} --data {d}", "").code, 0);
    assert_eq!(events(folder.path()), 3);
}
