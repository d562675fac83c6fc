//! transitions: what follows what.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use events::Needs;
use journey::answer::{AnswerBody, END, LeftOut, START, TransitionEdge, TransitionNode, TransitionsAnswer};
use journey::question::Transitions;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::names::merge_names;
use crate::error::AnalyzeError;
use crate::kernel::{Finish, Hint, Kernel};
use crate::kernels::transitions::{Edge, EdgeTable, Place};
use crate::program::{Block, LabelProgram, LabelScratch, Sequence};
use crate::quantiles::Window;

/// Different transitions beyond which their table would outgrow the memory of a laptop: some 130 bytes each, and a
/// thread has its own.
const MOST_EDGES: usize = 2_000_000;

pub(crate) struct TransitionsKernel {
    least: Option<usize>,
    labels: LabelProgram,
    hint: Hint,
    /// Set when there are more transitions than can be told.
    too_many: AtomicBool,
}

/// One thread's table.
#[derive(Default)]
pub(crate) struct TransitionsLocal {
    table: EdgeTable,
    /// The bucket at hand.
    bucket: usize,
    scratch: LabelScratch,
}

/// What a scan gathers. Edges are by place in `labels` + 1; 0 is start or end.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct TransitionsPartial {
    customers: u64,
    too_many: bool,
    labels: Vec<String>,
    nodes: Vec<(u64, u64)>,
    edges: BTreeMap<(usize, usize), Edge>,
}

impl TransitionsKernel {
    pub(crate) fn compile(question: &Transitions, hint: &Hint, needs: &mut Needs) -> Self {
        needs.times = true;
        let labels = LabelProgram::compile(&question.labels, needs);
        TransitionsKernel { least: question.least, labels, hint: hint.clone(), too_many: AtomicBool::new(false) }
    }

    /// Counts the journeys of a block.
    fn journeys<L: Copy + Into<u32>>(&self, table: &mut EdgeTable, offsets: &[u32], times: &[i64], labels: &[L]) {
        if table.edges() > MOST_EDGES {
            self.too_many.store(true, Ordering::Relaxed);
            return;
        }
        if self.labels.len() > table.labels() {
            self.reserve(table);
        }
        for pair in offsets.windows(2) {
            let rows = pair[0] as usize..pair[1] as usize;
            table.journey(&times[rows.clone()], &labels[rows]);
        }
    }

    /// Makes room in a table for every label known so far.
    #[allow(clippy::cast_possible_truncation)] // Labels are numbered by 32 bits.
    fn reserve(&self, table: &mut EdgeTable) {
        let names = self.labels.names();
        let places: FxHashMap<&str, Place> = (1..).zip(&names).map(|(place, name)| (name.as_str(), place)).collect();
        let mut windows = FxHashMap::default();
        for (key, found) in &self.hint.windows {
            let Some((from, to)) = key.split_once(JOINT) else { continue };
            if let (Some(from), Some(to), Some(window)) = (places.get(from), places.get(to), found.first()) {
                windows.insert((*from, *to), *window);
            }
        }
        table.reserve(names.len(), windows);
    }
}

/// Between the names of an edge's labels.
const JOINT: char = '\u{1}';

fn edge_name(from: &str, to: &str) -> String {
    format!("{from}{JOINT}{to}")
}

impl TransitionsPartial {
    pub(crate) fn merge(&mut self, from: TransitionsPartial) {
        self.customers += from.customers;
        self.too_many |= from.too_many;
        let places = merge_names(&mut self.labels, &from.labels);
        self.nodes.resize(self.labels.len(), (0, 0));
        for (place, (count, customers)) in places.iter().zip(from.nodes) {
            self.nodes[*place].0 += count;
            self.nodes[*place].1 += customers;
        }
        let place = |label: usize| if label == 0 { 0 } else { places[label - 1] + 1 };
        for ((a, b), edge) in from.edges {
            match self.edges.entry((place(a), place(b))) {
                std::collections::btree_map::Entry::Vacant(vacant) => {
                    vacant.insert(edge);
                }
                std::collections::btree_map::Entry::Occupied(mut occupied) => occupied.get_mut().merge(edge),
            }
        }
    }
}

impl Kernel for TransitionsKernel {
    type Local = TransitionsLocal;
    type Partial = TransitionsPartial;

    const LOOKS_FIRST: bool = true;

    fn local(&self) -> TransitionsLocal {
        TransitionsLocal::default()
    }

    fn block(&self, local: &mut TransitionsLocal, block: &Block<'_>) {
        let TransitionsLocal { table, bucket, scratch } = local;
        // Customers are in buckets by hash, so whole buckets are a fair sample; within one they are in the order of their ids,
        // which may tell something of them.
        if block.bucket.number != *bucket {
            *bucket = block.bucket.number;
            if !self.hint.is_fixed {
                table.narrow();
            }
        }
        if let Some(labels) = self.labels.in_place(block) {
            self.journeys(table, block.offsets, block.times, labels);
        } else {
            let Sequence { offsets, times, labels } = self.labels.sequence(block, scratch);
            self.journeys(table, offsets, times, labels);
        }
    }

    fn join(&self, mut into: TransitionsLocal, mut from: TransitionsLocal) -> TransitionsLocal {
        if into.table.labels() < from.table.labels() {
            std::mem::swap(&mut into, &mut from);
        }
        into.table.add(from.table);
        into
    }

    fn seal(&self, local: TransitionsLocal) -> TransitionsPartial {
        let mut labels = self.labels.names();
        let mut table = local.table;
        labels.truncate(table.labels());
        let counted = table.take();
        let mut nodes: Vec<(u64, u64)> = (1..=labels.len()).map(|label| (0, table.customers(label))).collect();
        let mut edges = BTreeMap::new();
        for (from, to, edge) in counted {
            if to > 0 {
                nodes[to as usize - 1].0 += edge.count;
            }
            edges.insert((from as usize, to as usize), edge);
        }
        let too_many = self.too_many.load(Ordering::Relaxed);
        TransitionsPartial { customers: u64::from(table.subjects()), too_many, labels, nodes, edges }
    }

    fn hint(&self, mut sample: TransitionsPartial) -> Hint {
        let name = |label: usize| sample.labels.get(label.wrapping_sub(1));
        let expected =
            |((from, to), edge): (&(usize, usize), &mut Edge)| Some((edge_name(name(*from)?, name(*to)?), vec![edge.expected()]));
        Hint { windows: sample.edges.par_iter_mut().filter_map(expected).collect(), ..Hint::default() }
    }

    #[allow(clippy::cast_precision_loss)] // Means and counts of what fits into memory.
    fn finish(&self, partial: TransitionsPartial) -> Result<Finish, AnalyzeError> {
        let TransitionsPartial { customers, too_many, labels, nodes, mut edges } = partial;
        if too_many {
            let problem = format!(
                "gives more than {MOST_EDGES} different transitions; rename or hide labels, or label by a coarser property"
            );
            return Err(AnalyzeError::refused("label", problem));
        }
        let mut medians = FxHashMap::default();
        let mut missed = Hint { is_fixed: true, ..self.hint.clone() };
        let between: Vec<_> = edges
            .par_iter_mut()
            .filter(|((from, to), _)| *from > 0 && *to > 0)
            .map(|(key, edge)| (*key, edge.times.median(edge.count)))
            .collect();
        for ((from, to), median) in between {
            match median {
                Some(median) => {
                    medians.insert((from, to), median);
                }
                None => {
                    missed.windows.insert(edge_name(&labels[from - 1], &labels[to - 1]), vec![Window::ALL]);
                }
            }
        }
        if medians.len() < edges.keys().filter(|(from, to)| *from > 0 && *to > 0).count() {
            return Ok(Finish::Again(missed));
        }
        let name = |label: usize, outside: &str| if label == 0 { outside.to_owned() } else { labels[label - 1].clone() };
        let mut told: Vec<TransitionEdge> = edges
            .iter()
            .map(|((from, to), edge)| {
                let median_ms = medians.get(&(*from, *to)).copied();
                TransitionEdge {
                    from: name(*from, START),
                    to: name(*to, END),
                    count: edge.count,
                    customers: edge.customers,
                    median_ms,
                    mean_ms: median_ms.map(|_| edge.sum as f64 / edge.count as f64),
                }
            })
            .collect();
        told.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
        let left_out = self.least.map(|least| leave_out(&mut told, least as u64));
        let mut shown: Vec<TransitionNode> = labels
            .into_iter()
            .zip(nodes)
            .filter(|(_, (count, _))| *count > 0)
            .map(|(label, (count, customers))| TransitionNode { label, count, customers })
            .collect();
        shown.sort_by(|a, b| a.label.cmp(&b.label));
        Ok(Finish::Answer(AnswerBody::Transitions(TransitionsAnswer { customers, nodes: shown, edges: told, left_out })))
    }
}

fn leave_out(edges: &mut Vec<TransitionEdge>, least: u64) -> LeftOut {
    let mut left_out = LeftOut { edges: 0, count: 0 };
    edges.retain(|edge| {
        if edge.count < least {
            left_out.edges += 1;
            left_out.count += edge.count;
        }
        edge.count >= least
    });
    left_out
}
