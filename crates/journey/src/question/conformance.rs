//! conformance: how observed journeys follow a drawn one.

use serde::Serialize;

use crate::document::{Fields, Node, Refusal};
use crate::duration::Duration;
use crate::limits;
use crate::matcher::Matcher;

/// The drawn journey.
#[derive(Debug, Clone, Serialize)]
pub struct Conformance {
    /// Its steps, in order.
    pub steps: Vec<PlannedStep>,
}

/// One step of the drawn journey.
#[derive(Debug, Clone, Serialize)]
pub struct PlannedStep {
    /// Its permanent key.
    pub key: String,
    /// Which events are this step.
    #[serde(rename = "match")]
    pub matcher: Matcher,
    /// Whether a journey that leaves it out deviates.
    pub required: bool,
    /// Longest time after the step completed before it; later is late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Duration>,
}

impl Conformance {
    pub(super) const KEYS: &'static [&'static str] = &["steps"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let list = fields.require("steps")?;
        let nodes = list.list(limits::QUESTION_STEPS)?;
        let mut steps: Vec<PlannedStep> = Vec::with_capacity(nodes.len());
        for node in &nodes {
            let step = PlannedStep::read(node)?;
            if steps.iter().any(|known| known.key == step.key) {
                return Err(node.refuse(format!("the key \"{}\" is used twice", step.key)));
            }
            steps.push(step);
        }
        if steps.is_empty() { Err(list.refuse("a journey has at least one step")) } else { Ok(Conformance { steps }) }
    }
}

impl PlannedStep {
    fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["key", "match", "required", "within"])?;
        Ok(PlannedStep {
            key: fields.require("key")?.name()?,
            matcher: Matcher::read(&fields.require("match")?)?,
            required: fields.read_or("required", true, Node::boolean)?,
            within: fields.read("within", Duration::read)?,
        })
    }
}
