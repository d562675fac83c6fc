//! precedence: of any two labels, which comes first. What discovery orders the steps of a map by.

use serde::Serialize;

use super::sequence::Labels;
use crate::document::{Fields, Refusal};

/// For each pair of the commonest labels, how many subjects have the first occurrence of one before the other's.
#[derive(Debug, Clone, Serialize)]
pub struct Precedence {
    /// How events are labelled.
    #[serde(flatten)]
    pub labels: Labels,
    /// Only so many labels, those of the most subjects.
    pub top: usize,
}

/// Labels that can be compared at once: pairs grow with the square, and nobody draws more steps.
const MOST_LABELS: usize = 500;

impl Precedence {
    pub(super) const KEYS: &'static [&'static str] = &["label", "steps", "hide", "rename", "collapse", "top"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let top = fields.read_or("top", 50, |node| node.whole(1..=MOST_LABELS))?;
        Ok(Precedence { labels: Labels::read(fields)?, top })
    }
}
