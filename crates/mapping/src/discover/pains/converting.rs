//! What goes with not converting.

use super::{PainKind, Sign, times};
use crate::discover::ask::{Asking, funnel, step};
use crate::discover::facts::as_number;
use crate::discover::interval::{Share, wilson};
use crate::discover::journey::{Journey, median};

/// How much less often than usual it takes.
const FACTOR: f64 = 0.8;
/// Labels of fewer customers tell nothing.
const LEAST_CUSTOMERS: f64 = 30.0;

/// Of the customers who pass a label, the share that converts afterwards, against the median of the peers; lost =
/// customers · (usual − share), with Wilson's interval of the share. Only up to the stage of the conversion: after it, who
/// does not buy again is the usual case. It goes with not converting; whether it is the reason, events can't tell.
pub(super) fn signs<E>(journey: &Journey<'_>, asking: &mut Asking<'_, E>) -> Result<Vec<Sign>, E> {
    let (Some(conversion), Some(stage)) = (&journey.conversion, journey.conversion_stage()) else { return Ok(Vec::new()) };
    let question = |label: usize| funnel(vec![step(&journey.facts.labels[label].matcher), step(&conversion.matcher)], None);
    let mut shares: Vec<Option<(f64, f64)>> = vec![None; journey.facts.labels.len()];
    for (label, share) in shares.iter_mut().enumerate() {
        if journey.stage_of[label] <= stage
            && !journey.is_conversion(label)
            && journey.facts.labels[label].customers >= LEAST_CUSTOMERS
            && let [passed, converted] = asking.funnel(&question(label))?.as_slice()
        {
            *share = Some((as_number(converted.reached), as_number(passed.reached)));
        }
    }
    let rate = |label: usize| shares[label].map(|(converted, passed)| converted / passed.max(1.0));
    let sign = |label: usize| {
        let (converted, passed) = shares[label]?;
        let usual = median(journey.peers(label).into_iter().filter_map(rate).collect())?;
        let share = wilson(converted, passed);
        (share.share < FACTOR * usual).then(|| Sign {
            kind: PainKind::Converting,
            label,
            other: None,
            share: share.share,
            usual,
            lost: times(Share { share: usual - share.share, low: usual - share.high, high: usual - share.low }, passed),
            happens: 1.0 - share.share,
            limit: None,
            median_ms: 0.0,
            question: question(label),
        })
    };
    Ok((0..shares.len()).filter_map(sign).collect())
}
