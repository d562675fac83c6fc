//! Labels: label, hide, rename, collapse, in this order.

use journey::question::Labels;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::Event;
use super::matching::{matcher, matches, names, text};

/// The labels of a journey with their events, without what is hidden, not yet collapsed.
pub fn labelled(labels: &Labels, events: &[Event]) -> Vec<(String, Event)> {
    let label = |event: &Event| {
        let label = if labels.steps.is_empty() {
            labels.label.iter().map(|property| text(event, property)).collect::<Vec<_>>().join(" · ")
        } else {
            labels.steps.iter().find(|step| matches(&step.matcher, event))?.key.clone()
        };
        let hidden = labels.hide.iter().any(|matcher| matches(matcher, event));
        let renamed =
            labels.rename.iter().fold(label, |label, rename| rename.pattern.replace_all(&label, rename.to.as_str()).into_owned());
        (!hidden).then(|| (renamed, event.clone()))
    };
    events.iter().filter_map(label).collect()
}

/// The same, of a run of one label only the first where that is asked.
pub fn collapsed(labels: &Labels, labelled: Vec<(String, Event)>) -> Vec<(String, Event)> {
    let mut kept: Vec<(String, Event)> = Vec::new();
    for (label, event) in labelled {
        if !(labels.collapse && kept.last().is_some_and(|(last, _)| *last == label)) {
            kept.push((label, event));
        }
    }
    kept
}

/// The labels of all journeys that have one.
pub fn sequences(labels: &Labels, journeys: &[Vec<Event>]) -> Vec<Vec<(String, Event)>> {
    let sequences = journeys.iter().map(|events| collapsed(labels, labelled(labels, events)));
    sequences.filter(|sequence| !sequence.is_empty()).collect()
}

/// Adds the keys of labels to a question.
pub fn with_labels(question: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let label = prop_oneof![
        Just(json!({"label": ["event", "channel"]})),
        Just(json!({"label": ["channel"]})),
        Just(json!({"label": ["value"]})),
        Just(json!({"label": ["flag", "none", "value"]})),
        prop::collection::vec(matcher(), 1..3).prop_map(|matchers| {
            let steps: Vec<Value> =
                matchers.into_iter().enumerate().map(|(i, matcher)| json!({"key": format!("k{i}"), "match": matcher})).collect();
            json!({"steps": steps})
        }),
    ];
    let rename = prop_oneof![
        Just(json!([{"pattern": "^(a|b)", "to": "x"}])),
        Just(json!([{"pattern": "(.) · .*", "to": "$1"}, {"pattern": "c", "to": "a"}])),
        Just(json!([{"pattern": ".", "to": ""}])),
    ];
    let hide = prop::collection::vec(prop_oneof![names(), matcher()], 1..3);
    (question, prop::option::of(label), prop::option::weighted(0.4, hide), prop::option::weighted(0.4, rename), any::<bool>())
        .prop_map(|(mut question, label, hide, rename, collapse)| {
            label
                .as_ref()
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
                .for_each(|(key, value)| question[key] = value.clone());
            if let Some(hide) = hide {
                question["hide"] = json!(hide);
            }
            if let Some(rename) = rename {
                question["rename"] = rename;
            }
            if collapse {
                question["collapse"] = json!(true);
            }
            question
        })
}
