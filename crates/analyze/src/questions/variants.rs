//! variants: whole journeys, counted.

use events::Needs;
use journey::answer::{AnswerBody, Variant, VariantsAnswer};
use journey::question::Variants;
use serde::{Deserialize, Serialize};

use super::names::merge_names;
use crate::error::AnalyzeError;
use crate::kernel::{Finish, Kernel};
use crate::kernels::variants::VariantTable;
use crate::program::{Block, LabelProgram, LabelScratch};

pub(crate) struct VariantsKernel {
    top: usize,
    first: Option<usize>,
    labels: LabelProgram,
}

/// One thread's table.
#[derive(Default)]
pub(crate) struct VariantsLocal {
    table: VariantTable,
    scratch: LabelScratch,
}

/// What a scan gathers: paths of places in `labels`.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct VariantsPartial {
    labels: Vec<String>,
    #[serde(with = "paths_on_the_wire")]
    table: VariantTable,
}

impl VariantsKernel {
    pub(crate) fn compile(question: &Variants, needs: &mut Needs) -> Self {
        VariantsKernel { top: question.top, first: question.first, labels: LabelProgram::compile(&question.labels, needs) }
    }
}

impl VariantsPartial {
    #[allow(clippy::cast_possible_truncation)] // Fewer labels than 2^32: their names are in memory.
    pub(crate) fn merge(&mut self, from: &VariantsPartial) {
        let places = merge_names(&mut self.labels, &from.labels);
        let mut path = Vec::new();
        from.table.each(|labels, count| {
            path.clear();
            path.extend(labels.iter().map(|label| places[*label as usize] as u32));
            self.table.add(&path, count);
        });
    }
}

impl Kernel for VariantsKernel {
    type Local = VariantsLocal;
    type Partial = VariantsPartial;

    fn local(&self) -> VariantsLocal {
        VariantsLocal::default()
    }

    fn block(&self, local: &mut VariantsLocal, block: &Block<'_>) {
        let VariantsLocal { table, scratch } = local;
        let sequence = self.labels.sequence(block, scratch);
        let most = self.first.unwrap_or(usize::MAX);
        for pair in sequence.offsets.windows(2) {
            let labels = &sequence.labels[pair[0] as usize..pair[1] as usize];
            table.add(&labels[..labels.len().min(most)], 1);
        }
    }

    fn join(&self, mut into: VariantsLocal, from: VariantsLocal) -> VariantsLocal {
        into.table.merge(from.table);
        into
    }

    fn seal(&self, local: VariantsLocal) -> VariantsPartial {
        VariantsPartial { labels: self.labels.names(), table: local.table }
    }

    fn finish(&self, partial: VariantsPartial) -> Result<Finish, AnalyzeError> {
        let VariantsPartial { labels, table } = partial;
        let variants = top_variants(&table, &labels, self.top);
        Ok(Finish::Answer(AnswerBody::Variants(VariantsAnswer {
            distinct: table.len() as u64,
            customers: table.subjects,
            variants,
        })))
    }
}

/// The commonest paths; of equally common ones the first by name. Paths are compared by the ranks of their labels,
/// and only those that are told are spelt out: there may be millions that occur once.
#[allow(clippy::cast_possible_truncation)] // Fewer labels than 2^32: their names are in memory.
fn top_variants(table: &VariantTable, labels: &[String], top: usize) -> Vec<Variant> {
    let mut by_name: Vec<u32> = (0..labels.len() as u32).collect();
    by_name.sort_by(|a, b| labels[*a as usize].cmp(&labels[*b as usize]));
    let mut ranks = vec![0_u32; labels.len()];
    by_name.iter().enumerate().for_each(|(rank, label)| ranks[*label as usize] = rank as u32);
    let least = table.least_of_top(top);
    let mut found: Vec<(std::cmp::Reverse<u64>, Vec<u32>)> = Vec::new();
    let keep_top = |found: &mut Vec<_>| {
        found.sort_unstable();
        found.truncate(top);
    };
    table.each(|path, customers| {
        if customers >= least {
            found.push((std::cmp::Reverse(customers), path.iter().map(|label| ranks[*label as usize]).collect()));
            if found.len() > 2 * top + 1_024 {
                keep_top(&mut found);
            }
        }
    });
    keep_top(&mut found);
    let name = |rank: &u32| labels[by_name[*rank as usize] as usize].clone();
    found.into_iter().map(|(customers, path)| Variant { path: path.iter().map(name).collect(), customers: customers.0 }).collect()
}

/// A table as a list of paths.
mod paths_on_the_wire {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::kernels::variants::VariantTable;

    pub(super) fn serialize<S: Serializer>(table: &VariantTable, serializer: S) -> Result<S::Ok, S::Error> {
        let mut paths = Vec::with_capacity(table.len());
        table.each(|path, count| paths.push((path.to_vec(), count)));
        serializer.collect_seq(paths)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<VariantTable, D::Error> {
        let paths: Vec<(Vec<u32>, u64)> = Vec::deserialize(deserializer)?;
        let mut table = VariantTable::default();
        paths.iter().for_each(|(path, count)| table.add(path, *count));
        Ok(table)
    }
}
