//! precedence: of any two labels, which comes first.

use std::collections::BTreeMap;

use events::Needs;
use journey::answer::{AnswerBody, LabelReach, PrecedenceAnswer, PrecedencePair};
use journey::question::Precedence;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::names::merge_names;
use crate::error::AnalyzeError;
use crate::kernel::{Finish, Kernel};
use crate::program::{Block, LabelProgram, LabelScratch};

/// Labels that may occur: their pairs are all counted while scanning, and the commonest picked from them at the end.
const MOST_LABELS: usize = 2_048;

pub(crate) struct PrecedenceKernel {
    top: usize,
    labels: LabelProgram,
}

/// What one thread gathers.
#[derive(Default)]
pub(crate) struct PrecedenceLocal {
    scratch: LabelScratch,
    customers: u64,
    /// Occurrences and subjects of each label.
    labels: Vec<(u64, u64)>,
    /// Labels that occurred.
    distinct: usize,
    pairs: FxHashMap<(u32, u32), u64>,
    seen: Vec<u64>,
    subject: u64,
    order: Vec<u32>,
}

/// What a scan gathers, by place in `labels`.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PrecedencePartial {
    customers: u64,
    labels: Vec<String>,
    counts: Vec<(u64, u64)>,
    pairs: BTreeMap<(usize, usize), u64>,
}

impl PrecedenceKernel {
    pub(crate) fn compile(question: &Precedence, needs: &mut Needs) -> Self {
        PrecedenceKernel { top: question.top, labels: LabelProgram::compile(&question.labels, needs) }
    }
}

impl PrecedencePartial {
    pub(crate) fn merge(&mut self, from: PrecedencePartial) {
        self.customers += from.customers;
        let places = merge_names(&mut self.labels, &from.labels);
        self.counts.resize(self.labels.len(), (0, 0));
        for (place, (count, customers)) in places.iter().zip(from.counts) {
            self.counts[*place].0 += count;
            self.counts[*place].1 += customers;
        }
        for ((first, then), count) in from.pairs {
            *self.pairs.entry((places[first], places[then])).or_insert(0) += count;
        }
    }
}

impl Kernel for PrecedenceKernel {
    type Local = PrecedenceLocal;
    type Partial = PrecedencePartial;

    fn local(&self) -> PrecedenceLocal {
        PrecedenceLocal::default()
    }

    fn block(&self, local: &mut PrecedenceLocal, block: &Block<'_>) {
        let PrecedenceLocal { scratch, customers, labels, distinct, pairs, seen, subject, order } = local;
        let sequence = self.labels.sequence(block, scratch);
        let most = sequence.labels.iter().copied().max().map_or(0, |label| label as usize + 1);
        if most > labels.len() {
            labels.resize(most, (0, 0));
            seen.resize(most, 0);
        }
        for pair in sequence.offsets.windows(2) {
            *subject += 1;
            *customers += 1;
            order.clear();
            for label in &sequence.labels[pair[0] as usize..pair[1] as usize] {
                let place = *label as usize;
                labels[place].0 += 1;
                if seen[place] != *subject {
                    seen[place] = *subject;
                    labels[place].1 += 1;
                    *distinct += usize::from(labels[place].1 == 1);
                    // Beyond, the question is refused, whatever its pairs. Labels that are known but do not occur in
                    // scope do not count: their numbers say nothing.
                    if *distinct <= MOST_LABELS {
                        order.iter().for_each(|before| *pairs.entry((*before, *label)).or_insert(0) += 1);
                        order.push(*label);
                    }
                }
            }
        }
    }

    fn join(&self, mut into: PrecedenceLocal, from: PrecedenceLocal) -> PrecedenceLocal {
        into.customers += from.customers;
        if into.labels.len() < from.labels.len() {
            into.labels.resize(from.labels.len(), (0, 0));
        }
        into.labels.iter_mut().zip(from.labels).for_each(|(into, from)| {
            into.0 += from.0;
            into.1 += from.1;
        });
        from.pairs.into_iter().for_each(|(key, count)| *into.pairs.entry(key).or_insert(0) += count);
        into
    }

    fn seal(&self, local: PrecedenceLocal) -> PrecedencePartial {
        let mut labels = self.labels.names();
        labels.truncate(local.labels.len());
        let pairs = local.pairs.into_iter().map(|((first, then), count)| ((first as usize, then as usize), count)).collect();
        PrecedencePartial { customers: local.customers, labels, counts: local.labels, pairs }
    }

    fn finish(&self, partial: PrecedencePartial) -> Result<Finish, AnalyzeError> {
        let PrecedencePartial { customers, labels, counts, pairs } = partial;
        let reach = |(label, (count, customers)): (&String, &(u64, u64))| LabelReach {
            label: label.clone(),
            customers: *customers,
            count: *count,
        };
        let mut told: Vec<LabelReach> = labels.iter().zip(&counts).filter(|(_, (count, _))| *count > 0).map(reach).collect();
        if told.len() > MOST_LABELS {
            let problem =
                format!("gives more than {MOST_LABELS} different labels; rename or hide some, or label by a coarser property");
            return Err(AnalyzeError::refused("label", problem));
        }
        told.sort_by(|a, b| b.customers.cmp(&a.customers).then_with(|| a.label.cmp(&b.label)));
        told.truncate(self.top);
        let kept: Vec<bool> = labels.iter().map(|label| told.iter().any(|reach| reach.label == *label)).collect();
        let mut told_pairs: Vec<PrecedencePair> = pairs
            .into_iter()
            .filter(|((first, then), _)| kept[*first] && kept[*then])
            .map(|((first, then), customers)| PrecedencePair {
                first: labels[first].clone(),
                then: labels[then].clone(),
                customers,
            })
            .collect();
        told_pairs.sort_by(|a, b| (&a.first, &a.then).cmp(&(&b.first, &b.then)));
        Ok(Finish::Answer(AnswerBody::Precedence(PrecedenceAnswer { customers, labels: told, pairs: told_pairs })))
    }
}
