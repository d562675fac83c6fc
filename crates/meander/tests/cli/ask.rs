//! Asking: formats, warnings, tables of paths.

use std::process::{Command, Stdio};

use crate::run::{folder, run, write};

const EVENTS: &str = "customer,time,event,channel,value\n\
    a,2026-01-01T10:00:00Z,visit,web,\n\
    a,2026-01-01T10:05:00Z,purchase,web,20\n\
    b,2026-01-02T10:00:00Z,visit,app,\n\
    b,2026-01-02T10:01:00Z,visit,app,\n";

const FUNNEL: &str = r#"{"ask":"funnel","window":"1d","now":"2026-02-01","steps":[{"match":"visit"},{"match":"purchase"}]}"#;

/// Would catch: an answer that is not the document, or a spreadsheet without its rows.
#[test]
fn answers_come_as_json_and_csv() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    let json = run(folder.path(), "ask - --events {e.csv}", FUNNEL).json();
    assert_eq!(json["steps"][0]["reached"], 2);
    assert_eq!(json["steps"][1]["reached"], 1);
    assert_eq!(json["steps"][1]["dropped"], 1);
    assert_eq!(json["steps"][1]["median_ms_from_start"], 300_000.0);
    let csv = run(folder.path(), "ask - --events {e.csv} --format csv", FUNNEL).stdout;
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(csv.lines().next().is_some_and(|header| header.starts_with("step,label,reached,")), "{csv}");
}

/// Would catch: a panic, or a failure, when whoever reads has had enough, as in `meander ask … | head -1`.
#[test]
fn readers_may_leave() {
    let folder = folder();
    let events = write(folder.path(), "e.csv", EVENTS);
    let question = write(folder.path(), "q.json", FUNNEL);
    let mut asking = Command::new(env!("CARGO_BIN_EXE_meander"))
        .args(["ask".as_ref(), question.as_os_str(), "--events".as_ref(), events.as_os_str()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(asking.stdout.take());
    let ran = asking.wait_with_output().expect("the program ends");
    assert!(ran.status.success() && ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// Would catch: a condition that is passed over in silence where there are no events to hold it against.
#[test]
fn tables_of_paths_take_no_conditions() {
    let folder = folder();
    write(folder.path(), "p.csv", "path,conversions,value,nulls\nA>B,1,,\n");
    for (key, value) in [("from", r#""2026-01-01""#), ("events", r#""visit""#), ("per", r#""account""#)] {
        let question =
            format!(r#"{{"ask":"attribution","touch":"channel","conversion":"purchase","models":["first"],"{key}":{value}}}"#);
        let ran = run(folder.path(), "ask - --paths {p.csv}", &question);
        assert!(ran.code == 2 && ran.stderr.contains(&format!("--paths: {key} picks")), "{ran:?}");
    }
}

/// Would catch: a typo that gives a silent empty answer.
#[test]
fn unknown_names_are_answered_with_a_warning() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    let question = r#"{"ask":"funnel","window":"1d","steps":[{"match":"vist"},{"match":{"event":"purchase","where":[{"property":"chanel","op":"eq","value":"web"},{"property":"channel","op":"eq","value":"wep"}]}}]}"#;
    let ran = run(folder.path(), "ask - --events {e.csv}", question);
    let told = ran.json()["warnings"].clone();
    let message =
        |path: &str| told.as_array().expect("warnings").iter().find(|w| w["path"] == path).map(|w| w["message"].to_string());
    assert!(message("steps[0].match").is_some_and(|text| text.contains("visit")), "{told}");
    assert!(message("steps[1].match.where[0].property").is_some_and(|text| text.contains("channel")), "{told}");
    assert!(message("steps[1].match.where[1].value").is_some_and(|text| text.contains("web")), "{told}");
    assert_eq!(ran.stderr.lines().filter(|line| line.starts_with("warning: ")).count(), 3, "{}", ran.stderr);
}

/// Would catch: a Markov chain that is simulated or built from converting paths only. The case and its numbers are the
/// known ones of QUESTIONS.
#[test]
fn attribution_of_ready_paths_gives_the_known_case() {
    let folder = folder();
    write(folder.path(), "p.csv", "path,conversions,value,nulls\nA>B>A>B>B>A,1,,\nA>B>B>A>A,1,,\nA>A,1,,\n");
    let question = r#"{"ask":"attribution","touch":"channel","conversion":"purchase","models":["markov","first"]}"#;
    let answer = run(folder.path(), "ask - --paths {p.csv}", question).json();
    let near = |value: &serde_json::Value, wanted: f64| (value.as_f64().expect("a number") - wanted).abs() < 1e-9;
    assert!(near(&answer["removal_effects"]["A"], 1.0) && near(&answer["removal_effects"]["B"], 0.5), "{answer}");
    assert!(near(&answer["credit"]["markov"]["A"], 2.0) && near(&answer["credit"]["markov"]["B"], 1.0), "{answer}");
    assert!(near(&answer["credit"]["first"]["A"], 3.0), "{answer}");
}

/// Would catch: ages counted from anything but the conversion, or weights that do not sum to the value.
#[test]
fn time_decay_gives_the_known_case() {
    let folder = folder();
    let events = "customer,time,event,channel,revenue\n\
        a,2026-01-01,ad,search,\na,2026-01-04,ad,social,\na,2026-01-10,ad,email,\na,2026-01-10,ad,display,\na,2026-01-10,purchase,,50\n";
    write(folder.path(), "e.csv", events);
    let question = r#"{"ask":"attribution","touch":"channel","conversion":"purchase","value":"revenue","lookback":"30d","half_life":"7d","models":["time_decay"]}"#;
    let credit = run(folder.path(), "ask - --events {e.csv}", question).json()["credit"]["time_decay"].clone();
    for (channel, wanted) in [("search", 6.92), ("social", 9.32), ("email", 16.88), ("display", 16.88)] {
        assert!((credit[channel].as_f64().expect("a number") - wanted).abs() < 0.005, "{credit}");
    }
}

/// Would catch: timings that are not told, or told on stdout.
#[test]
fn runs_are_timed_on_stderr() {
    let folder = folder();
    write(folder.path(), "e.csv", EVENTS);
    let ran = run(folder.path(), "ask - --events {e.csv} --runs 3", FUNNEL);
    let told: serde_json::Value = serde_json::from_str(ran.stderr.lines().last().expect("a line")).expect("a JSON line");
    assert_eq!(told["milliseconds"].as_array().map(Vec::len), Some(3));
    assert_eq!((&told["events"], &told["customers"]), (&serde_json::json!(4), &serde_json::json!(2)));
    assert!(told["peak_memory_bytes"].as_u64().is_some_and(|bytes| bytes > 0));
    assert_eq!(ran.json()["steps"][0]["reached"], 2);
}
