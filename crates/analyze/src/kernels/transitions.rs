//! Transitions: every label, and every pair that follow each other.

mod hot;

use hot::{Fixed, Hot, Square, Strided};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::upright::Upright;
use crate::quantiles::{Window, Windowed, median_slack};

/// A label from 1, or 0 for start and end.
pub(crate) type Place = u32;

/// Edges between labels, with start and end.
///
/// Each edge has a window in which its median is expected; times below are counted, times inside are kept, and the more
/// have been seen, the narrower it gets. What an event touches is kept small, in [`Hot`], so that the edges of some thirty
/// labels stay in the fastest cache; it is moved to the wide totals before it could overflow. Few labels have a square
/// table, many a map of what occurs.
#[derive(Debug, Clone, Default)]
pub(crate) struct EdgeTable {
    index: Index,
    hot: Vec<Hot>,
    totals: Vec<Edge>,
    /// The last times inside the windows, by edge: full lists go to the totals.
    inside: Vec<Vec<i64>>,
    /// Subjects by label.
    nodes: Vec<Node>,
    /// Subjects by label since the hot counts were moved, where labels fit into the bits of a word.
    upright: Upright,
    /// Number given to the subject that was seen last, from 1.
    subject: u32,
    /// Journeys since the hot counts were moved.
    journeys: u32,
    /// Subjects after which it is looked again whether windows can be narrower.
    narrow_at: u32,
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

/// What was counted of an edge.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Edge {
    /// Occurrences.
    pub count: u64,
    /// Subjects who have it.
    pub customers: u64,
    /// Sum of the times.
    pub sum: i128,
    /// The times; there are none of starts and ends.
    pub times: Windowed,
}

/// Labels beyond which a square table would hold more empty edges than full ones.
const MOST_SQUARE: usize = 255;

/// Journeys after which hot counts are moved. The times of a journey sum to at most 9,999 years, 3.2e14 ms, so that
/// many journeys stay below 2^63; their events stay below 2^32, as a bucket's do; their subjects stay below 2^16.
const MOST_JOURNEYS: u32 = 16_384;

/// Times inside windows that are handed out to their edges at once, 512 KB: every time fetches the ends of hundreds of lists.
const MOST_FOUND: usize = 32_768;

/// Times of an edge that are copied together no more: 32 KB.
const FULL: usize = 4_096;

/// Times inside a window that are few enough to leave it as it is.
const FEW_INSIDE: usize = 256;

/// Half the width of a narrower window in standard deviations of the median's rank. There are some hundred edges, and each
/// may have a few windows one after the other: that one leaves out its median happens about once in a thousand scans.
const DEVIATIONS: f64 = 5.0;

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
        let hot: Vec<Hot> = (0..size).map(|at| Hot::new(window(at).unwrap_or(Window::ALL))).collect();
        EdgeTable {
            index: Index::Square { stride },
            totals: hot.iter().map(Edge::seen_with).collect(),
            hot,
            inside: vec![Vec::new(); size],
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
    /// where that is enough. Where a time lies is counted, not branched on, but for the few that are inside their window.
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
        for (label, time) in labels[1..].iter().zip(&times[1..]) {
            let to = place_of(*label);
            if S::FEW {
                seen |= 1 << (to & 63);
            } else {
                nodes[to].visit(subject);
            }
            let wait = time - last;
            if S::edge(hot, stride, from, to).pass(wait, journey) {
                keep(&mut self.found, (from * stride + to) as u32, wait);
            }
            (from, last) = (to, *time);
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
                    let hot = Hot::new(windows.get(&(from, to)).copied().unwrap_or(Window::ALL));
                    self.totals.push(Edge::seen_with(&hot));
                    self.hot.push(hot);
                    self.inside.push(Vec::new());
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
            total.times.below += hot.counts >> 32;
            total.sum += i128::from(hot.sum);
            total.customers += u64::from(hot.subjects);
            (hot.counts, hot.sum, hot.last, hot.subjects) = (0, 0, 0, 0);
        }
        for (node, more) in self.nodes.iter_mut().zip(self.upright.take()) {
            node.customers += more;
        }
        for (edge, wait) in self.found.drain(..) {
            let inside = &mut self.inside[edge as usize];
            if inside.len() == FULL {
                let full = std::mem::replace(inside, Vec::with_capacity(FULL));
                self.totals[edge as usize].times.inside.push(full);
            }
            inside.push(wait);
        }
    }

    /// Narrows the windows of edges of which enough has been seen since to keep a third less from now on. What has been seen
    /// must be a fair sample of what is to come.
    pub(crate) fn narrow(&mut self) {
        if self.subject < self.narrow_at {
            return;
        }
        self.settle();
        self.narrow_at = self.subject + self.subject / 2;
        for ((hot, total), last) in self.hot.iter_mut().zip(&mut self.totals).zip(&mut self.inside) {
            let kept = last.len() + total.times.kept();
            // Counts are far below 2^52.
            if kept < FEW_INSIDE || (kept as f64) < 3.0 * median_slack(total.count, DEVIATIONS) {
                continue;
            }
            total.times.inside.push(std::mem::take(last));
            let narrower = total.times.median_window(total.count, DEVIATIONS).and_then(|window| hot.narrower(window));
            if let Some(narrower) = narrower {
                total.times.narrow(narrower.window());
                *hot = narrower;
            }
        }
    }

    /// Takes what a table of no more labels has counted, of other subjects.
    pub(crate) fn add(&mut self, mut other: EdgeTable) {
        self.settle();
        other.settle();
        for (into, more) in self.nodes.iter_mut().zip(&other.nodes) {
            into.customers += more.customers;
        }
        self.subject += other.subject;
        for (from, to, edge) in other.take() {
            self.put(from, to, edge);
        }
    }

    /// Adds what was counted of an edge. Hot counts must have been moved: its window may become narrower.
    fn put(&mut self, from: Place, to: Place, edge: Edge) {
        let place = self.place(from, to);
        let total = &mut self.totals[place];
        total.times.inside.push(std::mem::take(&mut self.inside[place]));
        total.merge(edge);
        self.hot[place] = Hot::new(total.times.window);
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
            let mut edge = std::mem::take(&mut self.totals[index]);
            if edge.count > 0 {
                edge.times.inside.push(std::mem::take(&mut self.inside[index]));
                edges.push((from, to, edge));
            }
        }
        edges
    }
}

/// Keeps a time inside its window; out of the way, as few are.
#[cold]
#[inline(never)]
fn keep(found: &mut Vec<(u32, i64)>, edge: u32, wait: i64) {
    found.push((edge, wait));
}

impl Edge {
    /// An edge whose times are counted so.
    fn seen_with(hot: &Hot) -> Self {
        Edge { times: Windowed::new(hot.window()), ..Edge::default() }
    }

    /// The window in which the median of more times like these will lie.
    pub(crate) fn expected(&mut self) -> Window {
        self.times.median_window(self.count, DEVIATIONS).unwrap_or(self.times.window)
    }

    /// Takes what was counted of the same edge elsewhere.
    pub(crate) fn merge(&mut self, other: Edge) {
        self.count += other.count;
        self.customers += other.customers;
        self.sum += other.sum;
        self.times.merge(other.times);
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
