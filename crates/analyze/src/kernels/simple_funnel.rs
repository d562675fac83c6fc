//! The funnel that most people ask: ordered steps within a window, nothing else. One pass, no memory.

use super::chains::Reach;

/// Times before which nothing happened: `time − NEVER` overflows no window.
const NEVER: i64 = i64::MIN / 4;

/// Finds, for one journey after the other, the best chain to every step.
#[derive(Debug)]
pub(crate) struct SimpleFunnel {
    window_millis: i64,
    now_millis: i64,
    /// For each step: start and end of the chain to it that starts latest.
    best: Vec<(i64, i64)>,
    reach: Vec<Reach>,
    /// Times and masks of the journey's events that match a step.
    hits: Vec<(i64, u64)>,
}

impl SimpleFunnel {
    pub(crate) fn new(steps: usize, window_millis: i64, now_millis: i64) -> Self {
        SimpleFunnel {
            window_millis,
            now_millis,
            best: vec![(NEVER, NEVER); steps],
            reach: vec![Reach::default(); steps],
            hits: Vec::new(),
        }
    }

    /// What one journey reaches. `masks` has bit k of a row set where the row matches step k; at most 64 steps.
    ///
    /// A chain to a step is best continued from the chain to the step before that starts latest: it leaves the most
    /// of the window. Steps are taken from the last, so that an event fills one step of a chain only.
    #[inline]
    pub(crate) fn journey(&mut self, times: &[i64], masks: &[u64]) -> &[Reach] {
        self.best.fill((NEVER, NEVER));
        self.reach.fill(Reach::default());
        let hits = pick(times, masks, &mut self.hits);
        for (time, mask) in &self.hits[..hits] {
            let mut mask = *mask;
            while mask != 0 {
                let step = 63 - mask.leading_zeros() as usize;
                mask ^= 1 << step;
                let (start, previous) = if step == 0 { (*time, *time) } else { self.best[step - 1] };
                if time - start > self.window_millis {
                    continue;
                }
                self.best[step] = (start, *time);
                if !self.reach[step].reached {
                    self.reach[step] = Reach { reached: true, in_progress: false, end: *time, start, previous };
                }
            }
        }
        for step in 1..self.reach.len() {
            if !self.reach[step].reached {
                // The steps after it have no chain to go on from.
                self.reach[step].in_progress = self.best[step - 1].0 + self.window_millis >= self.now_millis;
                break;
            }
        }
        &self.reach
    }

    /// Whether a journey reaches anything at all.
    #[inline]
    pub(crate) fn starts(masks: &[u64]) -> bool {
        masks.iter().fold(0, |all, mask| all | mask) & 1 == 1
    }
}

/// Writes the events that match a step to the front of `hits` and gives their number. Every event is written, and the
/// end moves on past those that count: which do is as good as random, and a branch on it would often be mispredicted.
fn pick(times: &[i64], masks: &[u64], hits: &mut Vec<(i64, u64)>) -> usize {
    if hits.len() < times.len() {
        hits.resize(times.len(), (0, 0));
    }
    let found = &mut hits[..times.len()];
    let mut end = 0;
    for (time, mask) in times.iter().zip(masks) {
        found[end] = (*time, *mask);
        end += usize::from(*mask != 0);
    }
    end
}
