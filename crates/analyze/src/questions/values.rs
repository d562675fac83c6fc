//! values: a number that events carry, summed up.

use std::collections::BTreeMap;

use events::{Column, Needs};
use journey::answer::{AnswerBody, NONE, ValueGroup, ValuesAnswer};
use journey::question::Values;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::kernel::{Finish, Kernel};
use crate::program::{Block, MaskProgram, Masks, ValueReader};

/// The name of the one group where none is asked for.
const ALL: &str = "(all)";

pub(crate) struct ValuesKernel {
    masks: MaskProgram,
    value: usize,
    group: Option<usize>,
}

/// What one thread gathers.
#[derive(Default)]
pub(crate) struct ValuesLocal {
    masks: Masks,
    reader: ValueReader,
    by_code: FxHashMap<u32, String>,
    groups: BTreeMap<String, Moments>,
    subject: u64,
}

/// Count, mean and spread of numbers, as running moments: the mean and the sum of squared deviations from it
/// (Welford; merged after Chan, Golub and LeVeque), which stay exact where sums of squares would cancel.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Moments {
    count: u64,
    customers: u64,
    last_subject: u64,
    sum: f64,
    mean: f64,
    squares: f64,
    min: f64,
    max: f64,
}

/// What a scan gathers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ValuesPartial {
    groups: BTreeMap<String, Moments>,
}

impl Default for Moments {
    fn default() -> Self {
        Moments {
            count: 0,
            customers: 0,
            last_subject: 0,
            sum: 0.0,
            mean: 0.0,
            squares: 0.0,
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
        }
    }
}

impl Moments {
    #[allow(clippy::cast_precision_loss)] // Counts below 2^52.
    fn record(&mut self, number: f64, subject: u64) {
        self.count += 1;
        self.customers += u64::from(self.last_subject != subject);
        self.last_subject = subject;
        self.sum += number;
        let before = number - self.mean;
        self.mean += before / self.count as f64;
        self.squares += before * (number - self.mean);
        (self.min, self.max) = (self.min.min(number), self.max.max(number));
    }

    #[allow(clippy::cast_precision_loss)] // Counts below 2^52.
    fn merge(&mut self, from: Moments) {
        let (a, b) = (self.count as f64, from.count as f64);
        if from.count == 0 {
            return;
        }
        let apart = from.mean - self.mean;
        self.mean += apart * b / (a + b);
        self.squares += from.squares + apart * apart * a * b / (a + b);
        self.count += from.count;
        self.customers += from.customers;
        self.sum += from.sum;
        (self.min, self.max) = (self.min.min(from.min), self.max.max(from.max));
    }

    #[allow(clippy::cast_precision_loss)] // Counts below 2^52.
    fn tell(&self, group: String) -> ValueGroup {
        let Moments { count, customers, sum, mean, squares, min, max, .. } = *self;
        let deviation = (count > 1).then(|| (squares / (count - 1) as f64).sqrt());
        ValueGroup { group, count, customers, sum, mean, deviation, min, max }
    }
}

impl ValuesKernel {
    pub(crate) fn compile(question: &Values, needs: &mut Needs) -> Self {
        ValuesKernel {
            masks: MaskProgram::compile([&question.matcher], needs),
            value: needs.column(&question.value),
            group: question.group.as_ref().map(|name| needs.column(name)),
        }
    }
}

fn merge_groups(into: &mut BTreeMap<String, Moments>, from: BTreeMap<String, Moments>) {
    from.into_iter().for_each(|(name, moments)| into.entry(name).or_default().merge(moments));
}

impl ValuesPartial {
    pub(crate) fn merge(&mut self, from: ValuesPartial) {
        merge_groups(&mut self.groups, from.groups);
    }
}

impl Kernel for ValuesKernel {
    type Local = ValuesLocal;
    type Partial = ValuesPartial;

    fn local(&self) -> ValuesLocal {
        ValuesLocal::default()
    }

    fn block(&self, local: &mut ValuesLocal, block: &Block<'_>) {
        self.masks.evaluate(block.bucket, &block.rows, &mut local.masks);
        let values: &Column = &block.bucket.columns[self.value];
        for pair in block.offsets.windows(2) {
            local.subject += 1;
            for place in pair[0] as usize..pair[1] as usize {
                if !local.masks.has(place, 0) {
                    continue;
                }
                let row = block.rows.row(place);
                let number = ValueReader::number(values, row);
                if number.is_nan() {
                    continue;
                }
                let subject = local.subject;
                local.moments(self.group.map(|index| &*block.bucket.columns[index]), row).record(number, subject);
            }
        }
    }

    fn join(&self, mut into: ValuesLocal, from: ValuesLocal) -> ValuesLocal {
        merge_groups(&mut into.groups, from.groups);
        into
    }

    fn seal(&self, local: ValuesLocal) -> ValuesPartial {
        ValuesPartial { groups: local.groups }
    }

    fn finish(&self, partial: ValuesPartial) -> Result<Finish, AnalyzeError> {
        let groups = partial.groups.into_iter().map(|(name, moments)| moments.tell(name)).collect();
        Ok(Finish::Answer(AnswerBody::Values(ValuesAnswer { groups })))
    }
}

impl ValuesLocal {
    fn moments(&mut self, group: Option<&Column>, row: usize) -> &mut Moments {
        let ValuesLocal { reader, by_code, groups, .. } = self;
        let Some(column) = group else { return groups.entry(ALL.to_owned()).or_default() };
        let code = reader.code(column, row);
        let name = by_code.entry(code).or_insert_with(|| if code == 0 { NONE.to_owned() } else { reader.text(column, code) });
        groups.entry(name.clone()).or_default()
    }
}
