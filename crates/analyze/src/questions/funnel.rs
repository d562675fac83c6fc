//! funnel: how many reach each step.

use events::{Column, Needs};
use journey::answer::{AnswerBody, FunnelAnswer, FunnelGroup, NONE, OTHER, StepReach, Times};
use journey::question::{Breakdown, BreakdownBy, Funnel, FunnelOrder};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::kernel::{Finish, Hint, Kernel};
use crate::kernels::any_order::AnyOrder;
use crate::kernels::chains::{ChainEvent, Chains, Reach, Rules, StepRule};
use crate::kernels::simple_funnel::SimpleFunnel;
use crate::program::{Block, MaskProgram, Masks, ValueReader};
use crate::quantiles::{Tally, windows};

pub(crate) struct FunnelKernel {
    /// Steps, then exclusions.
    masks: MaskProgram,
    rules: Rules,
    any_order: bool,
    /// Columns of the held properties.
    hold: Vec<usize>,
    breakdown: Option<(Breakdown, usize)>,
    hint: Hint,
}

/// What one thread gathers.
pub(crate) struct FunnelLocal {
    steps: Vec<StepTally>,
    groups: Groups,
    engine: Engine,
    masks: Masks,
    events: Vec<ChainEvent>,
    held: HeldReader,
    values: ValueReader,
}

enum Engine {
    Simple(SimpleFunnel),
    Chains(Chains),
    Any(AnyOrder),
}

/// Tallies by value of the breakdown. Values are looked up by code once a thread.
#[derive(Default)]
struct Groups {
    tallies: Vec<(String, Vec<StepTally>)>,
    by_code: FxHashMap<u32, usize>,
}

/// Numbers combinations of held values.
#[derive(Default)]
struct HeldReader {
    readers: Vec<ValueReader>,
    combinations: FxHashMap<Vec<u32>, u32>,
}

/// What is gathered of one step.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StepTally {
    reached: u64,
    in_progress: u64,
    from_start: Tally,
    from_previous: Tally,
}

/// What a scan gathers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct FunnelPartial {
    steps: Vec<StepTally>,
    groups: Vec<(String, Vec<StepTally>)>,
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
        let plain = |step: &StepRule| step.within_millis.is_none() && !step.next && !step.optional;
        let bare = self.rules.exclusions.is_empty() && self.hold.is_empty() && self.breakdown.is_none();
        if bare && self.steps() <= 64 && self.rules.steps.iter().all(plain) {
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

    /// The funnel of one subject's rows, or of those that `keep` picks.
    fn subject(&self, local: &mut FunnelLocal, block: &Block<'_>, places: std::ops::Range<usize>) {
        match &self.breakdown {
            None => {
                let reach = self.reach(local, block, places, None);
                record(&mut local.steps, &reach.steps);
            }
            Some((breakdown, index)) if breakdown.by == BreakdownBy::All => {
                let reach = self.reach(local, block, places.clone(), None);
                record(&mut local.steps, &reach.steps);
                let column = &block.bucket.columns[*index];
                let codes: Vec<u32> = places.clone().map(|place| local.values.code(column, block.rows.row(place))).collect();
                let mut values = codes.clone();
                values.sort_unstable();
                values.dedup();
                for value in values {
                    let reach = self.reach(local, block, places.clone(), Some((&codes, value)));
                    let group = local.group(column, value, || self.tallies(&Hint::default()));
                    record(group, &reach.steps);
                }
            }
            Some((breakdown, index)) => {
                let reach = self.reach(local, block, places, None);
                record(&mut local.steps, &reach.steps);
                let column = &block.bucket.columns[*index];
                if let Some(place) = reach.place_of(breakdown.by) {
                    let value = local.values.code(column, block.rows.row(place));
                    let group = local.group(column, value, || self.tallies(&Hint::default()));
                    record(group, &reach.steps);
                }
            }
        }
    }

    /// What one subject reaches, over all its rows or only those of one value.
    fn reach(
        &self,
        local: &mut FunnelLocal,
        block: &Block<'_>,
        places: std::ops::Range<usize>,
        only: Option<(&[u32], u32)>,
    ) -> SubjectReach {
        let start = places.start;
        let kept = |place: &usize| only.is_none_or(|(codes, value)| codes[place - start] == value);
        let steps = self.steps();
        if let Engine::Any(engine) = &mut local.engine {
            let step = |place: usize| (0..steps).find(|step| local.masks.has(place, *step));
            let found: Vec<(usize, usize)> = places.filter(kept).filter_map(|place| Some((place, step(place)?))).collect();
            let events: Vec<(i64, usize)> = found.iter().map(|(place, step)| (block.times[*place], *step)).collect();
            let reach = engine.journey(&events).to_vec();
            let deepest = reach.iter().rposition(|reach| reach.reached);
            let chain = deepest.map_or_else(Vec::new, |level| {
                let (first, last) = engine.attempt(level);
                found[first..=last].iter().map(|(place, step)| (*step, *place)).collect()
            });
            return SubjectReach { steps: reach, chain };
        }
        let mut count = 0;
        let mut length = 0;
        for place in places.filter(kept) {
            let matches =
                local.masks.bits[place * local.masks.words..(place + 1) * local.masks.words].iter().any(|word| *word != 0);
            if matches {
                if local.events.len() == count {
                    local.events.push(ChainEvent::default());
                }
                let event = &mut local.events[count];
                count += 1;
                (event.position, event.time) = (length, block.times[place]);
                event.place = place;
                event.steps.clear();
                event.steps.extend((0..steps).filter(|step| local.masks.has(place, *step)));
                event.exclusions.clear();
                event.exclusions.extend((0..self.rules.exclusions.len()).filter(|i| local.masks.has(place, steps + i)));
                event.held = local.held.read(&self.hold, block, place);
            }
            length += 1;
        }
        let Engine::Chains(engine) = &mut local.engine else { return SubjectReach::default() };
        let reach = engine.journey(&local.events[..count], length).to_vec();
        let chain = match (&self.breakdown, reach.iter().rposition(|reach| reach.reached)) {
            (Some(_), Some(deepest)) => {
                engine.chain(deepest).iter().map(|link| (link.step, local.events[link.event].place)).collect()
            }
            _ => Vec::new(),
        };
        SubjectReach { steps: reach, chain }
    }
}

/// What one subject reaches, and its deepest chain as (step, place in the block).
#[derive(Default)]
struct SubjectReach {
    steps: Vec<Reach>,
    chain: Vec<(usize, usize)>,
}

impl SubjectReach {
    fn place_of(&self, by: BreakdownBy) -> Option<usize> {
        let link = match by {
            BreakdownBy::First | BreakdownBy::All => self.chain.first(),
            BreakdownBy::Last => self.chain.last(),
            BreakdownBy::Step(wanted) => self.chain.iter().find(|(step, _)| step + 1 == wanted),
        };
        link.map(|(_, place)| *place)
    }
}

impl FunnelLocal {
    fn group(&mut self, column: &Column, code: u32, new: impl Fn() -> Vec<StepTally>) -> &mut Vec<StepTally> {
        let Groups { tallies, by_code } = &mut self.groups;
        let place = *by_code.entry(code).or_insert_with(|| {
            let text = self.values.text(column, code);
            let name = if code == 0 { NONE.to_owned() } else { text };
            tallies.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                tallies.push((name, new()));
                tallies.len() - 1
            })
        });
        &mut tallies[place].1
    }
}

impl HeldReader {
    #[allow(clippy::cast_possible_truncation)] // Fewer combinations than rows.
    fn read(&mut self, hold: &[usize], block: &Block<'_>, place: usize) -> Option<u32> {
        if hold.is_empty() {
            return Some(0);
        }
        self.readers.resize_with(hold.len(), ValueReader::default);
        let row = block.rows.row(place);
        let codes: Vec<u32> =
            self.readers.iter_mut().zip(hold).map(|(reader, index)| reader.code(&block.bucket.columns[*index], row)).collect();
        if codes.contains(&0) {
            return None;
        }
        let next = self.combinations.len() as u32;
        Some(*self.combinations.entry(codes).or_insert(next))
    }
}

#[inline]
fn record(tallies: &mut [StepTally], reach: &[Reach]) {
    for (step, (tally, reach)) in tallies.iter_mut().zip(reach).enumerate() {
        if reach.reached {
            tally.reached += 1;
            if step > 0 {
                tally.from_start.record(reach.end - reach.start);
                tally.from_previous.record(reach.end - reach.previous);
            }
        }
        tally.in_progress += u64::from(reach.in_progress);
    }
}

fn merge_steps(into: &mut [StepTally], from: Vec<StepTally>) {
    for (into, from) in into.iter_mut().zip(from) {
        into.reached += from.reached;
        into.in_progress += from.in_progress;
        into.from_start.merge(from.from_start);
        into.from_previous.merge(from.from_previous);
    }
}

fn merge_groups(into: &mut Vec<(String, Vec<StepTally>)>, from: Vec<(String, Vec<StepTally>)>) {
    for (name, tallies) in from {
        match into.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => merge_steps(known, tallies),
            None => into.push((name, tallies)),
        }
    }
}

impl FunnelPartial {
    pub(crate) fn merge(&mut self, from: FunnelPartial) {
        merge_steps(&mut self.steps, from.steps);
        merge_groups(&mut self.groups, from.groups);
    }
}

impl Kernel for FunnelKernel {
    type Local = FunnelLocal;
    type Partial = FunnelPartial;

    fn local(&self) -> FunnelLocal {
        FunnelLocal {
            steps: self.tallies(&self.hint),
            groups: Groups::default(),
            engine: self.engine(),
            masks: Masks::default(),
            events: Vec::new(),
            held: HeldReader::default(),
            values: ValueReader::default(),
        }
    }

    fn block(&self, local: &mut FunnelLocal, block: &Block<'_>) {
        self.masks.evaluate(block.bucket, &block.rows, &mut local.masks);
        if let Engine::Simple(engine) = &mut local.engine {
            for pair in block.offsets.windows(2) {
                let rows = pair[0] as usize..pair[1] as usize;
                let masks = &local.masks.bits[rows.clone()];
                if SimpleFunnel::starts(masks) {
                    record(&mut local.steps, engine.journey(&block.times[rows], masks));
                }
            }
            return;
        }
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
        let FunnelPartial { mut steps, mut groups } = partial;
        let Some(told) = self.tell(&mut steps) else { return Ok(Finish::Again(Hint::default())) };
        let limit = self.breakdown.as_ref().map_or(usize::MAX, |(breakdown, _)| breakdown.limit);
        let size = |tallies: &[StepTally]| tallies.first().map_or(0, |tally| tally.reached);
        groups.retain(|(_, tallies)| size(tallies) > 0);
        groups.sort_by(|a, b| size(&b.1).cmp(&size(&a.1)).then_with(|| a.0.cmp(&b.0)));
        let rest = groups.split_off(limit.min(groups.len()));
        if let Some((_, mut sum)) = rest.into_iter().reduce(|mut into, from| {
            merge_steps(&mut into.1, from.1);
            into
        }) {
            sum.shrink_to_fit();
            groups.push((OTHER.to_owned(), sum));
        }
        let told_groups: Option<Vec<FunnelGroup>> = groups
            .iter_mut()
            .map(|(value, tallies)| Some(FunnelGroup { value: value.clone(), steps: self.tell(tallies)? }))
            .collect();
        let Some(groups) = told_groups else { return Ok(Finish::Again(Hint::default())) };
        Ok(Finish::Answer(AnswerBody::Funnel(FunnelAnswer { steps: told, groups })))
    }
}

impl FunnelKernel {
    #[allow(clippy::cast_precision_loss)] // Rates of counts.
    fn tell(&self, tallies: &mut [StepTally]) -> Option<Vec<StepReach>> {
        let first = tallies.first().map_or(0, |tally| tally.reached);
        let mut gate = None;
        let mut told = Vec::with_capacity(tallies.len());
        for (step, tally) in tallies.iter_mut().enumerate() {
            let share = |whole: u64| (whole > 0).then(|| tally.reached as f64 / whole as f64);
            let (from_start, from_previous) = if step == 0 {
                (self.zeros(tally.reached), Times::default())
            } else {
                (tally.from_start.times()?, tally.from_previous.times()?)
            };
            told.push(StepReach {
                reached: tally.reached,
                in_progress: tally.in_progress,
                dropped: gate.map(|before: u64| before.saturating_sub(tally.reached + tally.in_progress)),
                rate_from_start: share(first),
                rate_from_previous: share(gate.unwrap_or(tally.reached)),
                median_ms_from_start: from_start.median_ms,
                median_ms_from_previous: from_previous.median_ms,
                from_start,
                from_previous,
            });
            if !self.rules.steps[step].optional {
                gate = Some(tally.reached);
            }
        }
        Some(told)
    }

    /// The times of the first step from itself.
    fn zeros(&self, count: u64) -> Times {
        if count == 0 {
            return Times::default();
        }
        Times {
            p25_ms: Some(0),
            median_ms: Some(0.0),
            p75_ms: Some(0),
            p90_ms: Some(0),
            mean_ms: Some(0.0),
            histogram: Vec::new(),
        }
    }
}
