//! CSV and TSV, told case by case.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use collect::{ColumnOptions, Source};
use common::{check, file, folder, read_all, told_with};

fn plain() -> ColumnOptions {
    ColumnOptions::default()
}

/// Would catch: quotes, line ends or a byte order mark that end up in values.
#[test]
fn the_grammar() {
    check(
        "a.csv",
        "\u{feff}customer,time,event,\"no,te\"\r\nu1,2024-01-01T00:00:00Z,visit,\"say \"\"hi\"\"\"\r\n\r\nu2,2024-01-01T00:00:01Z,visit,\"a,b\"\r\n",
        &plain(),
        "u1 2024-01-01T00:00:00Z visit no,te=say \"hi\"
         u2 2024-01-01T00:00:01Z visit no,te=a,b",
    );
    let folder = folder();
    let path = file(folder.path(), "a.csv", "customer,time,event,note\nu1,2024-01-01T00:00:00Z,visit,\"two\nlines\"\n");
    let all = read_all(&Source::with_options(&path, &plain()).expect("csv"));
    assert_eq!(common::value(&all.batches[0].properties[0].1, 0).as_deref(), Some("two\nlines"));
    check(
        "a.tsv",
        "customer\ttime\tevent\nu1\t2024-01-01T00:00:00Z\tvisit, and buy",
        &plain(),
        "u1 2024-01-01T00:00:00Z visit, and buy",
    );
    let semicolon = ColumnOptions { delimiter: Some(b';'), ..plain() };
    check("a.csv", "customer;time;event\nu1;2024-01-01T00:00:00Z;visit", &semicolon, "u1 2024-01-01T00:00:00Z visit");
}

/// Would catch: a dropped row without a reason, a wrong line, a good row lost beside a bad one.
#[test]
fn bad_rows_are_named() {
    check(
        "a.csv",
        b"customer,time,event,x\n,2024-01-01T00:00:00Z,visit,1\nu1,,visit,1\nu1,soon,visit,1\nu1,0000-01-01T00:00:00Z,visit,1\n\
          u1,2024-01-01T00:00:00Z,,1\nu1,2024-01-01T00:00:00Z,visit\nu1,2024-01-01T00:00:00Z,visit,1,2\n\
          u\xff,2024-01-01T00:00:00Z,visit,1\n\"u\n9\",2024-01-01T00:00:00Z,,1\n0,2024-01-01T00:00:00Z,visit,1\n\
          null,2024-01-01T00:00:00Z,visit,2\n",
        &plain(),
        "0 2024-01-01T00:00:00Z visit x=1
         null 2024-01-01T00:00:00Z visit x=2
         line 2: no_customer
         line 3: no_time
         line 4: bad_time \"soon\"
         line 5: time_out_of_range \"0000-01-01T00:00:00Z\"
         line 6: no_event
         line 7: too_few_cells 3 cells, the header has 4
         line 8: too_many_cells 5 cells, the header has 4
         line 9: not_utf8
         line 10: no_event",
    );
    let long = format!(
        "customer,time,event\n{},2024-01-01T00:00:00Z,visit\nu1,2024-01-01T00:00:00Z,{}\n",
        "u".repeat(1_025),
        "e".repeat(1_025)
    );
    check(
        "a.csv",
        long,
        &plain(),
        "line 2: name_too_long the customer has 1025 bytes
         line 3: name_too_long the event has 1025 bytes",
    );
    let long = format!(
        "customer,time,event,x\nu1,2024-01-01T00:00:00Z,visit,{}\nu2,2024-01-01T00:00:00Z,visit,1\n",
        "x".repeat(1_048_577)
    );
    check(
        "a.csv",
        long,
        &plain(),
        "u2 2024-01-01T00:00:00Z visit x=1
         line 2: value_too_long \"x\" has 1048577 bytes",
    );
    let long = format!(
        "customer,time,event,x\nu1,2024-01-01T00:00:00Z,visit,{}\nu2,2024-01-01T00:00:00Z,visit,1\n",
        "x".repeat(10_000_000)
    );
    check(
        "a.csv",
        long,
        &plain(),
        "u2 2024-01-01T00:00:00Z visit x=1
         line 2: row_too_long",
    );
}

/// Would catch: an error that does not say what to do.
#[test]
fn headers_that_do_not_fit() {
    for (name, content, wanted) in [
        ("a.csv", "", "failure: a.csv: the file is empty; a CSV file needs at least a header line"),
        (
            "a.csv",
            "user,time,event\n",
            "failure: a.csv: there is no column \"customer\" for the customer; name it with --customer COLUMN. Columns: user, time, event",
        ),
        (
            "a.csv",
            "customer;time;event\n1;2;3\n",
            "failure: a.csv: there is no column \"customer\" for the customer (did you mean \"customer;time;event\"?); name it with \
             --customer COLUMN. Columns: customer;time;event. Are the cells separated by ';'? Then say so: --delimiter ';'",
        ),
        (
            "a.csv",
            "customer,Time,event\n",
            "failure: a.csv: there is no column \"time\" for the time (did you mean \"Time\"?); name it with --time COLUMN. \
             Columns: customer, Time, event",
        ),
        (
            "a.csv",
            "customer,time,event,x,time\n",
            "failure: a.csv: columns 2 and 5 are both called \"time\"; rename one of them in the header",
        ),
        (
            "a.xlsx",
            "x",
            "failure: a.xlsx: can't tell the format by the name; known endings are .csv .tsv .ndjson .jsonl .parquet .xes, each \
             also with .gz or .zst; or say it: --input-format csv",
        ),
    ] {
        assert_eq!(told_with(name, content, &plain()), wanted);
    }
}

/// Would catch: a format of times read as another, a zone assumed in silence.
#[test]
fn times_are_recognised_by_column() {
    let read = |times: &[&str], options: &ColumnOptions| {
        let rows: String = times.iter().map(|time| format!("u,\"{time}\",e\n")).collect();
        told_with("a.csv", format!("customer,time,event\n{rows}"), options)
    };
    let assumed = "note: the times in column \"time\" say no zone and are read as UTC; say another with --timezone";
    let bucharest = ColumnOptions { timezone: Some(journey::zone("Europe/Bucharest").expect("known")), ..plain() };
    for (times, options, wanted) in [
        (&["1700000000", "1700000001"][..], plain(), "u 2023-11-14T22:13:20Z e\nu 2023-11-14T22:13:21Z e".to_owned()),
        (&["2024-01-01 10:00"], plain(), format!("u 2024-01-01T10:00:00Z e\n{assumed}")),
        (&["2024-01-01 10:00"], bucharest.clone(), "u 2024-01-01T08:00:00Z e".to_owned()),
        (&["31/12/2023 1:00", "01/02/2024 1:00"], bucharest, "u 2023-12-30T23:00:00Z e\nu 2024-01-31T23:00:00Z e".to_owned()),
        (
            &["1/2/2024 1:00"],
            plain(),
            "failure: a.csv: column \"time\": \"1/2/2024 1:00\" may have the day or the month first, and no row decides it; say how \
             its times are written, for example --time-format '%d/%m/%Y %H:%M' or --time-format '%m/%d/%Y %H:%M'"
                .to_owned(),
        ),
        (
            &["1/2/2024 1:00"],
            ColumnOptions { time_format: Some("%m/%d/%Y %H:%M".to_owned()), ..plain() },
            "u 2024-01-02T01:00:00Z e".to_owned(),
        ),
    ] {
        assert_eq!(read(times, &options), wanted);
    }
}

/// Would catch: rows out of order, or lost between blocks, when there are many of them.
#[test]
fn many_blocks_keep_their_order() {
    let mut content = String::from("customer,time,event,n,note\n");
    let rows = 300_000;
    for row in 0..rows {
        let note = if row % 7 == 0 { "\"two\nlines, \"\"quoted\"\"\"" } else { "plain" };
        content.push_str(&format!("u{},{},e{},{row},{note}\n", row % 1_000, 1_700_000_000 + row, row % 10));
    }
    let folder = folder();
    let path = file(folder.path(), "a.csv", content);
    let all = read_all(&Source::with_options(&path, &plain()).expect("csv"));
    assert_eq!((all.failure, all.rejects.len()), (None, 0));
    assert!(all.batches.len() > 2, "several blocks");
    let mut next = 0;
    for batch in &all.batches {
        let (_, numbers) = &batch.properties[0];
        for row in 0..batch.len() {
            assert_eq!(common::value(numbers, row), Some(next.to_string()));
            assert_eq!(batch.times[row], (1_700_000_000 + next) * 1_000);
            assert_eq!(batch.customers.get(row), Some(format!("u{}", next % 1_000).as_str()));
            next += 1;
        }
    }
    assert_eq!(next, rows);
}
