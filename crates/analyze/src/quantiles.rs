//! Exact quantiles without keeping or sorting all values.
//!
//! A first look at a sample says where the wanted ranks must lie; the full scan counts what falls below and keeps
//! only what falls into these windows. Counting makes the result exact: if a rank turns out to lie outside its
//! window, which happens about once in ten thousand, the scan is repeated with a window that holds everything.
//! So a median costs one comparison a value, and tallies of parts merge and can be sent elsewhere.

mod windowed;

use journey::answer::{HISTOGRAM_EDGES_MILLIS, HistogramBin, Times};
use serde::{Deserialize, Serialize};

pub(crate) use self::windowed::{Windowed, median_slack};

/// A range of values, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Window {
    pub low: i64,
    pub high: i64,
}

impl Window {
    /// Holds every value.
    pub(crate) const ALL: Window = Window { low: i64::MIN, high: i64::MAX };

    /// Holds no time that there is.
    const NONE: Window = Window { low: i64::MAX, high: i64::MAX };

    pub(crate) fn holds(self, value: i64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// What two windows both hold.
    fn common(self, other: Window) -> Window {
        let common = Window { low: self.low.max(other.low), high: self.high.min(other.high) };
        if common.low > common.high { Window::NONE } else { common }
    }

    /// Whether all values inside are the same: then counting them is enough.
    fn is_one_value(self) -> bool {
        self.low == self.high
    }
}

/// Half the width of a window in standard deviations of the sample's rank.
const DEVIATIONS: f64 = 4.0;

/// Samples smaller than this say nothing: everything is kept.
const LEAST_SAMPLE: usize = 64;

/// A larger sample is thinned to this: a window then keeps at most some 2 % of all values.
const MOST_SAMPLE: usize = 1 << 16;

/// The windows in which the ranks of these shares lie, judged by a sample.
pub(crate) fn windows(sample: &[i64], shares: &[f64]) -> Vec<Window> {
    if sample.len() < LEAST_SAMPLE {
        return vec![Window::ALL];
    }
    let mut thinned: Vec<i64> = sample.iter().step_by(sample.len().div_ceil(MOST_SAMPLE)).copied().collect();
    let mut found: Vec<Window> = shares.iter().map(|share| window(&mut thinned, *share)).collect();
    found.sort_by_key(|window| window.low);
    let mut merged: Vec<Window> = Vec::new();
    for window in found {
        match merged.last_mut() {
            Some(last) if window.low <= last.high.saturating_add(1) => last.high = last.high.max(window.high),
            _ => merged.push(window),
        }
    }
    merged
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Ranks of a sample.
fn window(sample: &mut [i64], share: f64) -> Window {
    let count = sample.len() as f64;
    let slack = DEVIATIONS * (count * share * (1.0 - share)).sqrt() + 2.0;
    let (low, high) = (count * share - slack, count * share + slack);
    let mut rank = |rank: f64| *sample.select_nth_unstable(rank as usize).1;
    Window { low: if low < 0.0 { i64::MIN } else { rank(low) }, high: if high >= count { i64::MAX } else { rank(high) } }
}

/// The most windows of a tally: one for each share of [`Tally::SHARES`].
const WINDOWS: usize = Tally::SHARES.len();

/// Counts values, keeps those in windows, and bins them for a histogram.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Tally {
    windows: Vec<Window>,
    /// How many values lie before the first window, in it, between it and the next, and so on.
    counts: Vec<u64>,
    /// Values in each window, but for windows of one value: half of all sessions may be a single event, of 0 ms.
    inside: Vec<Vec<i64>>,
    count: u64,
    sum: i128,
    bins: Vec<u64>,
}

impl Default for Tally {
    fn default() -> Self {
        Tally::new(&[Window::ALL])
    }
}

impl Tally {
    /// A tally with these windows, which must be disjoint and rising, and at most as many as [`Tally::SHARES`].
    pub(crate) fn new(windows: &[Window]) -> Self {
        Tally {
            windows: windows.to_vec(),
            counts: vec![0; 2 * WINDOWS + 2],
            inside: vec![Vec::new(); windows.len()],
            count: 0,
            sum: 0,
            bins: vec![0; HISTOGRAM_EDGES_MILLIS.len() + 1],
        }
    }

    /// Takes a value.
    #[inline]
    pub(crate) fn record(&mut self, value: i64) {
        self.record_all(&[value]);
    }

    /// Takes some values. Which window each falls before or into is counted, not branched on: values are in no order
    /// that a processor could foresee.
    #[inline]
    pub(crate) fn record_all(&mut self, values: &[i64]) {
        self.count += values.len() as u64;
        self.sum += values.iter().map(|value| i128::from(*value)).sum::<i128>();
        // Windows that are not there lie above every value.
        let mut low = [i64::MAX; WINDOWS + 1];
        let mut high = [i64::MAX; WINDOWS];
        let mut keeps = [false; WINDOWS + 1];
        for (i, window) in self.windows.iter().enumerate() {
            (low[i], high[i], keeps[i]) = (window.low, window.high, !window.is_one_value());
        }
        for value in values {
            self.bins[bin(*value)] += 1;
            let at: usize = high.iter().map(|high| usize::from(value > high)).sum();
            let is_inside = *value >= low[at] && at < self.inside.len();
            self.counts[2 * at + usize::from(is_inside)] += 1;
            if is_inside && keeps[at] {
                self.inside[at].push(*value);
            }
        }
    }

    /// Takes a value that there is several times.
    pub(crate) fn record_many(&mut self, value: i64, times: usize) {
        let count = times as u64;
        self.count += count;
        self.sum += i128::from(value) * i128::from(count);
        self.bins[bin(value)] += count;
        let at = self.windows.partition_point(|window| window.high < value);
        let inside = self.windows.get(at).filter(|window| window.low <= value);
        self.counts[2 * at + usize::from(inside.is_some())] += count;
        if inside.is_some_and(|window| !window.is_one_value()) {
            let kept = &mut self.inside[at];
            kept.resize(kept.len() + times, value);
        }
    }

    /// Takes the values of another tally with the same windows.
    pub(crate) fn merge(&mut self, other: Tally) {
        self.count += other.count;
        self.sum += other.sum;
        self.bins.iter_mut().zip(other.bins).for_each(|(into, from)| *into += from);
        self.counts.iter_mut().zip(other.counts).for_each(|(into, from)| *into += from);
        self.inside.iter_mut().zip(other.inside).for_each(|(into, mut from)| into.append(&mut from));
    }

    /// Number of values.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// All values kept, for a sample.
    pub(crate) fn kept(&self) -> Vec<i64> {
        self.inside.concat()
    }

    /// The value of a rank counted from 0; `None` when it lies outside the windows.
    fn rank(&mut self, rank: u64) -> Option<i64> {
        let mut left = rank;
        for ((counts, window), inside) in self.counts.chunks_exact(2).zip(&self.windows).zip(&mut self.inside) {
            left = left.checked_sub(counts[0])?;
            if left < counts[1] {
                let place = usize::try_from(left).ok()?;
                let kept = (place < inside.len()).then(|| *inside.select_nth_unstable(place).1);
                return if window.is_one_value() { Some(window.low) } else { kept };
            }
            left -= counts[1];
        }
        None
    }

    /// Ranks that [`Tally::times`] asks for, as shares, for [`windows`].
    pub(crate) const SHARES: [f64; 4] = [0.25, 0.5, 0.75, 0.9];

    /// Quartiles, 90th percentile and histogram; `None` when a rank lies outside the windows.
    #[allow(clippy::cast_precision_loss)] // Times in milliseconds are far below 2^52.
    pub(crate) fn times(&mut self) -> Option<Times> {
        if self.count == 0 {
            return Some(Times::default());
        }
        let count = self.count;
        let mut at = |share: f64| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A count times a share.
            let rank = (share * count as f64).ceil() as u64;
            self.rank(rank.max(1) - 1)
        };
        let (p25, p75, p90) = (at(0.25)?, at(0.75)?, at(0.9)?);
        let median = (self.rank((count - 1) / 2)? as f64 + self.rank(count / 2)? as f64) / 2.0;
        Some(Times {
            p25_ms: Some(p25),
            median_ms: Some(median),
            p75_ms: Some(p75),
            p90_ms: Some(p90),
            mean_ms: self.mean(),
            histogram: self.histogram(),
        })
    }

    #[allow(clippy::cast_precision_loss)] // A mean is shown, not counted with.
    fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum as f64 / self.count as f64)
    }

    fn histogram(&self) -> Vec<HistogramBin> {
        let edge = |i: usize| HISTOGRAM_EDGES_MILLIS.get(i).copied();
        let bin = |(i, count): (usize, &u64)| {
            let from_ms = i.checked_sub(1).and_then(edge).unwrap_or(0);
            (*count > 0).then(|| HistogramBin { from_ms, to_ms: edge(i), count: *count })
        };
        self.bins.iter().enumerate().filter_map(bin).collect()
    }
}

/// The bin of a value. Edges lie so far apart that the highest bit leaves one edge to compare with, or two.
#[inline]
fn bin(value: i64) -> usize {
    let log = 64 - value.max(0).cast_unsigned().leading_zeros() as usize;
    let first = FIRST_BIN[log];
    let passed = |edge: usize| usize::from(HISTOGRAM_EDGES_MILLIS.get(first + edge).is_some_and(|edge| *edge <= value));
    first + passed(0) + passed(1)
}

/// For every number of bits the bin of the smallest value that has so many.
static FIRST_BIN: [usize; 64] = first_bins();

const fn first_bins() -> [usize; 64] {
    let mut bins = [0; 64];
    let mut log = 1;
    while log < 64 {
        let least = 1_i64 << (log - 1);
        let mut bin = 0;
        while bin < HISTOGRAM_EDGES_MILLIS.len() && HISTOGRAM_EDGES_MILLIS[bin] <= least {
            bin += 1;
        }
        bins[log] = bin;
        log += 1;
    }
    bins
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The plain way: sort everything.
    fn plain(values: &[i64]) -> Times {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        let n = sorted.len();
        if n == 0 {
            return Times::default();
        }
        let at = |share: f64| sorted.get(((share * n as f64).ceil() as usize).max(1) - 1).copied();
        let median = (sorted[(n - 1) / 2] as f64 + sorted[n / 2] as f64) / 2.0;
        Times { p25_ms: at(0.25), median_ms: Some(median), p75_ms: at(0.75), p90_ms: at(0.9), ..Times::default() }
    }

    proptest! {
        /// Would catch: a value counted in the wrong bin by the shortcut.
        #[test]
        fn bins_are_those_of_the_edges(value in prop_oneof![0_i64..100_000, any::<i64>()]) {
            prop_assert_eq!(bin(value), HISTOGRAM_EDGES_MILLIS.partition_point(|edge| *edge <= value));
        }

        /// Would catch: a quantile that is only nearly right, lost values when tallies merge, or a repeat that
        /// does not end.
        #[test]
        fn quantiles_are_exact_however_bad_the_sample(
            values in prop::collection::vec(prop_oneof![0_i64..3, 0_i64..50, 0_i64..1_000_000], 0..600),
            sample in prop::collection::vec(prop_oneof![0_i64..3, 0_i64..1_000_000], 0..200),
            cut in 0_usize..600,
        ) {
            let mut windows = windows(&sample, &Tally::SHARES);
            let mut rounds = 0;
            let told = loop {
                let cut = cut.min(values.len());
                let mut tally = Tally::new(&windows);
                values[..cut].iter().for_each(|value| tally.record(*value));
                let mut rest = Tally::new(&windows);
                rest.record_all(&values[cut..]);
                tally.merge(rest);
                let mut counted = Tally::new(&windows);
                let mut different = values.clone();
                different.sort_unstable();
                different.chunk_by(|a, b| a == b).for_each(|same| counted.record_many(same[0], same.len()));
                let told = tally.times();
                prop_assert_eq!(counted.times(), told.clone());
                if let Some(times) = told {
                    break times;
                }
                rounds += 1;
                prop_assert!(rounds < 2);
                windows = vec![Window::ALL];
            };
            let expected = plain(&values);
            prop_assert_eq!((told.p25_ms, told.median_ms, told.p75_ms, told.p90_ms), (expected.p25_ms, expected.median_ms, expected.p75_ms, expected.p90_ms));
            prop_assert_eq!(told.histogram.iter().map(|bin| bin.count).sum::<u64>(), values.len() as u64);
        }
    }
}
