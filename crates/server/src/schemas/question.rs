//! Questions: ten kinds, told apart by `ask`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::Text;
use super::labels::Labels;
use super::matcher::Matcher;
use super::scope::Scope;
use super::steps::{Breakdown, Exclusion, FunnelStep, PlannedStep};
use super::words::Period;

/// A question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub(crate) enum Question {
    /// How many reach each step, and when.
    Funnel(FunnelQuestion),
    /// What follows what.
    Transitions(TransitionsQuestion),
    /// Where journeys go from an event, or come from.
    Paths(PathsQuestion),
    /// Whole journeys, counted.
    Variants(VariantsQuestion),
    /// Visits.
    Sessions(SessionsQuestion),
    /// Who comes back.
    Retention(RetentionQuestion),
    /// Which touches earn the conversions.
    Attribution(AttributionQuestion),
    /// How journeys follow a drawn one.
    Conformance(ConformanceQuestion),
    /// Of any two labels, which comes first.
    Precedence(PrecedenceQuestion),
    /// A number that events carry, summed up.
    Values(ValuesQuestion),
}

/// How many reach each step, and when.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct FunnelQuestion {
    #[serde(flatten)]
    scope: Scope,
    /// Longest time from the first step to any other: `7d`.
    window: String,
    /// The steps.
    #[schema(min_items = 1, max_items = 1000)]
    steps: Vec<FunnelStep>,
    /// In which order; `ordered` where left out.
    order: Option<FunnelOrder>,
    /// What may not happen between steps.
    exclude: Option<Vec<Exclusion>>,
    /// Properties that all events of a chain have, with one value each.
    hold: Option<Vec<Text>>,
    /// One funnel for each value of a property.
    breakdown: Option<Breakdown>,
}

/// In which order the steps of a funnel happen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FunnelOrder {
    /// One after the other.
    Ordered,
    /// Each right after the one before.
    Strict,
    /// In any order.
    Any,
}

/// What follows what.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct TransitionsQuestion {
    #[serde(flatten)]
    scope: Scope,
    #[serde(flatten)]
    labels: Labels,
    /// Edges with fewer occurrences are summed up.
    least: Option<u64>,
}

/// Where journeys go from an event, or come from.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct PathsQuestion {
    #[serde(flatten)]
    scope: Scope,
    #[serde(flatten)]
    labels: Labels,
    /// Which way; `forward` where left out.
    direction: Option<Direction>,
    /// Forward: from the first event that matches; the journey's first where left out.
    start: Option<Matcher>,
    /// Backward: from the first event that matches.
    end: Option<Matcher>,
    /// How many labels; 5 where left out.
    depth: Option<u64>,
    /// Labels kept at each depth; 5 where left out.
    top: Option<u64>,
}

/// Which way paths are followed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Direction {
    /// From an event on.
    Forward,
    /// Back from an event.
    Backward,
}

/// Whole journeys, counted.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct VariantsQuestion {
    #[serde(flatten)]
    scope: Scope,
    #[serde(flatten)]
    labels: Labels,
    /// How many are listed; 20 where left out.
    top: Option<u64>,
    /// Only so many labels of each journey.
    first: Option<u64>,
}

/// Visits.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct SessionsQuestion {
    #[serde(flatten)]
    scope: Scope,
    /// The pause after which a new one begins; `30m` where left out.
    gap: Option<String>,
}

/// Who comes back.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct RetentionQuestion {
    #[serde(flatten)]
    scope: Scope,
    /// What begins.
    start: Matcher,
    /// What counts as coming back.
    r#return: Matcher,
    /// How long periods are; a week where left out.
    period: Option<Period>,
    /// How many, from the cohort's own; 8 where left out.
    periods: Option<u64>,
    /// When a return counts; `on` where left out.
    mode: Option<RetentionMode>,
    /// Whether periods begin with the start event.
    rolling: Option<bool>,
}

/// When a return counts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RetentionMode {
    /// In the period.
    On,
    /// In the period or later.
    OnOrAfter,
}

/// Which touches earn the conversions.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct AttributionQuestion {
    #[serde(flatten)]
    scope: Scope,
    /// The property that names a touch; `channel` where left out.
    touch: Option<Text>,
    /// Which events can be touches; any with that property where left out.
    touches: Option<Matcher>,
    /// What is a conversion; `purchase` where left out.
    conversion: Option<Matcher>,
    /// The property of a conversion that is its value; 1 each where left out.
    value: Option<Text>,
    /// Older touches do not count; `30d` where left out.
    lookback: Option<String>,
    /// For `time_decay`; `7d` where left out.
    half_life: Option<String>,
    /// Which models; all where left out.
    models: Option<Vec<AttributionModel>>,
    /// Touches that make a state of the Markov model.
    order: Option<u64>,
}

/// How credit is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AttributionModel {
    /// All to the first touch.
    First,
    /// All to the last touch.
    Last,
    /// The same to each.
    Linear,
    /// Most to the first and the last.
    Position,
    /// More to the later ones.
    TimeDecay,
    /// By what would be lost without it.
    Markov,
    /// By what each adds to the others.
    Shapley,
}

/// How journeys follow a drawn one.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ConformanceQuestion {
    #[serde(flatten)]
    scope: Scope,
    /// The steps of the drawn journey.
    #[schema(min_items = 1, max_items = 1000)]
    steps: Vec<PlannedStep>,
}

/// Of any two labels, which comes first.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct PrecedenceQuestion {
    #[serde(flatten)]
    scope: Scope,
    #[serde(flatten)]
    labels: Labels,
    /// Only the labels of the most subjects are compared; 50 where left out.
    top: Option<u64>,
}

/// A number that events carry, summed up.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ValuesQuestion {
    #[serde(flatten)]
    scope: Scope,
    /// Which events; all where left out.
    r#match: Option<Matcher>,
    /// The property that is summed up.
    value: Text,
    /// The property that parts groups.
    group: Option<Text>,
}
