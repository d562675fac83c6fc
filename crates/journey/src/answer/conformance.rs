use serde::{Deserialize, Serialize};

use super::times::Times;

/// The answer to conformance.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ConformanceAnswer {
    /// Subjects with an event that matches any step.
    pub entered: u64,
    /// Subjects in scope, entered or not.
    pub customers: u64,
    /// Mean share of required steps completed (late included); null when nobody entered or no step is required.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub fit: Option<f64>,
    /// The steps, in order.
    pub steps: Vec<StepConformance>,
    /// Events of entered subjects that match no step, commonest first.
    pub unmapped: Vec<UnmappedEvent>,
    /// Share of the events of entered subjects that match a step.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub mapped_share: Option<f64>,
}

/// What became of one step. The five counts sum to `entered`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StepConformance {
    /// The step's key.
    pub key: String,
    /// Completed in time.
    pub completed: u64,
    /// Completed, more than `within` after the step completed before it.
    pub late: u64,
    /// Not completed in order, though an event matches it.
    pub out_of_order: u64,
    /// Required and not seen.
    pub missing: u64,
    /// Not required and not seen.
    pub skipped: u64,
    /// Subjects with any event that matches it.
    pub reached: u64,
    /// Of those who completed it (late or not), how many completed no later step.
    pub last: u64,
    /// Median time since the step completed before it.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub median_ms_from_previous: Option<f64>,
    /// More about these times.
    pub from_previous: Times,
}

/// An event that no step explains.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UnmappedEvent {
    /// Its name.
    pub event: String,
    /// Its occurrences among entered subjects.
    pub count: u64,
    /// Their share of all events of entered subjects.
    pub share: f64,
}
