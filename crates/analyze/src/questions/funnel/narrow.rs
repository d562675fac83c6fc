//! A plain funnel of some events is the funnel of all events whose steps ask for more.
//!
//! An event that matches no step does nothing to a plain funnel, so it makes no difference whether events out of scope
//! are taken away before, which costs a copy of all that stay, or just match no step.

use std::borrow::Cow;

use journey::question::{Ask, Funnel, FunnelOrder, FunnelStep, Subject};
use journey::{Condition, Matcher, Question};

use crate::kernels::simple_funnel::SimpleFunnel;

/// Most alternatives of all steps together: what fits into one word a row.
const MOST_ALTERNATIVES: usize = 64;

/// Whether a funnel is ordered steps within a window and nothing else.
pub(super) fn is_plain(funnel: &Funnel) -> bool {
    let plain = |step: &FunnelStep| step.within.is_none() && !step.next && !step.optional;
    let bare = funnel.exclude.is_empty() && funnel.hold.is_empty() && funnel.breakdown.is_none();
    funnel.order == FunnelOrder::Ordered
        && bare
        && funnel.steps.len() <= SimpleFunnel::MOST_STEPS
        && funnel.steps.iter().all(plain)
}

/// The question that gives the same answer and reads fewer rows twice, where there is one.
pub(crate) fn narrowed(question: &Question) -> Cow<'_, Question> {
    narrow(question).map_or(Cow::Borrowed(question), Cow::Owned)
}

fn narrow(question: &Question) -> Option<Question> {
    let Ask::Funnel(funnel) = &question.ask else { return None };
    let events = question.scope.events.as_ref()?;
    // Where one visit ends and the next begins depends on all events in scope.
    if question.scope.subject != Subject::Customer || !is_plain(funnel) {
        return None;
    }
    let alternatives = |matcher: &Matcher| {
        let mut count = 0;
        matcher.visit(&mut |_, _| count += 1);
        count
    };
    let all: usize = funnel.steps.iter().map(|step| alternatives(&step.matcher)).sum();
    if all.saturating_mul(alternatives(events)) > MOST_ALTERNATIVES {
        return None;
    }
    let step = |step: &FunnelStep| FunnelStep { matcher: both(&step.matcher, events), ..step.clone() };
    let funnel = Funnel { steps: funnel.steps.iter().map(step).collect(), ..funnel.clone() };
    let mut narrowed = Question { ask: Ask::Funnel(funnel), ..question.clone() };
    narrowed.scope.events = None;
    Some(narrowed)
}

/// Matches what both match: every pair of alternatives whose names agree.
fn both(a: &Matcher, b: &Matcher) -> Matcher {
    let mut pairs = Vec::new();
    a.visit(&mut |name, conditions| {
        b.visit(&mut |other, more| {
            if name.is_some() && other.is_some() && name != other {
                return;
            }
            let conditions: Vec<Condition> = conditions.iter().chain(more).cloned().collect();
            pairs.push(Matcher::Where { event: name.or(other).map(str::to_owned), conditions });
        });
    });
    Matcher::AnyOf(pairs)
}
