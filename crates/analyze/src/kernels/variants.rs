//! Variants: whole journeys, counted.

use hashbrown::HashTable;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Counts label sequences. Short ones over few labels, which most are, fit into one word and need no memory of
/// their own; each sequence always takes the same form.
#[derive(Debug, Default)]
pub(crate) struct VariantTable {
    /// Up to eight labels below 255, one byte each, first label lowest; byte + 1, so that 0 ends the path.
    packed: FxHashMap<u64, u64>,
    long: HashTable<(u32, u64)>,
    ends: Vec<u32>,
    labels: Vec<u32>,
    pub subjects: u64,
}

/// The packed form of a path, if it has one.
#[inline]
fn pack(path: &[u32]) -> Option<u64> {
    if path.len() > 8 {
        return None;
    }
    let mut word = 0;
    for (place, label) in path.iter().enumerate() {
        if *label >= 255 {
            return None;
        }
        word |= (u64::from(*label) + 1) << (8 * place);
    }
    Some(word)
}

fn unpack(word: u64) -> Vec<u32> {
    word.to_le_bytes().iter().take_while(|byte| **byte > 0).map(|byte| u32::from(*byte) - 1).collect()
}

fn hash(path: &[u32]) -> u64 {
    let mut hasher = FxHasher::default();
    path.hash(&mut hasher);
    hasher.finish()
}

impl VariantTable {
    /// Counts `count` subjects with this path. Counts come from partials too, which may be damaged: they stop at the top.
    #[inline]
    pub(crate) fn add(&mut self, path: &[u32], count: u64) {
        self.subjects = self.subjects.saturating_add(count);
        match pack(path) {
            Some(word) => {
                let known = self.packed.entry(word).or_insert(0);
                *known = known.saturating_add(count);
            }
            None => self.add_long(path, count),
        }
    }

    #[allow(clippy::cast_possible_truncation)] // Fewer labels in all than 2^32: they would not fit into memory.
    fn add_long(&mut self, path: &[u32], count: u64) {
        let hashed = hash(path);
        let VariantTable { long, ends, labels, .. } = self;
        let path_at = |index: u32| {
            let start = if index == 0 { 0 } else { ends[index as usize - 1] as usize };
            &labels[start..ends[index as usize] as usize]
        };
        if let Some((_, known)) = long.find_mut(hashed, |(index, _)| path_at(*index) == path) {
            *known = known.saturating_add(count);
            return;
        }
        labels.extend_from_slice(path);
        ends.push(labels.len() as u32);
        let (ends, labels) = (&*ends, &*labels);
        let path_at = |index: u32| {
            let start = if index == 0 { 0 } else { ends[index as usize - 1] as usize };
            &labels[start..ends[index as usize] as usize]
        };
        long.insert_unique(hashed, (ends.len() as u32 - 1, count), |(index, _)| hash(path_at(*index)));
    }

    /// Different paths.
    pub(crate) fn len(&self) -> usize {
        self.packed.len() + self.long.len()
    }

    /// The fewest subjects that a path among the `top` commonest can have.
    pub(crate) fn least_of_top(&self, top: usize) -> u64 {
        let mut counts: Vec<u64> = self.packed.values().copied().chain(self.long.iter().map(|(_, count)| *count)).collect();
        if top == 0 || counts.len() <= top {
            return 0;
        }
        *counts.select_nth_unstable_by(top - 1, |a, b| b.cmp(a)).1
    }

    /// Calls `each` with every path and its subjects, in no particular order.
    pub(crate) fn each(&self, mut each: impl FnMut(&[u32], u64)) {
        for (word, count) in &self.packed {
            each(&unpack(*word), *count);
        }
        for (index, count) in &self.long {
            let index = *index as usize;
            let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
            each(&self.labels[start..self.ends[index] as usize], *count);
        }
    }

    /// Takes the paths of another table.
    pub(crate) fn merge(&mut self, other: VariantTable) {
        if self.len() < other.len() {
            let smaller = std::mem::replace(self, other);
            return self.merge(smaller);
        }
        self.subjects += other.subjects;
        for (word, count) in &other.packed {
            *self.packed.entry(*word).or_insert(0) += count;
        }
        let subjects = self.subjects;
        let packed = std::mem::take(&mut self.packed);
        for (index, count) in &other.long {
            let index = *index as usize;
            let start = if index == 0 { 0 } else { other.ends[index - 1] as usize };
            self.add_long(&other.labels[start..other.ends[index] as usize], *count);
        }
        self.packed = packed;
        self.subjects = subjects;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: counts of a damaged partial that overflow.
    #[test]
    fn counts_stop_at_the_top() {
        let mut table = VariantTable::default();
        for path in [&[1][..], &[300][..]] {
            table.add(path, u64::MAX);
            table.add(path, u64::MAX);
        }
        let mut counts = Vec::new();
        table.each(|_, count| counts.push(count));
        assert_eq!((counts, table.subjects), (vec![u64::MAX; 2], u64::MAX));
    }
}
