//! Questions: one JSON document each, read strictly and written back the same.

mod attribution;
mod conformance;
mod funnel;
mod paths;
mod place;
mod precedence;
mod retention;
mod scope;
mod sequence;
mod sessions;
mod transitions;
mod values;
mod variants;

pub use attribution::{Attribution, Model};
pub use conformance::{Conformance, PlannedStep};
pub use funnel::{Breakdown, BreakdownBy, Exclusion, Funnel, FunnelOrder, FunnelStep};
pub use paths::{Direction, Paths};
pub use place::{Outcome, Place, StepOutcome};
pub use precedence::Precedence;
pub use retention::{Retention, RetentionMode};
pub use scope::{Scope, Subject};
pub use sequence::{Labels, NamedStep, Rename};
pub use sessions::Sessions;
pub use transitions::Transitions;
pub use values::Values;
pub use variants::Variants;

use serde::Serialize;

use crate::document::{Node, Refusal, Tree, parse_json};
use crate::matcher::Matcher;

/// A question: what is asked, and of which events and customers.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// What is asked.
    #[serde(flatten)]
    pub ask: Ask,
    /// Of which events and customers.
    #[serde(flatten)]
    pub scope: Scope,
}

/// What is asked.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Ask {
    /// How many reach each step.
    Funnel(Funnel),
    /// What follows what.
    Transitions(Transitions),
    /// Where journeys go from an event, or come from.
    Paths(Paths),
    /// Whole journeys, counted.
    Variants(Variants),
    /// Visits.
    Sessions(Sessions),
    /// Who comes back.
    Retention(Retention),
    /// Which touches earn the conversions.
    Attribution(Attribution),
    /// How journeys follow a drawn one.
    Conformance(Conformance),
    /// What comes first, of any two labels.
    Precedence(Precedence),
    /// A number that events carry, summed up.
    Values(Values),
}

const KINDS: [&str; 10] =
    ["funnel", "transitions", "paths", "variants", "sessions", "retention", "attribution", "conformance", "precedence", "values"];

impl Question {
    /// Reads a question from the text of a JSON document.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        Self::from_tree(&parse_json(text)?)
    }

    /// Reads a question from a tree.
    pub fn from_tree(tree: &Tree) -> Result<Self, Refusal> {
        Self::read(&Node::root(tree))
    }

    /// Reads a question that stands somewhere in a document.
    pub fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        node.entries()?;
        if !node.has("ask") {
            return Err(node.refuse(format!("\"ask\" is missing; it is one of {}", KINDS.join(", "))));
        }
        let kinds: Vec<(&str, usize)> = KINDS.iter().enumerate().map(|(i, kind)| (*kind, i)).collect();
        let (_, ask) = node.entries()?.into_iter().find(|(key, _)| *key == "ask").unwrap_or(("ask", node.clone()));
        let keys = |own: &[&'static str]| [&["ask"], Scope::KEYS, own].concat();
        let read = |own: &[&'static str]| node.fields(&keys(own));
        let (ask, fields) = match ask.one_of(&kinds)? {
            0 => read(Funnel::KEYS).and_then(|f| Ok((Ask::Funnel(Funnel::read(&f)?), f)))?,
            1 => read(Transitions::KEYS).and_then(|f| Ok((Ask::Transitions(Transitions::read(&f)?), f)))?,
            2 => read(Paths::KEYS).and_then(|f| Ok((Ask::Paths(Paths::read(&f)?), f)))?,
            3 => read(Variants::KEYS).and_then(|f| Ok((Ask::Variants(Variants::read(&f)?), f)))?,
            4 => read(Sessions::KEYS).and_then(|f| Ok((Ask::Sessions(Sessions::read(&f)?), f)))?,
            5 => read(Retention::KEYS).and_then(|f| Ok((Ask::Retention(Retention::read(&f)?), f)))?,
            6 => read(Attribution::KEYS).and_then(|f| Ok((Ask::Attribution(Attribution::read(&f)?), f)))?,
            7 => read(Conformance::KEYS).and_then(|f| Ok((Ask::Conformance(Conformance::read(&f)?), f)))?,
            8 => read(Precedence::KEYS).and_then(|f| Ok((Ask::Precedence(Precedence::read(&f)?), f)))?,
            _ => read(Values::KEYS).and_then(|f| Ok((Ask::Values(Values::read(&f)?), f)))?,
        };
        Ok(Question { ask, scope: Scope::read(&fields)? })
    }

    /// A question of everything.
    pub fn of_all(ask: Ask) -> Self {
        Question { ask, scope: Scope::default() }
    }

    /// The document of this question.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Calls `each` with every matcher in the question and its place.
    pub fn visit_matchers<'a>(&'a self, each: &mut impl FnMut(String, &'a Matcher)) {
        self.scope.visit_matchers(each);
        match &self.ask {
            Ask::Funnel(funnel) => funnel.visit_matchers(each),
            Ask::Transitions(question) => question.labels.visit_matchers(each),
            Ask::Precedence(question) => question.labels.visit_matchers(each),
            Ask::Variants(question) => question.labels.visit_matchers(each),
            Ask::Paths(paths) => {
                paths.labels.visit_matchers(each);
                if let Some(anchor) = &paths.anchor {
                    let place = if paths.direction == Direction::Forward { "start" } else { "end" };
                    each(place.to_owned(), anchor);
                }
            }
            Ask::Sessions(_) => {}
            Ask::Values(values) => each("match".to_owned(), &values.matcher),
            Ask::Retention(retention) => {
                each("start".to_owned(), &retention.start);
                each("return".to_owned(), &retention.returning);
            }
            Ask::Attribution(attribution) => {
                each("conversion".to_owned(), &attribution.conversion);
                if let Some(touches) = &attribution.touches {
                    each("touches".to_owned(), touches);
                }
            }
            Ask::Conformance(conformance) => {
                for (i, step) in conformance.steps.iter().enumerate() {
                    each(format!("steps[{i}].match"), &step.matcher);
                }
            }
        }
    }

    /// Calls `each` with every property named outside a matcher, and its place.
    pub fn visit_properties<'a>(&'a self, each: &mut impl FnMut(String, &'a str)) {
        if let Subject::Property(property) = &self.scope.subject {
            each("per.property".to_owned(), property);
        }
        let mut labels = |labels: &'a Labels| {
            for (i, name) in labels.label.iter().enumerate() {
                each(format!("label[{i}]"), name);
            }
        };
        match &self.ask {
            Ask::Funnel(funnel) => {
                funnel.hold.iter().enumerate().for_each(|(i, name)| each(format!("hold[{i}]"), name));
                if let Some(breakdown) = &funnel.breakdown {
                    each("breakdown.property".to_owned(), &breakdown.property);
                }
            }
            Ask::Transitions(question) => labels(&question.labels),
            Ask::Precedence(question) => labels(&question.labels),
            Ask::Variants(question) => labels(&question.labels),
            Ask::Paths(question) => labels(&question.labels),
            Ask::Attribution(question) => {
                each("touch".to_owned(), &question.touch);
                if let Some(value) = &question.value {
                    each("value".to_owned(), value);
                }
            }
            Ask::Values(question) => {
                each("value".to_owned(), &question.value);
                if let Some(group) = &question.group {
                    each("group".to_owned(), group);
                }
            }
            Ask::Sessions(_) | Ask::Retention(_) | Ask::Conformance(_) => {}
        }
    }
}
