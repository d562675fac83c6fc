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
    /// Label occurrences, and subjects who have them.
    nodes: Vec<Node>,
    /// Number given to the subject that was seen last, from 1.
    subject: u32,
}

/// What is counted of an edge: one cache line holds all that an event touches.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub count: u64,
    pub below: u64,
    pub sum: i128,
    pub window: Window,
    pub customers: u32,
    last_subject: u32,
}

/// What is counted of a label.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    count: u64,
    customers: u32,
    last_subject: u32,
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
        (self.stride, self.edges, self.inside) = (stride, edges, inside);
    }

    /// Counts one journey. Labels count from 0; room must have been made for them.
    #[inline]
    pub(crate) fn journey(&mut self, times: &[i64], labels: &[u32]) {
        self.subject += 1;
        let subject = self.subject;
        let (mut from, mut last) = (Self::OUTSIDE, 0);
        for (label, time) in labels.iter().zip(times) {
            let to = *label as usize + 1;
            let node = &mut self.nodes[to];
            node.count += 1;
            node.customers += u32::from(node.last_subject != subject);
            node.last_subject = subject;
            let index = from * self.stride + to;
            let edge = &mut self.edges[index];
            edge.count += 1;
            edge.customers += u32::from(edge.last_subject != subject);
            edge.last_subject = subject;
            if from != Self::OUTSIDE {
                let wait = time - last;
                edge.sum += i128::from(wait);
                edge.below += u64::from(wait < edge.window.low);
                if wait >= edge.window.low && wait <= edge.window.high {
                    self.inside[index].push(wait);
                }
            }
            (from, last) = (to, *time);
        }
        if from != Self::OUTSIDE {
            let edge = &mut self.edges[from * self.stride + Self::OUTSIDE];
            edge.count += 1;
            edge.customers += 1;
        }
    }

    /// Occurrences of a label (from 1), and the subjects who have it.
    pub(crate) fn node(&self, label: usize) -> (u64, u64) {
        self.nodes.get(label).map_or((0, 0), |node| (node.count, u64::from(node.customers)))
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
            self.nodes[from].count += other.nodes[from].count;
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
    fn new(window: Window) -> Self {
        Edge { count: 0, below: 0, sum: 0, window, customers: 0, last_subject: 0 }
    }
}
