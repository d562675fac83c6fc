//! paths: each subject's own, then the commonest labels of each depth.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use journey::answer::{AnswerBody, PathLink, PathNode, PathsAnswer};
use journey::question::{Ask, Direction, Paths};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::{Event, HOUR, asked, cases, check, config};
use super::labels::{collapsed, labelled, with_labels};
use super::matching::{matcher, matches};

/// The label that closes a journey; no label of an event, even one of the same name.
const CLOSED: Option<String> = None;

/// The labels of one subject from its anchor on, closed where they end before the depth.
fn path(question: &Paths, events: &[Event]) -> Option<Vec<Option<String>>> {
    let mut all = labelled(&question.labels, events);
    let anchor = all.iter().position(|(_, event)| question.anchor.as_ref().is_none_or(|anchor| matches(anchor, event)))?;
    match question.direction {
        Direction::Forward => all.drain(..anchor).for_each(drop),
        Direction::Backward => {
            all.truncate(anchor + 1);
            all.reverse();
        }
    }
    let labels = collapsed(&question.labels, all).into_iter().map(|(label, _)| Some(label));
    Some(labels.chain([CLOSED]).take(question.depth).collect())
}

/// The answer.
fn answer(question: &Paths, journeys: &[Vec<Event>]) -> AnswerBody {
    let mut paths: Vec<Vec<Option<String>>> = journeys.iter().filter_map(|events| path(question, events)).collect();
    let customers = paths.len() as u64;
    let closed = if question.direction == Direction::Forward { "(end)" } else { "(start)" };
    for depth in 0..question.depth {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        paths.iter().filter_map(|path| path.get(depth)?.clone()).for_each(|label| *counts.entry(label).or_insert(0) += 1);
        let mut sorted: Vec<(String, u64)> = counts.into_iter().collect();
        sorted.sort_by_key(|(label, count)| (Reverse(*count), label.clone()));
        let kept: Vec<String> = sorted.into_iter().take(question.top).map(|(label, _)| label).collect();
        for label in paths.iter_mut().filter_map(|path| path.get_mut(depth)) {
            *label = Some(match label {
                None => closed.to_owned(),
                Some(label) if kept.contains(label) => label.clone(),
                Some(_) => "(other)".to_owned(),
            });
        }
    }
    let mut nodes: BTreeMap<(usize, String), u64> = BTreeMap::new();
    let mut links: BTreeMap<(usize, String, String), u64> = BTreeMap::new();
    for path in &paths {
        let labels: Vec<String> = path.iter().flatten().cloned().collect();
        labels.iter().enumerate().for_each(|(depth, label)| *nodes.entry((depth, label.clone())).or_insert(0) += 1);
        for (depth, pair) in labels.windows(2).enumerate() {
            *links.entry((depth, pair[0].clone(), pair[1].clone())).or_insert(0) += 1;
        }
    }
    AnswerBody::Paths(PathsAnswer {
        customers,
        nodes: nodes.into_iter().map(|((depth, label), customers)| PathNode { depth, label, customers }).collect(),
        links: links.into_iter().map(|((depth, from, to), customers)| PathLink { depth, from, to, customers }).collect(),
    })
}

fn questions() -> impl Strategy<Value = Value> {
    let forward = prop::option::of(matcher()).prop_map(|start| start.map_or(json!({}), |start| json!({"start": start})));
    let backward = matcher().prop_map(|end| json!({"direction": "backward", "end": end}));
    let bare = (prop_oneof![forward, backward], 1..7_u32, 1..4_u32).prop_map(|(mut question, depth, top)| {
        question["ask"] = json!("paths");
        question["depth"] = json!(depth);
        question["top"] = json!(top);
        question
    });
    with_labels(bare)
}

proptest! {
    #![proptest_config(config(400))]

    /// Would catch: a subject that vanishes, an anchor among hidden events, a wrong label kept on ties, flows that do
    /// not add up.
    #[test]
    fn paths_are_those_of_each_subject(case in cases(HOUR, asked(questions()))) {
        check(&case, |question, journeys, _| {
            let Ask::Paths(question) = &question.ask else { panic!("paths were asked") };
            answer(question, journeys)
        })?;
    }
}
