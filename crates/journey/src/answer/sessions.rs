use serde::{Deserialize, Serialize};

use super::times::Times;

/// The answer to sessions.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SessionsAnswer {
    /// How many sessions.
    pub sessions: u64,
    /// Subjects who have at least one.
    pub customers: u64,
    /// Events in them.
    pub events: u64,
    /// Mean events a session; null where there is none.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub events_per_session_mean: Option<f64>,
    /// Median time from a session's first event to its last.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub duration_median_ms: Option<f64>,
    /// More about these times.
    pub duration: Times,
}
