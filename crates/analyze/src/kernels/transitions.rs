//! Transitions: every label, and every pair that follow each other.

mod hot;

use hot::{Fixed, Hot, Square, Strided};
use rustc_hash::FxHashMap;

use super::upright::Upright;
use crate::quantiles::Window;

/// A label from 1, or 0 for start and end.
pub(crate) type Place = u32;

/// Edges between labels, with start and end.
///
/// Each edge has a window in which its median is expected; times below are counted, times inside are kept. What an
/// event touches is kept small, in [`Hot`], so that the edges of some thirty labels stay in the fastest cache; it is
/// moved to the wide totals before it could overflow. Few labels have a square table, many a map of what occurs.
#[derive(Debug, Clone, Default)]
pub(crate) struct EdgeTable {
    index: Index,
    hot: Vec<Hot>,
    totals: Vec<Total>,
    /// Times inside the windows, by edge.
    inside: Vec<Vec<i64>>,
    /// Those that other tables have found, as they came: copying them together is left to who needs them so.
    joined: Vec<Vec<Vec<i64>>>,
    /// Subjects by label.
    nodes: Vec<Node>,
    /// Subjects by label since the hot counts were moved, where labels fit into the bits of a word.
    upright: Upright,
    /// Number given to the subject that was seen last, from 1.
    subject: u32,
    /// Journeys since the hot counts were moved.
    journeys: u32,
    /// Times inside their windows since the hot counts were moved, each with its edge: they are handed out to their edges
    /// together, as writing to a few hundred places in turn would drive the hot counts from the fastest cache.
    found: Vec<(u32, i64)>,
}

/// Which edge is where.
#[derive(Debug, Clone)]
enum Index {
    /// A square table, so many edges a row.
    Square { stride: usize },
    /// What occurs, and the windows of what was expected to.
    Map { places: FxHashMap<(Place, Place), u32>, windows: FxHashMap<(Place, Place), Window> },
}

impl Default for Index {
    fn default() -> Self {
        Index::Square { stride: 0 }
    }
}

/// Counts subjects of a label, each once.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    customers: u32,
    last_subject: u32,
}

/// What is known of an edge but for what is hot.
#[derive(Debug, Clone, Copy, Default)]
struct Total {
    count: u64,
    customers: u64,
    below: u64,
    sum: i128,
}

/// What was counted of an edge.
#[derive(Debug)]
pub(crate) struct Edge {
    /// Occurrences.
    pub count: u64,
    /// Subjects who have it.
    pub customers: u64,
    /// Sum of the times.
    pub sum: i128,
    /// Times below the window.
    pub below: u64,
    /// The window in which the median is expected.
    pub window: Window,
    /// Times inside it, in parts.
    pub inside: Vec<Vec<i64>>,
}

/// Labels beyond which a square table would hold more empty edges than full ones.
const MOST_SQUARE: usize = 255;

/// Journeys after which hot counts are moved. The times of a journey sum to at most 9,999 years, 3.2e14 ms, so that
/// many journeys stay below 2^63; their events stay below 2^32, as a bucket's do; their subjects stay below 2^16.
const MOST_JOURNEYS: u32 = 16_384;

/// Times inside windows after which hot counts are moved: 256 KB, which stay in the second cache.
const MOST_FOUND: usize = 16_384;

impl EdgeTable {
    /// Labels there is room for.
    pub(crate) fn labels(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }

    /// Edges there is room for, or, of many labels, those found.
    pub(crate) fn edges(&self) -> usize {
        self.hot.len()
    }

    /// Subjects counted.
    pub(crate) fn subjects(&self) -> u32 {
        self.subject
    }

    /// Makes room for so many labels. `windows` are those of the edges whose median is expected somewhere.
    pub(crate) fn reserve(&mut self, labels: usize, windows: FxHashMap<(Place, Place), Window>) {
        if labels < self.nodes.len() {
            return;
        }
        let mut wider = if labels <= MOST_SQUARE { EdgeTable::square(labels, &windows) } else { EdgeTable::map(windows) };
        self.settle();
        wider.nodes = std::mem::take(&mut self.nodes);
        wider.nodes.resize(labels + 1, Node::default());
        wider.subject = self.subject;
        for (from, to, edge) in self.take() {
            wider.put(from, to, edge);
        }
        *self = wider;
    }

    #[allow(clippy::cast_possible_truncation)] // Labels of a square table are few.
    fn square(labels: usize, windows: &FxHashMap<(Place, Place), Window>) -> Self {
        let stride = match labels + 1 {
            0..=32 => 32,
            33..=64 => 64,
            more => more,
        };
        let window = |at: usize| windows.get(&((at / stride) as Place, (at % stride) as Place)).copied();
        let size = stride * stride;
        EdgeTable {
            index: Index::Square { stride },
            hot: (0..size).map(|at| Hot::new(window(at).unwrap_or(Window::ALL))).collect(),
            totals: vec![Total::default(); size],
            inside: vec![Vec::new(); size],
            joined: vec![Vec::new(); size],
            ..EdgeTable::default()
        }
    }

    fn map(windows: FxHashMap<(Place, Place), Window>) -> Self {
        EdgeTable { index: Index::Map { places: FxHashMap::default(), windows }, ..EdgeTable::default() }
    }

    /// Counts one journey. Labels count from 0; room must have been made for them.
    #[inline]
    pub(crate) fn journey<L: Copy + Into<u32>>(&mut self, times: &[i64], labels: &[L]) {
        let full = self.journeys == MOST_JOURNEYS || self.found.len() > MOST_FOUND;
        if full || labels.len() > u32::MAX as usize / MOST_JOURNEYS as usize {
            self.settle();
        }
        self.journeys += 1;
        self.subject += 1;
        match self.index {
            Index::Square { stride: 32 } => self.count::<L, Fixed<32>>(32, times, labels),
            Index::Square { stride: 64 } => self.count::<L, Fixed<64>>(64, times, labels),
            Index::Square { stride } => self.count::<L, Strided>(stride, times, labels),
            Index::Map { .. } => self.count_mapped(times, labels),
        }
    }

    /// Counts one journey in a square table.
    ///
    /// Occurrences of a label are those of the edges into it, so only its subjects are counted apart: by a bit each
    /// where that is enough. Times inside a window are few and in no order, so nothing is branched on and nothing written
    /// for them: a bit each says which they are, and they are picked up afterwards, 64 steps at once.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // At most MOST_JOURNEYS journeys; places of a square table are few.
    fn count<L: Copy + Into<u32>, S: Square>(&mut self, stride: usize, times: &[i64], labels: &[L]) {
        let place_of = |label: L| label.into() as usize + 1;
        let (Some(first), true) = (labels.first(), times.len() == labels.len()) else { return };
        let (subject, journey) = (self.subject, self.journeys as u16);
        let Some(hot) = S::of(&mut self.hot) else { return };
        let nodes = self.nodes.as_mut_slice();
        let mut from = place_of(*first);
        let mut last = times[0];
        let mut seen = 1_u64 << (from & 63);
        if !S::FEW {
            nodes[from].visit(subject);
        }
        S::edge(hot, stride, 0, from).visit(journey);
        for start in (1..labels.len()).step_by(64) {
            let end = labels.len().min(start + 64);
            let mut inside = 0_u64;
            for (label, time) in labels[start..end].iter().zip(&times[start..end]) {
                let to = place_of(*label);
                if S::FEW {
                    seen |= 1 << (to & 63);
                } else {
                    nodes[to].visit(subject);
                }
                inside = inside >> 1 | u64::from(S::edge(hot, stride, from, to).pass(time - last, journey)) << 63;
                (from, last) = (to, *time);
            }
            inside >>= 64 - (end - start);
            while inside != 0 {
                let place = start + inside.trailing_zeros() as usize;
                let edge = place_of(labels[place - 1]) * stride + place_of(labels[place]);
                self.found.push((edge as u32, times[place] - times[place - 1]));
                inside &= inside - 1;
            }
        }
        S::edge(hot, stride, from, 0).visit(journey);
        if S::FEW {
            self.upright.add(seen);
        }
    }

    /// Counts one journey in a map.
    #[allow(clippy::cast_possible_truncation)] // At most MOST_JOURNEYS.
    fn count_mapped<L: Copy + Into<u32>>(&mut self, times: &[i64], labels: &[L]) {
        let journey = self.journeys as u16;
        let mut from = 0;
        let mut last = None;
        for (label, time) in labels.iter().zip(times) {
            let to = (*label).into() + 1;
            self.nodes[to as usize].visit(self.subject);
            let edge = self.place(from, to);
            match last {
                None => self.hot[edge].visit(journey),
                Some(last) => {
                    if self.hot[edge].pass(time - last, journey) {
                        self.inside[edge].push(time - last);
                    }
                }
            }
            (from, last) = (to, Some(time));
        }
        if from > 0 {
            let edge = self.place(from, 0);
            self.hot[edge].visit(journey);
        }
    }

    /// Where an edge is, made where it is not.
    fn place(&mut self, from: Place, to: Place) -> usize {
        match &mut self.index {
            Index::Square { stride } => from as usize * *stride + to as usize,
            Index::Map { places, windows } => {
                #[allow(clippy::cast_possible_truncation)] // The caller stops far below 2^32 edges.
                let next = self.hot.len() as u32;
                let place = *places.entry((from, to)).or_insert(next);
                if place == next {
                    self.hot.push(Hot::new(windows.get(&(from, to)).copied().unwrap_or(Window::ALL)));
                    self.totals.push(Total::default());
                    self.inside.push(Vec::new());
                    self.joined.push(Vec::new());
                }
                place as usize
            }
        }
    }

    /// Moves hot counts to the totals.
    fn settle(&mut self) {
        self.journeys = 0;
        for (hot, total) in self.hot.iter_mut().zip(&mut self.totals) {
            total.count += hot.counts & u64::from(u32::MAX);
            total.below += hot.counts >> 32;
            total.sum += i128::from(hot.sum);
            total.customers += u64::from(hot.subjects);
            (hot.counts, hot.sum, hot.last, hot.subjects) = (0, 0, 0, 0);
        }
        for (node, more) in self.nodes.iter_mut().zip(self.upright.take()) {
            node.customers += more;
        }
        for (edge, wait) in self.found.drain(..) {
            self.inside[edge as usize].push(wait);
        }
    }

    /// Takes what a table of no more labels has counted, of other subjects.
    pub(crate) fn add(&mut self, mut other: EdgeTable) {
        other.settle();
        for (into, more) in self.nodes.iter_mut().zip(&other.nodes) {
            into.customers += more.customers;
        }
        self.subject += other.subject;
        for (from, to, edge) in other.take() {
            self.put(from, to, edge);
        }
    }

    /// Adds what was counted of an edge, with the same window.
    fn put(&mut self, from: Place, to: Place, edge: Edge) {
        let place = self.place(from, to);
        let total = &mut self.totals[place];
        total.count += edge.count;
        total.customers += edge.customers;
        total.below += edge.below;
        total.sum += edge.sum;
        self.joined[place].extend(edge.inside);
    }

    /// Subjects who have a label, counted from 1; all of them once the edges have been taken.
    pub(crate) fn customers(&self, label: usize) -> u64 {
        u64::from(self.nodes[label].customers)
    }

    /// All edges that occur, by labels from 1; 0 is start and end.
    pub(crate) fn take(&mut self) -> Vec<(Place, Place, Edge)> {
        self.settle();
        let keys: Vec<(Place, Place)> = match &self.index {
            #[allow(clippy::cast_possible_truncation)] // Labels of a square table are few.
            Index::Square { stride } => (0..self.hot.len()).map(|at| ((at / stride) as Place, (at % stride) as Place)).collect(),
            Index::Map { places, .. } => {
                let mut keys = vec![(0, 0); places.len()];
                places.iter().for_each(|(key, place)| keys[*place as usize] = *key);
                keys
            }
        };
        let mut edges = Vec::new();
        for (index, (from, to)) in keys.into_iter().enumerate() {
            let Total { count, customers, below, sum } = std::mem::take(&mut self.totals[index]);
            if count > 0 {
                let mut inside = std::mem::take(&mut self.joined[index]);
                inside.push(std::mem::take(&mut self.inside[index]));
                edges.push((from, to, Edge { count, customers, sum, below, window: self.hot[index].window(), inside }));
            }
        }
        edges
    }
}

impl Node {
    #[inline]
    fn visit(&mut self, subject: u32) {
        self.customers += u32::from(self.last_subject != subject);
        self.last_subject = subject;
    }
}

#[cfg(test)]
mod tests;
