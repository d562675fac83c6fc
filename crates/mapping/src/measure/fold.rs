//! Asking, and folding the answers into the numbers of a map.

use std::collections::HashMap;

use journey::answer::{
    Answer, AnswerBody, ConformanceAnswer, END, START, StepConformance, TransitionsAnswer, ValueGroup, Warning,
};
use journey::{Question, Segment};

use super::feelings::{Felt, felt, summary};
use super::holes;
use super::numbers::{Flow, Numbers, Observed, StepNumbers, Unmapped};
use super::questions::{MapQuestion, Purpose, questions};
use crate::document::Map;

/// Asks the questions of a map and folds the answers into its numbers, for all customers or those of a segment.
///
/// What `ask` fails with is passed on. What depends on the day (stale reviews and evidence) is told by
/// [`stale`](super::stale).
pub fn measure<E>(
    map: &Map,
    segment: Option<&Segment>,
    ask: &mut dyn FnMut(&Question) -> Result<Answer, E>,
) -> Result<Numbers, E> {
    let mut numbers = Numbers {
        steps: map.steps().map(|(_, step)| StepNumbers { key: step.key.clone(), ..StepNumbers::default() }).collect(),
        assumed: summary(map.steps().filter_map(|(_, step)| Some((step.key.as_str(), step.feels.as_ref()?.level())))),
        ..Numbers::default()
    };
    let mut surveys: HashMap<(String, String), ValueGroup> = HashMap::new();
    for MapQuestion { purpose, question } in questions(map, segment) {
        let Answer { body, warnings } = ask(&question)?;
        numbers.warnings.extend(warnings);
        match (purpose, body) {
            (Purpose::Steps, AnswerBody::Conformance(answer)) => numbers.take_steps(answer),
            (Purpose::Flows, AnswerBody::Transitions(answer)) => numbers.take_flows(&answer),
            (Purpose::Feelings { score }, AnswerBody::Values(answer)) => {
                surveys.extend(answer.groups.into_iter().map(|group| ((score.clone(), group.group.clone()), group)));
            }
            (purpose, _) => numbers.warnings.push(Warning {
                path: String::new(),
                message: format!("the answer about {purpose:?} is of another kind and was not used"),
            }),
        }
    }
    let off_scale = numbers.take_feelings(map, &surveys);
    numbers.holes = holes::of(map, &numbers);
    numbers.holes.extend(off_scale);
    Ok(numbers)
}

impl Numbers {
    fn take_steps(&mut self, answer: ConformanceAnswer) {
        self.customers = answer.customers;
        self.entered = answer.entered;
        self.fit = answer.fit;
        self.explained_share = answer.mapped_share;
        let last = answer.steps.len().saturating_sub(1);
        for (i, step) in answer.steps.into_iter().enumerate() {
            let observed = observed(&step, answer.entered, i == last);
            if let Some(known) = self.steps.iter_mut().find(|known| known.key == step.key) {
                known.observed = Some(observed);
            }
        }
        let unmapped = |one: journey::answer::UnmappedEvent| Unmapped { event: one.event, count: one.count, share: one.share };
        self.unmapped = answer.unmapped.into_iter().map(unmapped).collect();
    }

    fn take_flows(&mut self, answer: &TransitionsAnswer) {
        let order: HashMap<String, usize> = self.steps.iter().enumerate().map(|(i, step)| (step.key.clone(), i)).collect();
        for edge in &answer.edges {
            match (order.get(&edge.from), order.get(&edge.to)) {
                (Some(from), Some(to)) if from != to => self.flows.push(Flow {
                    from: edge.from.clone(),
                    to: edge.to.clone(),
                    customers: edge.customers,
                    share: share(edge.customers, self.entered),
                    forward: to > from,
                    median_ms: edge.median_ms,
                }),
                (None, Some(to)) if edge.from == START => self.observed_mut(*to, |step| step.starts = edge.customers),
                (Some(from), None) if edge.to == END => self.observed_mut(*from, |step| step.ends = edge.customers),
                _ => {}
            }
        }
        let place = |key: &str| order.get(key).copied();
        self.flows.sort_by_key(|flow| (std::cmp::Reverse(flow.customers), place(&flow.from), place(&flow.to)));
    }

    fn observed_mut(&mut self, step: usize, change: impl FnOnce(&mut Observed)) {
        if let Some(observed) = self.steps.get_mut(step).and_then(|step| step.observed.as_mut()) {
            change(observed);
        }
    }

    /// Gives each step its feeling; returns the holes of steps whose survey is silent or off its scale.
    fn take_feelings(&mut self, map: &Map, surveys: &HashMap<(String, String), ValueGroup>) -> Vec<holes::Hole> {
        let mut found = Vec::new();
        for ((_, step), numbers) in map.steps().zip(&mut self.steps) {
            let Some(measure) = &step.measure else { continue };
            let answers = surveys.get(&(measure.score.clone(), measure.survey.clone()));
            match felt(measure, answers) {
                Felt::Point(point) => numbers.feeling = Some(point),
                Felt::Silent => found.push(holes::silent_survey(map, step, measure)),
                Felt::OffScale { min, max } => found.push(holes::off_scale(map, step, measure, min, max)),
            }
        }
        let levels = self.steps.iter().filter_map(|step| Some((step.key.as_str(), step.feeling?.mean)));
        self.measured = summary(levels);
        found
    }
}

fn observed(step: &StepConformance, entered: u64, is_last: bool) -> Observed {
    Observed {
        reached: step.reached,
        reached_share: share(step.reached, entered),
        completed: step.completed,
        late: step.late,
        out_of_order: step.out_of_order,
        missing: step.missing,
        skipped: step.skipped,
        median_wait_ms: step.median_ms_from_previous,
        dropped: (!is_last).then_some(step.last),
        drop_share: (!is_last).then(|| share(step.last, entered)),
        starts: 0,
        ends: 0,
    }
}

#[allow(clippy::cast_precision_loss)] // Customers are counted far below 2^53.
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
