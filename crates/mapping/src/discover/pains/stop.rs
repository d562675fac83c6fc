//! After which kinds of a purchase customers do not buy again.

use journey::answer::{END, START, TransitionEdge, TransitionsAnswer};
use journey::question::{Ask, Question, Scope, Transitions};
use journey::{Duration, Segment};

use super::{PainKind, Sign, times};
use crate::discover::ask::Asking;
use crate::discover::facts::as_number;
use crate::discover::interval::{difference, wilson};
use crate::discover::journey::{Conversion, Journey};
use crate::discover::options::DiscoverOptions;
use crate::discover::rounding::round_up;

/// A silence counts as stopping from so many times the mean wait between conversions on …
const SILENCE: f64 = 3.0;
/// … where it is at most this part of all the time there is data of.
const PART_OF_ALL: f64 = 0.4;
/// How many times the usual share it takes.
const FACTOR: f64 = 1.2;
/// Passes on each side of a comparison.
const LEAST_PASSES: f64 = 30.0;

/// Of the conversions of a kind so early that a silence may follow, the share that is the last before a silence up to
/// the end of the data, against the other kinds; lost = passes · (share − usual), with Newcombe's interval. Unlike the
/// last event of each journey, this does not take for gone who was here last week. Only conversions are compared:
/// a mailing that went to everybody the day before a silence may begin would be everybody's last event.
pub(super) fn signs<E>(journey: &Journey<'_>, options: &DiscoverOptions, asking: &mut Asking<'_, E>) -> Result<Vec<Sign>, E> {
    let (Some((first, last)), Some(conversion)) = (options.span_millis, &journey.conversion) else { return Ok(Vec::new()) };
    let bought = || Scope { events: Some(conversion.matcher.clone()), ..Scope::default() };
    let all = asking.transitions_in(journey.facts.asked(), bought())?;
    let Some(silence) = silence(&all, last.saturating_sub(first)) else { return Ok(Vec::new()) };
    // The end of the data is the moment of their last event, which counts; a scope ends before its end.
    let early = Scope { to_millis: Some(last - silence.millis()), ..bought() };
    let passes = asking.transitions_in(journey.facts.asked(), early)?;
    let question = question(journey, conversion, silence, last);
    let stops = asking.transitions_in(journey.facts.asked(), question.scope.clone())?;

    let counts = |label: usize| {
        let key = journey.facts.labels[label].key();
        let passed = passes.nodes.iter().find(|node| node.label == key).map_or(0.0, |node| as_number(node.count));
        let is_end = |edge: &&TransitionEdge| edge.from == key && edge.to == END;
        (stops.edges.iter().find(is_end).map_or(0.0, |edge| as_number(edge.count)), passed)
    };
    let sign = |label: usize| {
        let (ended, passed) = counts(label);
        let others = journey.facts.siblings(label).into_iter().map(counts);
        let (other_ended, other_passed) = others.fold((0.0, 0.0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));
        let (share, usual) = (wilson(ended, passed), wilson(other_ended, other_passed));
        let is_more = share.share > FACTOR * usual.share && passed.min(other_passed) >= LEAST_PASSES;
        is_more.then(|| Sign {
            kind: PainKind::Stop,
            label,
            other: None,
            share: share.share,
            usual: usual.share,
            lost: times(difference(share, usual), passed),
            happens: share.share,
            limit: Some(silence),
            median_ms: 0.0,
            question: question.clone(),
        })
    };
    Ok(conversion.labels.iter().copied().filter_map(sign).collect())
}

/// Customers who have stopped buying.
pub(in crate::discover) struct Stopped {
    pub silence: Duration,
    pub customers: f64,
    /// Customers who ever bought.
    pub of: f64,
}

/// How many have stopped, whatever they bought last; none where the data are too short to tell.
pub(in crate::discover) fn stopped<E>(
    journey: &Journey<'_>,
    options: &DiscoverOptions,
    asking: &mut Asking<'_, E>,
) -> Result<Option<Stopped>, E> {
    let (Some((first, last)), Some(conversion)) = (options.span_millis, &journey.conversion) else { return Ok(None) };
    let bought = Scope { events: Some(conversion.matcher.clone()), ..Scope::default() };
    let all = asking.transitions_in(journey.facts.asked(), bought)?;
    let Some(silence) = silence(&all, last.saturating_sub(first)) else { return Ok(None) };
    let stops = asking.transitions_in(journey.facts.asked(), question(journey, conversion, silence, last).scope)?;
    Ok(Some(Stopped { silence, customers: as_number(stops.customers), of: as_number(all.customers) }))
}

/// The conversions of customers who had none during the silence at the end: the edges to `(end)` show after which kind.
fn question(journey: &Journey<'_>, conversion: &Conversion, silence: Duration, last_millis: i64) -> Question {
    let bought = Segment::Did { matcher: conversion.matcher.clone(), at_least: 1, at_most: None, within: Some(silence) };
    Question {
        ask: Ask::Transitions(Transitions { labels: journey.facts.asked(), least: None }),
        scope: Scope {
            customers: Some(Segment::Not(Box::new(bought))),
            events: Some(conversion.matcher.clone()),
            now_millis: Some(last_millis),
            ..Scope::default()
        },
    }
}

/// How long hardly anybody waits who buys on; none where the data are too short to see it.
fn silence(bought: &TransitionsAnswer, span_millis: i64) -> Option<Duration> {
    let between = bought.edges.iter().filter(|edge| edge.from != START && edge.to != END);
    let (sum, count) = between.fold((0.0, 0.0), |(sum, all), edge| {
        let count = as_number(edge.count);
        (sum + count * edge.mean_ms.unwrap_or_default(), all + count)
    });
    let silence = round_up(SILENCE * sum / f64::max(count, 1.0));
    #[allow(clippy::cast_precision_loss)] // Milliseconds of a few thousand years are below 2^53.
    let is_seen = silence.millis() as f64 <= PART_OF_ALL * span_millis as f64;
    (count > 0.0 && is_seen).then_some(silence)
}
