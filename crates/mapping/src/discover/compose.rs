//! From what was found to a map.

use journey::question::{Labels, NamedStep, PlannedStep};

use super::ask::Asking;
use super::facts::as_number;
use super::journey::Journey;
use super::leading;
use super::matrix::Matrix;
use super::options::DiscoverOptions;
use super::order::{leads, ordered};
use super::pains::Found;
use super::pains::stop::stopped;
use super::report::{Discovery, DiscoveryReport, FoundPain, NotDrawn};
use super::rounding::round_up;
use super::steps::Drawn;
use super::surveys::tie;
use super::tell;
use super::words::{Keys, human};
use crate::document::{Binding, Blueprint, Evidence, Kind, Map, Moment, Pain, Stage, Step, Subject};
use crate::language::Language;

/// The kinds of evidence that discovery writes. A map that rests on simulation says so wherever it is drawn.
const ANALYTICS: &str = "analytics";
const SIMULATION: &str = "simulation";
/// A step is required where this share of customers passes.
const REQUIRED_SHARE: f64 = 0.5;
/// A wait is known from so many customers on.
const LEAST_WAITS: u64 = 20;
/// Events left out that are named in the scenario.
const NAMED_LEFT_OUT: usize = 4;

/// Whether a map says that it rests on made-up data.
pub fn is_made_up(map: &Map) -> bool {
    map.steps().any(|(_, step)| step.evidence.iter().any(|evidence| evidence.kind == SIMULATION))
}

/// What the steps drawn are found to be: their order, who has them, and how long they take.
struct Observed {
    keys: Vec<String>,
    customers: Vec<f64>,
    p90_ms: Vec<Option<f64>>,
}

/// Orders the steps within their stages, binds them and writes the map.
pub(super) fn compose<E>(
    options: &DiscoverOptions,
    journey: &Journey<'_>,
    drawn: &[Drawn],
    pains: &[Found],
    asking: &mut Asking<'_, E>,
) -> Result<Discovery, E> {
    let drawn = in_order(journey, drawn, asking)?;
    let observed = observe(&drawn, asking)?;
    let bindings: Vec<Binding> = (0..drawn.len()).map(|i| binding(journey, &drawn[i], &observed, i)).collect();
    let planned = observed.keys.iter().zip(&bindings).map(|(key, binding)| PlannedStep {
        key: key.clone(),
        matcher: binding.matcher.clone(),
        required: binding.required,
        within: binding.within,
    });
    let fit = asking.conformance(planned.collect())?.and_then(|answer| answer.fit);

    let left_out = left_out(journey, &drawn);
    let explained = drawn.iter().map(|step| step.count).sum::<f64>() / journey.facts.events.max(1.0);
    let language = Language::of(&options.language);
    let measures = tie(journey, &drawn, asking)?;
    let named: Vec<String> = left_out.iter().take(NAMED_LEFT_OUT).map(|one| human(&one.event).to_lowercase()).collect();
    let stopped = if journey.facts.is_parted() { stopped(journey, options, asking)? } else { None };
    let scenario = tell::scenario(journey.facts, explained, &named, stopped.as_ref(), language);
    let mut stages = stages(options, journey, &drawn, &observed, bindings);
    let next = leading::next(journey, &drawn, &observed.keys);
    stages.iter_mut().flat_map(|stage| &mut stage.steps).zip(next).for_each(|(step, next)| step.next = next);
    stages.iter_mut().flat_map(|stage| &mut stage.steps).zip(measures).for_each(|(step, measure)| step.measure = measure);
    let pains = place_pains(options, journey, &drawn, &observed.keys, pains, &mut stages);
    let conversion = journey.conversion.as_ref();
    let usual_title = || language.pick("Customer journey", "Călătoria clientului").to_owned();
    Ok(Discovery {
        map: Map {
            key: options.key.clone(),
            title: options.title.clone().unwrap_or_else(usual_title),
            kind: Kind::CurrentState,
            subject: Subject::Customer,
            language: options.language.clone(),
            currency: options.currency.clone(),
            scenario: Some(scenario),
            goal: None,
            owner: None,
            review: None,
            future_of: None,
            personas: Vec::new(),
            stages,
            lanes: Vec::new(),
        },
        report: DiscoveryReport {
            customers: journey.facts.customers,
            events: journey.facts.events,
            explained_share: explained,
            fit,
            left_out,
            conversion: conversion
                .map_or_else(Vec::new, |one| one.labels.iter().map(|i| journey.facts.labels[*i].key()).collect()),
            conversion_value: conversion.and_then(|one| one.value),
            pains,
        },
    })
}

/// Orders the steps of each stage by who comes first, now that families are one.
fn in_order<E>(journey: &Journey<'_>, drawn: &[Drawn], asking: &mut Asking<'_, E>) -> Result<Vec<Drawn>, E> {
    // Parts of an event come in their own order, from little to much.
    if journey.facts.is_parted() {
        return Ok(drawn.to_vec());
    }
    let name = |i: usize| format!("{i}");
    let steps = drawn.iter().enumerate().map(|(i, step)| NamedStep { key: name(i), matcher: step.matcher.clone() }).collect();
    let answer = asking.precedence(Labels { steps, ..Labels::default() }, drawn.len().max(1))?;
    let mut before = Matrix::zero(drawn.len());
    for pair in &answer.pairs {
        if let (Ok(first), Ok(then)) = (pair.first.parse::<usize>(), pair.then.parse::<usize>()) {
            before.add(first, then, as_number(pair.customers));
        }
    }
    let lead = leads(&before, journey.facts.customers);
    let mut order = Vec::with_capacity(drawn.len());
    for stage in 0..journey.stages.len() {
        let own: Vec<usize> = (0..drawn.len()).filter(|i| drawn[*i].stage == stage).collect();
        order.extend(ordered(&own, &lead));
    }
    Ok(order.into_iter().map(|i| drawn[i].clone()).collect())
}

/// Asks who has each step and how long it takes after the one before it.
fn observe<E>(drawn: &[Drawn], asking: &mut Asking<'_, E>) -> Result<Observed, E> {
    let mut keys = Keys::default();
    let keys: Vec<String> = drawn.iter().map(|step| keys.give(&step.name, "step")).collect();
    let plan = keys.iter().zip(drawn).map(|(key, step)| PlannedStep {
        key: key.clone(),
        matcher: step.matcher.clone(),
        required: false,
        within: None,
    });
    let answer = asking.conformance(plan.collect())?;
    let mut observed = Observed { customers: vec![0.0; keys.len()], p90_ms: vec![None; keys.len()], keys };
    for step in answer.iter().flat_map(|answer| &answer.steps) {
        if let Some(i) = observed.keys.iter().position(|key| *key == step.key) {
            observed.customers[i] = as_number(step.reached);
            let known = step.completed + step.late >= LEAST_WAITS;
            let p90 = step.from_previous.p90_ms.filter(|_| known);
            observed.p90_ms[i] = p90.map(|millis| as_number(millis.unsigned_abs()));
        }
    }
    Ok(observed)
}

fn binding(journey: &Journey<'_>, step: &Drawn, observed: &Observed, i: usize) -> Binding {
    Binding {
        matcher: step.matcher.clone(),
        required: observed.customers[i] >= REQUIRED_SHARE * journey.facts.customers,
        // Between kinds of one thing there is no time to keep.
        within: observed.p90_ms[i].filter(|_| i > 0 && !journey.facts.is_parted()).map(round_up),
    }
}

fn stages(
    options: &DiscoverOptions,
    journey: &Journey<'_>,
    drawn: &[Drawn],
    observed: &Observed,
    bindings: Vec<Binding>,
) -> Vec<Stage> {
    let mut keys = Keys::default();
    let mut stages: Vec<Stage> = journey
        .stages
        .iter()
        .map(|stretch| Stage {
            key: keys.give(&stretch.name, "stage"),
            name: stretch.name.clone(),
            goal: None,
            owner: None,
            steps: Vec::new(),
        })
        .collect();
    for (i, (step, binding)) in drawn.iter().zip(bindings).enumerate() {
        stages[step.stage].steps.push(write_step(options, journey, step, observed, i, binding));
    }
    stages.retain(|stage| !stage.steps.is_empty());
    stages
}

fn write_step(
    options: &DiscoverOptions,
    journey: &Journey<'_>,
    step: &Drawn,
    observed: &Observed,
    i: usize,
    binding: Binding,
) -> Step {
    let language = Language::of(&options.language);
    let kind = if options.made_up { SIMULATION } else { ANALYTICS };
    let evidence = Evidence {
        kind: kind.to_owned(),
        note: Some(tell::evidence(journey, step, observed.customers[i], language)),
        date: Some(options.today),
    };
    Step {
        key: observed.keys[i].clone(),
        name: step.name.clone(),
        channel: channel(journey, step),
        // Who buys again and again is before and after a purchase at once.
        moment: journey.conversion_stage().filter(|_| !journey.facts.is_parted()).map(|stage| match step.stage.cmp(&stage) {
            std::cmp::Ordering::Less => Moment::PrePurchase,
            std::cmp::Ordering::Equal => Moment::Purchase,
            std::cmp::Ordering::Greater => Moment::PostPurchase,
        }),
        owner: None,
        does: None,
        thinks: None,
        feels: None,
        intensity: None,
        questions: Vec::new(),
        quotes: Vec::new(),
        pains: Vec::new(),
        opportunities: Vec::new(),
        evidence: vec![evidence],
        observe: Some(binding),
        measure: None,
        blueprint: Blueprint::default(),
        cells: std::collections::BTreeMap::new(),
        next: None,
    }
}

/// The channel of a step: the one where most of it happens, or the two where nearly all of it does.
fn channel(journey: &Journey<'_>, step: &Drawn) -> Option<String> {
    const MOST: f64 = 0.7;
    const NEARLY_ALL: f64 = 0.85;
    let mut channels: Vec<(&str, f64)> = Vec::new();
    for (name, count) in step.labels.iter().flat_map(|label| &journey.facts.labels[*label].channels) {
        match channels.iter_mut().find(|(known, _)| known == name) {
            Some((_, sum)) => *sum += count,
            None => channels.push((name, *count)),
        }
    }
    channels.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    match channels.as_slice() {
        [(name, count), ..] if *count >= MOST * step.count => Some((*name).to_owned()),
        [(one, first), (other, second), ..] if first + second >= NEARLY_ALL * step.count => Some(format!("{one}, {other}")),
        _ => None,
    }
}

/// Writes each pain to its step: the one that has its label, else the nearest of its stage.
fn place_pains(
    options: &DiscoverOptions,
    journey: &Journey<'_>,
    drawn: &[Drawn],
    step_keys: &[String],
    pains: &[Found],
    stages: &mut [Stage],
) -> Vec<FoundPain> {
    let language = Language::of(&options.language);
    // Whoever stops buying again and again is worth more than one conversion, and events don't say how much more.
    let conversion = journey.conversion.as_ref().filter(|_| !journey.facts.is_parted());
    let worth = conversion.and_then(|conversion| conversion.value);
    let mut keys = Keys::default();
    let mut told = Vec::new();
    for found in pains.iter().take(options.pains) {
        let main = found.main();
        let Some(at) = nearest_step(journey, drawn, main.label) else { continue };
        let factor = worth.unwrap_or(1.0);
        let pain = Pain {
            key: keys.give(&journey.facts.labels[main.label].key(), "pain"),
            text: tell::pain(journey, found, language),
            severity: None,
            customers: Some(main.lost.share.round()),
            value: worth.map(|worth| (main.lost.share * worth).round()),
            low: Some((main.lost.low * factor).round()),
            high: Some((main.lost.high * factor).round()),
            question: Some(main.question.clone()),
        };
        let mut events: Vec<String> = vec![journey.facts.labels[main.label].event.clone()];
        events.extend(main.other.map(|label| journey.facts.labels[label].event.clone()));
        events.dedup();
        let mut kinds = Vec::new();
        found.signs.iter().for_each(|sign| {
            if !kinds.contains(&sign.kind) {
                kinds.push(sign.kind);
            }
        });
        told.push(FoundPain {
            key: pain.key.clone(),
            step: step_keys[at].clone(),
            kinds,
            events,
            customers: main.lost.share,
            value: pain.value,
            low: main.lost.low * factor,
            high: main.lost.high * factor,
        });
        if let Some(step) = stages.iter_mut().flat_map(|stage| &mut stage.steps).find(|step| step.key == step_keys[at]) {
            step.pains.push(pain);
        }
    }
    told
}

fn nearest_step(journey: &Journey<'_>, drawn: &[Drawn], label: usize) -> Option<usize> {
    let far = |step: &Drawn| {
        let apart = step.labels.iter().map(|other| journey.place_of[*other].abs_diff(journey.place_of[label])).min();
        (!step.labels.contains(&label), step.stage != journey.stage_of[label], apart)
    };
    (0..drawn.len()).min_by_key(|i| far(&drawn[*i]))
}

/// Events that no step explains, commonest first.
fn left_out(journey: &Journey<'_>, drawn: &[Drawn]) -> Vec<NotDrawn> {
    let is_drawn = |label: &usize| drawn.iter().any(|step| step.labels.contains(label));
    let labels = (0..journey.facts.labels.len()).filter(|label| !is_drawn(label));
    let known = labels.map(|label| (journey.facts.labels[label].key(), journey.facts.labels[label].count));
    let not_drawn = |(event, count): (String, f64)| NotDrawn { event, count, share: count / journey.facts.events.max(1.0) };
    let mut left_out: Vec<NotDrawn> = known.chain(journey.facts.rare.iter().cloned()).map(not_drawn).collect();
    left_out.sort_by(|a, b| b.count.total_cmp(&a.count).then_with(|| a.event.cmp(&b.event)));
    left_out
}
