//! The questions that a map's bindings compile to.

use std::collections::BTreeMap;

use journey::question::{Ask, Conformance, Labels, NamedStep, PlannedStep, Question, Scope, Transitions, Values};
use journey::{Condition, Matcher, Scalar, Segment, Test};

use crate::document::{Binding, Map, Step};

/// The property of a survey answer that holds the key of its survey.
pub(super) const SURVEY: &str = "survey";

/// A question about a map, and what it is asked for.
#[derive(Debug, Clone)]
pub struct MapQuestion {
    /// What it is asked for.
    pub purpose: Purpose,
    /// The question.
    pub question: Question,
}

/// What a question about a map is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// What became of each step.
    Steps,
    /// Who goes from step to step.
    Flows,
    /// How steps feel, by the surveys whose score stands in this property.
    Feelings {
        /// The property.
        score: String,
    },
}

/// The questions to ask about a map: what became of its steps and who goes from one to another (where any step has a
/// binding), and the answers to its surveys (one question for each name under which scores are kept).
pub fn questions(map: &Map, segment: Option<&Segment>) -> Vec<MapQuestion> {
    let scoped = |ask: Ask| Question { ask, scope: Scope { customers: segment.cloned(), ..Scope::default() } };
    let bound: Vec<(&Step, &Binding)> = map.steps().filter_map(|(_, step)| Some((step, step.observe.as_ref()?))).collect();
    let mut questions = Vec::new();
    if !bound.is_empty() {
        questions.push(MapQuestion { purpose: Purpose::Steps, question: scoped(Ask::Conformance(conformance(&bound))) });
        questions.push(MapQuestion { purpose: Purpose::Flows, question: scoped(Ask::Transitions(transitions(&bound))) });
    }
    for (score, surveys) in surveys(map) {
        let ask = Ask::Values(values(score, &surveys));
        questions.push(MapQuestion { purpose: Purpose::Feelings { score: score.to_owned() }, question: scoped(ask) });
    }
    questions
}

fn conformance(bound: &[(&Step, &Binding)]) -> Conformance {
    let planned = |(step, binding): &(&Step, &Binding)| PlannedStep {
        key: step.key.clone(),
        matcher: binding.matcher.clone(),
        required: binding.required,
        within: binding.within,
    };
    Conformance { steps: bound.iter().map(planned).collect() }
}

fn transitions(bound: &[(&Step, &Binding)]) -> Transitions {
    let named = |(step, binding): &(&Step, &Binding)| NamedStep { key: step.key.clone(), matcher: binding.matcher.clone() };
    let steps = bound.iter().map(named).collect();
    Transitions { labels: Labels { steps, collapse: true, ..Labels::default() }, least: None }
}

/// An event is an answer to a survey if its property `survey` is the survey's key, whatever the event is called.
fn values(score: &str, surveys: &[&str]) -> Values {
    let keys = surveys.iter().map(|key| Scalar::Text((*key).to_owned())).collect();
    let condition = Condition { property: SURVEY.to_owned(), test: Test::In(keys) };
    Values {
        matcher: Matcher::Where { event: None, conditions: vec![condition] },
        value: score.to_owned(),
        group: Some(SURVEY.to_owned()),
    }
}

/// The surveys of a map by the property that holds their score, each named once.
fn surveys(map: &Map) -> BTreeMap<&str, Vec<&str>> {
    let mut by_score: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for measure in map.steps().filter_map(|(_, step)| step.measure.as_ref()) {
        let keys = by_score.entry(&measure.score).or_default();
        if !keys.contains(&measure.survey.as_str()) {
            keys.push(&measure.survey);
        }
    }
    by_score
}
