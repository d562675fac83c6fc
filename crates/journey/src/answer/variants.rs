use serde::{Deserialize, Serialize};

/// The answer to variants.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VariantsAnswer {
    /// How many different journeys there are.
    pub distinct: u64,
    /// Subjects with at least one labelled event.
    pub customers: u64,
    /// The commonest: by subjects, then by path.
    pub variants: Vec<Variant>,
}

/// One journey that many took.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Variant {
    /// Its labels.
    pub path: Vec<String>,
    /// Subjects who took it.
    pub customers: u64,
}
