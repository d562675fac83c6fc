//! From what was gathered to the answer of a funnel.

use journey::answer::{FunnelGroup, OTHER, StepReach, Times};

use super::FunnelKernel;
use super::tally::{StepTally, merge_steps};

impl FunnelKernel {
    /// The groups of a breakdown, the largest first and the rest summed up; none if a quantile fell outside its window.
    pub(super) fn tell_groups(&self, mut groups: Vec<(String, Vec<StepTally>)>) -> Option<Vec<FunnelGroup>> {
        let limit = self.breakdown.as_ref().map_or(usize::MAX, |(breakdown, _)| breakdown.limit);
        let size = |tallies: &[StepTally]| tallies.first().map_or(0, |tally| tally.reached);
        groups.retain(|(_, tallies)| size(tallies) > 0);
        groups.sort_by(|a, b| size(&b.1).cmp(&size(&a.1)).then_with(|| a.0.cmp(&b.0)));
        let rest = groups.split_off(limit.min(groups.len())).into_iter().map(|(_, tallies)| tallies);
        let sum = rest.reduce(|mut into, from| {
            merge_steps(&mut into, from);
            into
        });
        groups.extend(sum.map(|sum| (OTHER.to_owned(), sum)));
        let tell = |(value, mut tallies): (String, Vec<StepTally>)| Some(FunnelGroup { value, steps: self.tell(&mut tallies)? });
        groups.into_iter().map(tell).collect()
    }

    /// The steps of one funnel; none if a quantile fell outside its window.
    pub(super) fn tell(&self, tallies: &mut [StepTally]) -> Option<Vec<StepReach>> {
        let first = tallies.first().map_or(0, |tally| tally.reached);
        let mut gate = None;
        let mut told = Vec::with_capacity(tallies.len());
        for (step, tally) in tallies.iter_mut().enumerate() {
            let share = |whole: u64| (whole > 0).then(|| tally.reached as f64 / whole as f64);
            let (from_start, from_previous) = if step == 0 {
                (zeros(tally.reached), Times::default())
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
}

/// The times of the first step from itself.
fn zeros(count: u64) -> Times {
    if count == 0 {
        return Times::default();
    }
    Times { p25_ms: Some(0), median_ms: Some(0.0), p75_ms: Some(0), p90_ms: Some(0), mean_ms: Some(0.0), histogram: Vec::new() }
}
