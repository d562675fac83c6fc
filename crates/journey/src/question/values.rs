//! values: a number that events carry, summed up. What survey scores and revenue are read with.

use serde::Serialize;

use crate::document::{Fields, Node, Refusal};
use crate::matcher::Matcher;

/// Count, sum, mean and spread of a numeric property, for each value of another.
#[derive(Debug, Clone, Serialize)]
pub struct Values {
    /// Which events carry it.
    #[serde(rename = "match")]
    pub matcher: Matcher,
    /// The numeric property; events without a number there are not counted.
    pub value: String,
    /// The property that parts the groups; one group of all where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

impl Values {
    pub(super) const KEYS: &'static [&'static str] = &["match", "value", "group"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        Ok(Values {
            matcher: fields.read_or("match", Matcher::Any, Matcher::read)?,
            value: fields.require("value")?.name()?,
            group: fields.read("group", Node::name)?,
        })
    }
}
