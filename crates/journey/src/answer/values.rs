use serde::{Deserialize, Serialize};

/// The answer to values.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ValuesAnswer {
    /// The groups, by name; `(none)` is the one whose group property is missing.
    pub groups: Vec<ValueGroup>,
}

/// The numbers of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ValueGroup {
    /// The value of the group property; `(all)` where none was asked for.
    pub group: String,
    /// How many events carry a number.
    pub count: u64,
    /// Subjects who have at least one.
    pub customers: u64,
    /// Sum of the numbers.
    pub sum: f64,
    /// Their mean.
    pub mean: f64,
    /// Standard deviation of the sample (n − 1); null for fewer than two.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub deviation: Option<f64>,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
}
