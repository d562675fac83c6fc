//! transitions, variants and precedence: labels side by side.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use journey::answer::{
    AnswerBody, LabelReach, LeftOut, PrecedenceAnswer, PrecedencePair, TransitionEdge, TransitionNode, TransitionsAnswer,
    Variant, VariantsAnswer,
};
use journey::question::{Ask, Precedence, Transitions, Variants};
use proptest::prelude::*;
use serde_json::json;

use super::data::{Event, HOUR, asked, cases, check, config};
use super::labels::{sequences, with_labels};
use super::times::{mean, median};

/// Occurrences and subjects of every label.
fn reach(sequences: &[Vec<(String, Event)>]) -> BTreeMap<String, (u64, u64)> {
    let mut found: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for sequence in sequences {
        sequence.iter().for_each(|(label, _)| found.entry(label.clone()).or_default().0 += 1);
        let distinct: BTreeSet<&String> = sequence.iter().map(|(label, _)| label).collect();
        distinct.into_iter().for_each(|label| found.entry(label.clone()).or_default().1 += 1);
    }
    found
}

/// A label, or where journeys begin and end.
type Side = Option<String>;

/// Times of an edge (none at starts and ends), and the subjects who have it.
type Seen = (Vec<Option<i64>>, BTreeSet<usize>);

fn transitions(question: &Transitions, journeys: &[Vec<Event>]) -> AnswerBody {
    let sequences = sequences(&question.labels, journeys);
    let mut edges: BTreeMap<(Side, Side), Seen> = BTreeMap::new();
    for (subject, sequence) in sequences.iter().enumerate() {
        let mut add = |from: Side, to: Side, time: Option<i64>| {
            let edge = edges.entry((from, to)).or_default();
            edge.0.push(time);
            edge.1.insert(subject);
        };
        add(None, Some(sequence[0].0.clone()), None);
        for pair in sequence.windows(2) {
            add(Some(pair[0].0.clone()), Some(pair[1].0.clone()), Some(pair[1].1.time() - pair[0].1.time()));
        }
        add(Some(sequence[sequence.len() - 1].0.clone()), None, None);
    }
    let name = |side: &Side, outside: &str| side.clone().unwrap_or_else(|| outside.to_owned());
    let mut told: Vec<TransitionEdge> = edges
        .iter()
        .map(|((from, to), (times, subjects))| {
            let known: Vec<i64> = times.iter().flatten().copied().collect();
            TransitionEdge {
                from: name(from, "(start)"),
                to: name(to, "(end)"),
                count: times.len() as u64,
                customers: subjects.len() as u64,
                median_ms: median(&known),
                mean_ms: mean(&known),
            }
        })
        .collect();
    told.sort_by_key(|edge| (edge.from.clone(), edge.to.clone()));
    let left_out = question.least.map(|least| {
        let (kept, left): (Vec<_>, Vec<_>) = told.drain(..).partition(|edge| edge.count >= least as u64);
        told = kept;
        LeftOut { edges: left.len() as u64, count: left.iter().map(|edge| edge.count).sum() }
    });
    let nodes = reach(&sequences).into_iter().map(|(label, (count, customers))| TransitionNode { label, count, customers });
    AnswerBody::Transitions(TransitionsAnswer {
        customers: sequences.len() as u64,
        nodes: nodes.collect(),
        edges: told,
        left_out,
    })
}

fn variants(question: &Variants, journeys: &[Vec<Event>]) -> AnswerBody {
    let mut counts: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    for sequence in sequences(&question.labels, journeys) {
        let labels = sequence.into_iter().map(|(label, _)| label).take(question.first.unwrap_or(usize::MAX));
        *counts.entry(labels.collect()).or_insert(0) += 1;
    }
    let mut variants: Vec<Variant> =
        counts.iter().map(|(path, customers)| Variant { path: path.clone(), customers: *customers }).collect();
    variants.sort_by_key(|variant| (Reverse(variant.customers), variant.path.clone()));
    variants.truncate(question.top);
    AnswerBody::Variants(VariantsAnswer { distinct: counts.len() as u64, customers: counts.values().sum(), variants })
}

fn precedence(question: &Precedence, journeys: &[Vec<Event>]) -> AnswerBody {
    let sequences = sequences(&question.labels, journeys);
    let mut labels: Vec<LabelReach> =
        reach(&sequences).into_iter().map(|(label, (count, customers))| LabelReach { label, customers, count }).collect();
    labels.sort_by_key(|label| (Reverse(label.customers), label.label.clone()));
    labels.truncate(question.top);
    let mut pairs = Vec::new();
    let mut names: Vec<&String> = labels.iter().map(|label| &label.label).collect();
    names.sort();
    for first in &names {
        for then in names.iter().filter(|then| *then != first) {
            let earlier = |sequence: &&Vec<(String, Event)>| {
                let at = |wanted: &str| sequence.iter().position(|(label, _)| label == wanted);
                at(first).zip(at(then)).is_some_and(|(first, then)| first < then)
            };
            let customers = sequences.iter().filter(earlier).count() as u64;
            if customers > 0 {
                pairs.push(PrecedencePair { first: (*first).clone(), then: (*then).clone(), customers });
            }
        }
    }
    AnswerBody::Precedence(PrecedenceAnswer { customers: sequences.len() as u64, labels, pairs })
}

proptest! {
    #![proptest_config(config(300))]

    /// Would catch: an edge lost or counted twice, times between the wrong events, a median that is only nearly right.
    #[test]
    fn transitions_are_those_of_every_pair(case in cases(HOUR, asked(with_labels(
        prop::option::of(0..4_u32).prop_map(|least| least.map_or(json!({"ask": "transitions"}), |least| json!({"ask": "transitions", "least": least})))
    )))) {
        check(&case, |question, journeys, _| {
            let Ask::Transitions(question) = &question.ask else { panic!("transitions were asked") };
            transitions(question, journeys)
        })?;
    }

    /// Would catch: different journeys taken for one, one for different, or a wrong order of equally common ones.
    #[test]
    fn variants_are_whole_journeys(case in cases(HOUR, asked(with_labels(
        (1..6_u32, prop::option::of(1..12_u32)).prop_map(|(top, first)| first.map_or(json!({"ask": "variants", "top": top}), |first| json!({"ask": "variants", "top": top, "first": first})))
    )))) {
        check(&case, |question, journeys, _| {
            let Ask::Variants(question) = &question.ask else { panic!("variants were asked") };
            variants(question, journeys)
        })?;
    }

    /// Would catch: a later occurrence taken for the first, pairs of labels that are not shown.
    #[test]
    fn precedence_is_that_of_first_occurrences(case in cases(HOUR, asked(with_labels(
        (1..8_u32).prop_map(|top| json!({"ask": "precedence", "top": top}))
    )))) {
        check(&case, |question, journeys, _| {
            let Ask::Precedence(question) = &question.ask else { panic!("precedence was asked") };
            precedence(question, journeys)
        })?;
    }
}
