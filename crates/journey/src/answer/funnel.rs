use serde::{Deserialize, Serialize};

use super::times::Times;

/// The answer to a funnel.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FunnelAnswer {
    /// The steps, in order.
    pub steps: Vec<StepReach>,
    /// The same for each value of the breakdown, by customers at the first step; the rest last, as `(other)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<FunnelGroup>,
}

/// One value of the breakdown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FunnelGroup {
    /// The value; `(none)` where it is missing.
    pub value: String,
    /// Its funnel.
    pub steps: Vec<StepReach>,
}

/// How many reach a step, and when.
///
/// Rates and drops compare with the step before that a chain can't leave out; optional steps are no gate.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StepReach {
    /// Subjects of whom some chain ends here.
    pub reached: u64,
    /// Subjects who have not reached it but still can.
    pub in_progress: u64,
    /// Reached before, neither reached nor in progress here; null at the first step.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub dropped: Option<u64>,
    /// Share of those who reached the first step.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub rate_from_start: Option<f64>,
    /// Share of those who reached the step before.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub rate_from_previous: Option<f64>,
    /// Median time since the first step.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub median_ms_from_start: Option<f64>,
    /// Median time since the event before in the chain.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub median_ms_from_previous: Option<f64>,
    /// More about the times since the first step.
    pub from_start: Times,
    /// More about the times since the event before in the chain.
    pub from_previous: Times,
}
