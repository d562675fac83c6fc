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
}

impl SimpleFunnel {
    /// A mask is one word.
    pub(crate) const MOST_STEPS: usize = 64;

    /// A funnel of at most [`MOST_STEPS`](Self::MOST_STEPS).
    pub(crate) fn new(steps: usize, window_millis: i64, now_millis: i64) -> Self {
        SimpleFunnel { steps, window_millis, now_millis }
    }

    /// Calls `take` with the number of each journey that begins the funnel at all, and what it reaches; the others reach
    /// nothing. Journey `i` has the rows from `offsets[i]` to `offsets[i + 1]`. Hits are the rows that match any step, in
    /// order, with time and mask: bit k is set where the row matches step k.
    pub(crate) fn journeys(
        &self,
        offsets: &[u32],
        hits: impl Iterator<Item = (u32, i64, u64)>,
        take: impl FnMut(usize, &[Reach]),
    ) {
        // Of a known number of steps the state stays in registers and next to the stack.
        match self.steps {
            0..=4 => self.of_at_most::<4>(offsets, hits, take),
            5..=8 => self.of_at_most::<8>(offsets, hits, take),
            9..=16 => self.of_at_most::<16>(offsets, hits, take),
            _ => self.of_at_most::<64>(offsets, hits, take),
        }
    }

    /// For up to `MOST` steps, a power of two.
    ///
    /// A chain to a step is best continued from the chain to the step before that starts latest: it leaves the most
    /// of the window. Steps are taken from the last, so that an event fills one step of a chain only.
    fn of_at_most<const MOST: usize>(
        &self,
        offsets: &[u32],
        hits: impl Iterator<Item = (u32, i64, u64)>,
        mut take: impl FnMut(usize, &[Reach]),
    ) {
        let steps = self.steps.min(MOST);
        let mut hits = hits.peekable();
        // For each step: start and end of the chain to it that starts latest.
        let mut best = [(NEVER, NEVER); MOST];
        let mut reach = [Reach::default(); MOST];
        for (journey, end) in offsets.iter().skip(1).enumerate() {
            let mut next = || hits.next_if(|(place, ..)| place < end).map(|(_, time, mask)| (time, mask));
            // Nothing before the first step counts, and nothing after the last is reached.
            let Some(first) = std::iter::from_fn(&mut next).find(|(_, mask)| mask & 1 == 1) else { continue };
            best[..steps].fill((NEVER, NEVER));
            reach[..steps].fill(Reach::default());
            let mut hit = first;
            loop {
                let (time, mut mask) = hit;
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
                    Some(following) => hit = following,
                    None => break,
                }
            }
            if let Some(step) = (1..steps).find(|step| !reach[*step].reached) {
                // The steps after it have no chain to go on from.
                reach[step].in_progress = best[step - 1].0 + self.window_millis >= self.now_millis;
            }
            take(journey, &reach[..steps]);
        }
    }
}
