//! paths: where journeys go from an event, or come from.

use std::collections::BTreeMap;

use events::Needs;
use journey::answer::{AnswerBody, END, OTHER, PathLink, PathNode, PathsAnswer, START};
use journey::question::{Direction, Paths};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::names::merge_names;
use crate::error::AnalyzeError;
use crate::kernel::{Finish, Kernel};
use crate::program::{Block, HIDDEN, LabelProgram, LabelScratch, MaskProgram, Masks};

pub(crate) struct PathsKernel {
    labels: LabelProgram,
    direction: Direction,
    anchor: Option<MaskProgram>,
    depth: usize,
    top: usize,
}

/// What one thread gathers.
#[derive(Default)]
pub(crate) struct PathsLocal {
    scratch: LabelScratch,
    masks: Masks,
    path: Vec<u32>,
    customers: u64,
    /// Subjects by first label.
    firsts: FxHashMap<u32, u64>,
    /// Subjects by (depth, label, next label); `HIDDEN` stands for the end.
    links: FxHashMap<(u32, u32, u32), u64>,
}

/// What a scan gathers, by place in `labels`; none stands for the end.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PathsPartial {
    customers: u64,
    labels: Vec<String>,
    nodes: Vec<(u32, Option<usize>, u64)>,
    links: Vec<(u32, Option<usize>, Option<usize>, u64)>,
}

impl PathsKernel {
    pub(crate) fn compile(question: &Paths, needs: &mut Needs) -> Self {
        PathsKernel {
            labels: LabelProgram::compile(&question.labels, needs),
            direction: question.direction,
            anchor: question.anchor.as_ref().map(|anchor| MaskProgram::compile([anchor], needs)),
            depth: question.depth,
            top: question.top,
        }
    }

    /// The labels of one subject from its anchor on, into `path`.
    ///
    /// Hidden events are no events: the anchor is looked for among the others. Where runs are collapsed, a run
    /// that the anchor lies in counts from the anchor on.
    fn walk(&self, labels: &[u32], masks: &Masks, start: usize, path: &mut Vec<u32>) {
        path.clear();
        let anchored = |place: &usize| labels[*place] != HIDDEN && (self.anchor.is_none() || masks.has(start + place, 0));
        let Some(anchor) = (0..labels.len()).find(anchored) else { return };
        let collapse = self.labels.collapses();
        let mut push = |label: u32| {
            if label != HIDDEN && !(collapse && path.last() == Some(&label)) {
                path.push(label);
            }
            // One more than the depth tells that the journey goes on.
            path.len() <= self.depth
        };
        match self.direction {
            Direction::Forward => labels[anchor..].iter().all(|label| push(*label)),
            Direction::Backward => labels[..=anchor].iter().rev().all(|label| push(*label)),
        };
    }
}

impl PathsPartial {
    pub(crate) fn merge(&mut self, from: PathsPartial) {
        self.customers += from.customers;
        let places = merge_names(&mut self.labels, &from.labels);
        let place = |label: Option<usize>| label.map(|label| places[label]);
        self.nodes.extend(from.nodes.into_iter().map(|(depth, label, count)| (depth, place(label), count)));
        self.links.extend(from.links.into_iter().map(|(depth, a, b, count)| (depth, place(a), place(b), count)));
    }
}

impl Kernel for PathsKernel {
    type Local = PathsLocal;
    type Partial = PathsPartial;

    fn local(&self) -> PathsLocal {
        PathsLocal::default()
    }

    #[allow(clippy::cast_possible_truncation)] // Depth is at most 100.
    fn block(&self, local: &mut PathsLocal, block: &Block<'_>) {
        if let Some(anchor) = &self.anchor {
            anchor.evaluate(block.bucket, &block.rows, &mut local.masks);
        }
        let labels = self.labels.label_rows(block.bucket, &block.rows, &mut local.scratch);
        for pair in block.offsets.windows(2) {
            let (start, end) = (pair[0] as usize, pair[1] as usize);
            self.walk(&labels[start..end], &local.masks, start, &mut local.path);
            if local.path.is_empty() {
                continue;
            }
            local.customers += 1;
            if local.path.len() > self.depth {
                local.path.truncate(self.depth);
            } else if local.path.len() < self.depth {
                local.path.push(HIDDEN);
            }
            *local.firsts.entry(local.path[0]).or_insert(0) += 1;
            for (depth, pair) in local.path.windows(2).enumerate() {
                *local.links.entry((depth as u32, pair[0], pair[1])).or_insert(0) += 1;
            }
        }
    }

    fn join(&self, mut into: PathsLocal, from: PathsLocal) -> PathsLocal {
        into.customers += from.customers;
        from.firsts.into_iter().for_each(|(key, count)| *into.firsts.entry(key).or_insert(0) += count);
        from.links.into_iter().for_each(|(key, count)| *into.links.entry(key).or_insert(0) += count);
        into
    }

    fn seal(&self, local: PathsLocal) -> PathsPartial {
        let place = |label: u32| (label != HIDDEN).then_some(label as usize);
        // Whoever is somewhere came over a link, but for those who begin there.
        let mut nodes: FxHashMap<(u32, u32), u64> = local.firsts.into_iter().map(|(label, count)| ((0, label), count)).collect();
        for ((depth, _, next), count) in &local.links {
            *nodes.entry((depth + 1, *next)).or_insert(0) += count;
        }
        PathsPartial {
            customers: local.customers,
            labels: self.labels.names(),
            nodes: nodes.into_iter().map(|((depth, label), count)| (depth, place(label), count)).collect(),
            links: local.links.into_iter().map(|((depth, a, b), count)| (depth, place(a), place(b), count)).collect(),
        }
    }

    fn finish(&self, partial: PathsPartial) -> Result<Finish, AnalyzeError> {
        let PathsPartial { customers, labels, nodes, links } = partial;
        let end = if self.direction == Direction::Forward { END } else { START };
        let mut by_depth: Vec<BTreeMap<&str, u64>> = vec![BTreeMap::new(); self.depth];
        for (depth, label, count) in &nodes {
            if let Some(label) = label {
                *by_depth[*depth as usize].entry(&labels[*label]).or_insert(0) += count;
            }
        }
        let kept: Vec<Vec<&str>> = by_depth.iter().map(|labels| top_labels(labels, self.top)).collect();
        let shown = |depth: u32, label: &Option<usize>| match label {
            None => end.to_owned(),
            Some(label) if kept[depth as usize].contains(&labels[*label].as_str()) => labels[*label].clone(),
            Some(_) => OTHER.to_owned(),
        };
        let mut told_nodes: BTreeMap<(u32, String), u64> = BTreeMap::new();
        for (depth, label, count) in &nodes {
            *told_nodes.entry((*depth, shown(*depth, label))).or_insert(0) += count;
        }
        let mut told_links: BTreeMap<(u32, String, String), u64> = BTreeMap::new();
        for (depth, from, to, count) in &links {
            *told_links.entry((*depth, shown(*depth, from), shown(depth + 1, to))).or_insert(0) += count;
        }
        let node = |((depth, label), customers)| PathNode { depth: depth as usize, label, customers };
        let link = |((depth, from, to), customers)| PathLink { depth: depth as usize, from, to, customers };
        Ok(Finish::Answer(AnswerBody::Paths(PathsAnswer {
            customers,
            nodes: told_nodes.into_iter().map(node).collect(),
            links: told_links.into_iter().map(link).collect(),
        })))
    }
}

/// The labels of the most subjects; ties by name.
fn top_labels<'a>(labels: &BTreeMap<&'a str, u64>, top: usize) -> Vec<&'a str> {
    let mut sorted: Vec<(&str, u64)> = labels.iter().map(|(label, count)| (*label, *count)).collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    sorted.into_iter().take(top).map(|(label, _)| label).collect()
}
