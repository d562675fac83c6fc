//! Transitions: every label, and every pair that follow each other.

use crate::quantiles::Window;

/// A square table of edges between labels, with one row and column more for start and end.
///
/// Each edge has a window in which its median is expected; times below are counted, times inside are kept. What an
/// event touches is kept small, in [`Hot`], and moved to the wide totals before it could overflow.
#[derive(Debug, Clone, Default)]
pub(crate) struct EdgeTable {
    /// Edges a row: a power of two, above the number of labels.
    stride: usize,
    /// Its logarithm.
    shift: u32,
    hot: Vec<Hot>,
    totals: Vec<Total>,
    /// Times inside the windows, by edge.
    inside: Vec<Vec<i64>>,
    /// Subjects by label.
    nodes: Vec<Stamp>,
    /// Number given to the subject that was seen last, from 1.
    subject: u32,
    /// Journeys since the hot counts were moved.
    journeys: u32,
    /// Edges and times inside their windows, of the journey at hand.
    found: Vec<(usize, i64)>,
}

/// What an event touches of an edge: less than a cache line.
#[derive(Debug, Clone, Copy)]
struct Hot {
    /// Occurrences in the low half, times below the window in the high half: one addition counts both.
    counts: u64,
    sum: i64,
    low: i64,
    /// `high − low` of the window.
    span: u64,
    subjects: Stamp,
}

/// Counts subjects, each once.
#[derive(Debug, Clone, Copy, Default)]
struct Stamp {
    customers: u32,
    last_subject: u32,
}

/// What is known of an edge but for subjects.
#[derive(Debug, Clone, Copy, Default)]
struct Total {
    count: u64,
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
    /// Times inside it.
    pub inside: Vec<i64>,
}

/// Journeys after which hot counts are moved. The times of a journey sum to at most 9,999 years, 3.2e14 ms, so that
/// many journeys stay below 2^63; and their events stay below 2^32, as a bucket's do.
const MOST_JOURNEYS: u32 = 16_384;

impl EdgeTable {
    /// Labels there is room for.
    pub(crate) fn labels(&self) -> usize {
        self.stride.saturating_sub(1)
    }

    /// Subjects counted.
    pub(crate) fn subjects(&self) -> u32 {
        self.subject
    }

    /// Makes room for so many labels. `window` tells where the median of an edge is expected.
    pub(crate) fn reserve(&mut self, labels: usize, window: impl Fn(usize, usize) -> Window) {
        if labels < self.stride {
            return;
        }
        let stride = (labels + 1).next_power_of_two();
        let mut wider = EdgeTable { stride, shift: stride.trailing_zeros(), ..EdgeTable::default() };
        for from in 0..stride {
            for to in 0..stride {
                let old = from * self.stride + to;
                let known = from < self.stride && to < self.stride;
                wider.hot.push(if known { self.hot[old] } else { Hot::new(window(from, to)) });
                wider.totals.push(if known { self.totals[old] } else { Total::default() });
                wider.inside.push(if known { std::mem::take(&mut self.inside[old]) } else { Vec::new() });
            }
        }
        wider.nodes = std::mem::take(&mut self.nodes);
        wider.nodes.resize(stride, Stamp::default());
        (wider.subject, wider.journeys) = (self.subject, self.journeys);
        *self = wider;
    }

    /// Counts one journey. Labels count from 0; room must have been made for them.
    #[inline]
    pub(crate) fn journey(&mut self, times: &[i64], labels: &[u32]) {
        if self.journeys == MOST_JOURNEYS || labels.len() > u32::MAX as usize / MOST_JOURNEYS as usize {
            self.settle();
        }
        self.journeys += 1;
        self.subject += 1;
        if self.stride <= 64 { self.count::<true>(times, labels) } else { self.count::<false>(times, labels) }
    }

    /// Counts one journey; `FEW` when labels fit into the bits of a word.
    ///
    /// Occurrences of a label are those of the edges into it, so only its subjects are counted apart: by a bit each
    /// where that is enough. Times inside a window are few and in no order: each is written, and the end moves on past
    /// those that count, so that nothing is branched on.
    #[inline]
    fn count<const FEW: bool>(&mut self, times: &[i64], labels: &[u32]) {
        let (Some((first, labels)), Some((start, times))) = (labels.split_first(), times.split_first()) else { return };
        let (subject, shift) = (self.subject, self.shift);
        let (hot, nodes) = (self.hot.as_mut_slice(), self.nodes.as_mut_slice());
        let mut from = *first as usize + 1;
        let mut last = *start;
        let mut seen = 1_u64 << (from & 63);
        if !FEW {
            nodes[from].visit(subject);
        }
        hot[from].visit(subject);
        if self.found.len() < labels.len() {
            self.found.resize(labels.len(), (0, 0));
        }
        let found = &mut self.found[..labels.len()];
        let mut end = 0;
        for (label, time) in labels.iter().zip(times) {
            let to = *label as usize + 1;
            if FEW {
                seen |= 1 << (to & 63);
            } else {
                nodes[to].visit(subject);
            }
            let index = from << shift | to;
            let edge = &mut hot[index];
            let wait = time - last;
            edge.counts += 1 + (u64::from(wait < edge.low) << 32);
            edge.sum += wait;
            edge.subjects.visit(subject);
            found[end] = (index, wait);
            end += usize::from(wait.wrapping_sub(edge.low).cast_unsigned() <= edge.span);
            (from, last) = (to, *time);
        }
        hot[from << shift].visit(subject);
        while FEW && seen != 0 {
            nodes[seen.trailing_zeros() as usize].customers += 1;
            seen &= seen - 1;
        }
        for (index, wait) in &self.found[..end] {
            self.inside[*index].push(*wait);
        }
    }

    /// Moves hot counts to the totals.
    fn settle(&mut self) {
        self.journeys = 0;
        for (hot, total) in self.hot.iter_mut().zip(&mut self.totals) {
            total.count += hot.counts & u64::from(u32::MAX);
            total.below += hot.counts >> 32;
            total.sum += i128::from(hot.sum);
            (hot.counts, hot.sum) = (0, 0);
        }
    }

    /// Takes what a table of no more labels has counted, of other subjects.
    pub(crate) fn add(&mut self, mut other: EdgeTable) {
        self.settle();
        other.settle();
        for from in 0..other.stride {
            self.nodes[from].customers += other.nodes[from].customers;
            for to in 0..other.stride {
                let (theirs, ours) = (from * other.stride + to, from * self.stride + to);
                let (into, more) = (&mut self.totals[ours], other.totals[theirs]);
                into.count += more.count;
                into.below += more.below;
                into.sum += more.sum;
                self.hot[ours].subjects.customers += other.hot[theirs].subjects.customers;
                self.inside[ours].append(&mut other.inside[theirs]);
            }
        }
        self.subject += other.subject;
    }

    /// Occurrences of a label (from 1), and the subjects who have it; all journeys must have been settled.
    pub(crate) fn node(&self, label: usize) -> (u64, u64) {
        let count = (0..self.stride).map(|from| self.totals[from * self.stride + label].count).sum();
        (count, u64::from(self.nodes[label].customers))
    }

    /// All edges that occur, by labels from 1; 0 is start and end.
    pub(crate) fn take_edges(&mut self) -> Vec<((usize, usize), Edge)> {
        self.settle();
        let mut edges = Vec::new();
        for index in 0..self.totals.len() {
            let (Total { count, below, sum }, hot) = (self.totals[index], self.hot[index]);
            if count > 0 {
                let window = Window { low: hot.low, high: hot.low.wrapping_add_unsigned(hot.span) };
                let inside = std::mem::take(&mut self.inside[index]);
                let edge = Edge { count, customers: u64::from(hot.subjects.customers), sum, below, window, inside };
                edges.push(((index >> self.shift, index & (self.stride - 1)), edge));
            }
        }
        edges
    }
}

impl Hot {
    fn new(window: Window) -> Self {
        let span = window.high.wrapping_sub(window.low).cast_unsigned();
        Hot { counts: 0, sum: 0, low: window.low, span, subjects: Stamp::default() }
    }

    /// Counts a start or an end, which have no time.
    #[inline]
    fn visit(&mut self, subject: u32) {
        self.counts += 1;
        self.subjects.visit(subject);
    }
}

impl Stamp {
    #[inline]
    fn visit(&mut self, subject: u32) {
        self.customers += u32::from(self.last_subject != subject);
        self.last_subject = subject;
    }
}
