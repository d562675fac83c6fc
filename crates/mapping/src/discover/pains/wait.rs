//! Waits with a long tail.

use std::collections::BTreeMap;

use journey::{Duration, Matcher, Question, Segment};

use super::{PainKind, Sign, times};
use crate::discover::ask::{Asking, funnel, step};
use crate::discover::facts::as_number;
use crate::discover::interval::{difference, wilson};
use crate::discover::journey::Journey;
use crate::discover::rounding::round_up;

/// Edges looked at closely, those with the most time in their tail first.
const CANDIDATES: usize = 16;
/// An edge must bring this share of what comes to its label, and take this share of what leaves the one before: who waits
/// for a thing knows that it comes …
const INTO_SHARE: f64 = 0.05;
const OUT_SHARE: f64 = 0.2;
/// … with a mean so far above the median (1 for no tail), and this long in itself: nobody suffers from seconds.
const MEAN_TO_MEDIAN: f64 = 1.25;
const LEAST_MEAN_MS: f64 = 3_600_000.0;
/// A wait is long from so many times the median on.
const LONG: f64 = 3.0;
/// The 90th percentile must lie so many medians off: a tail, not a few strays.
const TAIL: f64 = 2.5;
/// Customers on each side of a comparison.
const LEAST_CUSTOMERS: f64 = 30.0;

/// For a label and what comes before it: customers whose wait is more than three times the median, and how much less
/// often they are seen again than the others. That is compared among customers who pass the label once, of whom each has
/// one wait; lost = long waits of all · (going on after usual waits − going on after long ones), with Newcombe's
/// interval. For each label the edge that costs most.
pub(super) fn signs<E>(journey: &Journey<'_>, asking: &mut Asking<'_, E>) -> Result<Vec<Sign>, E> {
    let mut best: BTreeMap<usize, Sign> = BTreeMap::new();
    for (from, to) in candidates(journey) {
        if let Some(sign) = sign(journey, asking, from, to)?
            && best.get(&to).is_none_or(|known| sign.lost.share > known.lost.share)
        {
            best.insert(to, sign);
        }
    }
    Ok(best.into_values().collect())
}

/// Edges that may have a tail, by the time beyond the median: count · (mean − median).
fn candidates(journey: &Journey<'_>) -> Vec<(usize, usize)> {
    let facts = journey.facts;
    let mut edges: Vec<((usize, usize), f64)> = Vec::new();
    for (edge, (median, mean)) in &facts.times {
        let count = facts.flow.at(edge.0, edge.1);
        let is_forward = journey.place_of[edge.0] < journey.place_of[edge.1];
        let is_awaited = count >= INTO_SHARE * facts.labels[edge.1].count && count >= OUT_SHARE * facts.labels[edge.0].count;
        if is_forward && is_awaited && *mean >= LEAST_MEAN_MS && *mean >= MEAN_TO_MEDIAN * median {
            edges.push((*edge, count * (mean - median)));
        }
    }
    edges.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    edges.into_iter().take(CANDIDATES).map(|(edge, _)| edge).collect()
}

fn sign<E>(journey: &Journey<'_>, asking: &mut Asking<'_, E>, from: usize, to: usize) -> Result<Option<Sign>, E> {
    let (before, after) = (&journey.facts.labels[from].matcher, &journey.facts.labels[to].matcher);
    let all = asking.funnel(&waits(before, after, None, false))?;
    let [_, reached] = all.as_slice() else { return Ok(None) };
    let times_of = &reached.from_previous;
    let (Some(median_ms), Some(p90)) = (times_of.median_ms, times_of.p90_ms.map(|millis| as_number(millis.unsigned_abs())))
    else {
        return Ok(None);
    };
    let limit = round_up(LONG * median_ms);
    if median_ms <= 0.0 || p90 < TAIL * median_ms || p90 < LEAST_MEAN_MS {
        return Ok(None);
    }
    let in_time = asking.funnel(&waits(before, after, Some(limit), false))?;
    let once = asking.funnel(&waits(before, after, None, true))?;
    let once_in_time = asking.funnel(&waits(before, after, Some(limit), true))?;
    let reached_at = |steps: &[journey::answer::StepReach], at: usize| steps.get(at).map_or(0.0, |step| as_number(step.reached));
    let (waited, long) = (as_number(reached.reached), as_number(reached.reached) - reached_at(&in_time, 1));
    let (usual_count, usual_went) = (reached_at(&once_in_time, 1), reached_at(&once_in_time, 2));
    let (long_count, long_went) = (reached_at(&once, 1) - usual_count, reached_at(&once, 2) - usual_went);
    if long_count < LEAST_CUSTOMERS || usual_count < LEAST_CUSTOMERS {
        return Ok(None);
    }
    let (usual, share) = (wilson(usual_went, usual_count), wilson(long_went, long_count));
    Ok(Some(Sign {
        kind: PainKind::Wait,
        label: to,
        other: Some(from),
        share: share.share,
        usual: usual.share,
        lost: times(difference(usual, share), long),
        happens: long / waited.max(1.0),
        limit: Some(limit),
        median_ms,
        question: waits(before, after, None, false),
    }))
}

/// Who comes from one label to another, within a time if it is given; `once`: of those who pass it once, who is seen
/// again.
fn waits(before: &Matcher, after: &Matcher, within: Option<Duration>, once: bool) -> Question {
    let mut steps = vec![step(before), step(after)];
    steps[1].within = within;
    let pass_once = || Segment::Did { matcher: after.clone(), at_least: 1, at_most: Some(1), within: None };
    if once {
        steps.push(step(&Matcher::Any));
    }
    funnel(steps, once.then(pass_once))
}
