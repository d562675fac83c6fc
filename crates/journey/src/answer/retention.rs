use serde::{Deserialize, Serialize};

/// The answer to retention.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RetentionAnswer {
    /// Cohorts that have customers, oldest first.
    pub cohorts: Vec<Cohort>,
}

/// Subjects whose first start event lies in one period.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Cohort {
    /// First day of the period, as `2026-11-22`.
    pub cohort: String,
    /// Subjects in it.
    pub size: u64,
    /// How many of them return in period 0 (the cohort's own), 1, 2, … (rolling: from the start event).
    pub returned: Vec<u64>,
    /// Which of these periods are not over at `now` for every subject of the cohort: their counts may still grow.
    pub incomplete: Vec<bool>,
}
