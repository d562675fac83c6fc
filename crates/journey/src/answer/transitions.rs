use serde::{Deserialize, Serialize};

/// The answer to transitions.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TransitionsAnswer {
    /// Subjects with at least one labelled event.
    pub customers: u64,
    /// Labels, by name.
    pub nodes: Vec<TransitionNode>,
    /// Pairs that follow each other, by name of the first, then of the second.
    pub edges: Vec<TransitionEdge>,
    /// What `least` left out of the edges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub left_out: Option<LeftOut>,
}

/// A label.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TransitionNode {
    /// The label.
    pub label: String,
    /// Its occurrences.
    pub count: u64,
    /// Subjects who have it.
    pub customers: u64,
}

/// One label right after another.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TransitionEdge {
    /// The label before, or `(start)`.
    pub from: String,
    /// The label after, or `(end)`.
    pub to: String,
    /// Its occurrences.
    pub count: u64,
    /// Subjects who have it.
    pub customers: u64,
    /// Median time between; null at starts and ends.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub median_ms: Option<f64>,
    /// Mean time between; null at starts and ends.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub mean_ms: Option<f64>,
}

/// Edges that occur less often than asked for, summed up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LeftOut {
    /// How many edges.
    pub edges: u64,
    /// Their occurrences.
    pub count: u64,
}
