//! The shared vectors through `meander ask --events`.

use journey::Scalar;
use testkit::{Case, Row, differences, shared, vectors};

use crate::run::{folder, run, write};

/// Would catch: anything between a file of events and the printed answer that changes a number.
#[test]
fn every_case_comes_out_as_given() {
    let Some(path) = shared("vectors/answers.json") else { return };
    let cases = vectors(&std::fs::read_to_string(path).expect("readable"));
    let mut failed = Vec::new();
    for case in &cases {
        let folder = folder();
        // Both spellings of a value are tried: cells without a type, and JSON values with one.
        let events = if case.seed % 2 == 0 {
            write(folder.path(), "events.csv", csv(&case.rows)).display().to_string()
        } else {
            write(folder.path(), "events.ndjson", ndjson(&case.rows)).display().to_string()
        };
        let ran = run(folder.path(), &format!("ask - --events {events}"), &case.question.to_string());
        let told = if ran.code == 0 { differences(&case.answer, &ran.json()) } else { vec![ran.stderr.clone()] };
        if !told.is_empty() {
            failed.push(describe(case, &told));
        }
    }
    assert!(failed.is_empty(), "{} of {} cases differ:\n{}", failed.len(), cases.len(), failed.join("\n"));
}

fn describe(case: &Case, told: &[String]) -> String {
    format!("seed {} {}: {}", case.seed, case.question, told.join("; "))
}

fn csv(rows: &[Row]) -> String {
    let names: Vec<&str> = rows[0].properties.iter().map(|(name, _)| name.as_str()).collect();
    let mut text = format!("customer,time,event,{}\n", names.join(","));
    for row in rows {
        let cells: Vec<String> =
            row.properties.iter().map(|(_, value)| value.as_ref().map_or_else(String::new, Scalar::to_text)).collect();
        text.push_str(&format!("{},{},{},{}\n", row.customer, journey::format_millis(row.time), row.event, cells.join(",")));
    }
    text
}

fn ndjson(rows: &[Row]) -> String {
    let line = |row: &Row| {
        let mut object =
            serde_json::json!({"customer": row.customer, "time": journey::format_millis(row.time), "event": row.event});
        for (name, value) in &row.properties {
            object[name] = serde_json::to_value(value).expect("serialisable");
        }
        format!("{object}\n")
    };
    rows.iter().map(line).collect()
}
