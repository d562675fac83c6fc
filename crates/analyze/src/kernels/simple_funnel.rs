//! The funnel that most people ask: ordered steps within a window, nothing else. One pass, no memory.

use super::chains::Reach;

/// Times before which nothing happened: `time − NEVER` overflows no window.
const NEVER: i64 = i64::MIN / 4;

/// Finds, for one journey after the other, the best chain to every step.
#[derive(Debug)]
pub(crate) struct SimpleFunnel {
    steps: usize,
    window_millis: i64,
    now_millis: i64,
    /// Places of the rows that match a step.
    hits: Vec<u32>,
}

impl SimpleFunnel {
    /// A funnel of at most 64 steps.
    pub(crate) fn new(steps: usize, window_millis: i64, now_millis: i64) -> Self {
        SimpleFunnel { steps, window_millis, now_millis, hits: Vec::new() }
    }

    /// Calls `take` with what each journey reaches that begins the funnel at all; the others reach nothing. Journey `i`
    /// has the rows from `offsets[i]` to `offsets[i + 1]`. Bit k of a row's mask is set where the row matches step k.
    pub(crate) fn journeys(&mut self, offsets: &[u32], times: &[i64], masks: &[u64], take: impl FnMut(&[Reach])) {
        // Of a known number of steps the state stays in registers and next to the stack.
        match self.steps {
            0..=4 => self.of_at_most::<4>(offsets, times, masks, take),
            5..=8 => self.of_at_most::<8>(offsets, times, masks, take),
            _ => self.of_at_most::<64>(offsets, times, masks, take),
        }
    }

    /// For up to `MOST` steps, a power of two.
    ///
    /// A chain to a step is best continued from the chain to the step before that starts latest: it leaves the most
    /// of the window. Steps are taken from the last, so that an event fills one step of a chain only.
    fn of_at_most<const MOST: usize>(&mut self, offsets: &[u32], times: &[i64], masks: &[u64], mut take: impl FnMut(&[Reach])) {
        let steps = self.steps.min(MOST);
        let mut hits = pick(masks, &mut self.hits);
        // For each step: start and end of the chain to it that starts latest.
        let mut best = [(NEVER, NEVER); MOST];
        let mut reach = [Reach::default(); MOST];
        for end in offsets.iter().skip(1) {
            let mut next = || {
                let (place, rest) = hits.split_first().filter(|(place, _)| *place < end)?;
                hits = rest;
                Some(*place as usize)
            };
            // Nothing before the first step counts, and nothing after the last is reached.
            let Some(first) = std::iter::from_fn(&mut next).find(|place| masks[*place] & 1 == 1) else { continue };
            best[..steps].fill((NEVER, NEVER));
            reach[..steps].fill(Reach::default());
            let mut place = first;
            loop {
                let (time, mut mask) = (times[place], masks[place]);
                while mask != 0 {
                    // No bit lies above the last step; that the index fits is told to the compiler by the remainder.
                    let step = (63 - mask.leading_zeros() as usize) % MOST;
                    mask ^= 1 << step;
                    let (start, previous) = if step == 0 { (time, time) } else { best[step - 1] };
                    if time - start > self.window_millis {
                        continue;
                    }
                    best[step] = (start, time);
                    if !reach[step].reached {
                        reach[step] = Reach { reached: true, in_progress: false, end: time, start, previous };
                    }
                }
                if reach[steps - 1].reached {
                    std::iter::from_fn(&mut next).for_each(drop);
                    break;
                }
                match next() {
                    Some(following) => place = following,
                    None => break,
                }
            }
            if let Some(step) = (1..steps).find(|step| !reach[*step].reached) {
                // The steps after it have no chain to go on from.
                reach[step].in_progress = best[step - 1].0 + self.window_millis >= self.now_millis;
            }
            take(&reach[..steps]);
        }
    }
}

/// Writes the places of the rows that match a step to the front of `hits` and gives these. Every place is written, and
/// the end moves on past those that count: which do is as good as random, and a branch on it would often be mispredicted.
#[allow(clippy::cast_possible_truncation)] // Places of a block are counted in u32.
fn pick<'a>(masks: &[u64], hits: &'a mut Vec<u32>) -> &'a [u32] {
    if hits.len() < masks.len() {
        hits.resize(masks.len(), 0);
    }
    let found = &mut hits[..masks.len()];
    let mut end = 0;
    for (place, mask) in masks.iter().enumerate() {
        found[end] = place as u32;
        end += usize::from(*mask != 0);
    }
    &found[..end]
}
