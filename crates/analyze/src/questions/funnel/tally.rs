//! What a funnel gathers of its steps, and how it is joined.

use serde::{Deserialize, Serialize};

use crate::kernels::chains::Reach;
use crate::quantiles::Tally;

/// What is gathered of one step.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StepTally {
    pub(super) reached: u64,
    pub(super) in_progress: u64,
    pub(super) from_start: Tally,
    pub(super) from_previous: Tally,
}

/// What a scan gathers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct FunnelPartial {
    pub(super) steps: Vec<StepTally>,
    pub(super) groups: Vec<(String, Vec<StepTally>)>,
}

#[inline]
pub(super) fn record(tallies: &mut [StepTally], reach: &[Reach]) {
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

/// What the journeys of a block reach, before it is tallied: a tally takes many values at once for less.
#[derive(Debug, Default)]
pub(super) struct Waits {
    steps: Vec<StepWaits>,
}

#[derive(Debug, Default, Clone)]
struct StepWaits {
    reached: u64,
    in_progress: u64,
    from_start: Vec<i64>,
    from_previous: Vec<i64>,
}

impl Waits {
    pub(super) fn new(steps: usize) -> Self {
        Waits { steps: vec![StepWaits::default(); steps] }
    }

    /// Takes what one journey reaches.
    #[inline]
    pub(super) fn take(&mut self, reach: &[Reach]) {
        for (step, (waits, reach)) in self.steps.iter_mut().zip(reach).enumerate() {
            if !reach.reached {
                waits.in_progress += u64::from(reach.in_progress);
                // No step is left out here: none after it is reached.
                break;
            }
            waits.reached += 1;
            // Nobody waits for the first step.
            if step > 0 {
                waits.from_start.push(reach.end - reach.start);
                waits.from_previous.push(reach.end - reach.previous);
            }
        }
    }

    /// Tallies what was taken.
    pub(super) fn record(&mut self, tallies: &mut [StepTally]) {
        for (tally, waits) in tallies.iter_mut().zip(&mut self.steps) {
            tally.reached += std::mem::take(&mut waits.reached);
            tally.in_progress += std::mem::take(&mut waits.in_progress);
            tally.from_start.record_all(&waits.from_start);
            tally.from_previous.record_all(&waits.from_previous);
            waits.from_start.clear();
            waits.from_previous.clear();
        }
    }
}

pub(super) fn merge_steps(into: &mut [StepTally], from: Vec<StepTally>) {
    for (into, from) in into.iter_mut().zip(from) {
        into.reached += from.reached;
        into.in_progress += from.in_progress;
        into.from_start.merge(from.from_start);
        into.from_previous.merge(from.from_previous);
    }
}

pub(super) fn merge_groups(into: &mut Vec<(String, Vec<StepTally>)>, from: Vec<(String, Vec<StepTally>)>) {
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
