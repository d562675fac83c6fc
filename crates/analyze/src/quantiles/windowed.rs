//! What is known of one median while values are still seen.

use serde::{Deserialize, Serialize};

use super::Window;

/// How many values lie below a window, and those inside it. Nothing is known of the values above: how many values there
/// are in all is counted elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Windowed {
    pub window: Window,
    pub below: u64,
    /// In the parts that they were found in: copying them together is left to who needs them so.
    pub inside: Vec<Vec<i64>>,
}

impl Default for Windowed {
    fn default() -> Self {
        Windowed::new(Window::ALL)
    }
}

impl Windowed {
    pub(crate) fn new(window: Window) -> Self {
        Windowed { window, below: 0, inside: Vec::new() }
    }

    /// How many values are kept.
    pub(crate) fn kept(&self) -> usize {
        self.inside.iter().map(Vec::len).sum()
    }

    /// Takes what is known of other values. Of both together only that is known which is known of each.
    pub(crate) fn merge(&mut self, mut other: Windowed) {
        let common = self.window.common(other.window);
        self.narrow(common);
        other.narrow(common);
        self.below += other.below;
        self.inside.append(&mut other.inside);
    }

    /// Forgets what lies outside a window, which must lie in the one before.
    pub(crate) fn narrow(&mut self, window: Window) {
        if window == self.window {
            return;
        }
        for part in &mut self.inside {
            self.below += part.iter().filter(|value| **value < window.low).count() as u64;
            part.retain(|value| window.holds(*value));
        }
        self.window = window;
    }

    /// The median of all `count` values; none where it lies outside the window.
    #[allow(clippy::cast_precision_loss)] // Times in milliseconds are far below 2^52.
    pub(crate) fn median(&mut self, count: u64) -> Option<f64> {
        let last = count.checked_sub(1)?;
        let (low, high) = self.values_of(last / 2, count / 2)?;
        Some((low as f64 + high as f64) / 2.0)
    }

    /// The window in which the median of all values will lie, give or take so many standard deviations of its rank, when
    /// `count` of them have been seen; none where it would reach beyond the window of now.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Ranks far below 2^52.
    pub(crate) fn median_window(&mut self, count: u64, deviations: f64) -> Option<Window> {
        let (middle, slack) = (count as f64 / 2.0, median_slack(count, deviations));
        let (low, high) =
            (middle >= slack).then(|| self.values_of((middle - slack) as u64, (middle + slack) as u64)).flatten()?;
        Some(Window { low, high })
    }

    /// The values of two ranks counted from 0, the first not above the second; none where one lies outside the window.
    fn values_of(&mut self, first: u64, second: u64) -> Option<(i64, i64)> {
        let place = |rank: u64| usize::try_from(rank.checked_sub(self.below)?).ok();
        let (first, second) = (place(first)?, place(second)?);
        if second >= self.kept() {
            return None;
        }
        if self.inside.len() > 1 {
            self.inside = vec![self.inside.concat()];
        }
        let inside = self.inside.first_mut()?;
        let high = *inside.select_nth_unstable(second).1;
        // They lie side by side, or are one, or far apart: the first is among those that are not above the second.
        let low = *inside[..=second].select_nth_unstable(first).1;
        Some((low, high))
    }
}

/// How far from the middle the rank of the median of all values may lie among `count` of them: so many standard deviations.
#[allow(clippy::cast_precision_loss)] // Counts far below 2^52.
pub(crate) fn median_slack(count: u64, deviations: f64) -> f64 {
    deviations * (count as f64).sqrt() / 2.0 + 2.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn windowed(values: &[i64], window: Window) -> Windowed {
        let below = values.iter().filter(|value| **value < window.low).count() as u64;
        let inside = values.iter().copied().filter(|value| window.holds(*value)).collect();
        Windowed { window, below, inside: vec![inside] }
    }

    fn plain(values: &[i64]) -> Option<f64> {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        let last = sorted.len().checked_sub(1)?;
        Some((sorted[last / 2] as f64 + sorted[sorted.len() / 2] as f64) / 2.0)
    }

    fn window() -> impl Strategy<Value = Window> {
        prop_oneof![Just(Window::ALL), (0_i64..100, 0_i64..60).prop_map(|(low, width)| Window { low, high: low + width })]
    }

    proptest! {
        /// Would catch: a median that is only nearly right, values that are counted twice or lost when windows that differ
        /// come together, and a median of values that are not known.
        #[test]
        fn medians_are_exact_or_unknown(
            first in prop::collection::vec(0_i64..100, 0..200),
            second in prop::collection::vec(0_i64..100, 0..200),
            windows in (window(), window()),
        ) {
            let mut together = windowed(&first, windows.0);
            together.merge(windowed(&second, windows.1));
            let all: Vec<i64> = first.iter().chain(&second).copied().collect();
            let common = windows.0.common(windows.1);
            prop_assert_eq!(together.window, common);
            prop_assert_eq!(together.kept(), all.iter().filter(|value| common.holds(**value)).count());
            let wanted = plain(&all);
            let found = together.median(all.len() as u64);
            prop_assert!(found.is_none() || found == wanted, "{found:?} instead of {wanted:?}");
            let is_inside = |rank: usize| {
                let mut sorted = all.clone();
                sorted.sort_unstable();
                sorted.get(rank).is_some_and(|value| common.holds(*value))
            };
            let known = !all.is_empty() && is_inside((all.len() - 1) / 2) && is_inside(all.len() / 2);
            prop_assert_eq!(found.is_some(), known);
        }

        /// Would catch: a window that leaves out the median of the values that it was made from.
        #[test]
        fn windows_of_medians_hold_them(values in prop::collection::vec(0_i64..100, 0..400), before in window()) {
            let mut known = windowed(&values, before);
            if let Some(window) = known.median_window(values.len() as u64, 1.0) {
                prop_assert!(before.holds(window.low) && before.holds(window.high));
                known.narrow(window);
                prop_assert_eq!(known.median(values.len() as u64), plain(&values));
            }
        }
    }
}
