//! The reject file.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use collect::{DropReason, Reject, RejectWriter};
use common::folder;

/// Would catch: a row that is dropped and not written, or an empty file beside a clean import.
#[test]
fn dropped_rows_are_written() {
    let folder = folder();
    let path = folder.path().join("rejects.ndjson");
    let clean = RejectWriter::new(&path);
    assert_eq!(clean.finish().expect("nothing to do"), 0);
    assert!(!path.exists());
    let mut writer = RejectWriter::new(&path);
    let reject = Reject { line: 7, reason: DropReason::BadTime, detail: "\"soon\"".into(), raw: "u1,soon,\"a\nb\"".into() };
    writer.write("a.csv".as_ref(), std::slice::from_ref(&reject)).expect("written");
    writer.write("b.csv".as_ref(), &[]).expect("nothing to do");
    assert_eq!(writer.finish().expect("written"), 1);
    let text = std::fs::read_to_string(&path).expect("there");
    assert_eq!(
        text,
        "{\"file\":\"a.csv\",\"line\":7,\"reason\":\"bad_time\",\"detail\":\"\\\"soon\\\"\",\"raw\":\"u1,soon,\\\"a\\nb\\\"\"}\n"
    );
}

/// Would catch: a reason without a name, or two with one.
#[test]
fn every_reason_has_a_name_of_its_own() {
    let names: std::collections::HashSet<&str> = DropReason::ALL.iter().map(|reason| reason.name()).collect();
    assert_eq!(names.len(), DropReason::ALL.len());
    for reason in DropReason::ALL {
        assert_eq!(serde_json::to_value(reason).expect("plain"), reason.name());
    }
}
