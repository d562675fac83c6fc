//! The funnel of one subject: what it reaches, and which group of the breakdown it belongs to.

use std::ops::Range;

use events::Column;
use journey::answer::NONE;
use journey::question::BreakdownBy;
use rustc_hash::FxHashMap;

use super::FunnelKernel;
use super::tally::{StepTally, Waits, record};
use crate::kernel::Hint;
use crate::kernels::any_order::AnyOrder;
use crate::kernels::chains::{ChainEvent, Chains, Reach};
use crate::kernels::simple_funnel::SimpleFunnel;
use crate::program::{Block, Hits, Masks, ValueReader};

/// What one thread gathers.
pub(crate) struct FunnelLocal {
    pub(super) steps: Vec<StepTally>,
    pub(super) groups: Groups,
    pub(super) engine: Engine,
    pub(super) waits: Waits,
    pub(super) masks: Masks,
    pub(super) hits: Hits,
    pub(super) events: Vec<ChainEvent>,
    pub(super) held: HeldReader,
    pub(super) values: ValueReader,
}

/// The loop that does, of those that can.
pub(super) enum Engine {
    Simple(SimpleFunnel),
    Chains(Chains),
    Any(AnyOrder),
}

/// Tallies by value of the breakdown. Values are looked up by code once a thread.
#[derive(Default)]
pub(super) struct Groups {
    pub(super) tallies: Vec<(String, Vec<StepTally>)>,
    by_code: FxHashMap<u32, usize>,
}

/// Numbers combinations of held values.
#[derive(Default)]
pub(super) struct HeldReader {
    readers: Vec<ValueReader>,
    combinations: FxHashMap<Vec<u32>, u32>,
}

/// What one subject reaches, and its deepest chain as (step, place in the block).
#[derive(Default)]
struct SubjectReach {
    steps: Vec<Reach>,
    chain: Vec<(usize, usize)>,
}

/// A value of the breakdown, with the values of all rows of the subject.
type Only<'a> = Option<(&'a [u32], u32)>;

impl FunnelKernel {
    /// The funnel of one subject's rows; with a breakdown also that of its group, or of each value.
    pub(super) fn subject(&self, local: &mut FunnelLocal, block: &Block<'_>, places: Range<usize>) {
        let reach = self.reach(local, block, places.clone(), None);
        record(&mut local.steps, &reach.steps);
        let Some((breakdown, index)) = &self.breakdown else { return };
        let column = &block.bucket.columns[*index];
        if breakdown.by != BreakdownBy::All {
            if let Some(place) = reach.place_of(breakdown.by) {
                let value = local.values.code(column, block.rows.row(place));
                record(self.group(local, column, value), &reach.steps);
            }
            return;
        }
        let codes: Vec<u32> = places.clone().map(|place| local.values.code(column, block.rows.row(place))).collect();
        let mut values = codes.clone();
        values.sort_unstable();
        values.dedup();
        for value in values {
            let reach = self.reach(local, block, places.clone(), Some((&codes, value)));
            record(self.group(local, column, value), &reach.steps);
        }
    }

    fn group<'a>(&self, local: &'a mut FunnelLocal, column: &Column, code: u32) -> &'a mut [StepTally] {
        local.group(column, code, || self.tallies(&Hint::default()))
    }

    /// What one subject reaches, over all its rows or only those of one value.
    fn reach(&self, local: &mut FunnelLocal, block: &Block<'_>, places: Range<usize>, only: Only<'_>) -> SubjectReach {
        let start = places.start;
        let kept = places.filter(|place| only.is_none_or(|(codes, value)| codes[place - start] == value));
        if matches!(local.engine, Engine::Any(_)) {
            self.reach_any(local, block, kept)
        } else {
            self.reach_chains(local, block, kept)
        }
    }

    fn reach_any(&self, local: &mut FunnelLocal, block: &Block<'_>, places: impl Iterator<Item = usize>) -> SubjectReach {
        let Engine::Any(engine) = &mut local.engine else { return SubjectReach::default() };
        let masks = &local.masks;
        let step = |place: usize| (0..self.steps()).find(|step| masks.has(place, *step));
        let found: Vec<(usize, usize)> = places.filter_map(|place| Some((place, step(place)?))).collect();
        let events: Vec<(i64, usize)> = found.iter().map(|(place, step)| (block.times[*place], *step)).collect();
        let reach = engine.journey(&events).to_vec();
        let deepest = reach.iter().rposition(|reach| reach.reached);
        let chain = deepest.map_or_else(Vec::new, |level| {
            let (first, last) = engine.attempt(level);
            found[first..=last].iter().map(|(place, step)| (*step, *place)).collect()
        });
        SubjectReach { steps: reach, chain }
    }

    fn reach_chains(&self, local: &mut FunnelLocal, block: &Block<'_>, places: impl Iterator<Item = usize>) -> SubjectReach {
        let mut count = 0;
        let mut length = 0;
        for place in places {
            let words = local.masks.words;
            if local.masks.bits[place * words..(place + 1) * words].iter().any(|word| *word != 0) {
                self.fill(local, block, place, count, length);
                count += 1;
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

    /// Writes what a row means to the funnel. The events of the subject before are written over, so that nothing is
    /// allocated for each subject anew.
    fn fill(&self, local: &mut FunnelLocal, block: &Block<'_>, place: usize, at: usize, position: usize) {
        let steps = self.steps();
        let FunnelLocal { events, masks, held, .. } = local;
        if events.len() == at {
            events.push(ChainEvent::default());
        }
        let event = &mut events[at];
        (event.position, event.time, event.place) = (position, block.times[place], place);
        event.steps.clear();
        event.steps.extend((0..steps).filter(|step| masks.has(place, *step)));
        event.exclusions.clear();
        event.exclusions.extend((0..self.rules.exclusions.len()).filter(|i| masks.has(place, steps + i)));
        event.held = held.read(&self.hold, block, place);
    }
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
    pub(super) fn read(&mut self, hold: &[usize], block: &Block<'_>, place: usize) -> Option<u32> {
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
        // Fewer combinations than rows of a bucket.
        let next = self.combinations.len() as u32;
        Some(*self.combinations.entry(codes).or_insert(next))
    }
}
