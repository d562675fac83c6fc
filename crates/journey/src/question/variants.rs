//! variants: whole journeys, counted.

use serde::Serialize;

use super::sequence::Labels;
use crate::document::{Fields, Refusal};
use crate::limits;

/// The commonest journeys, label by label.
#[derive(Debug, Clone, Serialize)]
pub struct Variants {
    /// How events are labelled.
    #[serde(flatten)]
    pub labels: Labels,
    /// How many variants are listed.
    pub top: usize,
    /// Only the first so many labels of each journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<usize>,
}

impl Variants {
    pub(super) const KEYS: &'static [&'static str] = &["label", "steps", "hide", "rename", "collapse", "top", "first"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        Ok(Variants {
            labels: Labels::read(fields)?,
            top: fields.read_or("top", 20, |node| node.whole(1..=limits::ANSWER_ROWS))?,
            first: fields.read("first", |node| node.whole(1..=limits::ANSWER_ROWS))?,
        })
    }
}
