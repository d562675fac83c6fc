//! Stages: cuts of the order that keep the flow inside.
//!
//! A stage is worth its modularity (Newman and Girvan 2004; directed: Leicht and Newman 2008), the share of the flow
//! that stays inside less the share that would if flow went anywhere, out · into. That term is also the prior for balance:
//! a stage that takes in everything keeps all flow and is worth nothing. Words of the lexicon add a pull: two labels of
//! one theme attract each other, of different themes repel, in proportion to how much flow they carry. The best cuts are
//! found exactly, by dynamic programming over the order.

use std::ops::Range;

use super::facts::Facts;
use super::lexicon::{Theme, theme};
use super::words::{capital, human};
use crate::language::Language;

/// Stages of a map: fewer tell nothing, more are steps.
const LEAST: usize = 3;
const MOST: usize = 6;
/// From so many labels on, a stage has at least two: one alone is a step.
const PAIRED_FROM: usize = 8;
/// What the pull of words weighs beside the flow. Measured on made-up shops: from 0.05 to 0.3 nothing changes.
const PULL: f64 = 0.15;

/// A stretch of the order.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    /// Its name.
    pub name: String,
    /// Its labels, in order.
    pub labels: Vec<usize>,
}

/// Cuts the order into named stages.
pub(super) fn cut(facts: &Facts, order: &[usize], language: Language) -> Vec<Stretch> {
    let themes: Vec<Option<Theme>> = facts.labels.iter().map(|label| theme(&label.event)).collect();
    let ranges = best_cuts(order.len(), |range| worth(facts, order, &themes, range));
    let stretches: Vec<Vec<usize>> = ranges.into_iter().map(|range| order[range].to_vec()).collect();
    let names = names(facts, &stretches, &themes, language);
    stretches.into_iter().zip(names).map(|(labels, name)| Stretch { name, labels }).collect()
}

/// What it is worth to have this range as one stage.
pub(super) fn worth(facts: &Facts, order: &[usize], themes: &[Option<Theme>], range: Range<usize>) -> f64 {
    let flow = |i: usize, j: usize| if i == j { 0.0 } else { facts.flow.at(i, j) };
    let total: f64 = order.iter().flat_map(|i| order.iter().map(move |j| flow(*i, *j))).sum::<f64>().max(1.0);
    let out = |i: usize| order.iter().map(|j| flow(i, *j)).sum::<f64>() / total;
    let into = |j: usize| order.iter().map(|i| flow(*i, j)).sum::<f64>() / total;
    let mass = |i: usize| f64::midpoint(out(i), into(i));
    let inside = &order[range];
    let kept: f64 = inside.iter().flat_map(|i| inside.iter().map(move |j| flow(*i, *j))).sum::<f64>() / total;
    let leaving: f64 = inside.iter().map(|i| out(*i)).sum();
    let entering: f64 = inside.iter().map(|i| into(*i)).sum();
    let masses: Vec<f64> = inside.iter().map(|i| mass(*i)).collect();
    let mut pull = 0.0;
    for (a, i) in inside.iter().enumerate() {
        for (b, j) in inside.iter().enumerate().skip(a + 1) {
            if let (Some(one), Some(other)) = (themes[*i], themes[*j]) {
                let strength = 2.0 * (masses[a] * masses[b]).sqrt() / order_size(order);
                pull += if one == other { strength } else { -strength * f64::from(u8::from(!one.goes_with(other))) };
            }
        }
    }
    kept - leaving * entering + PULL * pull
}

#[allow(clippy::cast_precision_loss)] // Labels are at most 64.
fn order_size(order: &[usize]) -> f64 {
    order.len() as f64
}

/// The cuts of `count` things into 3 to 6 ranges (fewer where there are few things) with the largest sum of worths.
pub(super) fn best_cuts(count: usize, worth: impl Fn(Range<usize>) -> f64) -> Vec<Range<usize>> {
    let least = LEAST.min(count);
    let shortest = if count < PAIRED_FROM { 1 } else { 2 };
    let most = MOST.min(count).max(1);
    let mut worths = vec![vec![0.0; count + 1]; count];
    for (start, row) in worths.iter_mut().enumerate() {
        for (end, cell) in row.iter_mut().enumerate().skip(start + 1) {
            *cell = worth(start..end);
        }
    }
    // best[ranges][end]: the largest sum for the first `end` things, and where its last range starts.
    let mut best = vec![vec![None::<(f64, usize)>; count + 1]; most + 1];
    best[0][0] = Some((0.0, 0));
    for ranges in 1..=most {
        for end in 1..=count {
            for start in 0..(end + 1).saturating_sub(shortest) {
                let Some((sum, _)) = best[ranges - 1][start] else { continue };
                let sum = sum + worths[start][end];
                if best[ranges][end].is_none_or(|(known, _)| sum > known + 1e-12) {
                    best[ranges][end] = Some((sum, start));
                }
            }
        }
    }
    let sum = |ranges: usize| best[ranges][count].map_or(f64::NEG_INFINITY, |(sum, _)| sum);
    let mut ranges = (least..=most).fold(least, |known, ranges| if sum(ranges) > sum(known) + 1e-12 { ranges } else { known });
    let (mut cuts, mut end) = (Vec::new(), count);
    while let Some((_, start)) = best[ranges][end].filter(|_| end > 0) {
        cuts.push(start..end);
        (end, ranges) = (start, ranges - 1);
    }
    cuts.reverse();
    cuts
}

/// A name for each: its theme, two where both weigh, else its main label. No two are alike.
pub(super) fn names(facts: &Facts, stretches: &[Vec<usize>], themes: &[Option<Theme>], language: Language) -> Vec<String> {
    let weights: Vec<Vec<(f64, Theme)>> = stretches.iter().map(|labels| theme_weights(facts, labels, themes)).collect();
    let mut names: Vec<String> = Vec::new();
    let mut furthest = None;
    for (labels, weights) in stretches.iter().zip(&weights) {
        let main = || labels.first().map_or_else(String::new, |_| main_label(facts, labels));
        let mut name = match weights.as_slice() {
            [] => main(),
            [(_, one)] => one.name(language).to_owned(),
            [(heavy, one), (light, other), ..] if light * 4.0 >= *heavy && one.goes_with(*other) => {
                let joint = language.pick("and", "și");
                let (first, second) = (one.min(other).name(language), one.max(other).name(language));
                format!("{first} {joint} {}", second.to_lowercase())
            }
            [(_, one), ..] => one.name(language).to_owned(),
        };
        // A lone label out of the usual order (a campaign after the purchase) is better called by its own name.
        let theme = weights.first().map(|(_, theme)| *theme);
        let is_odd = labels.len() == 1 && theme < furthest;
        furthest = furthest.max(theme);
        if names.contains(&name) || is_odd {
            name = main();
        }
        let plain = name.clone();
        let mut number = 2;
        while names.contains(&name) {
            name = format!("{plain} {number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// The themes of some labels, heaviest first. Occurrences count by their root, so that one loud event does not
/// outvote four quiet ones; themes of less than a quarter of the labels' weight name nothing.
fn theme_weights(facts: &Facts, labels: &[usize], themes: &[Option<Theme>]) -> Vec<(f64, Theme)> {
    let weight = |i: &usize| facts.labels[*i].count.sqrt();
    let all: f64 = labels.iter().map(weight).sum();
    let of = |theme: Theme| labels.iter().filter(|i| themes[**i] == Some(theme)).map(weight).sum::<f64>();
    let mut weights: Vec<(f64, Theme)> = Theme::ALL.iter().map(|theme| (of(*theme), *theme)).collect();
    weights.retain(|(weight, _)| *weight > 0.0 && *weight >= 0.25 * all);
    weights.sort_by(|a, b| b.0.total_cmp(&a.0));
    weights
}

fn main_label(facts: &Facts, labels: &[usize]) -> String {
    let main = labels.iter().max_by(|a, b| facts.labels[**a].count.total_cmp(&facts.labels[**b].count).then(b.cmp(a)));
    main.map_or_else(String::new, |main| capital(&human(&facts.labels[*main].event)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: cuts that are not the best, a range lost, too many or too few stages.
    #[test]
    fn cuts_are_the_best_of_all() {
        let worth = |range: Range<usize>| match (range.start, range.end) {
            (0, 2) | (2, 4) | (4, 6) | (6, 8) => 1.0,
            _ => 0.1,
        };
        assert_eq!(best_cuts(8, worth), [0..2, 2..4, 4..6, 6..8]);
        assert_eq!(best_cuts(8, |range: Range<usize>| if range.len() == 8 { 9.0 } else { 0.0 }).len(), 3);
        assert_eq!(best_cuts(8, |_| 1.0).len(), 4);
        assert_eq!(best_cuts(20, |_| 1.0).len(), 6);
        assert_eq!(best_cuts(1, |_| 1.0).len(), 1);
        assert_eq!(best_cuts(2, |_| 0.0).len(), 2);
    }
}
