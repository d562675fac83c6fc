//! Files that are cut off, huge in one direction, or of other types than they should be, through `meander import`:
//! all of their events or a clear message, and never a panic.

#![allow(clippy::expect_used, clippy::unwrap_used)] // A test that can't be set up has failed.

#[path = "cli/run.rs"]
mod run;

use std::fmt::Write;
use std::path::Path;

use run::{Ran, folder, run, write};

const HEADER: &str = "customer,time,event\n";

fn import(folder: &Path, name: &str, options: &str) -> Ran {
    let ran = run(folder, &format!("import {{{name}}} --data {{d}}{options}"), "");
    assert!(!ran.stderr.contains("panicked"), "{name}: {}", ran.stderr);
    ran
}

fn events(folder: &Path) -> u64 {
    run(folder, "ask - --data {d}", r#"{"ask":"sessions"}"#).json()["events"].as_u64().expect("a count")
}

/// Would catch: a file that is cut off imported as far as it goes, as if that were all.
#[test]
fn cut_files_leave_nothing_behind() {
    let folder = folder();
    let rows = format!("{HEADER}{}", "a,2026-01-01T00:00:00Z,visit\n".repeat(1_000));
    // Gzip with one stored block, which is cut in the middle.
    let length = u16::try_from(rows.len()).expect("short");
    let mut gzip = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1];
    gzip.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
    gzip.extend(&rows.as_bytes()[..rows.len() / 2]);
    write(folder.path(), "cut.csv.gz", gzip);
    assert_eq!(run(folder.path(), "simulate --customers 50 --seed 1 -o {whole.parquet}", "").code, 0);
    let parquet = std::fs::read(folder.path().join("whole.parquet")).expect("written");
    write(folder.path(), "cut.parquet", &parquet[..parquet.len() / 2]);
    for (name, told) in
        [("cut.csv.gz", "the gzip data end in the middle"), ("cut.parquet", "not a Parquet file, or a damaged one")]
    {
        let ran = import(folder.path(), name, "");
        assert!(ran.code == 2 && ran.stderr.contains(told), "{name}: {ran:?}");
        let ask = run(folder.path(), "ask - --data {d}", r#"{"ask":"sessions"}"#);
        assert!(ask.code == 2 && ask.stderr.contains("meander import"), "{name}: {ask:?}");
    }
}

/// Would catch: a line of any length held in memory, taken for a row, or fatal for the rows beside it.
#[test]
fn a_line_of_ten_megabytes_costs_one_row() {
    let folder = folder();
    let long = "x".repeat(10 << 20);
    let line = |customer: &str, note: &str| {
        format!("{{\"customer\":\"{customer}\",\"time\":\"2026-01-01T00:00:00Z\",\"event\":\"visit\",\"note\":\"{note}\"}}\n")
    };
    write(folder.path(), "long.ndjson", line("a", "") + &line("b", &long) + &line("c", ""));
    let ran = import(folder.path(), "long.ndjson", "");
    assert!(ran.code == 0 && ran.stderr.contains("row_too_long"), "{ran:?}");
    assert_eq!(events(folder.path()), 2);
    for (name, content, code, told) in [
        ("one.ndjson", long, 0, "1 row_too_long"),
        ("one.csv", "y".repeat(10 << 20), 2, "the header names a column of"),
        ("commas.csv", ",".repeat(10 << 20), 2, "more than 16384 are not read"),
    ] {
        write(folder.path(), name, content);
        let ran = import(folder.path(), name, "");
        assert!(
            ran.code == code && ran.stderr.contains(told),
            "{name}: {} {}",
            ran.code,
            ran.stderr.chars().take(300).collect::<String>()
        );
        assert!(ran.stderr.len() < 5_000, "{name}: {} bytes of message", ran.stderr.len());
    }
}

/// Would catch: a way of writing times read as other moments than the same times in UTC.
#[test]
fn times_in_five_formats_are_the_same_moments() {
    let funnel = r#"{"ask":"funnel","window":"1d","steps":[{"match":"visit"},{"match":"buy"}]}"#;
    for (first, second, options) in [
        ("2026-01-31T10:21:00Z", "2026-01-31T12:21:00+01:00", ""),
        ("1769854860", "1769858460", ""),
        ("1769854860000", "1769858460000", ""),
        ("31.01.2026 10:21", "31.01.2026 11:21", " --timezone UTC"),
        ("2026-01-31 12:21", "2026-01-31 13:21", " --timezone Europe/Bucharest"),
        ("31/Jan/2026:10:21:00", "31/Jan/2026:11:21:00", " --timezone UTC --time-format %d/%b/%Y:%H:%M:%S"),
    ] {
        let folder = folder();
        write(folder.path(), "e.csv", format!("{HEADER}a,{first},visit\na,{second},buy\n"));
        let ran = import(folder.path(), "e.csv", options);
        assert_eq!(ran.code, 0, "{first}: {ran:?}");
        let answer = run(folder.path(), "ask - --data {d}", funnel).json();
        let step = &answer["steps"][1];
        assert_eq!(
            (step["reached"].as_u64(), step["from_start"]["p90_ms"].as_i64()),
            (Some(1), Some(3_600_000)),
            "{first}: {step}"
        );
        let before = r#"{"ask":"sessions","from":"2026-01-31T10:21:00Z","to":"2026-01-31T11:21:00.001Z"}"#;
        assert_eq!(run(folder.path(), "ask - --data {d}", before).json()["events"], 2, "{first}");
    }
}

/// Would catch: rows without a time, or with values of other types, that become events of some moment or stop the rest.
#[test]
fn missing_and_mistyped_values_are_counted() {
    let folder = folder();
    write(folder.path(), "none.csv", format!("{HEADER}a,,visit\nb,,buy\n"));
    let ran = import(folder.path(), "none.csv", "");
    assert!(ran.stderr.contains("no_time") || ran.code == 2, "{ran:?}");
    let good = r#"{"customer":"a","time":"2026-01-01T00:00:00Z","event":"visit","x":1}"#;
    let lines = [
        good,
        r#"{"customer":"b","time":{"at":1},"event":"visit"}"#,
        r#"{"customer":"c","time":true,"event":"visit"}"#,
        r#"{"customer":null,"time":"2026-01-01T00:00:00Z","event":"visit"}"#,
        r#"{"customer":"d","time":"2026-01-01T00:00:00Z","event":[]}"#,
        r#"{"customer":7,"time":"2026-01-01T00:00:00Z","event":false,"x":"one"}"#,
        "[1]",
        "7",
        "null",
    ];
    write(folder.path(), "types.ndjson", lines.join("\n"));
    let ran = import(folder.path(), "types.ndjson", "");
    assert_eq!(ran.code, 0, "{ran:?}");
    for reason in ["no_time", "bad_time", "no_customer", "bad_json"] {
        assert!(ran.stderr.contains(reason), "{reason}: {}", ran.stderr);
    }
    assert_eq!(events(folder.path()), 3, "{}", ran.stderr);
}

/// Would catch: work or memory that grows with the square of the names, or of one journey.
#[test]
fn many_names_and_long_journeys_are_read() {
    // 200,000 of each keep this within seconds unoptimised; a million of each is no different in kind.
    let rows = 200_000;
    let (mut names, mut journey) = (HEADER.to_owned(), HEADER.to_owned());
    for row in 0..rows {
        let _ = writeln!(names, "u{},{},e{row}", row % 1_000, 1_769_854_860 + row);
        let _ = writeln!(journey, "one,{},visit", 1_769_854_860 + (row * 7_919) % rows);
    }
    for (name, content) in [("names.csv", names), ("journey.csv", journey)] {
        let folder = folder();
        write(folder.path(), name, content);
        let ran = import(folder.path(), name, "");
        assert_eq!(ran.code, 0, "{name}: {ran:?}");
        assert_eq!(events(folder.path()), rows, "{name}");
        let top = run(folder.path(), "ask - --data {d}", r#"{"ask":"transitions","least":2}"#);
        assert_eq!(top.code, 0, "{name}: {top:?}");
    }
}
