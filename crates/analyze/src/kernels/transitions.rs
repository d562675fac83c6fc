//! Transitions: every label, and every pair that follow each other.

use crate::quantiles::Window;

/// A square table of edges between labels, with one row and column more for start and end.
///
/// Each edge has a window in which its median is expected; times below are counted, times inside are kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct EdgeTable {
    /// Edges a row: a power of two, above the number of labels.
    stride: usize,
    edges: Vec<Edge>,
    /// Times inside the windows, by edge.
    inside: Vec<Vec<i64>>,
    /// Subjects by label.
    nodes: Vec<Node>,
    /// Number given to the subject that was seen last, from 1.
    subject: u32,
    /// Logarithm of the stride.
    shift: u32,
    /// Edges and times inside their windows, of the journey at hand.
    found: Vec<(usize, i64)>,
}

/// What is counted of an edge: all that an event touches lies in one cache line.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(crate) struct Edge {
    /// Occurrences, of journeys that begin or go on.
    pub count: u64,
    /// Times below the window.
    pub below: u64,
    pub sum: i128,
    low: i64,
    /// `high − low` of the window.
    span: u64,
    pub customers: u32,
    last_subject: u32,
}

/// What is counted of a label.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    customers: u32,
    last_subject: u32,
}

impl Node {
    #[inline]
    fn visit(&mut self, subject: u32) {
        self.customers += u32::from(self.last_subject != subject);
        self.last_subject = subject;
    }
}

impl EdgeTable {
    /// Row and column of start and end.
    pub(crate) const OUTSIDE: usize = 0;

    pub(crate) fn labels(&self) -> usize {
        self.stride.saturating_sub(1)
    }

    /// Makes room for labels up to this number. `window` tells where the median of an edge is expected.
    pub(crate) fn reserve(&mut self, labels: usize, window: impl Fn(usize, usize) -> Window) {
        if labels < self.stride {
            return;
        }
        let stride = (labels + 1).next_power_of_two();
        let mut edges = Vec::with_capacity(stride * stride);
        let mut inside = Vec::with_capacity(stride * stride);
        for from in 0..stride {
            for to in 0..stride {
                let known = from < self.stride && to < self.stride;
                let old = from * self.stride + to;
                edges.push(if known { self.edges[old] } else { Edge::new(window(from, to)) });
                inside.push(if known { std::mem::take(&mut self.inside[old]) } else { Vec::new() });
            }
        }
        self.nodes.resize(stride, Node::default());
        (self.stride, self.shift, self.edges, self.inside) = (stride, stride.trailing_zeros(), edges, inside);
    }

    /// Counts one journey. Labels count from 0; room must have been made for them.
    ///
    /// Occurrences of a label are those of the edges into it, so only its subjects are counted apart. Times inside a
    /// window are few and in no order: each is written, and the end moves on past those that count, so that nothing
    /// is branched on.
    #[inline]
    pub(crate) fn journey(&mut self, times: &[i64], labels: &[u32]) {
        let (Some((first, labels)), Some((start, times))) = (labels.split_first(), times.split_first()) else { return };
        self.subject += 1;
        let (subject, shift) = (self.subject, self.shift);
        let (edges, nodes) = (self.edges.as_mut_slice(), self.nodes.as_mut_slice());
        let mut from = *first as usize + 1;
        let mut last = *start;
        nodes[from].visit(subject);
        edges[from].visit(subject);
        if self.found.len() < labels.len() {
            self.found.resize(labels.len(), (0, 0));
        }
        let found = self.found.as_mut_slice();
        let mut end = 0;
        for (label, time) in labels.iter().zip(times) {
            let to = *label as usize + 1;
            nodes[to].visit(subject);
            let index = from << shift | to;
            let edge = &mut edges[index];
            edge.visit(subject);
            let wait = time - last;
            edge.sum += i128::from(wait);
            edge.below += u64::from(wait < edge.low);
            found[end] = (index, wait);
            end += usize::from(wait.wrapping_sub(edge.low).cast_unsigned() <= edge.span);
            (from, last) = (to, *time);
        }
        edges[from << shift].visit(subject);
        for (index, wait) in &self.found[..end] {
            self.inside[*index].push(*wait);
        }
    }

    /// Occurrences of a label (from 1), and the subjects who have it.
    pub(crate) fn node(&self, label: usize) -> (u64, u64) {
        let count = (0..self.stride).map(|from| self.edges[from * self.stride + label].count).sum();
        (count, u64::from(self.nodes[label].customers))
    }

    /// What was counted of an edge that occurs, with the times inside its window.
    pub(crate) fn take_edge(&mut self, from: usize, to: usize) -> Option<(Edge, Vec<i64>)> {
        if from >= self.stride || to >= self.stride {
            return None;
        }
        let index = from * self.stride + to;
        let edge = self.edges[index];
        (edge.count > 0).then(|| (edge, std::mem::take(&mut self.inside[index])))
    }

    /// Takes what a table of no more labels has counted, of other subjects.
    pub(crate) fn add(&mut self, mut other: EdgeTable) {
        for from in 0..other.stride {
            self.nodes[from].customers += other.nodes[from].customers;
            for to in 0..other.stride {
                if let Some((edge, mut inside)) = other.take_edge(from, to) {
                    let index = from * self.stride + to;
                    let into = &mut self.edges[index];
                    into.count += edge.count;
                    into.below += edge.below;
                    into.sum += edge.sum;
                    into.customers += edge.customers;
                    self.inside[index].append(&mut inside);
                }
            }
        }
        self.subject += other.subject;
    }

    /// Subjects counted.
    pub(crate) fn subjects(&self) -> u32 {
        self.subject
    }
}

impl Edge {
    #[inline]
    fn visit(&mut self, subject: u32) {
        self.count += 1;
        self.customers += u32::from(self.last_subject != subject);
        self.last_subject = subject;
    }

    fn new(window: Window) -> Self {
        let span = window.high.wrapping_sub(window.low).cast_unsigned();
        Edge { count: 0, below: 0, sum: 0, low: window.low, span, customers: 0, last_subject: 0 }
    }

    /// The window in which the median is expected.
    pub(crate) fn window(&self) -> Window {
        Window { low: self.low, high: self.low.wrapping_add_unsigned(self.span) }
    }
}
