//! Alignment of one journey to a drawn one.

/// What became of a step in one journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Completed, with the time since the step completed before it, if there is one.
    Completed { since_previous: Option<i64>, late: bool },
    /// An event matches it, but not in order.
    OutOfOrder,
    /// No event matches it.
    Unseen,
}

/// The drawn journey.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub required: Vec<bool>,
    pub within_millis: Vec<Option<i64>>,
}

/// Aligns one journey after the other.
#[derive(Debug)]
pub(crate) struct Aligner {
    plan: Plan,
    /// `worth[i * (steps + 1) + k]`: the best that events from i on and steps from k on can complete.
    worth: Vec<u64>,
    used: Vec<bool>,
    outcomes: Vec<Outcome>,
}

/// One required step outweighs all optional ones.
const REQUIRED: u64 = 1 << 32;

impl Aligner {
    pub(crate) fn new(plan: Plan) -> Self {
        let outcomes = vec![Outcome::Unseen; plan.required.len()];
        Aligner { plan, worth: Vec::new(), used: Vec::new(), outcomes }
    }

    /// Aligns the events (time, steps matched as bits in words) of a journey that match a step, in order.
    ///
    /// The most required steps are completed, then the most optional ones; of equal alignments the one that
    /// completes earlier steps, then at earlier events. Work and memory: events × steps.
    pub(crate) fn journey(&mut self, times: &[i64], matches: &[u64], words: usize) -> &[Outcome] {
        let (events, steps) = (times.len(), self.plan.required.len());
        let has = |event: usize, step: usize| matches[event * words + step / 64] >> (step % 64) & 1 == 1;
        let row = steps + 1;
        self.worth.clear();
        self.worth.resize((events + 1) * row, 0);
        for event in (0..events).rev() {
            for step in (0..steps).rev() {
                let without = self.worth[event * row + step + 1].max(self.worth[(event + 1) * row + step]);
                let with = if has(event, step) { self.weight(step) + self.worth[(event + 1) * row + step + 1] } else { 0 };
                self.worth[event * row + step] = without.max(with);
            }
        }
        self.used.clear();
        self.used.resize(events, false);
        let mut at = 0;
        let mut last = None;
        for step in 0..steps {
            let best = self.worth[at * row + step];
            // Completing a step at its earliest event leaves the most for the steps after it.
            let event = (at..events).find(|event| has(*event, step));
            let completed = event.filter(|event| self.weight(step) + self.worth[(event + 1) * row + step + 1] == best);
            self.outcomes[step] = match completed {
                Some(event) => {
                    let since_previous = last.map(|last| times[event] - last);
                    let late =
                        matches!((since_previous, self.plan.within_millis[step]), (Some(since), Some(within)) if since > within);
                    (at, last) = (event + 1, Some(times[event]));
                    self.used[event] = true;
                    Outcome::Completed { since_previous, late }
                }
                None => Outcome::Unseen,
            };
        }
        for step in 0..steps {
            if self.outcomes[step] == Outcome::Unseen && (0..events).any(|event| !self.used[event] && has(event, step)) {
                self.outcomes[step] = Outcome::OutOfOrder;
            }
        }
        &self.outcomes
    }

    fn weight(&self, step: usize) -> u64 {
        if self.plan.required[step] { REQUIRED } else { 1 }
    }
}
