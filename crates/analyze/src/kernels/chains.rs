//! Chains of a funnel with everything that can be asked: within, next, optional, exclusions, held properties.

use std::collections::VecDeque;

/// How one journey stands to one step. Times are those of the chain that ends at the earliest event (by order, so one
/// event at most); of those the one that starts latest; of those the one whose previous event is latest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    pub reached: bool,
    /// Not reached, but a chain can still be continued to it.
    pub in_progress: bool,
    pub end: i64,
    pub start: i64,
    pub previous: i64,
}

/// The rules of a funnel, by step from 0.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    pub window_millis: i64,
    pub now_millis: i64,
    pub steps: Vec<StepRule>,
    /// For each exclusion the first and last step it lies between, from 0.
    pub exclusions: Vec<(usize, usize)>,
}

/// The rules of one step.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct StepRule {
    pub within_millis: Option<i64>,
    pub next: bool,
    pub optional: bool,
}

/// One event of a journey that matters.
#[derive(Debug, Clone, Default)]
pub(crate) struct ChainEvent {
    /// Place in the journey in scope; neighbours differ by one.
    pub position: usize,
    /// Place by which the caller knows it.
    pub place: usize,
    pub time: i64,
    /// Steps it matches, rising.
    pub steps: Vec<usize>,
    /// Exclusions it matches.
    pub exclusions: Vec<usize>,
    /// The values of the held properties; `None` where one is missing.
    pub held: Option<u32>,
}

/// A chain, by the place of its last event among the events given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chain {
    /// Position of its first event: of chains that start in one millisecond too, one starts later.
    first: usize,
    start: i64,
    end: i64,
    /// Time of the event before the last; the start where there is none.
    previous: i64,
    position: usize,
    /// Index into `Chains::links`.
    link: usize,
}

/// One event of a chain, and the chain before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    pub step: usize,
    pub event: usize,
    pub before: Option<usize>,
}

/// A pair of steps of which the second may follow the first: only optional ones lie between.
#[derive(Debug)]
struct Pair {
    from: usize,
    to: usize,
    exclusions: Vec<usize>,
    /// Chains to `from` that can be continued to `to`: starts fall from front to back, positions rise. What lies
    /// behind a chain that starts as late or later is of no use and is dropped, so each end costs O(1) on average.
    open: Vec<(u32, VecDeque<Chain>)>,
    /// Largest position of a chain to `from` that is within its times at `now`.
    alive: Option<usize>,
}

/// Finds the best chains of one journey after the other.
#[derive(Debug)]
pub(crate) struct Chains {
    rules: Rules,
    /// Pairs by the step they lead to.
    pairs: Vec<Vec<Pair>>,
    links: Vec<Link>,
    /// Position of the last event that matches each exclusion.
    excluded: Vec<Option<usize>>,
    reach: Vec<Reach>,
    /// The chain behind each reach.
    ends: Vec<Option<usize>>,
}

impl Chains {
    pub(crate) fn new(rules: Rules) -> Self {
        let steps = rules.steps.len();
        let pairs = (0..steps).map(|to| pairs_to(&rules, to)).collect();
        let excluded = vec![None; rules.exclusions.len()];
        Chains { rules, pairs, links: Vec::new(), excluded, reach: vec![Reach::default(); steps], ends: vec![None; steps] }
    }

    /// What one journey reaches. `events` are those that match a step or an exclusion, in order; `length` is the
    /// number of events of the journey in scope.
    pub(crate) fn journey(&mut self, events: &[ChainEvent], length: usize) -> &[Reach] {
        self.links.clear();
        self.excluded.fill(None);
        self.reach.fill(Reach::default());
        self.ends.fill(None);
        self.pairs.iter_mut().flatten().for_each(|pair| {
            pair.open.clear();
            pair.alive = None;
        });
        for (index, event) in events.iter().enumerate() {
            if let Some(held) = event.held {
                // Later steps first: what this event begins or continues must not be continued by itself.
                for step in event.steps.iter().rev() {
                    if let Some(chain) = self.best(*step, event, held, index) {
                        self.reached(*step, chain);
                        self.offer(*step, chain, held);
                    }
                }
            }
            for exclusion in &event.exclusions {
                self.excluded[*exclusion] = Some(event.position);
            }
        }
        self.progress(length);
        &self.reach
    }

    /// The events of the chain behind a step's times, first to last.
    pub(crate) fn chain(&self, step: usize) -> Vec<Link> {
        let mut found = Vec::new();
        let mut next = self.ends[step];
        while let Some(link) = next.map(|index| self.links[index]) {
            found.push(link);
            next = link.before;
        }
        found.reverse();
        found
    }

    /// The chain to `step` that ends at this event and starts latest (then: comes from the latest event).
    fn best(&mut self, step: usize, event: &ChainEvent, held: u32, index: usize) -> Option<Chain> {
        let begin = |links: &mut Vec<Link>, before: Option<Chain>| {
            links.push(Link { step, event: index, before: before.map(|chain| chain.link) });
            let (first, start, previous) =
                before.map_or((event.position, event.time, event.time), |chain| (chain.first, chain.start, chain.end));
            Chain { first, start, end: event.time, previous, position: event.position, link: links.len() - 1 }
        };
        if step == 0 {
            return Some(begin(&mut self.links, None));
        }
        let rule = self.rules.steps[step];
        let mut best: Option<Chain> = None;
        for pair in &mut self.pairs[step] {
            let after = pair.exclusions.iter().filter_map(|exclusion| self.excluded[*exclusion]).max();
            let earliest = rule.within_millis.map(|within| event.time - within);
            let Some((_, open)) = pair.open.iter_mut().find(|(value, _)| *value == held) else { continue };
            while open.front().is_some_and(|chain| {
                let too_old = earliest.is_some_and(|earliest| chain.end < earliest);
                let barred = after.is_some_and(|after| chain.position < after);
                let not_next = rule.next && chain.position + 1 != event.position;
                too_old || barred || not_next
            }) {
                open.pop_front();
            }
            let Some(chain) = open.front().filter(|chain| event.time - chain.start <= self.rules.window_millis) else { continue };
            if best.is_none_or(|best| (chain.first, chain.position) > (best.first, best.position)) {
                best = Some(*chain);
            }
        }
        let before = best?;
        Some(begin(&mut self.links, Some(before)))
    }

    fn reached(&mut self, step: usize, chain: Chain) {
        let Chain { start, end, previous, link, .. } = chain;
        if !self.reach[step].reached {
            self.reach[step] = Reach { reached: true, in_progress: false, end, start, previous };
            self.ends[step] = Some(link);
        }
    }

    /// Makes a chain available to the steps that may follow it.
    fn offer(&mut self, step: usize, chain: Chain, held: u32) {
        let Rules { window_millis, now_millis, .. } = self.rules;
        for pair in self.pairs.iter_mut().flatten().filter(|pair| pair.from == step) {
            let within = self.rules.steps[pair.to].within_millis;
            let in_time =
                chain.start + window_millis >= now_millis && within.is_none_or(|within| chain.end + within >= now_millis);
            if in_time {
                pair.alive = Some(chain.position);
            }
            let at = pair.open.iter().position(|(value, _)| *value == held).unwrap_or_else(|| {
                pair.open.push((held, VecDeque::new()));
                pair.open.len() - 1
            });
            let open = &mut pair.open[at].1;
            while open.back().is_some_and(|other| other.first <= chain.first) {
                open.pop_back();
            }
            open.push_back(chain);
        }
    }

    /// Marks the steps that are not reached but still can be.
    fn progress(&mut self, length: usize) {
        for (step, pairs) in self.pairs.iter().enumerate() {
            if self.reach[step].reached {
                continue;
            }
            let next = self.rules.steps[step].next;
            self.reach[step].in_progress = pairs.iter().any(|pair| {
                let excluded = pair.exclusions.iter().filter_map(|exclusion| self.excluded[*exclusion]).max();
                pair.alive.is_some_and(|position| excluded.is_none_or(|at| at <= position) && (!next || position + 1 == length))
            });
        }
    }
}

fn pairs_to(rules: &Rules, to: usize) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for from in (0..to).rev() {
        let inside = |(after, before): &(usize, usize)| *after <= from && to <= *before;
        let exclusions = rules.exclusions.iter().enumerate().filter(|(_, range)| inside(range)).map(|(i, _)| i).collect();
        pairs.push(Pair { from, to, exclusions, open: Vec::new(), alive: None });
        if !rules.steps[from].optional {
            break;
        }
    }
    pairs
}
