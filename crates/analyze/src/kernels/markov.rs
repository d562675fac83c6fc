//! Removal effects of a Markov chain, solved exactly.
//!
//! Source: Anderl, Becker, von Wangenheim, Schumann, "Mapping the customer journey", International Journal of
//! Research in Marketing 33 (2016). Paths are walks from a start state over states of the last k touches to
//! conversion or to nothing; the removal effect of a channel is the share of conversions lost when entering one of
//! its states ends a walk.

use std::collections::BTreeMap;

/// Observed steps of walks: `(from, to) → weight`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Walks {
    /// States: 0 is the start, the others are numbered from 1.
    pub states: usize,
    /// Label of the last touch of each state; the start has none.
    pub channel: Vec<Option<u32>>,
    /// Weights of steps between states.
    pub steps: BTreeMap<(usize, usize), f64>,
    /// Weights of steps from a state to conversion.
    pub conversions: Vec<f64>,
    /// Weights of steps from a state to nothing.
    pub nulls: Vec<f64>,
}

impl Walks {
    /// Removal effect of each channel: 1 − P(conversion without it) / P(conversion).
    pub(crate) fn removal_effects(&self) -> BTreeMap<u32, f64> {
        let channels: std::collections::BTreeSet<u32> = self.channel.iter().flatten().copied().collect();
        let whole = self.conversion_probability(None);
        let effect = |channel: u32| {
            if whole <= 0.0 { 0.0 } else { (1.0 - self.conversion_probability(Some(channel)) / whole).max(0.0) }
        };
        channels.into_iter().map(|channel| (channel, effect(channel))).collect()
    }

    /// Probability that a walk converts, where entering a state of the removed channel ends it.
    ///
    /// Solves v = r + Q v for the states that are left by elimination. Rows of Q sum to at most 1 and every state
    /// leads to an end, so pivots need no search.
    fn conversion_probability(&self, removed: Option<u32>) -> f64 {
        let kept: Vec<usize> = (0..self.states).filter(|state| removed.is_none() || self.channel[*state] != removed).collect();
        let mut place = vec![usize::MAX; self.states];
        kept.iter().enumerate().for_each(|(i, state)| place[*state] = i);
        let n = kept.len();
        let mut total = vec![0.0; self.states];
        self.steps.iter().for_each(|((from, _), weight)| total[*from] += weight);
        (0..self.states).for_each(|state| total[state] += self.conversions[state] + self.nulls[state]);
        let mut matrix = vec![0.0; n * (n + 1)];
        for (i, state) in kept.iter().enumerate() {
            matrix[i * (n + 1) + i] = 1.0;
            matrix[i * (n + 1) + n] = if total[*state] > 0.0 { self.conversions[*state] / total[*state] } else { 0.0 };
        }
        for ((from, to), weight) in &self.steps {
            let (i, j) = (place[*from], place[*to]);
            if i != usize::MAX && j != usize::MAX {
                matrix[i * (n + 1) + j] -= weight / total[*from];
            }
        }
        solve_first(&mut matrix, n)
    }
}

/// The first unknown of a linear system given as rows of n coefficients and the right side. Eliminates from the last
/// row up, so that the first unknown is left.
fn solve_first(matrix: &mut [f64], n: usize) -> f64 {
    let width = n + 1;
    for pivot in (1..n).rev() {
        let (above, rest) = matrix.split_at_mut(pivot * width);
        let row = &rest[..width];
        let scale = row[pivot];
        if scale.abs() < f64::MIN_POSITIVE {
            continue;
        }
        for i in 0..pivot {
            let factor = above[i * width + pivot] / scale;
            if factor != 0.0 {
                let target = &mut above[i * width..(i + 1) * width];
                target[..pivot].iter_mut().zip(&row[..pivot]).for_each(|(into, from)| *into -= factor * from);
                target[n] -= factor * row[n];
            }
        }
    }
    if n == 0 || matrix[0].abs() < f64::MIN_POSITIVE { 0.0 } else { matrix[n] / matrix[0] }
}
