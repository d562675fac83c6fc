//! Coming back: to the same step, or to one before.

use super::{PainKind, Sign, times};
use crate::discover::ask::{Asking, funnel, step};
use crate::discover::facts::as_number;
use crate::discover::interval::{difference, wilson};
use crate::discover::journey::{Journey, median};

/// Ways back looked at closely, those that most customers take first.
const CANDIDATES: usize = 10;
/// A way back must take this share of the passes, and so many times what is usual.
const PASSES_SHARE: f64 = 0.1;
const FACTOR: f64 = 1.5;
/// Customers on each side of a comparison.
const LEAST_CUSTOMERS: f64 = 30.0;

/// The commonest way back from a label to itself or to one before it, where it takes clearly more of the passes than
/// with the peers. Lost = customers who take it · (converting among those who don't − among those who do), with
/// Newcombe's interval. Who comes back is mostly keen; so it is a pain only where they convert less all the same.
pub(super) fn signs<E>(journey: &Journey<'_>, asking: &mut Asking<'_, E>) -> Result<Vec<Sign>, E> {
    let (Some(conversion), Some(stage)) = (&journey.conversion, journey.conversion_stage()) else { return Ok(Vec::new()) };
    let mut signs = Vec::new();
    for (from, to, happens) in candidates(journey, stage) {
        let [start, end] = [from, to].map(|label| step(&journey.facts.labels[label].matcher));
        let goal = step(&conversion.matcher);
        let mut back = end;
        back.next = true;
        let question = funnel(vec![start.clone(), back, goal.clone()], None);
        let (looped, all) = (asking.funnel(&question)?, asking.funnel(&funnel(vec![start, goal], None))?);
        let ([_, returned, converted], [passed, all_converted]) = (looped.as_slice(), all.as_slice()) else { continue };
        let [returned, converted] = [returned, converted].map(|step| as_number(step.reached));
        let [passed, all_converted] = [passed, all_converted].map(|step| as_number(step.reached));
        if returned < LEAST_CUSTOMERS || passed - returned < LEAST_CUSTOMERS {
            continue;
        }
        let share = wilson(converted, returned);
        let usual = wilson((all_converted - converted).max(0.0), passed - returned);
        signs.push(Sign {
            kind: PainKind::Loop,
            label: from,
            other: Some(to),
            share: share.share,
            usual: usual.share,
            lost: times(difference(usual, share), returned),
            happens,
            limit: None,
            median_ms: 0.0,
            question,
        });
    }
    Ok(signs)
}

/// Label, where most go back to, and the share of its passes that do.
fn candidates(journey: &Journey<'_>, last_stage: usize) -> Vec<(usize, usize, f64)> {
    let facts = journey.facts;
    let way_back = |from: usize| {
        let earlier = (0..facts.labels.len()).filter(|to| journey.place_of[*to] <= journey.place_of[from]);
        let to = earlier.max_by(|a, b| facts.flow.at(from, *a).total_cmp(&facts.flow.at(from, *b)).then(b.cmp(a)))?;
        Some((to, facts.flow.at(from, to) / facts.labels[from].count.max(1.0)))
    };
    let mut ways = Vec::new();
    for from in (0..facts.labels.len()).filter(|from| journey.stage_of[*from] <= last_stage && !journey.is_conversion(*from)) {
        let Some((to, share)) = way_back(from) else { continue };
        let usual =
            median(journey.peers(from).into_iter().filter_map(|peer| Some(way_back(peer)?.1)).collect()).unwrap_or_default();
        if share >= PASSES_SHARE && share >= FACTOR * usual {
            ways.push((from, to, share, facts.passages.get(&(from, to)).copied().unwrap_or_default()));
        }
    }
    ways.sort_by(|a, b| b.3.total_cmp(&a.3).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
    ways.into_iter().take(CANDIDATES).map(|(from, to, share, _)| (from, to, share)).collect()
}
