//! conformance: how observed journeys follow a drawn one.

use std::collections::BTreeMap;

use events::Needs;
use journey::answer::{AnswerBody, ConformanceAnswer, StepConformance, UnmappedEvent};
use journey::question::{Conformance, Labels};
use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::kernel::{Finish, Hint, Kernel};
use crate::kernels::alignment::{Aligner, Outcome, Plan};
use crate::program::{Block, LabelProgram, LabelScratch, MaskProgram, Masks};
use crate::quantiles::{Tally, windows};

pub(crate) struct ConformanceKernel {
    keys: Vec<String>,
    plan: Plan,
    masks: MaskProgram,
    labels: LabelProgram,
    hint: Hint,
}

/// What one thread gathers.
pub(crate) struct ConformanceLocal {
    masks: Masks,
    scratch: LabelScratch,
    aligner: Aligner,
    times: Vec<i64>,
    matches: Vec<u64>,
    unmapped: Vec<u64>,
    tally: Tallies,
}

/// What is counted, apart from names.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Tallies {
    customers: u64,
    entered: u64,
    /// Events of entered subjects.
    events: u64,
    /// Entered subjects by the number of required steps completed.
    by_required: Vec<u64>,
    steps: Vec<StepTally>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StepTally {
    completed: u64,
    late: u64,
    out_of_order: u64,
    missing: u64,
    skipped: u64,
    reached: u64,
    last: u64,
    waits: Tally,
}

/// What a scan gathers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ConformancePartial {
    tally: Tallies,
    unmapped: BTreeMap<String, u64>,
}

impl ConformanceKernel {
    pub(crate) fn compile(question: &Conformance, hint: &Hint, needs: &mut Needs) -> Self {
        needs.times = true;
        ConformanceKernel {
            keys: question.steps.iter().map(|step| step.key.clone()).collect(),
            plan: Plan {
                required: question.steps.iter().map(|step| step.required).collect(),
                within_millis: question.steps.iter().map(|step| step.within.map(journey::Duration::millis)).collect(),
            },
            masks: MaskProgram::compile(question.steps.iter().map(|step| &step.matcher), needs),
            labels: LabelProgram::compile(&Labels::default(), needs),
            hint: hint.clone(),
        }
    }

    fn subject(&self, local: &mut ConformanceLocal, block: &Block<'_>, places: std::ops::Range<usize>, labels: &[u32]) {
        let words = local.masks.words;
        let bits = |place: usize| &local.masks.bits[place * words..(place + 1) * words];
        local.tally.customers += 1;
        local.times.clear();
        local.matches.clear();
        for place in places.clone() {
            let row = bits(place);
            if row.iter().any(|word| *word != 0) {
                local.times.push(block.times[place]);
                local.matches.extend_from_slice(row);
            }
        }
        if local.times.is_empty() {
            return;
        }
        local.tally.entered += 1;
        local.tally.events += places.len() as u64;
        for place in places {
            if bits(place).iter().all(|word| *word == 0) {
                let label = labels[place] as usize;
                if local.unmapped.len() <= label {
                    local.unmapped.resize(label + 1, 0);
                }
                local.unmapped[label] += 1;
            }
        }
        let outcomes = local.aligner.journey(&local.times, &local.matches, words);
        local.tally.record(outcomes, &self.plan);
        for (step, tally) in local.tally.steps.iter_mut().enumerate() {
            tally.reached += u64::from(local.matches.chunks_exact(words).any(|row| row[step / 64] >> (step % 64) & 1 == 1));
        }
    }
}

impl Tallies {
    fn record(&mut self, outcomes: &[Outcome], plan: &Plan) {
        let mut required = 0;
        let mut last = None;
        for (step, (outcome, tally)) in outcomes.iter().zip(&mut self.steps).enumerate() {
            match outcome {
                Outcome::Completed { since_previous, late } => {
                    required += usize::from(plan.required[step]);
                    last = Some(step);
                    tally.completed += u64::from(!late);
                    tally.late += u64::from(*late);
                    since_previous.iter().for_each(|since| tally.waits.record(*since));
                }
                Outcome::OutOfOrder => tally.out_of_order += 1,
                Outcome::Unseen if plan.required[step] => tally.missing += 1,
                Outcome::Unseen => tally.skipped += 1,
            }
        }
        self.by_required[required] += 1;
        if let Some(last) = last {
            self.steps[last].last += 1;
        }
    }

    fn merge(&mut self, from: Tallies) {
        self.customers += from.customers;
        self.entered += from.entered;
        self.events += from.events;
        self.by_required.iter_mut().zip(from.by_required).for_each(|(into, from)| *into += from);
        for (into, from) in self.steps.iter_mut().zip(from.steps) {
            into.completed += from.completed;
            into.late += from.late;
            into.out_of_order += from.out_of_order;
            into.missing += from.missing;
            into.skipped += from.skipped;
            into.reached += from.reached;
            into.last += from.last;
            into.waits.merge(from.waits);
        }
    }

    /// Mean share of required steps completed.
    #[allow(clippy::cast_precision_loss)] // Counts below 2^52.
    fn fit(&self) -> Option<f64> {
        let required = self.by_required.len() - 1;
        let completed: u64 = self.by_required.iter().zip(0..).map(|(subjects, steps)| subjects * steps).sum();
        (self.entered > 0 && required > 0).then(|| completed as f64 / (self.entered as f64 * required as f64))
    }
}

impl ConformancePartial {
    pub(crate) fn merge(&mut self, from: ConformancePartial) {
        self.tally.merge(from.tally);
        from.unmapped.into_iter().for_each(|(event, count)| *self.unmapped.entry(event).or_insert(0) += count);
    }
}

impl Kernel for ConformanceKernel {
    type Local = ConformanceLocal;
    type Partial = ConformancePartial;

    const LOOKS_FIRST: bool = true;

    fn local(&self) -> ConformanceLocal {
        let step = |key: &String| StepTally {
            completed: 0,
            late: 0,
            out_of_order: 0,
            missing: 0,
            skipped: 0,
            reached: 0,
            last: 0,
            waits: Tally::new(&self.hint.windows(key)),
        };
        let required = self.plan.required.iter().filter(|required| **required).count();
        let tally = Tallies {
            customers: 0,
            entered: 0,
            events: 0,
            by_required: vec![0; required + 1],
            steps: self.keys.iter().map(step).collect(),
        };
        ConformanceLocal {
            masks: Masks::default(),
            scratch: LabelScratch::default(),
            aligner: Aligner::new(self.plan.clone()),
            times: Vec::new(),
            matches: Vec::new(),
            unmapped: Vec::new(),
            tally,
        }
    }

    fn block(&self, local: &mut ConformanceLocal, block: &Block<'_>) {
        self.masks.evaluate(block.bucket, &block.rows, &mut local.masks);
        let mut scratch = std::mem::take(&mut local.scratch);
        let labels = self.labels.label_rows(block.bucket, &block.rows, &mut scratch);
        for pair in block.offsets.windows(2) {
            self.subject(local, block, pair[0] as usize..pair[1] as usize, labels);
        }
        local.scratch = scratch;
    }

    fn join(&self, mut into: ConformanceLocal, mut from: ConformanceLocal) -> ConformanceLocal {
        into.tally.merge(from.tally);
        if into.unmapped.len() < from.unmapped.len() {
            std::mem::swap(&mut into.unmapped, &mut from.unmapped);
        }
        into.unmapped.iter_mut().zip(from.unmapped).for_each(|(into, from)| *into += from);
        into
    }

    fn seal(&self, local: ConformanceLocal) -> ConformancePartial {
        let unmapped = self.labels.names().into_iter().zip(local.unmapped).filter(|(_, count)| *count > 0).collect();
        ConformancePartial { tally: local.tally, unmapped }
    }

    fn hint(&self, sample: ConformancePartial) -> Hint {
        let window = |(key, tally): (&String, &StepTally)| (key.clone(), windows(&tally.waits.kept(), &Tally::SHARES));
        Hint { windows: self.keys.iter().zip(&sample.tally.steps).map(window).collect(), ..Hint::default() }
    }

    #[allow(clippy::cast_precision_loss)] // Counts below 2^52.
    fn finish(&self, partial: ConformancePartial) -> Result<Finish, AnalyzeError> {
        let ConformancePartial { mut tally, unmapped } = partial;
        let mut steps = Vec::with_capacity(self.keys.len());
        for (key, step) in self.keys.iter().zip(&mut tally.steps) {
            let Some(from_previous) = step.waits.times() else { return Ok(Finish::Again(Hint::default())) };
            let StepTally { completed, late, out_of_order, missing, skipped, reached, last, .. } = *step;
            let median_ms_from_previous = from_previous.median_ms;
            let key = key.clone();
            steps.push(StepConformance {
                key,
                completed,
                late,
                out_of_order,
                missing,
                skipped,
                reached,
                last,
                median_ms_from_previous,
                from_previous,
            });
        }
        let events = tally.events as f64;
        let stray: u64 = unmapped.values().sum();
        let mut unmapped: Vec<UnmappedEvent> =
            unmapped.into_iter().map(|(event, count)| UnmappedEvent { event, count, share: count as f64 / events }).collect();
        unmapped.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.event.cmp(&b.event)));
        Ok(Finish::Answer(AnswerBody::Conformance(ConformanceAnswer {
            entered: tally.entered,
            customers: tally.customers,
            fit: tally.fit(),
            steps,
            unmapped,
            mapped_share: (tally.events > 0).then(|| 1.0 - stray as f64 / events),
        })))
    }
}
