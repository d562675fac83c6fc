//! What leads to what, where kinds of a few things come again and again.

use super::journey::Journey;
use super::steps::Drawn;

/// Ways on that are told of a step.
const MOST: usize = 2;
/// A way on takes this share of what leaves, and so many times what chance would give it.
const SHARE: f64 = 0.05;
const LIFT: f64 = 1.5;

/// The steps that follow each directly more often than chance would have it; where there is none, the one that follows
/// most. None where events are not parted: steps then follow each other as drawn.
pub(super) fn next(journey: &Journey<'_>, drawn: &[Drawn], keys: &[String]) -> Vec<Option<Vec<String>>> {
    if !journey.facts.is_parted() {
        return vec![None; drawn.len()];
    }
    let flow = |from: usize, to: usize| -> f64 {
        let pairs = drawn[from].labels.iter().flat_map(|i| drawn[to].labels.iter().map(move |j| (*i, *j)));
        pairs.map(|(i, j)| journey.facts.flow.at(i, j)).sum()
    };
    let all = 0..drawn.len();
    let leaving = |from: usize| all.clone().map(|to| flow(from, to)).sum::<f64>().max(1.0);
    let total: f64 = all.clone().map(leaving).sum();
    let arriving = |to: usize| all.clone().map(|from| flow(from, to)).sum::<f64>();
    let ways = |from: usize| {
        let mut others: Vec<usize> = all.clone().filter(|to| *to != from && flow(from, *to) > 0.0).collect();
        others.sort_by(|a, b| flow(from, *b).total_cmp(&flow(from, *a)).then(a.cmp(b)));
        let is_led = |to: &usize| {
            let share = flow(from, *to) / leaving(from);
            share >= SHARE && share >= LIFT * arriving(*to) / total
        };
        let led: Vec<usize> = others.iter().copied().filter(is_led).take(MOST).collect();
        let told = if led.is_empty() { others.into_iter().take(1).collect() } else { led };
        Some(told.into_iter().map(|to| keys[to].clone()).collect())
    };
    all.clone().map(ways).collect()
}
