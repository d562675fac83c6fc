//! The order of a journey, from who comes before whom.
//!
//! For each pair, `lead[i][j]` is (customers who meet i first − those who meet j first) ÷ (customers with both + k): how
//! clearly i leads, from −1 to 1. The small k keeps pairs that hardly anybody has from deciding. The order with the
//! largest sum of leads is the linear ordering problem (Martí and Reinelt, The Linear Ordering Problem, 2011). It is
//! begun by the sum of leads (Borda) and improved by moving blocks of neighbours until no move helps: their "block
//! insertion". On pure noise the best order can lie beyond worse ones; where majorities do not contradict each other
//! the order they agree on is found.

use super::matrix::Matrix;

/// How clearly each leads each.
pub(super) fn leads(before: &Matrix, customers: f64) -> Matrix {
    const LEAST: f64 = 5.0;
    const SHARE: f64 = 0.001;
    let k = (customers * SHARE).max(LEAST);
    Matrix::of(before.size(), |i, j| (before.at(i, j) - before.at(j, i)) / (before.at(i, j) + before.at(j, i) + k))
}

/// The items in the order in which most leads point forward. Ties keep the order given.
pub(super) fn ordered(items: &[usize], lead: &Matrix) -> Vec<usize> {
    let total = |i: usize| items.iter().map(|j| lead.at(i, *j)).sum::<f64>();
    let mut order = items.to_vec();
    order.sort_by(|a, b| total(*b).total_cmp(&total(*a)));
    // Each move gains, so it ends; the bound is for rounding that might gain for ever.
    for _ in 0..items.len() * items.len() * 4 {
        let Some((block, length, to)) = best_move(&order, lead) else { break };
        let moved: Vec<usize> = order.drain(block..block + length).collect();
        order.splice(to..to, moved);
    }
    order
}

/// The first block whose best move gains: its start, its length, and where it goes once it is taken out.
fn best_move(order: &[usize], lead: &Matrix) -> Option<(usize, usize, usize)> {
    const GAIN: f64 = 1e-9;
    for length in 1..=order.len() / 2 {
        for start in 0..=order.len() - length {
            let block = &order[start..start + length];
            let (mut best, mut to) = (GAIN, None);
            let mut gain = 0.0;
            for place in (0..start).rev() {
                gain += block.iter().map(|one| lead.at(*one, order[place])).sum::<f64>();
                if gain > best {
                    (best, to) = (gain, Some(place));
                }
            }
            gain = 0.0;
            for (place, passed) in order.iter().enumerate().skip(start + length) {
                gain += block.iter().map(|one| lead.at(*passed, *one)).sum::<f64>();
                if gain > best {
                    (best, to) = (gain, Some(place + 1 - length));
                }
            }
            if let Some(to) = to {
                return Some((start, length, to));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn worth(order: &[usize], lead: &Matrix) -> f64 {
        (0..order.len()).flat_map(|a| (a + 1..order.len()).map(move |b| (a, b))).map(|(a, b)| lead.at(order[a], order[b])).sum()
    }

    proptest! {
        /// Would catch: a move that is worth less than counted, an item lost, an order made worse than Borda's.
        #[test]
        fn no_move_helps_any_more(counts in proptest::collection::vec(0_u32..50, 64)) {
            let before = Matrix::of(8, |i, j| if i == j { 0.0 } else { f64::from(counts[i * 8 + j]) });
            let lead = leads(&before, 100.0);
            let items: Vec<usize> = (0..8).collect();
            let found = ordered(&items, &lead);
            let mut sorted = found.clone();
            sorted.sort_unstable();
            prop_assert_eq!(&sorted, &items);
            let total = |i: usize| items.iter().map(|j| lead.at(i, *j)).sum::<f64>();
            let mut borda = items.clone();
            borda.sort_by(|a, b| total(*b).total_cmp(&total(*a)));
            prop_assert!(worth(&found, &lead) >= worth(&borda, &lead) - 1e-9);
            prop_assert!(best_move(&found, &lead).is_none());
        }

        /// Would catch: an order that majorities agree on and that is not found.
        #[test]
        fn an_order_without_contradiction_is_found(counts in proptest::collection::vec((0_u32..40, 41_u32..90), 64)) {
            // Item i has place i * 5 % 8: an order that neither the items nor their names tell.
            let place = |i: usize| i * 5 % 8;
            let count = |i: usize, j: usize| if place(i) < place(j) { counts[i * 8 + j].1 } else { counts[i * 8 + j].0 };
            let before = Matrix::of(8, |i, j| if i == j { 0.0 } else { f64::from(count(i, j)) });
            let found = ordered(&[0, 1, 2, 3, 4, 5, 6, 7], &leads(&before, 100.0));
            let places: Vec<usize> = found.into_iter().map(place).collect();
            prop_assert!(places.is_sorted(), "{places:?}");
        }
    }
}
