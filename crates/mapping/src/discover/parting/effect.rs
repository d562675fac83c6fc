//! How much a parting tells: what it says about what comes right before and after.

use std::collections::BTreeMap;

use super::cells::Around;

/// The least effect: below it, a parting may be real and still tell nothing.
const LEAST: f64 = 0.002;
/// Standard deviations beyond what chance gives.
const BEYOND_CHANCE: f64 = 6.0;
/// From here on a customer's parts are nearly always the same: the property tells who somebody is, not what happened.
const WHO: f64 = 0.8;

/// How often each part stands before or after each neighbour. The event itself is a neighbour by its parts.
#[derive(Debug, Default)]
pub(super) struct Table {
    near: BTreeMap<(usize, (bool, bool, usize)), f64>,
}

impl Table {
    /// The table of parts, each of which is some cells.
    pub(super) fn of(part_of: &[usize], around: &Around) -> Self {
        let mut table = Table::default();
        for ((cell, after, other), count) in &around.near {
            let neighbour = part_of.get(*other).map_or((*after, false, *other), |part| (*after, true, *part));
            *table.near.entry((part_of[*cell], neighbour)).or_default() += count;
        }
        table
    }

    /// How much more often than by chance the event follows itself in the same part (Cohen's kappa of neighbours).
    fn sameness(&self) -> f64 {
        let pairs = self.near.iter().filter(|((_, (after, own, _)), _)| *after && *own);
        let (mut all, mut same) = (0.0, 0.0);
        let (mut from, mut to): (BTreeMap<usize, f64>, BTreeMap<usize, f64>) = (BTreeMap::new(), BTreeMap::new());
        for ((part, (_, _, other)), count) in pairs {
            all += count;
            same += if part == other { *count } else { 0.0 };
            *from.entry(*part).or_default() += count;
            *to.entry(*other).or_default() += count;
        }
        if all == 0.0 {
            return 0.0;
        }
        let chance: f64 = from.iter().map(|(part, count)| count / all * to.get(part).copied().unwrap_or_default() / all).sum();
        if chance < 1.0 { (same / all - chance) / (1.0 - chance) } else { 0.0 }
    }
}

/// The effect of a parting, none where it is too small, may be chance, or tells who the customer is.
///
/// Mutual information of part and neighbour ÷ entropy of the part: the share of what the part tells that can be seen in
/// what is around it (Theil's uncertainty coefficient), so that many values are no advantage. The bias of the information,
/// (rows − 1)(columns − 1) ÷ 2n (Miller 1955), is taken off; 2n · information is the statistic of the G test, whose mean
/// by chance is the number of degrees of freedom and whose variance twice that.
pub(super) fn effect(table: &Table) -> Option<f64> {
    let mut parts: BTreeMap<usize, f64> = BTreeMap::new();
    let mut neighbours: BTreeMap<(bool, bool, usize), f64> = BTreeMap::new();
    for ((part, neighbour), count) in &table.near {
        *parts.entry(*part).or_default() += count;
        *neighbours.entry(*neighbour).or_default() += count;
    }
    let all: f64 = parts.values().sum();
    if parts.len() < 2 || neighbours.len() < 2 {
        return None;
    }
    let told: f64 = table
        .near
        .iter()
        .map(|((part, neighbour), count)| count / all * (count * all / (parts[part] * neighbours[neighbour])).ln())
        .sum();
    let entropy: f64 = -parts.values().map(|count| count / all * (count / all).ln()).sum::<f64>();
    #[allow(clippy::cast_precision_loss)] // A few parts and neighbours.
    let freedom = ((parts.len() - 1) * (neighbours.len() - 1)) as f64;
    let effect = (told - freedom / (2.0 * all)) / entropy;
    let is_beyond_chance = 2.0 * all * told >= freedom + BEYOND_CHANCE * (2.0 * freedom).sqrt();
    (effect >= LEAST && is_beyond_chance && table.sameness() < WHO).then_some(effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Part, whether after, whether the event itself, neighbour, occurrences.
    fn table(cells: &[(usize, bool, bool, usize, f64)]) -> Table {
        Table { near: cells.iter().map(|(part, after, own, other, count)| ((*part, (*after, *own, *other)), *count)).collect() }
    }

    /// Would catch: events parted by noise, by who the customer is, or by what changes too little; a telling property
    /// that is passed over.
    #[test]
    fn only_what_changes_the_journey_parts() {
        let even = |count: f64, more: f64| {
            table(&[
                (0, true, false, 5, count),
                (0, true, false, 6, count),
                (1, true, false, 5, count + more),
                (1, true, false, 6, count - more),
            ])
        };
        assert_eq!(effect(&even(1_000.0, 0.0)), None, "the same around both");
        assert_eq!(effect(&even(50.0, 5.0)), None, "chance may do this");
        assert_eq!(effect(&even(1_000_000.0, 20_000.0)), None, "real, and too small to matter");
        assert!(effect(&even(1_000.0, 400.0)).is_some_and(|effect| effect > 0.03));
        let country =
            table(&[(0, true, true, 0, 990.0), (0, true, true, 1, 10.0), (1, true, true, 1, 990.0), (1, true, true, 0, 10.0)]);
        assert_eq!(effect(&country), None, "customers stay in their part");
        let habit =
            table(&[(0, true, true, 0, 700.0), (0, true, true, 1, 300.0), (1, true, true, 1, 700.0), (1, true, true, 0, 300.0)]);
        assert!(effect(&habit).is_some(), "a habit is no trait");
    }

    /// Would catch: many values preferred to few that tell the same.
    #[test]
    fn many_values_are_no_advantage() {
        let two = table(&[
            (0, true, false, 5, 800.0),
            (0, true, false, 6, 200.0),
            (1, true, false, 5, 200.0),
            (1, true, false, 6, 800.0),
        ]);
        let halves = |part: usize| [(2 * part, part), (2 * part + 1, part)];
        let four: Vec<_> = (0..2)
            .flat_map(halves)
            .flat_map(|(part, half)| [(part, true, false, 5 + half, 400.0), (part, true, false, 6 - half, 100.0)])
            .collect();
        assert!(effect(&two) > effect(&table(&four)));
    }
}
