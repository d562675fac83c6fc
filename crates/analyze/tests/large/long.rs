//! One customer with a very long journey: work that grows with the square of it would not end.

use serde_json::json;
use testkit::{Row, TestData, number};

use super::ask::ask;

const EVENTS: usize = 200_000;

fn long() -> TestData {
    let row = |i: usize| Row::new("c", i as i64 * 1_000, ["a", "b", "c"][i % 3]).with("value", number((i % 7) as f64));
    TestData::of(&(0..EVENTS).map(row).collect::<Vec<_>>())
}

/// Would catch: work or memory that grows with the square of a journey, counts that overflow a narrow type.
#[test]
fn every_question_of_a_long_journey_is_answered() {
    let data = long();
    let transitions = ask(&data, &json!({"ask": "transitions"}));
    assert_eq!(
        transitions["edges"].as_array().expect("edges").iter().map(|edge| edge["count"].as_u64().unwrap_or(0)).sum::<u64>(),
        200_001
    );
    assert_eq!(transitions["nodes"][0]["count"], 66_667);
    let plain = ask(&data, &json!({"ask": "funnel", "window": "1h", "steps": [{"match": "b"}, {"match": "a"}, {"match": "c"}]}));
    assert_eq!(plain["steps"][2]["from_start"]["p25_ms"], 4_000);
    let rules = json!({"ask": "funnel", "window": "30d", "steps": [{"match": "c"}, {"match": "b", "optional": true}, {"match": "a", "within": "2s"}],
        "exclude": [{"match": "b", "after": 1, "before": 2}], "hold": ["value"], "breakdown": {"property": "value", "by": "all"}});
    // Of one value in seven, c is never closer to a than 7 s.
    assert_eq!(ask(&data, &rules)["steps"][2]["reached"], 0);
    let any = json!({"ask": "funnel", "order": "any", "window": "2s", "steps": [{"match": "c"}, {"match": "b"}, {"match": "a"}]});
    assert_eq!(ask(&data, &any)["steps"][2]["median_ms_from_start"], 2_000.0);
    let plan = json!({"ask": "conformance", "steps": [{"key": "x", "match": "c"}, {"key": "y", "match": "a"}, {"key": "z", "match": "c"}]});
    assert_eq!(ask(&data, &plan)["fit"], 1.0);
    assert_eq!(ask(&data, &json!({"ask": "variants"}))["variants"][0]["path"].as_array().map(Vec::len), Some(EVENTS));
    assert_eq!(ask(&data, &json!({"ask": "paths", "direction": "backward", "end": "c", "depth": 4}))["customers"], 1);
    assert_eq!(ask(&data, &json!({"ask": "sessions", "gap": "999ms"}))["sessions"], EVENTS);
    let retention = json!({"ask": "retention", "start": "a", "return": "a", "period": "day", "periods": 4, "now": "1970-02-01"});
    assert_eq!(ask(&data, &retention)["cohorts"][0]["returned"], json!([1, 1, 1, 0]));
    let attribution = ask(&data, &json!({"ask": "attribution", "touch": "event", "conversion": "c", "order": 2}));
    assert_eq!(attribution["conversions"], 66_666);
    assert_eq!(ask(&data, &json!({"ask": "values", "value": "value", "per": {"session": "10s"}}))["groups"][0]["customers"], 1);
    assert_eq!(ask(&data, &json!({"ask": "precedence", "top": 3}))["pairs"].as_array().map(Vec::len), Some(3));
}
