//! How a set of times is told.

use serde::{Deserialize, Serialize};

/// Upper ends (exclusive) of the bins of a histogram of times, in milliseconds: steps people think in.
pub const HISTOGRAM_EDGES_MILLIS: [i64; 16] = [
    1_000,
    10_000,
    60_000,
    300_000,
    900_000,
    1_800_000,
    3_600_000,
    3 * 3_600_000,
    6 * 3_600_000,
    12 * 3_600_000,
    86_400_000,
    2 * 86_400_000,
    4 * 86_400_000,
    7 * 86_400_000,
    14 * 86_400_000,
    30 * 86_400_000,
];

/// Quartiles, 90th percentile and histogram of times; all null and empty where there were none.
///
/// A percentile p of n sorted values is the one at rank ⌈p·n⌉ (nearest rank); the median is the mean of the two
/// middle values when n is even.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Times {
    /// First quartile in milliseconds.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub p25_ms: Option<i64>,
    /// Median in milliseconds.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub median_ms: Option<f64>,
    /// Third quartile in milliseconds.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub p75_ms: Option<i64>,
    /// 90th percentile in milliseconds.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub p90_ms: Option<i64>,
    /// Mean in milliseconds.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub mean_ms: Option<f64>,
    /// Bins that hold something, from the shortest times.
    pub histogram: Vec<HistogramBin>,
}

/// One bin of a histogram: `from_ms` ≤ time < `to_ms`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HistogramBin {
    /// Lower end, included.
    pub from_ms: i64,
    /// Upper end, excluded; none for the last bin.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub to_ms: Option<i64>,
    /// How many times lie in it.
    pub count: u64,
}
