//! Bad input: a clear message, exit code 2, and never a panic.

use crate::run::{folder, run, write};

/// Would catch: a question that is refused without its place, or not refused at all.
#[test]
fn questions_are_refused_with_their_place() {
    let folder = folder();
    write(folder.path(), "e.csv", "customer,time,event\na,2026-01-01,x\n");
    for (question, told) in [
        ("", "not a JSON document"),
        ("{", "line 1"),
        ("[]", "expected an object"),
        ("{}", "\"ask\" is missing"),
        (r#"{"ask":"funel"}"#, "did you mean \"funnel\""),
        (r#"{"ask":"funnel","window":"7d"}"#, "\"steps\" is missing"),
        (r#"{"ask":"funnel","window":"7 days","steps":[{"match":"x"}]}"#, "window: \"7 days\" is not a duration"),
        (r#"{"ask":"funnel","window":"7d","steps":[]}"#, "steps: a funnel has at least one step"),
        (
            r#"{"ask":"funnel","window":"7d","steps":[{"match":"x","optional":true}]}"#,
            "steps[0]: the first step can't be optional",
        ),
        (r#"{"ask":"funnel","window":"7d","steps":[{"match":"x"},{"mach":"y"}]}"#, "did you mean \"match\""),
        (
            r#"{"ask":"funnel","window":"7d","steps":[{"match":"x"},{"match":"y"}],"exclude":[{"match":"z","after":1,"before":3}]}"#,
            "exclude[0].before",
        ),
        (
            r#"{"ask":"funnel","window":"7d","order":"any","steps":[{"match":"x"},{"match":"x"}]}"#,
            "steps[1]: can match the same event",
        ),
        (r#"{"ask":"paths","depth":100000}"#, "depth: must be a whole number from 1 to 100"),
        (r#"{"ask":"transitions","rename":[{"pattern":"(","to":""}]}"#, "rename[0].pattern"),
        (r#"{"ask":"sessions","gap":"1h","gap":"2h"}"#, "given twice"),
        (r#"{"ask":"sessions","timezone":"Europe/Bucarest"}"#, "Europe/Bucharest"),
        (r#"{"ask":"sessions","from":"2026-02-01","to":"2026-01-01"}"#, "to: must be later"),
    ] {
        let ran = run(folder.path(), "ask - --events {e.csv}", question);
        assert_eq!(ran.code, 2, "{question}: {ran:?}");
        assert!(ran.stderr.contains(told), "{question}: {}", ran.stderr);
        assert!(ran.stdout.is_empty(), "{question}: {}", ran.stdout);
    }
}

/// Would catch: files that make the program panic, hang, or answer as if nothing were wrong.
#[test]
fn files_that_are_no_events_are_refused() {
    let folder = folder();
    let noise: Vec<u8> = (0..200_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for (name, content) in [
        ("empty.csv", Vec::new()),
        ("empty.parquet", Vec::new()),
        ("noise.parquet", noise.clone()),
        ("noise.csv", noise.clone()),
        ("noise.csv.gz", noise.clone()),
        ("noise.xes", noise.clone()),
        ("columns.csv", b"a,b,c\n1,2,3\n".to_vec()),
        ("twice.csv", b"customer,time,event,event\na,2026-01-01,x,y\n".to_vec()),
        ("unknown.xyz", b"hello".to_vec()),
        ("ambiguous.csv", b"customer,time,event\na,01/02/2026,x\n".to_vec()),
    ] {
        write(folder.path(), name, content);
        let ran = run(folder.path(), &format!("ask - --events {{{name}}}"), r#"{"ask":"sessions"}"#);
        assert_eq!(ran.code, 2, "{name}: {ran:?}");
        assert!(ran.stderr.starts_with("error: ") || ran.stderr.contains("\nerror: "), "{name}: {}", ran.stderr);
        assert!(!ran.stderr.contains("panicked"), "{name}: {}", ran.stderr);
    }
    let ran = run(folder.path(), "ask - --events {missing.csv}", r#"{"ask":"sessions"}"#);
    assert_eq!(ran.code, 2, "{ran:?}");
}

/// Would catch: one bad row that stops an import, or rows lost without a word.
#[test]
fn bad_rows_are_counted_and_kept_apart() {
    let folder = folder();
    let long = "x".repeat(10 << 20);
    let mut file = b"customer,time,event,note\na,2026-01-01T00:00:00Z,visit,fine\n,2026-01-01T00:00:00Z,visit,nobody\nb,yesterday,visit,when\n\
        c,2026-01-01T00:00:00Z,,what\nd,2026-01-01T00:00:00Z,visit\n"
        .to_vec();
    file.extend_from_slice(b"e,2026-01-01T00:00:00Z,visit,\xff\xfe\n");
    file.extend_from_slice(format!("f,2026-01-01T00:00:00Z,visit,{long}\n").as_bytes());
    file.extend_from_slice(b"g,2026-01-01T00:00:00Z,visit,fine\n");
    write(folder.path(), "e.csv", file);
    let ran = run(folder.path(), "import {e.csv} --data {d}", "");
    assert_eq!(ran.code, 0, "{ran:?}");
    for reason in ["no_customer", "bad_time", "no_event", "too_few_cells", "not_utf8", "row_too_long"] {
        assert!(ran.stderr.contains(reason), "{reason}: {}", ran.stderr);
    }
    assert!(ran.stderr.contains("2 events imported"), "{}", ran.stderr);
    let rejects = std::fs::read_to_string(folder.path().join("d/rejects.ndjson")).expect("a reject file");
    assert_eq!(rejects.lines().count(), 6, "{rejects}");
}
