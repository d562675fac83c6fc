use std::collections::BTreeSet;

use serde_json::{Value, json};
use testkit::{shared, vectors};

use super::{Question, Segment};

/// Questions of every kind that the readers take: what is written here, and the shared vectors where they are.
fn questions() -> Vec<Value> {
    let mut questions = vec![
        json!({"ask": "funnel", "window": "7d", "order": "any", "steps": [{"match": "a"}, {"match": {"any": ["b", "c"]}}],
            "breakdown": {"property": "p", "by": {"step": 2}, "limit": 3}, "per": {"session": "2h"}, "timezone": "UTC"}),
        json!({"ask": "funnel", "window": "1h", "steps": [{"match": "a"}, {"match": "b", "within": "5m", "next": true}, {"match": "*"}],
            "exclude": [{"match": {"event": "x", "where": [{"property": "v", "op": "in", "value": [1, "b", true]}]}, "after": 1, "before": 2}],
            "hold": ["p"], "breakdown": {"property": "p", "by": "all"}, "from": "2026-01-01", "to": "2026-02-01T00:00:00Z"}),
        json!({"ask": "transitions", "least": 2, "label": ["event", "p"], "hide": ["x"], "collapse": true,
            "rename": [{"pattern": "^a", "to": "b"}], "per": {"property": "order"}, "now": "2026-01-01"}),
        json!({"ask": "paths", "direction": "backward", "end": "a", "depth": 3, "top": 4, "events": {"where": [{"property": "v", "op": "exists"}]}}),
        json!({"ask": "variants", "top": 5, "first": 3, "steps": [{"key": "k", "match": "a"}], "per": "account"}),
        json!({"ask": "sessions", "gap": "1h", "customers": {"all": [
            {"trait": "t", "op": "eq", "value": "x"}, {"not": {"did": "a", "at_least": 1, "at_most": 3, "within": "30d"}},
            {"any": [{"sequence": ["a", "b"], "within": "1d"}]}]}}),
        json!({"ask": "retention", "start": "a", "return": "b", "period": "month", "periods": 3, "mode": "on_or_after", "rolling": true}),
        json!({"ask": "attribution", "touch": "channel", "touches": "*", "conversion": "a", "value": "v", "lookback": "3d",
            "half_life": "1d", "models": ["first", "last", "linear", "position", "time_decay", "markov", "shapley"], "order": 2}),
        json!({"ask": "conformance", "steps": [{"key": "k", "match": "a", "required": false, "within": "1h"}]}),
        json!({"ask": "precedence", "top": 5}),
        json!({"ask": "values", "match": "a", "value": "v", "group": "g"}),
    ];
    if let Some(path) = shared("vectors/answers.json") {
        let text = std::fs::read_to_string(path).expect("readable");
        questions.extend(vectors(&text).into_iter().map(|case| case.question));
    }
    questions
}

/// Names of the members that a schema tells, its parts included.
fn members(document: &Value, schema: &Value) -> BTreeSet<String> {
    let mut names: BTreeSet<String> =
        schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
    if let Some(name) = schema["$ref"].as_str() {
        names.extend(members(document, document.pointer(&name[1..]).expect("a schema of the document")));
    }
    schema["allOf"].as_array().into_iter().flatten().for_each(|part| names.extend(members(document, part)));
    names
}

/// Would catch: a shape that is narrower than what questions may say: a key, word or form that the reader takes and the
/// document does not know.
#[test]
fn every_question_that_is_read_has_the_shape_that_is_told() {
    let document: Value = serde_json::from_str(&crate::openapi_json()).expect("JSON");
    for question in questions() {
        let read = journey::Question::parse(&question.to_string()).unwrap_or_else(|refusal| panic!("{refusal}: {question}"));
        // As it was written, and as it is told when it was saved.
        for told in [&question, &read.to_json()] {
            let fits = serde_json::from_value::<Question>(told.clone());
            assert!(fits.is_ok(), "{told}: {fits:?}");
            let kind = told["ask"].as_str().expect("a kind");
            let name = format!("{}{}Question", kind[..1].to_uppercase(), &kind[1..]);
            let known = members(&document, &document["components"]["schemas"][&name]);
            let unknown: Vec<_> =
                told.as_object().expect("an object").keys().filter(|key| *key != "ask" && !known.contains(*key)).collect();
            assert!(unknown.is_empty(), "{name} does not tell {unknown:?}");
        }
    }
}

/// Would catch: a shape so wide that it tells nothing.
#[test]
fn what_is_no_question_or_segment_does_not_fit() {
    for wrong in [
        json!({"ask": "funnels"}),
        json!({"ask": "funnel", "window": "7d"}),
        json!({"ask": "funnel", "window": 7, "steps": []}),
        json!({"ask": "retention", "start": "a", "return": {"events": "b"}}),
        json!({"ask": "sessions", "per": "visit"}),
    ] {
        assert!(journey::Question::parse(&wrong.to_string()).is_err() && serde_json::from_value::<Question>(wrong).is_err());
    }
    for wrong in [json!({}), json!({"did": "a", "trait": "b"}), json!({"trait": "a", "op": "like", "value": "b"})] {
        assert!(journey::Segment::parse(&wrong.to_string()).is_err() && serde_json::from_value::<Segment>(wrong).is_err());
    }
}
