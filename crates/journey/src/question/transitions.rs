//! transitions: what follows what.

use serde::Serialize;

use super::sequence::Labels;
use crate::document::{Fields, Refusal};

/// Every label, and every pair of labels that follow each other.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Transitions {
    /// How events are labelled.
    #[serde(flatten)]
    pub labels: Labels,
    /// Edges with fewer occurrences are summed up instead of listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<usize>,
}

impl Transitions {
    pub(super) const KEYS: &'static [&'static str] = &["label", "steps", "hide", "rename", "collapse", "least"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let least = fields.read("least", |node| node.whole(0..=u32::MAX as usize))?;
        Ok(Transitions { labels: Labels::read(fields)?, least })
    }
}
