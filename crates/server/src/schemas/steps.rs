//! Parts of funnels and of conformance.

use serde::Deserialize;
use utoipa::ToSchema;

use super::Text;
use super::matcher::Matcher;

/// A step of a funnel.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FunnelStep {
    /// Which events.
    r#match: Matcher,
    /// At most so long after the event before in the chain.
    within: Option<String>,
    /// Whether it is the very next event.
    next: Option<bool>,
    /// Whether a chain may leave it out.
    optional: Option<bool>,
}

/// What may not happen between steps.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exclusion {
    /// Which events.
    r#match: Matcher,
    /// From this step on, counted from 1.
    after: u64,
    /// Up to this step.
    before: u64,
}

/// One funnel for each value of a property.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Breakdown {
    /// The property.
    property: Text,
    /// At which event; `first` where left out.
    by: Option<BreakdownBy>,
    /// How many values; the rest are summed up.
    limit: Option<u64>,
}

/// At which event of a chain the value counts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum BreakdownBy {
    /// A word.
    Word(BreakdownWord),
    /// At a step.
    Step(BreakdownStep),
}

/// At which event of a chain the value counts, in a word.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum BreakdownWord {
    /// At the first event.
    First,
    /// At the last event.
    Last,
    /// Each value is a funnel over the events that have it.
    All,
}

/// At a step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BreakdownStep {
    /// Which, counted from 1.
    step: u64,
}

/// A step of a drawn journey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlannedStep {
    /// What it is called.
    key: Text,
    /// Which events.
    r#match: Matcher,
    /// Whether it has to happen; it has to where left out.
    required: Option<bool>,
    /// Later than this after the step before is late.
    within: Option<String>,
}
