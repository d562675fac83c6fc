//! More steps and alternatives than a word has bits.

use serde_json::{Value, json};
use testkit::{Row, TestData, number};

use super::ask::ask;

const STEPS: usize = 130;

/// One customer takes all steps, one stops after 70, one takes them the other way round.
fn data() -> TestData {
    let walk = |customer: &str, steps: Vec<usize>| {
        steps.into_iter().enumerate().map(|(i, step)| Row::new(customer, i as i64, &format!("s{step}"))).collect::<Vec<_>>()
    };
    let rows = [walk("all", (0..STEPS).collect()), walk("some", (0..70).collect()), walk("back", (0..STEPS).rev().collect())];
    TestData::of(&rows.concat())
}

fn steps(more: impl Fn(usize) -> Value) -> Vec<Value> {
    let step = |i: usize| {
        let mut step = json!({"match": format!("s{i}")});
        more(i).as_object().into_iter().flatten().for_each(|(key, value)| step[key] = value.clone());
        step
    };
    (0..STEPS).map(step).collect()
}

fn reached(answer: &Value) -> Vec<u64> {
    answer["steps"].as_array().expect("steps").iter().map(|step| step["reached"].as_u64().expect("a count")).collect()
}

/// Would catch: steps beyond the 64th that are lost, or taken for earlier ones.
#[test]
fn a_funnel_has_no_limit_of_steps() {
    let wanted: Vec<u64> = (0..STEPS)
        .map(|i| {
            if i == 0 {
                3
            } else if i < 70 {
                2
            } else {
                1
            }
        })
        .collect();
    let data = data();
    for order in ["ordered", "strict"] {
        assert_eq!(
            reached(&ask(&data, &json!({"ask": "funnel", "window": "1d", "order": order, "steps": steps(|_| json!({}))}))),
            wanted
        );
    }
    let any = ask(&data, &json!({"ask": "funnel", "window": "1d", "order": "any", "steps": steps(|_| json!({}))}));
    assert_eq!(reached(&any), (0..STEPS).map(|i| if i < 70 { 3 } else { 2 }).collect::<Vec<u64>>());
    let optional = steps(|i| if i > 0 && i < STEPS - 1 { json!({"optional": true}) } else { json!({}) });
    assert_eq!(reached(&ask(&data, &json!({"ask": "funnel", "window": "1d", "steps": optional})))[STEPS - 1], 1);
}

/// Would catch: the same in conformance.
#[test]
fn conformance_has_no_limit_of_steps() {
    let answer = ask(&data(), &json!({"ask": "conformance", "steps": steps(|i| json!({"key": format!("k{i}")}))}));
    let count = |step: usize, what: &str| answer["steps"][step][what].as_u64().expect("a count");
    // Back to front, any one step can be aligned; the first is.
    assert_eq!((count(0, "completed"), count(69, "completed"), count(70, "completed"), count(129, "completed")), (3, 2, 1, 1));
    assert_eq!((count(0, "out_of_order"), count(69, "out_of_order"), count(129, "missing")), (0, 1, 1));
    assert_eq!(answer["unmapped"], json!([]));
}

/// Would catch: rows mixed up where a matcher has more alternatives than a word has bits, in every place that takes one.
#[test]
fn a_matcher_may_have_many_alternatives() {
    let row = |i: usize| {
        Row::new(&format!("c{}", i % 10), i as i64 * 60_000, ["a", "b"][i / 10 % 2]).with("n", number((i % 200) as f64))
    };
    let data = TestData::of(&(0..400).map(row).collect::<Vec<_>>());
    let one = |i: usize| json!({"where": [{"property": "n", "op": "eq", "value": i}]});
    let many = json!({"any": (0..100).map(one).collect::<Vec<_>>()});
    let few = json!({"where": [{"property": "n", "op": "lt", "value": 100}]});
    for question in [
        json!({"ask": "funnel", "window": "1d", "steps": [{"match": "M"}, {"match": "b"}]}),
        json!({"ask": "funnel", "window": "1d", "steps": [{"match": "M"}, {"match": "b", "optional": true}, {"match": "M"}]}),
        json!({"ask": "retention", "start": "M", "return": "a", "period": "day", "periods": 2}),
        json!({"ask": "conformance", "steps": [{"key": "x", "match": "M"}, {"key": "y", "match": "b"}]}),
        json!({"ask": "attribution", "touch": "event", "conversion": "M"}),
        json!({"ask": "paths", "start": "M"}),
        json!({"ask": "values", "match": "M", "value": "n"}),
        json!({"ask": "transitions", "hide": ["M"]}),
        json!({"ask": "variants", "steps": [{"key": "m", "match": "M"}, {"key": "b", "match": "b"}]}),
        json!({"ask": "sessions", "events": "M"}),
        json!({"ask": "sessions", "customers": {"did": "M", "at_least": 20, "at_most": 20}}),
    ] {
        let with = |matcher: &Value| {
            serde_json::from_str::<Value>(&question.to_string().replace("\"M\"", &matcher.to_string())).expect("JSON")
        };
        let (wanted, mut found) = (ask(&data, &with(&few)), ask(&data, &with(&many)));
        if wanted.get("warnings").is_none() {
            found.as_object_mut().expect("an object").remove("warnings");
        }
        assert_eq!(wanted, found, "{question}");
    }
}
