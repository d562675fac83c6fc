//! Funnels whose steps may come in any order.

use super::chains::Reach;

/// Finds, for one journey after the other, how many different steps fit into one window.
#[derive(Debug)]
pub(crate) struct AnyOrder {
    window_millis: i64,
    now_millis: i64,
    /// Steps seen, the latest first, each with the place of its last event.
    recent: Vec<(usize, usize)>,
    /// For each level the latest start of an attempt that reaches it.
    latest: Vec<Option<i64>>,
    reach: Vec<Reach>,
    /// For each level the first and last place of the attempt behind its times.
    attempts: Vec<(usize, usize)>,
}

impl AnyOrder {
    pub(crate) fn new(steps: usize, window_millis: i64, now_millis: i64) -> Self {
        AnyOrder {
            window_millis,
            now_millis,
            recent: Vec::with_capacity(steps),
            latest: vec![None; steps],
            reach: vec![Reach::default(); steps],
            attempts: vec![(0, 0); steps],
        }
    }

    /// What one journey reaches: level n of the result stands for n + 1 different steps. `events` are the time and
    /// step of the events that match one, in order.
    ///
    /// The n-th latest of the steps' last events before or at an event is where the shortest, hence latest,
    /// attempt begins that has seen n different steps by then.
    pub(crate) fn journey(&mut self, events: &[(i64, usize)]) -> &[Reach] {
        self.recent.clear();
        self.latest.fill(None);
        self.reach.fill(Reach::default());
        for (place, (time, step)) in events.iter().enumerate() {
            self.recent.retain(|(known, _)| known != step);
            self.recent.insert(0, (*step, place));
            for level in 0..self.recent.len() {
                let first = self.recent[level].1;
                let start = events[first].0;
                if time - start > self.window_millis {
                    break;
                }
                self.latest[level] = self.latest[level].max(Some(start));
                if !self.reach[level].reached {
                    let previous = previous_level(&events[first..=place], level);
                    self.reach[level] = Reach { reached: true, in_progress: false, end: *time, start, previous };
                    self.attempts[level] = (first, place);
                }
            }
        }
        let best = self.reach.iter().take_while(|reach| reach.reached).count();
        if best > 0 && best < self.reach.len() {
            self.reach[best].in_progress =
                self.latest[best - 1].is_some_and(|start| start + self.window_millis >= self.now_millis);
        }
        &self.reach
    }

    /// First and last place of the attempt behind a level's times.
    pub(crate) fn attempt(&self, level: usize) -> (usize, usize) {
        self.attempts[level]
    }
}

/// When an attempt had seen one step less than `level + 1`; its start for the first level.
fn previous_level(attempt: &[(i64, usize)], level: usize) -> i64 {
    let mut seen: Vec<usize> = Vec::with_capacity(level + 1);
    let mut previous = attempt.first().map_or(0, |(time, _)| *time);
    for (time, step) in attempt {
        if !seen.contains(step) {
            seen.push(*step);
            if seen.len() == level {
                previous = *time;
            }
        }
    }
    previous
}
