//! Several buckets, scanned apart and with hints that are wrong.

use analyze::{Asker, Hint, Outcome};
use journey::Question;
use serde_json::{Value, json};
use testkit::{Row, TestData, differences, number};

const START: i64 = 1_774_699_200_000;

/// Enough events for eight buckets.
fn data() -> TestData {
    let row = |i: usize| {
        let time = START + (i as i64 * 7_919) % 4_000_000 * 1_000;
        Row::new(&format!("c{}", i * 31 % 5_000), time, ["a", "b", "c", "d"][i * 13 % 4]).with("value", number((i % 11) as f64))
    };
    TestData::of(&(0..52_000).map(row).collect::<Vec<_>>())
}

fn questions() -> Vec<Value> {
    let plan = [("x", "a"), ("y", "b"), ("z", "c")].map(|(key, matcher)| json!({"key": key, "match": matcher, "within": "2d"}));
    vec![
        json!({"ask": "funnel", "window": "7d", "steps": [{"match": "a"}, {"match": "b"}, {"match": "c"}]}),
        json!({"ask": "funnel", "window": "7d", "steps": [{"match": "a"}, {"match": "b", "optional": true}, {"match": "c"}], "breakdown": {"property": "value", "by": "last", "limit": 3}}),
        json!({"ask": "transitions"}),
        json!({"ask": "sessions", "gap": "2d"}),
        json!({"ask": "conformance", "steps": plan}),
        json!({"ask": "retention", "start": "a", "return": "b", "period": "week"}),
        json!({"ask": "attribution", "touch": "event", "conversion": "d", "value": "value"}),
        json!({"ask": "variants", "collapse": true}),
        json!({"ask": "paths", "start": "b"}),
        json!({"ask": "precedence"}),
        json!({"ask": "values", "value": "value", "group": "event"}),
        json!({"ask": "sessions", "per": {"property": "value"}, "from": "2026-04-01"}),
    ]
}

/// Would catch: anything that depends on the order or the number of the parts a scan is done in.
#[test]
fn buckets_asked_one_by_one_merge_to_the_same_answer() {
    let data = data();
    let snapshot = data.store.snapshot().expect("imported");
    assert_eq!(snapshot.buckets(), 8);
    for document in questions() {
        let question = Question::parse(&document.to_string()).expect("a question");
        let whole = serde_json::to_value(Asker::new(&snapshot, &question, 0).ask().expect("an answer")).expect("serialisable");
        let asker = Asker::new(&snapshot, &question, 0);
        let mut buckets = (0..8).rev().map(|bucket| asker.scan(bucket..bucket + 1, &Hint::default()).expect("a partial"));
        let mut merged = buckets.next().expect("eight");
        buckets.for_each(|partial| merged.merge(partial).expect("the same question"));
        let Outcome::Answer(parts) = asker.finish(merged, &Hint::default()).expect("an answer") else {
            panic!("nothing was hinted")
        };
        let told = differences(&whole, &serde_json::to_value(*parts).expect("serialisable"));
        assert!(told.is_empty(), "{document}\n{}", told.join("\n"));
    }
}

/// A hint that expects every quantile in this window, whatever it is of.
fn hint(low: i64, high: i64) -> Hint {
    let names = ["duration", "x", "y", "z", "start 1", "start 2", "previous 1", "previous 2"].map(str::to_owned);
    let edges = "abcd".chars().flat_map(|from| "abcd".chars().map(move |to| format!("{from}\u{1}{to}")));
    let windows: serde_json::Map<String, Value> =
        names.into_iter().chain(edges).map(|name| (name, json!([{"low": low, "high": high}]))).collect();
    serde_json::from_value(json!({"windows": windows})).expect("a hint")
}

/// Would catch: a quantile told from a window that does not hold it, or a repeat that does not end.
#[test]
fn wrong_hints_cost_a_scan_but_no_digit() {
    let data = data();
    let snapshot = data.store.snapshot().expect("imported");
    let mut again = 0;
    for document in questions() {
        let question = Question::parse(&document.to_string()).expect("a question");
        let asker = Asker::new(&snapshot, &question, 0);
        let wanted = serde_json::to_value(asker.ask().expect("an answer")).expect("serialisable");
        for (low, high) in [(i64::MIN, -1), (i64::MAX - 1, i64::MAX), (0, 0), (3_600_000, 86_400_000), (0, 1 << 40)] {
            let mut known = hint(low, high);
            let mut rounds = 0;
            let found = loop {
                let partial = asker.scan(0..8, &known).expect("a partial");
                match asker.finish(partial, &known).expect("an outcome") {
                    Outcome::Answer(answer) => break serde_json::to_value(*answer).expect("serialisable"),
                    Outcome::Again(better) => known = better,
                }
                (again, rounds) = (again + 1, rounds + 1);
                assert!(rounds < 3, "{document} with {low}..={high} does not end");
            };
            let told = differences(&wanted, &found);
            assert!(told.is_empty(), "{document} with {low}..={high}\n{}", told.join("\n"));
        }
    }
    assert!(again >= 10, "only {again} hints were noticed to be wrong");
}

/// Would catch: windows that are narrowed by customers who are not like the others, since their ids sort first, and a scan that
/// is repeated for ever because its windows are wrong each time.
#[test]
fn ids_that_tell_something_change_no_median() {
    let row = |i: usize| {
        let (customer, second) = (i / 2, i % 2);
        // Old customers, whose ids come first in every bucket, take a day, new ones an hour; a third of them a bit more.
        let wait = if customer < 9_000 { 86_400_000 } else { 3_600_000 } + (customer % 3) as i64;
        Row::new(&format!("c{customer:06}"), START + second as i64 * wait, ["a", "b"][second])
    };
    let data = TestData::of(&(0..60_000).map(row).collect::<Vec<_>>());
    let snapshot = data.store.snapshot().expect("imported");
    let question = Question::parse(r#"{"ask":"transitions"}"#).expect("a question");
    let asker = Asker::new(&snapshot, &question, 0);
    for fixed in [false, true] {
        let mut hint: Hint = serde_json::from_value(json!({"windows": {}, "is_fixed": fixed})).expect("a hint");
        let mut rounds = 0;
        let answer = loop {
            rounds += 1;
            assert!(rounds < 3, "it does not end");
            let partial = asker.scan(0..snapshot.buckets(), &hint).expect("a partial");
            match asker.finish(partial, &hint).expect("an outcome") {
                Outcome::Answer(answer) => break serde_json::to_value(*answer).expect("serialisable"),
                Outcome::Again(better) => hint = better,
            }
        };
        let edges = answer["edges"].as_array().expect("edges");
        let waits = edges.iter().find(|edge| edge["from"] == "a" && edge["to"] == "b").expect("an edge");
        assert_eq!((&waits["count"], &waits["median_ms"]), (&json!(30_000), &json!(3_600_002.0)));
    }
}
