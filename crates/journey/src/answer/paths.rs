use serde::{Deserialize, Serialize};

/// The answer to paths. What flows into a node flows out of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PathsAnswer {
    /// Subjects at depth 0.
    pub customers: u64,
    /// Labels at each depth: by depth, then by name.
    pub nodes: Vec<PathNode>,
    /// Flows from each depth to the next: by depth, then by name of the first, then of the second.
    pub links: Vec<PathLink>,
}

/// A label at one depth.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PathNode {
    /// Events after (or before) the anchor; the anchor is 0.
    pub depth: usize,
    /// The label, `(other)`, or `(end)` / `(start)`.
    pub label: String,
    /// Subjects.
    pub customers: u64,
}

/// A flow from `depth` to `depth + 1`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PathLink {
    /// The depth it leaves from.
    pub depth: usize,
    /// The label it leaves.
    pub from: String,
    /// The label it goes to.
    pub to: String,
    /// Subjects.
    pub customers: u64,
}
