//! Maps from the command line: discovered, checked, drawn.

#![allow(clippy::expect_used)] // A test that can't be set up has failed.

#[path = "cli/run.rs"]
mod run;

use run::{folder, run, write};

const EVENTS: &str = "customer,time,event\n\
    a,2026-01-01T10:00:00Z,visit\n\
    a,2026-01-01T10:05:00Z,purchase\n\
    b,2026-01-02T10:00:00Z,visit\n";

const MAP: &str = "meander: map/1\nkey: shop\ntitle: Shop\nstages:\n  - key: shop\n    steps:\n      - key: visit\n        observe:\n          \
    match: visit\n      - key: purchase\n        observe:\n          match: purchase\n";

/// Would catch: a fit that is not told or not heeded, in either format.
#[test]
fn a_map_that_fits_too_little_exits_with_1() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    write(folder.path(), "m.yaml", MAP);
    let fine = run(folder.path(), "map check {m.yaml} --events {e.csv} --format json --least-fit 0.75", "").json();
    assert_eq!((&fine["fit"], &fine["entered"]), (&0.75.into(), &2.into()));
    let poor = run(folder.path(), "map check {m.yaml} --events {e.csv} --least-fit 0.8", "");
    assert_eq!(poor.code, 1, "{poor:?}");
    assert!(poor.stdout.contains("purchase") && poor.stderr.contains("0.750"), "{poor:?}");
}

/// Would catch: a bad map that is drawn, or refused without its place; a picture of a kind that can't be made.
#[test]
fn what_cannot_be_used_exits_with_2() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    write(folder.path(), "m.yaml", MAP);
    write(folder.path(), "bad.yaml", MAP.replace("title:", "titel:"));
    for (words, told) in [
        ("map check {bad.yaml} --events {e.csv}", "line 3, column 8: titel: unknown key"),
        ("map render {bad.yaml} -o {m.svg}", "did you mean \"title\"?"),
        ("map render {m.yaml} -o {m.jpg}", ".svg, .png or .html"),
        ("map check {m.yaml} --events {e.csv} --persona ana", "no persona \"ana\""),
        ("map check {none.yaml} --events {e.csv}", "can't read"),
        ("discover --events {e.csv} -o {d.yaml} --key Not-A-Key", "is not a key"),
    ] {
        let ran = run(folder.path(), words, "");
        assert_eq!(ran.code, 2, "{words}: {ran:?}");
        assert!(ran.stderr.contains(told), "{words}: {}", ran.stderr);
    }
}

/// Would catch: a made-up map whose pictures do not say so, and pictures that are not what their name says.
#[test]
fn a_discovered_map_checks_and_draws() {
    let folder = folder();
    let fine = |words: &str| {
        let ran = run(folder.path(), words, "");
        assert_eq!(ran.code, 0, "{words}: {ran:?}");
        ran
    };
    fine("simulate --customers 800 --seed 1 -o {s.parquet}");
    let told = fine("discover --events {s.parquet} -o {d.yaml} --made-up --today 2026-11-22 --title Shop").stderr;
    assert!(told.contains("explain") && told.contains("left out") && told.contains("conversion"), "{told}");
    fine("discover --events {s.parquet} -o {again.yaml} --made-up --today 2026-11-22 --title Shop");
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect(name);
    assert_eq!(read("d.yaml"), read("again.yaml"));
    fine("map check {d.yaml} --events {s.parquet} --today 2026-11-22 --least-fit 0.3");
    for (name, begins) in [("d.svg", "<svg".as_bytes()), ("d.html", b"<!doctype html>"), ("d.png", b"\x89PNG")] {
        fine(&format!("map render {{d.yaml}} -o {{{name}}} --events {{s.parquet}}"));
        assert!(read(name).starts_with(begins), "{name}");
    }
    assert!(String::from_utf8(read("d.svg")).expect("UTF-8").contains("Made-up data"));
}
