//! conformance: every alignment there is.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use journey::answer::{AnswerBody, ConformanceAnswer, StepConformance, UnmappedEvent};
use journey::question::{Ask, Conformance};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::{Event, HOUR, asked, cases, check, config};
use super::matching::{hours, matcher, matches};
use super::times::times;

/// For each step the place of the event that completes it.
type Alignment = Vec<Option<usize>>;

fn alignments(plan: &Conformance, events: &[Event], from: usize, alignment: &mut Alignment, found: &mut Vec<Alignment>) {
    let Some(step) = plan.steps.get(alignment.len()) else {
        found.push(alignment.clone());
        return;
    };
    let places = (from..events.len()).filter(|place| matches(&step.matcher, &events[*place])).map(Some);
    for place in places.chain([None]).collect::<Vec<_>>() {
        alignment.push(place);
        alignments(plan, events, place.map_or(from, |place| place + 1), alignment, found);
        alignment.pop();
    }
}

/// The one that completes the most required steps, then the most others, then earlier steps, then at earlier events.
fn best(plan: &Conformance, events: &[Event]) -> Alignment {
    let mut found = Vec::new();
    alignments(plan, events, 0, &mut Vec::new(), &mut found);
    let order = |alignment: &Alignment| {
        let count = |required: bool| {
            plan.steps.iter().zip(alignment).filter(|(step, at)| step.required == required && at.is_some()).count()
        };
        let completed: Vec<bool> = alignment.iter().map(Option::is_some).collect();
        let places: Vec<Reverse<usize>> = alignment.iter().flatten().map(|place| Reverse(*place)).collect();
        (count(true), count(false), completed, places)
    };
    found.into_iter().max_by_key(order).expect("the empty alignment at least")
}

#[derive(Default)]
struct Step {
    counts: BTreeMap<&'static str, u64>,
    waits: Vec<i64>,
}

/// The answer.
fn answer(plan: &Conformance, journeys: &[Vec<Event>]) -> AnswerBody {
    let mut steps: Vec<Step> = plan.steps.iter().map(|_| Step::default()).collect();
    let (mut entered, mut events_in_all, mut shares) = (0_u64, 0_u64, Vec::new());
    let mut unmapped: BTreeMap<String, u64> = BTreeMap::new();
    let required = plan.steps.iter().filter(|step| step.required).count();
    for events in journeys {
        let mapped = |event: &Event| plan.steps.iter().any(|step| matches(&step.matcher, event));
        if !events.iter().any(mapped) {
            continue;
        }
        entered += 1;
        events_in_all += events.len() as u64;
        events.iter().filter(|event| !mapped(event)).for_each(|event| *unmapped.entry(event.row.event.clone()).or_insert(0) += 1);
        let alignment = best(plan, events);
        let mut before: Option<usize> = None;
        for (i, step) in plan.steps.iter().enumerate() {
            let seen = |unused: bool| {
                (0..events.len())
                    .any(|place| matches(&step.matcher, &events[place]) && !(unused && alignment.contains(&Some(place))))
            };
            let outcome = if let Some(place) = alignment[i] {
                let since = before.map(|before| events[place].time() - events[before].time());
                steps[i].waits.extend(since);
                before = Some(place);
                let late = since.zip(step.within).is_some_and(|(since, within)| since > within.millis());
                if late { "late" } else { "completed" }
            } else if seen(true) {
                "out_of_order"
            } else if step.required {
                "missing"
            } else {
                "skipped"
            };
            *steps[i].counts.entry(outcome).or_insert(0) += 1;
            *steps[i].counts.entry("reached").or_insert(0) += u64::from(seen(false));
        }
        if let Some(last) = alignment.iter().rposition(Option::is_some) {
            *steps[last].counts.entry("last").or_insert(0) += 1;
        }
        let completed = plan.steps.iter().zip(&alignment).filter(|(step, at)| step.required && at.is_some()).count();
        shares.push(completed as f64 / required as f64);
    }
    let told = |(plan, step): (&journey::question::PlannedStep, &Step)| {
        let count = |name: &str| step.counts.get(name).copied().unwrap_or(0);
        let from_previous = times(&step.waits);
        StepConformance {
            key: plan.key.clone(),
            completed: count("completed"),
            late: count("late"),
            out_of_order: count("out_of_order"),
            missing: count("missing"),
            skipped: count("skipped"),
            reached: count("reached"),
            last: count("last"),
            median_ms_from_previous: from_previous.median_ms,
            from_previous,
        }
    };
    let strays: u64 = unmapped.values().sum();
    let share = |count: u64| count as f64 / events_in_all as f64;
    let mut unmapped: Vec<UnmappedEvent> =
        unmapped.into_iter().map(|(event, count)| UnmappedEvent { event, count, share: share(count) }).collect();
    unmapped.sort_by_key(|one| (Reverse(one.count), one.event.clone()));
    AnswerBody::Conformance(ConformanceAnswer {
        entered,
        customers: journeys.len() as u64,
        fit: (entered > 0 && required > 0).then(|| shares.iter().sum::<f64>() / entered as f64),
        steps: plan.steps.iter().zip(&steps).map(told).collect(),
        unmapped,
        mapped_share: (events_in_all > 0).then(|| 1.0 - share(strays)),
    })
}

fn questions() -> impl Strategy<Value = Value> {
    let step = (matcher(), any::<bool>(), prop::option::weighted(0.4, hours(0..4)));
    prop::collection::vec(step, 1..5).prop_map(|steps| {
        let told = |(i, (matcher, required, within)): (usize, (Value, bool, Option<Value>))| {
            let mut step = json!({"key": format!("s{i}"), "match": matcher, "required": required});
            if let Some(within) = within {
                step["within"] = within;
            }
            step
        };
        json!({"ask": "conformance", "steps": steps.into_iter().enumerate().map(told).collect::<Vec<_>>()})
    })
}

proptest! {
    #![proptest_config(config(400))]

    /// Would catch: an alignment that completes fewer steps than it could, other steps than defined on ties, or at
    /// later events; wrong waits, strays or fit.
    #[test]
    fn alignments_are_the_best_of_all(case in cases(HOUR, asked(questions()))) {
        check(&case, |question, journeys, _| {
            let Ask::Conformance(plan) = &question.ask else { panic!("conformance was asked") };
            answer(plan, journeys)
        })?;
    }
}
