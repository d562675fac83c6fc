//! Many labels and many values.

use serde_json::{Value, json};
use testkit::{Row, TestData, text};

use super::ask::{ask, try_ask};

const NAMES: usize = 3_000;

/// 300 customers with 20 events each; every name occurs twice.
fn names() -> TestData {
    let row = |i: usize| Row::new(&format!("c{:03}", i % 300), i as i64, &format!("page/{:04}", i % NAMES));
    TestData::of(&(0..2 * NAMES).map(row).collect::<Vec<_>>())
}

fn sum(list: &Value, key: &str) -> u64 {
    list.as_array().expect("a list").iter().map(|one| one[key].as_u64().expect("a count")).sum()
}

/// Would catch: labels beyond some width that are cut off or taken for others.
#[test]
fn thousands_of_names_are_told_apart() {
    let data = names();
    let transitions = ask(&data, &json!({"ask": "transitions"}));
    assert_eq!(transitions["nodes"].as_array().map(Vec::len), Some(NAMES));
    assert_eq!((sum(&transitions["nodes"], "count"), sum(&transitions["edges"], "count")), (6_000, 6_300));
    // The name after page/i of a customer is page/i+300; the last of the first round is followed by the first again.
    assert_eq!(transitions["edges"].as_array().map(Vec::len), Some(NAMES + 300 + 300));
    let variants = ask(&data, &json!({"ask": "variants", "first": 3}));
    assert_eq!(
        (&variants["distinct"], &variants["variants"][0]["path"]),
        (&json!(300), &json!(["page/0000", "page/0300", "page/0600"]))
    );
    let paths = ask(&data, &json!({"ask": "paths", "depth": 3, "top": 1}));
    assert_eq!(paths["nodes"][0], json!({"depth": 0, "label": "(other)", "customers": 299}));
}

/// Would catch: rows that are taken for their neighbours where names are too many for a byte, in every place that picks rows.
#[test]
fn matchers_pick_the_right_of_thousands_of_names() {
    let data = names();
    let count = |question: Value, key: &str| ask(&data, &question)[key].as_u64().expect("a count");
    let last = |question: Value| ask(&data, &question)["steps"][1]["reached"].as_u64().expect("a count");
    let pattern = |pattern: &str| json!({"where": [{"property": "event", "op": "matches", "value": pattern}]});
    // Both names belong to customer 7: page/2707 is the tenth of its round of ten, and page/0007 the first.
    let steps = json!([{"match": "page/0007"}, {"match": "page/2707"}]);
    assert_eq!(last(json!({"ask": "funnel", "window": "1d", "steps": steps})), 1);
    // The names that end with 7 belong to the 30 customers 7, 17, … with 20 events each.
    assert_eq!(count(json!({"ask": "sessions", "events": pattern("^page/\\d{3}7$")}), "events"), 600);
    let scoped = |events: &Value| json!({"ask": "funnel", "window": "1d", "steps": steps, "events": events, "from": "1970-01-01T00:00:00.100Z"});
    assert_eq!(last(scoped(&pattern("^page/2"))), 0, "the first step is left out");
    assert_eq!(last(scoped(&pattern("7$"))), 1);
    let sequence = json!({"sequence": ["page/0007", "page/2707", "page/0007"]});
    assert_eq!(count(json!({"ask": "sessions", "customers": sequence}), "events"), 20);
    let twice = json!({"did": pattern("^page/000[0-4]$"), "at_least": 2});
    assert_eq!(count(json!({"ask": "sessions", "customers": twice, "events": pattern("^page/0")}), "customers"), 5);
}

/// Would catch: hidden or renamed labels that still count, runs that are collapsed before they are renamed.
#[test]
fn hidden_and_renamed_names_are_few() {
    let data = names();
    let few = json!({"hide": [{"where": [{"property": "event", "op": "matches", "value": "^page/[0-8]"}]}, {"where": [{"property": "event", "op": "gte", "value": 1}]}],
        "rename": [{"pattern": "^page/(\\d)\\d+$", "to": "part $1"}], "collapse": true});
    let with = |mut question: Value| {
        few.as_object().into_iter().flatten().for_each(|(key, value)| question[key] = value.clone());
        question
    };
    // No name begins with 9: everything is hidden.
    assert_eq!(ask(&data, &with(json!({"ask": "transitions"})))["customers"], 0);
    let renamed = json!({"ask": "transitions", "rename": [{"pattern": "^page/(\\d)\\d+$", "to": "part $1"}], "collapse": true});
    let answer = ask(&data, &renamed);
    let labels: Vec<&str> = answer["nodes"].as_array().expect("nodes").iter().filter_map(|node| node["label"].as_str()).collect();
    assert_eq!(labels, ["part 0", "part 1", "part 2"]);
    assert_eq!(
        answer["edges"][0],
        json!({"from": "(start)", "to": "part 0", "count": 300, "customers": 300, "median_ms": null, "mean_ms": null})
    );
    assert_eq!(answer["nodes"][0]["count"], 600, "twice a customer, as runs count once");
}

/// Would catch: pairs that are missing because their names were learnt late, though few of them are in scope.
#[test]
fn precedence_knows_the_last_names_as_well_as_the_first() {
    let data = names();
    for first in [0, 2_600] {
        let (a, b) = (format!("page/{first:04}"), format!("page/{:04}", first + 300));
        let answer = ask(&data, &json!({"ask": "precedence", "events": {"any": [a, b]}}));
        assert_eq!(answer["pairs"], json!([{"first": a, "then": b, "customers": 1}]), "{a}");
    }
    assert!(try_ask(&data, &json!({"ask": "precedence"})).is_err(), "3,000 labels are too many to compare");
}

/// Would catch: tables over values that are wrong beyond some width, conditions on values that were never seen.
#[test]
fn conditions_on_a_hundred_thousand_values_hold() {
    let row = |i: usize| Row::new(&format!("c{}", i % 1_000), i as i64, "e").with("id", text(&format!("id-{i}")));
    let data = TestData::of(&(0..100_000).map(row).collect::<Vec<_>>());
    let count = |op: &str, value: Value| {
        let events = json!({"where": [{"property": "id", "op": op, "value": value}]});
        ask(&data, &json!({"ask": "sessions", "events": events}))["events"].as_u64().expect("a count")
    };
    assert_eq!(count("eq", json!("id-99999")), 1);
    assert_eq!(count("ne", json!("id-70000")), 99_999);
    assert_eq!(count("in", json!(["id-0", "id-65535", "id-65536", "nobody"])), 3);
    assert_eq!(count("ends_with", json!("00")), 999);
    assert_eq!(count("matches", json!("^id-9\\d{4}$")), 10_000);
    assert_eq!(count("contains", json!("id-")), 100_000);
    let variants = ask(&data, &json!({"ask": "variants", "label": ["id"], "first": 1, "top": 1}));
    assert_eq!((&variants["distinct"], &variants["customers"]), (&json!(1_000), &json!(1_000)));
}
