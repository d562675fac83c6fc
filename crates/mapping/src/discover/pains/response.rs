//! Kinds of a thing that are answered less often than its other kinds.

use super::{PainKind, Sign, times};
use crate::discover::ask::{Asking, funnel, step};
use crate::discover::facts::as_number;
use crate::discover::interval::{difference, wilson};
use crate::discover::journey::Journey;

/// How much less often than after the other kinds it takes.
const FACTOR: f64 = 0.8;
/// Kinds that fewer customers have tell nothing.
const LEAST_CUSTOMERS: f64 = 30.0;

/// Two events that are parted by one property are about one thing: of the customers who have a kind of the first, the
/// share that has the same kind of the second later, against the other kinds together. Lost = customers · (usual − share),
/// with Newcombe's interval. First is the one whose stage comes first.
pub(super) fn signs<E>(journey: &Journey<'_>, asking: &mut Asking<'_, E>) -> Result<Vec<Sign>, E> {
    let labels = &journey.facts.labels;
    let mut signs = Vec::new();
    for label in (0..labels.len()).filter(|label| !journey.is_conversion(*label)) {
        for goal in 0..labels.len() {
            if is_answer(journey, label, goal)
                && let Some(sign) = sign(journey, asking, label, goal)?
            {
                signs.push(sign);
            }
        }
    }
    Ok(signs)
}

/// Whether a label is the same kind of a later event.
fn is_answer(journey: &Journey<'_>, label: usize, goal: usize) -> bool {
    let (own, other) = (&journey.facts.labels[label], &journey.facts.labels[goal]);
    !own.by.is_empty()
        && own.by == other.by
        && own.part == other.part
        && journey.place_of[label] < journey.place_of[goal]
        && own.event != other.event
}

fn sign<E>(journey: &Journey<'_>, asking: &mut Asking<'_, E>, label: usize, goal: usize) -> Result<Option<Sign>, E> {
    let labels = &journey.facts.labels;
    let question = |from: usize, to: usize| funnel(vec![step(&labels[from].matcher), step(&labels[to].matcher)], None);
    let (mut answered, mut had) = (0.0, 0.0);
    for kind in journey.facts.siblings(label) {
        let answers = |other: &usize| labels[*other].event == labels[goal].event && is_answer(journey, kind, *other);
        if let Some(other) = (0..labels.len()).find(answers)
            && let [passed, reached] = asking.funnel(&question(kind, other))?.as_slice()
        {
            answered += as_number(reached.reached);
            had += as_number(passed.reached);
        }
    }
    let asked = question(label, goal);
    let reach = asking.funnel(&asked)?;
    let [passed, reached] = reach.as_slice() else { return Ok(None) };
    let (passed, reached) = (as_number(passed.reached), as_number(reached.reached));
    let (share, usual) = (wilson(reached, passed), wilson(answered, had));
    let is_less = share.share < FACTOR * usual.share && passed >= LEAST_CUSTOMERS && had >= LEAST_CUSTOMERS;
    Ok(is_less.then(|| Sign {
        kind: PainKind::Response,
        label,
        other: Some(goal),
        share: share.share,
        usual: usual.share,
        lost: times(difference(usual, share), passed),
        happens: 1.0 - share.share,
        limit: None,
        median_ms: 0.0,
        question: asked,
    }))
}
