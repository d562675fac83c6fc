//! How times are told: everything sorted.

use journey::answer::{HISTOGRAM_EDGES_MILLIS, HistogramBin, Times};

/// The mean of the two middle values.
pub fn median(times: &[i64]) -> Option<f64> {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let n = sorted.len();
    (n > 0).then(|| (sorted[(n - 1) / 2] as f64 + sorted[n / 2] as f64) / 2.0)
}

/// The mean.
pub fn mean(times: &[i64]) -> Option<f64> {
    (!times.is_empty()).then(|| times.iter().sum::<i64>() as f64 / times.len() as f64)
}

/// Everything that is told of times.
pub fn times(times: &[i64]) -> Times {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    // The smallest value that at least so many in a hundred do not exceed.
    let at =
        |percent: usize| sorted.iter().enumerate().find(|(i, _)| (i + 1) * 100 >= percent * sorted.len()).map(|(_, time)| *time);
    let edges: Vec<Option<i64>> = HISTOGRAM_EDGES_MILLIS.iter().copied().map(Some).chain([None]).collect();
    let bin = |(i, to_ms): (usize, &Option<i64>)| {
        let from_ms = if i == 0 { 0 } else { HISTOGRAM_EDGES_MILLIS[i - 1] };
        let inside = |time: &&i64| (i == 0 || **time >= from_ms) && to_ms.is_none_or(|to| **time < to);
        HistogramBin { from_ms, to_ms: *to_ms, count: times.iter().filter(inside).count() as u64 }
    };
    Times {
        p25_ms: at(25),
        median_ms: median(times),
        p75_ms: at(75),
        p90_ms: at(90),
        mean_ms: mean(times),
        histogram: edges.iter().enumerate().map(bin).filter(|bin| bin.count > 0).collect(),
    }
}
