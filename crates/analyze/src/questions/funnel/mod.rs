//! funnel: how many reach each step.

mod answer;
mod narrow;
mod subject;
mod tally;

use events::Needs;
use journey::answer::{AnswerBody, FunnelAnswer};
use journey::question::{Breakdown, Funnel, FunnelOrder};

pub(crate) use self::narrow::narrowed;
use self::subject::{Engine, FunnelLocal, Groups, HeldReader};
pub(crate) use self::tally::FunnelPartial;
use self::tally::{StepTally, Waits, merge_groups, merge_steps};
use crate::error::AnalyzeError;
use crate::kernel::{Finish, Hint, Kernel};
use crate::kernels::any_order::AnyOrder;
use crate::kernels::chains::{Chains, Rules, StepRule};
use crate::kernels::simple_funnel::SimpleFunnel;
use crate::program::{Block, Hits, MaskProgram, Masks, ValueReader};
use crate::quantiles::{Tally, windows};

pub(crate) struct FunnelKernel {
    /// Steps, then exclusions.
    masks: MaskProgram,
    rules: Rules,
    any_order: bool,
    is_plain: bool,
    /// Columns of the held properties.
    hold: Vec<usize>,
    breakdown: Option<(Breakdown, usize)>,
    hint: Hint,
}

impl FunnelKernel {
    pub(crate) fn compile(question: &Funnel, now_millis: i64, hint: &Hint, needs: &mut Needs) -> Self {
        needs.times = true;
        let matchers =
            question.steps.iter().map(|step| &step.matcher).chain(question.exclude.iter().map(|exclusion| &exclusion.matcher));
        let rule = |step: &journey::question::FunnelStep| StepRule {
            within_millis: step.within.map(journey::Duration::millis),
            next: step.next,
            optional: step.optional,
        };
        FunnelKernel {
            masks: MaskProgram::compile(matchers, needs),
            rules: Rules {
                window_millis: question.window.millis(),
                now_millis,
                steps: question.steps.iter().map(rule).collect(),
                exclusions: question.exclude.iter().map(|exclusion| (exclusion.after - 1, exclusion.before - 1)).collect(),
            },
            any_order: question.order == FunnelOrder::Any,
            is_plain: narrow::is_plain(question),
            hold: question.hold.iter().map(|name| needs.column(name)).collect(),
            breakdown: question.breakdown.clone().map(|breakdown| {
                let index = needs.column(&breakdown.property);
                (breakdown, index)
            }),
            hint: hint.clone(),
        }
    }

    fn steps(&self) -> usize {
        self.rules.steps.len()
    }

    fn engine(&self) -> Engine {
        let Rules { window_millis, now_millis, .. } = self.rules;
        if self.any_order {
            return Engine::Any(AnyOrder::new(self.steps(), window_millis, now_millis));
        }
        if self.is_plain {
            return Engine::Simple(SimpleFunnel::new(self.steps(), window_millis, now_millis));
        }
        Engine::Chains(Chains::new(self.rules.clone()))
    }

    /// Names of the tallies of a step, for hints.
    fn names(step: usize) -> (String, String) {
        (format!("start {step}"), format!("previous {step}"))
    }

    fn tallies(&self, hint: &Hint) -> Vec<StepTally> {
        let tally = |step: usize| {
            let (start, previous) = Self::names(step);
            let from_start = Tally::new(&hint.windows(&start));
            StepTally { reached: 0, in_progress: 0, from_start, from_previous: Tally::new(&hint.windows(&previous)) }
        };
        (0..self.steps()).map(tally).collect()
    }
}

impl Kernel for FunnelKernel {
    type Local = FunnelLocal;
    type Partial = FunnelPartial;

    const LOOKS_FIRST: bool = true;

    fn local(&self) -> FunnelLocal {
        FunnelLocal {
            steps: self.tallies(&self.hint),
            groups: Groups::default(),
            engine: self.engine(),
            waits: Waits::new(self.steps()),
            masks: Masks::default(),
            hits: Hits::default(),
            events: Vec::new(),
            held: HeldReader::default(),
            values: ValueReader::default(),
        }
    }

    fn block(&self, local: &mut FunnelLocal, block: &Block<'_>) {
        if let Engine::Simple(engine) = &local.engine {
            let FunnelLocal { steps, waits, hits, .. } = local;
            self.masks.pick(block.bucket, &block.rows, hits);
            engine.journeys(block.offsets, hits.timed(block.times), |_, reach| waits.take(reach));
            waits.record(steps);
            return;
        }
        self.masks.evaluate(block.bucket, &block.rows, &mut local.masks);
        for pair in block.offsets.windows(2) {
            self.subject(local, block, pair[0] as usize..pair[1] as usize);
        }
    }

    fn join(&self, mut into: FunnelLocal, from: FunnelLocal) -> FunnelLocal {
        merge_steps(&mut into.steps, from.steps);
        merge_groups(&mut into.groups.tallies, from.groups.tallies);
        into
    }

    fn seal(&self, local: FunnelLocal) -> FunnelPartial {
        FunnelPartial { steps: local.steps, groups: local.groups.tallies }
    }

    fn hint(&self, sample: FunnelPartial) -> Hint {
        let mut hint = Hint::default();
        for (step, tally) in sample.steps.iter().enumerate() {
            let (start, previous) = Self::names(step);
            hint.windows.insert(start, windows(&tally.from_start.kept(), &Tally::SHARES));
            hint.windows.insert(previous, windows(&tally.from_previous.kept(), &Tally::SHARES));
        }
        hint
    }

    fn finish(&self, partial: FunnelPartial) -> Result<Finish, AnalyzeError> {
        let FunnelPartial { mut steps, groups } = partial;
        let told = self.tell(&mut steps).and_then(|steps| Some(FunnelAnswer { steps, groups: self.tell_groups(groups)? }));
        Ok(told.map_or_else(|| Finish::Again(Hint::default()), |answer| Finish::Answer(AnswerBody::Funnel(answer))))
    }
}
