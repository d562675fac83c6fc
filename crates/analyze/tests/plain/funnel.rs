//! funnel in order: every chain there is.

use std::collections::BTreeMap;

use journey::answer::{AnswerBody, FunnelAnswer, FunnelGroup, StepReach, Times};
use journey::question::{Ask, Breakdown, BreakdownBy, Funnel, FunnelOrder};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::{Event, HOUR, asked, cases, check, config};
use super::funnel_any;
use super::matching::{hours, matcher, matches, text, value};
use super::times::times;

/// How one subject stands to one step; with the events of the best chain as (step, place).
#[derive(Debug, Clone, Default)]
pub struct Reach {
    pub chain: Option<Vec<(usize, usize)>>,
    /// Times of start, of the event before, and of the end.
    pub times: (i64, i64, i64),
    pub in_progress: bool,
}

/// Whether the last event of a choice of events may stand there: all rules of a chain, one after the other.
fn is_chain(funnel: &Funnel, events: &[Event], chain: &[(usize, usize)]) -> bool {
    let (step, place) = chain[chain.len() - 1];
    if !matches(&funnel.steps[step].matcher, &events[place])
        || funnel.hold.iter().any(|name| value(&events[place], name).is_none())
    {
        return false;
    }
    let [.., (before, previous), _] = chain else { return step == 0 };
    let since = |earlier: usize| events[place].time() - events[earlier].time();
    (before + 1..step).all(|left_out| funnel.steps[left_out].optional)
        && since(chain[0].1) <= funnel.window.millis()
        && funnel.steps[step].within.is_none_or(|within| since(*previous) <= within.millis())
        && (!funnel.steps[step].next || place == previous + 1)
        && !excluded(funnel, events, (*before, step), previous + 1..place)
        && funnel.hold.iter().all(|name| text(&events[place], name) == text(&events[chain[0].1], name))
}

/// Whether an exclusion between these two steps matches one of these events.
fn excluded(funnel: &Funnel, events: &[Event], (from, to): (usize, usize), places: std::ops::Range<usize>) -> bool {
    let holds = |exclusion: &&journey::question::Exclusion| exclusion.after <= from + 1 && to < exclusion.before;
    funnel.exclude.iter().filter(holds).any(|exclusion| places.clone().any(|place| matches(&exclusion.matcher, &events[place])))
}

/// All chains: each is a chain with one event more.
fn chains(funnel: &Funnel, events: &[Event], chain: &mut Vec<(usize, usize)>, found: &mut Vec<Vec<(usize, usize)>>) {
    let (step, place) = chain.last().map_or((0, 0), |(step, place)| (step + 1, place + 1));
    for step in step..funnel.steps.len() {
        for place in place..events.len() {
            chain.push((step, place));
            if is_chain(funnel, events, chain) {
                found.push(chain.clone());
                chains(funnel, events, chain, found);
            }
            chain.pop();
        }
    }
}

/// What one subject reaches.
fn reach(funnel: &Funnel, events: &[Event], now: i64) -> Vec<Reach> {
    let mut found = Vec::new();
    chains(funnel, events, &mut Vec::new(), &mut found);
    let to_step = |step: usize| found.iter().filter(move |chain| chain[chain.len() - 1].0 == step);
    let told = |step: usize| {
        // Ends earliest, then starts latest, then comes from the latest event before, and so on back.
        let order = |chain: &&Vec<(usize, usize)>| {
            let (end, start) = (chain[chain.len() - 1].1, chain[0].1);
            let back: Vec<(usize, usize)> = chain.iter().rev().map(|(step, place)| (*place, *step)).collect();
            (std::cmp::Reverse(end), start, back)
        };
        let Some(best) = to_step(step).max_by_key(order) else {
            let goes_on = |chain: &Vec<(usize, usize)>| can_go_on(funnel, events, chain, step, now);
            return Reach { in_progress: found.iter().any(goes_on), ..Reach::default() };
        };
        let at = |place: usize| events[best[place].1].time();
        let end = best.len() - 1;
        Reach { chain: Some(best.clone()), times: (at(0), at(end.saturating_sub(1)), at(end)), in_progress: false }
    };
    (0..funnel.steps.len()).map(told).collect()
}

fn can_go_on(funnel: &Funnel, events: &[Event], chain: &[(usize, usize)], step: usize, now: i64) -> bool {
    let (last, place) = chain[chain.len() - 1];
    last < step
        && (last + 1..step).all(|left_out| funnel.steps[left_out].optional)
        && events[chain[0].1].time() + funnel.window.millis() >= now
        && funnel.steps[step].within.is_none_or(|within| events[place].time() + within.millis() >= now)
        && !excluded(funnel, events, (last, step), place + 1..events.len())
        && (!funnel.steps[step].next || place + 1 == events.len())
}

/// The deepest chain's event that decides the group.
fn group(breakdown: &Breakdown, reach: &[Reach], events: &[Event]) -> Option<String> {
    let chain = reach.iter().rev().find_map(|reach| reach.chain.as_ref())?;
    let event = match breakdown.by {
        BreakdownBy::First => chain.first(),
        BreakdownBy::Last => chain.last(),
        BreakdownBy::Step(step) => chain.iter().find(|(known, _)| known + 1 == step),
        BreakdownBy::All => None,
    };
    event.map(|(_, place)| text(&events[*place], &breakdown.property))
}

/// Rates, drops and times of some subjects.
fn told(funnel: &Funnel, subjects: &[Vec<Reach>]) -> Vec<StepReach> {
    let any = funnel.order == FunnelOrder::Any;
    let reached = |step: usize| subjects.iter().filter(|reach| reach[step].chain.is_some()).count() as u64;
    let step = |step: usize| {
        let times_of = |time: fn(&(i64, i64, i64)) -> i64| {
            let one = |reach: &Vec<Reach>| reach[step].chain.as_ref().map(|_| time(&reach[step].times));
            times(&subjects.iter().filter_map(one).collect::<Vec<_>>())
        };
        let before = (0..step).rev().find(|before| any || !funnel.steps[*before].optional);
        let in_progress = subjects.iter().filter(|reach| reach[step].in_progress).count() as u64;
        let from_start = times_of(|(start, _, end)| end - start);
        // Nothing comes before the first step, and it takes no time: no histogram of zeros.
        let from_start = if step == 0 { Times { histogram: Vec::new(), ..from_start } } else { from_start };
        let from_previous = if step == 0 { Times::default() } else { times_of(|(_, previous, end)| end - previous) };
        let rate = |whole: u64| (whole > 0).then(|| reached(step) as f64 / whole as f64);
        StepReach {
            reached: reached(step),
            in_progress,
            dropped: before.map(|before| reached(before) - reached(step) - in_progress),
            rate_from_start: rate(reached(0)),
            rate_from_previous: rate(reached(before.unwrap_or(step))),
            median_ms_from_start: from_start.median_ms,
            median_ms_from_previous: from_previous.median_ms,
            from_start,
            from_previous,
        }
    };
    (0..funnel.steps.len()).map(step).collect()
}

/// The answer.
pub fn answer(funnel: &Funnel, journeys: &[Vec<Event>], now: i64) -> AnswerBody {
    let reach = |events: &[Event]| match funnel.order {
        FunnelOrder::Ordered => reach(funnel, events, now),
        FunnelOrder::Any => funnel_any::reach(funnel, events, now),
    };
    let all: Vec<Vec<Reach>> = journeys.iter().map(|events| reach(events)).collect();
    let mut by_value: BTreeMap<String, Vec<Vec<Reach>>> = BTreeMap::new();
    let mut groups = Vec::new();
    if let Some(breakdown) = &funnel.breakdown {
        for (events, told) in journeys.iter().zip(&all) {
            if breakdown.by == BreakdownBy::All {
                let mut parts: BTreeMap<String, Vec<Event>> = BTreeMap::new();
                events.iter().for_each(|event| parts.entry(text(event, &breakdown.property)).or_default().push(event.clone()));
                parts.into_iter().for_each(|(value, events)| by_value.entry(value).or_default().push(reach(&events)));
            } else if let Some(value) = group(breakdown, told, events) {
                by_value.entry(value).or_default().push(told.clone());
            }
        }
        let started = |subjects: &[Vec<Reach>]| subjects.iter().filter(|reach| reach[0].chain.is_some()).count();
        let mut sorted: Vec<(String, Vec<Vec<Reach>>)> =
            by_value.into_iter().filter(|(_, subjects)| started(subjects) > 0).collect();
        sorted.sort_by_key(|(value, subjects)| (std::cmp::Reverse(started(subjects)), value.clone()));
        let rest = sorted.split_off(breakdown.limit.min(sorted.len()));
        let rest: Vec<Vec<Reach>> = rest.into_iter().flat_map(|(_, subjects)| subjects).collect();
        if !rest.is_empty() {
            sorted.push(("(other)".to_owned(), rest));
        }
        groups = sorted.into_iter().map(|(value, subjects)| FunnelGroup { value, steps: told(funnel, &subjects) }).collect();
    }
    AnswerBody::Funnel(FunnelAnswer { steps: told(funnel, &all), groups })
}

/// A breakdown by any rule.
pub fn breakdown(steps: usize) -> impl Strategy<Value = Value> {
    let by = prop_oneof![
        Just(json!("first")),
        Just(json!("last")),
        Just(json!("all")),
        (1..=steps).prop_map(|step| json!({"step": step})),
    ];
    let property = prop::sample::select(vec!["channel", "value", "flag", "event", "none"]);
    (property, by, 1..4_u32).prop_map(|(property, by, limit)| json!({"property": property, "by": by, "limit": limit}))
}

fn step() -> impl Strategy<Value = Value> {
    (matcher(), prop::option::weighted(0.25, hours(0..4)), any::<bool>(), 0..6_u8).prop_map(
        |(matcher, within, optional, next)| {
            let mut step = json!({"match": matcher});
            if let Some(within) = within {
                step["within"] = within;
            }
            if optional {
                step["optional"] = json!(true);
            }
            if next == 0 {
                step["next"] = json!(true);
            }
            step
        },
    )
}

/// Any funnel in order; some are as plain as most people ask.
fn questions() -> impl Strategy<Value = Value> {
    let steps = prop::collection::vec(step(), 1..5).prop_map(|mut steps| {
        let last = steps.len() - 1;
        steps[last].as_object_mut().expect("a step").remove("optional");
        for key in ["optional", "within", "next"] {
            steps[0].as_object_mut().expect("a step").remove(key);
        }
        steps
    });
    let bare = prop::collection::vec(matcher().prop_map(|matcher| json!({"match": matcher})), 1..5);
    prop_oneof![2 => steps.boxed(), 1 => bare.boxed()].prop_flat_map(|steps| {
        let count = steps.len();
        let exclusion = (matcher(), 1..=count, 1..=count)
            .prop_map(|(matcher, a, b)| json!({"match": matcher, "after": a.min(b), "before": a.max(b)}));
        let exclusions = prop::collection::vec(exclusion, 0..3).prop_map(|mut list| {
            list.retain(|one| one["after"] != one["before"]);
            list
        });
        (
            Just(steps),
            hours(0..8),
            prop::option::weighted(0.2, Just("strict")),
            prop::option::weighted(0.4, exclusions),
            prop::option::weighted(0.3, prop::collection::vec(prop::sample::select(vec!["channel", "value", "flag"]), 1..3)),
            prop::option::weighted(0.4, breakdown(count)),
        )
            .prop_map(|(steps, window, order, exclude, hold, breakdown)| {
                let mut question = json!({"ask": "funnel", "window": window, "steps": steps});
                let parts = [
                    ("order", order.map(|order| json!(order))),
                    ("exclude", exclude.map(|list| json!(list))),
                    ("hold", hold.map(|list| json!(list))),
                    ("breakdown", breakdown),
                ];
                parts.into_iter().filter_map(|(key, part)| Some((key, part?))).for_each(|(key, part)| question[key] = part);
                question
            })
    })
}

/// Asks funnels both ways.
pub fn check_funnels(case: &super::data::Case) -> Result<(), TestCaseError> {
    check(case, |question, journeys, now| {
        let Ask::Funnel(funnel) = &question.ask else { panic!("a funnel was asked") };
        answer(funnel, journeys, now)
    })
}

proptest! {
    #![proptest_config(config(700))]

    /// Would catch: a greedy shortcut, a chain that breaks a rule or is overlooked, times of another chain than the
    /// one defined, someone counted as lost who can still go on, a customer in the wrong group.
    #[test]
    fn funnels_are_those_of_all_chains(case in cases(HOUR, asked(questions()))) {
        check_funnels(&case)?;
    }
}
