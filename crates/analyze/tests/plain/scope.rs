//! Scopes: first everything that is not meant is thrown away, then the rest is parted into subjects.

use std::collections::BTreeMap;

use journey::question::{Scope, Subject};
use journey::{Matcher, Segment, format_millis};
use proptest::prelude::*;
use serde_json::{Value, json};
use testkit::Row;

use super::data::{Case, Event, HOUR, START};
use super::matching::{matcher, matches, value};

/// The journeys of all subjects in scope. No subject is without events.
pub fn journeys(case: &Case, scope: &Scope, now: i64) -> Vec<Vec<Event>> {
    let mut by_customer: BTreeMap<&str, Vec<Event>> = BTreeMap::new();
    for (arrival, row) in case.rows.iter().enumerate() {
        by_customer.entry(&row.customer).or_default().push(Event { row: row.clone(), arrival });
    }
    let mut kept = Vec::new();
    for (customer, mut events) in by_customer {
        events.sort_by_key(|event| (event.time(), event.arrival));
        if scope.customers.as_ref().is_some_and(|segment| !inside(segment, &events, &traits(case, customer), now)) {
            continue;
        }
        events.retain(|event| {
            scope.from_millis.is_none_or(|from| event.time() >= from)
                && scope.to_millis.is_none_or(|to| event.time() < to)
                && scope.events.as_ref().is_none_or(|matcher| matches(matcher, event))
        });
        kept.push(events);
    }
    let mut subjects: Vec<Vec<Event>> = match &scope.subject {
        Subject::Customer => kept,
        Subject::Session(gap) => kept.into_iter().flat_map(|events| sessions(events, gap.millis())).collect(),
        Subject::Property(name) => kept.into_iter().flat_map(|events| by_value(events, name)).collect(),
        Subject::Account => {
            // The order of arrival is kept within a customer only; different customers at one moment are in the order of
            // their names, where one bucket holds them all.
            let mut all: Vec<Event> = kept.concat();
            all.sort_by_key(|event| (event.time(), event.row.customer.clone(), event.arrival));
            by_value(all, "account")
        }
    };
    subjects.retain(|events| !events.is_empty());
    subjects
}

/// Runs of events no further apart than the gap.
pub fn sessions(events: Vec<Event>, gap_millis: i64) -> Vec<Vec<Event>> {
    let mut found: Vec<Vec<Event>> = Vec::new();
    for event in events {
        match found.last_mut() {
            Some(session) if event.time() - session[session.len() - 1].time() <= gap_millis => session.push(event),
            _ => found.push(vec![event]),
        }
    }
    found
}

/// The events of each value; those without one are nobody's.
fn by_value(events: Vec<Event>, property: &str) -> Vec<Vec<Event>> {
    let mut found: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for event in events {
        if let Some(value) = value(&event, property) {
            found.entry(value.to_text()).or_default().push(event);
        }
    }
    found.into_values().collect()
}

/// The traits of a customer as of the latest telling of each; what came without a time holds before all others.
fn traits(case: &Case, customer: &str) -> Row {
    let mut told: Vec<&Row> = case.traits.iter().filter(|row| row.customer == customer).collect();
    told.sort_by_key(|row| row.time);
    let mut known = Row::new(customer, 0, "");
    for name in ["plan", "age"] {
        known = known.with(name, told.iter().rev().find_map(|row| row.get(name).cloned()));
    }
    known
}

fn inside(segment: &Segment, events: &[Event], traits: &Row, now: i64) -> bool {
    match segment {
        Segment::Trait(condition) => condition.test.holds(traits.get(&condition.property)),
        Segment::Did { matcher, at_least, at_most, within } => {
            let in_time =
                |event: &&Event| within.is_none_or(|within| event.time() >= now - within.millis() && event.time() <= now);
            let count = events.iter().filter(in_time).filter(|event| matches(matcher, event)).count();
            count >= *at_least && at_most.is_none_or(|most| count <= most)
        }
        Segment::Sequence { steps, within } => (0..events.len()).any(|first| {
            let most = within.map_or(i64::MAX, |within| events[first].time() + within.millis());
            matches(&steps[0], &events[first]) && follows(&steps[1..], &events[first + 1..], most)
        }),
        Segment::Saved(_) => false,
        Segment::All(parts) => parts.iter().all(|part| inside(part, events, traits, now)),
        Segment::Any(parts) => parts.iter().any(|part| inside(part, events, traits, now)),
        Segment::Not(part) => !inside(part, events, traits, now),
    }
}

/// Whether steps happen one after the other, the last no later than `most`.
fn follows(steps: &[Matcher], events: &[Event], most: i64) -> bool {
    let Some((next, rest)) = steps.split_first() else { return true };
    (0..events.len()).any(|at| events[at].time() <= most && matches(next, &events[at]) && follows(rest, &events[at + 1..], most))
}

fn segment() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        prop::sample::select(vec!["eq", "ne"]).prop_map(|op| json!({"trait": "plan", "op": op, "value": "paid"})),
        Just(json!({"trait": "age", "op": "gt", "value": 30})),
        prop::sample::select(vec!["plan", "age", "none"]).prop_map(|name| json!({"trait": name, "op": "missing"})),
        matcher().prop_map(|matcher| json!({"did": matcher})),
        (matcher(), 0..3_u32, 0..3_u32)
            .prop_map(|(did, least, more)| json!({"did": did, "at_least": least, "at_most": least + more})),
        (prop::collection::vec(matcher(), 2..4), prop::option::of(0..6_u32)).prop_map(|(steps, hours)| match hours {
            Some(hours) => json!({"sequence": steps, "within": format!("{hours}h")}),
            None => json!({"sequence": steps}),
        }),
        (matcher(), 0..6_u32).prop_map(|(did, hours)| json!({"did": did, "within": format!("{hours}h")})),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|parts| json!({"all": parts})),
            prop::collection::vec(inner.clone(), 0..3).prop_map(|parts| json!({"any": parts})),
            inner.prop_map(|part| json!({"not": part})),
        ]
    })
}

/// Any part of a scope, alone or with others.
pub fn scopes() -> impl Strategy<Value = Value> {
    let moment = |hours: i64| json!(format_millis(START + hours * HOUR));
    let per = prop_oneof![
        Just(json!("account")),
        Just(json!("session")),
        Just(json!({"session": "1h"})),
        prop::sample::select(vec!["channel", "value", "flag", "none"]).prop_map(|name| json!({"property": name})),
    ];
    let some = |strategy: BoxedStrategy<Value>| prop::option::weighted(0.35, strategy);
    (
        prop::option::weighted(0.2, 0..6_i64),
        prop::option::weighted(0.2, 7..13_i64),
        some(matcher().boxed()),
        some(segment().boxed()),
        prop::option::weighted(0.5, per),
    )
        .prop_map(move |(from, to, events, customers, per)| {
            let parts =
                [("from", from.map(moment)), ("to", to.map(moment)), ("events", events), ("customers", customers), ("per", per)];
            parts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect::<serde_json::Map<_, _>>().into()
        })
}
