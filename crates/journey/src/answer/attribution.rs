use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The answer to attribution.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AttributionAnswer {
    /// Conversions with at least one touch.
    pub conversions: u64,
    /// Paths of touches that ended without a conversion.
    pub null_paths: u64,
    /// Value of these conversions.
    pub value: f64,
    /// For each model, the credit of each label; they sum to `value`. Zero credits are left out.
    pub credit: BTreeMap<String, BTreeMap<String, f64>>,
    /// For the Markov model, the share of conversions lost without each label.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub removal_effects: BTreeMap<String, f64>,
}
