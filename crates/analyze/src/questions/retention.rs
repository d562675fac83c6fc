//! retention: who comes back.

use std::collections::BTreeMap;

use events::Needs;
use jiff::tz::TimeZone;
use journey::Calendar;
use journey::answer::{AnswerBody, Cohort, RetentionAnswer};
use journey::question::{Retention, RetentionMode};
use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::kernel::{Finish, Kernel};
use crate::kernels::retention::Periods;
use crate::program::{Block, MaskProgram, Masks};

pub(crate) struct RetentionKernel {
    question: Retention,
    zone: TimeZone,
    masks: MaskProgram,
    kernel: Periods,
    periods: usize,
    mode: RetentionMode,
    now_millis: i64,
}

/// What one thread gathers: cohorts by place in the calendar.
pub(crate) struct RetentionLocal {
    masks: Masks,
    cohorts: BTreeMap<usize, CohortTally>,
}

/// What is gathered of one cohort.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct CohortTally {
    size: u64,
    /// Latest start event: the last whose periods are over.
    last_start: i64,
    returned: Vec<u64>,
}

/// What a scan gathers: cohorts by the first moment of their period.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RetentionPartial {
    cohorts: BTreeMap<i64, CohortTally>,
}

impl RetentionKernel {
    /// `range`: earliest and latest time of the data.
    pub(crate) fn compile(question: &Retention, zone: &TimeZone, range: (i64, i64), now_millis: i64, needs: &mut Needs) -> Self {
        needs.times = true;
        let calendar = Calendar::covering(question.period, zone, range.0, range.1, 1);
        RetentionKernel {
            question: question.clone(),
            zone: zone.clone(),
            masks: MaskProgram::compile([&question.start, &question.returning], needs),
            kernel: periods(question, &calendar),
            periods: question.periods,
            mode: question.mode,
            now_millis,
        }
    }

    fn new_cohort(&self) -> CohortTally {
        CohortTally { size: 0, last_start: i64::MIN, returned: vec![0; self.periods] }
    }
}

fn periods(question: &Retention, calendar: &Calendar) -> Periods {
    let starts = calendar.starts().to_vec();
    let period_millis = question.period.rolling_days() * 86_400_000;
    if question.rolling { Periods::Rolling { starts, period_millis } } else { Periods::Calendar(starts) }
}

fn merge_cohort(into: &mut CohortTally, from: CohortTally) {
    into.size += from.size;
    into.last_start = into.last_start.max(from.last_start);
    into.returned.iter_mut().zip(from.returned).for_each(|(into, from)| *into += from);
}

impl RetentionPartial {
    pub(crate) fn merge(&mut self, from: RetentionPartial) {
        for (start, tally) in from.cohorts {
            match self.cohorts.get_mut(&start) {
                Some(known) => merge_cohort(known, tally),
                None => {
                    self.cohorts.insert(start, tally);
                }
            }
        }
    }
}

impl Kernel for RetentionKernel {
    type Local = RetentionLocal;
    type Partial = RetentionPartial;

    fn local(&self) -> RetentionLocal {
        RetentionLocal { masks: Masks::default(), cohorts: BTreeMap::new() }
    }

    fn block(&self, local: &mut RetentionLocal, block: &Block<'_>) {
        self.masks.evaluate(block.bucket, &block.rows, &mut local.masks);
        let most = if self.mode == RetentionMode::On { self.periods - 1 } else { usize::MAX };
        let mut seen = Vec::with_capacity(self.periods);
        for pair in block.offsets.windows(2) {
            let rows = pair[0] as usize..pair[1] as usize;
            seen.clear();
            let started =
                self.kernel.journey(&block.times[rows.clone()], &local.masks.bits[rows], most, |period| seen.push(period));
            let Some(started) = started else { continue };
            let tally = local.cohorts.entry(started.cohort).or_insert_with(|| self.new_cohort());
            tally.size += 1;
            tally.last_start = tally.last_start.max(started.time);
            match self.mode {
                RetentionMode::On => seen.iter().for_each(|period| tally.returned[*period] += 1),
                RetentionMode::OnOrAfter => {
                    let counted = seen.last().map_or(0, |last| (last + 1).min(self.periods));
                    tally.returned[..counted].iter_mut().for_each(|count| *count += 1);
                }
            }
        }
    }

    fn join(&self, mut into: RetentionLocal, from: RetentionLocal) -> RetentionLocal {
        for (cohort, tally) in from.cohorts {
            match into.cohorts.get_mut(&cohort) {
                Some(known) => merge_cohort(known, tally),
                None => {
                    into.cohorts.insert(cohort, tally);
                }
            }
        }
        into
    }

    fn seal(&self, local: RetentionLocal) -> RetentionPartial {
        let starts = self.kernel.starts();
        RetentionPartial { cohorts: local.cohorts.into_iter().map(|(cohort, tally)| (starts[cohort], tally)).collect() }
    }

    fn finish(&self, partial: RetentionPartial) -> Result<Finish, AnalyzeError> {
        let (Some(first), Some(last)) = (partial.cohorts.keys().next(), partial.cohorts.keys().next_back()) else {
            return Ok(Finish::Answer(AnswerBody::Retention(RetentionAnswer { cohorts: Vec::new() })));
        };
        // The cohorts may come from elsewhere: their calendar is made of what they say, up to the end of the last period.
        let calendar = Calendar::covering(self.question.period, &self.zone, *first, *last, self.periods + 1);
        let kernel = periods(&self.question, &calendar);
        let told = |(start, tally): (i64, CohortTally)| {
            // Of days that start at the same moment, as where a zone leaves one out, the last is the one that has it.
            let cohort = calendar.starts().partition_point(|known| *known <= start).saturating_sub(1);
            let over = |period: usize| kernel.end_of(cohort, period, tally.last_start) <= self.now_millis;
            Cohort {
                cohort: calendar.date(cohort),
                size: tally.size,
                incomplete: (0..self.periods).map(|period| !over(period)).collect(),
                returned: tally.returned,
            }
        };
        let cohorts = partial.cohorts.into_iter().map(told).collect();
        Ok(Finish::Answer(AnswerBody::Retention(RetentionAnswer { cohorts })))
    }
}
