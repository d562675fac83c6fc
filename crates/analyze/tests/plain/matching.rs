//! Matchers and values of one event, and random matchers.

use journey::{EVENT, Matcher, Scalar};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::Event;

/// The value of a property; the event's name is one too.
pub fn value(event: &Event, property: &str) -> Option<Scalar> {
    if property == EVENT { Some(Scalar::Text(event.row.event.clone())) } else { event.row.get(property).cloned() }
}

/// The text of a value, `(none)` where it is missing.
pub fn text(event: &Event, property: &str) -> String {
    value(event, property).map_or_else(|| "(none)".to_owned(), |value| value.to_text())
}

/// Whether an event is meant.
pub fn matches(matcher: &Matcher, event: &Event) -> bool {
    match matcher {
        Matcher::Any => true,
        Matcher::Event(name) => event.row.event == *name,
        Matcher::Where { event: name, conditions } => {
            name.as_ref().is_none_or(|name| event.row.event == *name)
                && conditions.iter().all(|condition| condition.test.holds(value(event, &condition.property).as_ref()))
        }
        Matcher::AnyOf(list) => list.iter().any(|one| matches(one, event)),
    }
}

pub fn names() -> impl Strategy<Value = Value> {
    prop::sample::select(vec!["a", "a", "b", "b", "c", "d", "e", "unheard"]).prop_map(|name| json!(name))
}

/// Conditions on every kind of property.
pub fn condition() -> impl Strategy<Value = Value> {
    let texts = prop::sample::select(vec!["web", "mail", "store", "e"]);
    let by_text = (prop::sample::select(vec!["eq", "ne", "contains", "starts_with", "ends_with", "matches", "gt"]), texts)
        .prop_map(|(op, value)| json!({"property": "channel", "op": op, "value": value}));
    let by_list = prop::sample::select(vec!["in", "not_in"])
        .prop_map(|op| json!({"property": "channel", "op": op, "value": ["web", "nowhere", "store"]}));
    let by_number = (prop::sample::select(vec!["gt", "gte", "lt", "lte", "eq", "ne"]), prop::sample::select(vec![0.0, 2.5, 9.0]))
        .prop_map(|(op, value)| json!({"property": "value", "op": op, "value": value}));
    let by_presence =
        (prop::sample::select(vec!["exists", "missing"]), prop::sample::select(vec!["channel", "value", "flag", "none"]))
            .prop_map(|(op, property)| json!({"property": property, "op": op}));
    let by_flag = (prop::sample::select(vec!["eq", "ne"]), prop::sample::select(vec![json!(true), json!("false")]))
        .prop_map(|(op, value)| json!({"property": "flag", "op": op, "value": value}));
    let by_name = prop::sample::select(vec!["in", "not_in"])
        .prop_map(|op| json!({"property": "event", "op": op, "value": ["a", "c", "d"]}));
    prop_oneof![by_text, by_list, by_number, by_presence, by_flag, by_name]
}

/// Mostly names; also everything, conditions and alternatives.
pub fn matcher() -> impl Strategy<Value = Value> {
    let conditions = || prop::collection::vec(condition(), 1..3);
    let with_name = (names(), conditions()).prop_map(|(event, conditions)| json!({"event": event, "where": conditions}));
    let without = conditions().prop_map(|conditions| json!({"where": conditions}));
    let one = prop_oneof![3 => names(), 1 => with_name, 1 => without];
    let several = prop::collection::vec(one.boxed(), 1..4).prop_map(|list| json!({"any": list}));
    // More alternatives than fit into one word of bits.
    let many = (names(), 0..70_usize).prop_map(|(event, count)| {
        let one = |i: usize| json!({"where": [{"property": "value", "op": "gt", "value": 100 + i}]});
        json!({"any": (0..count).map(one).chain([event]).collect::<Vec<_>>()})
    });
    let conditions = || prop::collection::vec(condition(), 1..3);
    prop_oneof![
        8 => names(),
        1 => Just(json!("*")),
        2 => (names(), conditions()).prop_map(|(event, conditions)| json!({"event": event, "where": conditions})),
        2 => conditions().prop_map(|conditions| json!({"where": conditions})),
        2 => several,
        1 => many,
    ]
}

/// A length of so many steps of an hour.
pub fn hours(range: std::ops::Range<u32>) -> impl Strategy<Value = Value> {
    range.prop_map(|hours| json!(format!("{hours}h")))
}
