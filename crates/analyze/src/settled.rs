//! Which answers stay as they are as long as the data do.
//!
//! Now matters to a question in three places: who may still go on in a funnel, which periods of a retention are over, and
//! which events lie within a time up to now in a segment. Each looks a bounded time back, so once the last event lies
//! further back than that, and not in the future, the answer changes no more.

use journey::question::{Ask, Funnel, Retention};
use journey::{Duration, Period, Question, Segment};

const DAY_MILLIS: i64 = 86_400_000;

/// Whether the answer to a question is the same at every later moment. `last_millis` is the time of the last event.
pub(crate) fn is_settled(question: &Question, last_millis: i64, now_millis: i64) -> bool {
    if question.scope.now_millis.is_some() {
        return true;
    }
    let of_segment = question.scope.customers.as_ref().and_then(looks_back);
    let back = of_ask(&question.ask).max(of_segment);
    back.is_none_or(|millis| last_millis.saturating_add(millis) < now_millis)
}

/// How far back from now an answer looks; none where it does not care what time it is.
fn of_ask(ask: &Ask) -> Option<i64> {
    match ask {
        Ask::Funnel(Funnel { window, .. }) => Some(window.millis()),
        Ask::Retention(Retention { period, periods, .. }) => {
            let longest_days = match period {
                Period::Day => 1,
                Period::Week => 7,
                Period::Month => 31,
            };
            // The period that the last event lies in ends after it, in some zone a day later still.
            let periods = i64::try_from(*periods).unwrap_or(i64::MAX).saturating_add(2);
            Some(periods.saturating_mul(longest_days * DAY_MILLIS).saturating_add(DAY_MILLIS))
        }
        Ask::Transitions(_)
        | Ask::Paths(_)
        | Ask::Variants(_)
        | Ask::Sessions(_)
        | Ask::Attribution(_)
        | Ask::Conformance(_)
        | Ask::Precedence(_)
        | Ask::Values(_) => None,
    }
}

fn looks_back(segment: &Segment) -> Option<i64> {
    match segment {
        Segment::Did { within, .. } => within.map(Duration::millis),
        Segment::All(parts) | Segment::Any(parts) => parts.iter().filter_map(looks_back).max(),
        Segment::Not(part) => looks_back(part),
        Segment::Trait(_) | Segment::Sequence { .. } | Segment::Saved(_) => None,
    }
}
