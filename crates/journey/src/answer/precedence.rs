use serde::{Deserialize, Serialize};

/// The answer to precedence.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PrecedenceAnswer {
    /// Subjects with at least one labelled event.
    pub customers: u64,
    /// The labels compared, by subjects, then by name.
    pub labels: Vec<LabelReach>,
    /// For each ordered pair that occurs, how many have the first of one before the first of the other.
    pub pairs: Vec<PrecedencePair>,
}

/// A label and how many have it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LabelReach {
    /// The label.
    pub label: String,
    /// Subjects who have it.
    pub customers: u64,
    /// Its occurrences.
    pub count: u64,
}

/// Two labels in the order of their first occurrences.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PrecedencePair {
    /// What comes first.
    pub first: String,
    /// What comes later.
    pub then: String,
    /// Subjects in whom it is so.
    pub customers: u64,
}
