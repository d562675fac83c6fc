//! Discovery, judged where the truth is known: on made-up shops, by their planted stages, order and problems.
//!
//! Definitions. A step's planted stage and place are those of its commonest event. Discovered stages are matched to
//! planted ones one to one so that most steps agree; steps outside the match count as wrong. A planted problem is found
//! when a pain is about the problem's clearest event and one of its signs fits the kind: ends or not converting for a
//! loss, a wait for a wait.

use analyze::{AnalyzeError, Asker};
use journey::answer::AnswerBody;
use journey::question::{Ask, Question, Transitions};
use mapping::{DiscoverOptions, Discovery, DiscoveryReport, Map, PainKind, discover};
use simulate::{Kind, Problem, Shop};
use testkit::TestData;

use super::shop::{self, Names, planted};

/// What discovery is judged by.
pub struct Judged {
    /// Share of steps in their planted stage.
    pub in_stage: f64,
    /// Kendall's tau of the steps' planted places.
    pub tau: f64,
    /// The place among the pains of each planted problem, from 1.
    pub found_at: Vec<Option<usize>>,
}

impl Judged {
    /// Planted problems that are not among the first three pains.
    pub fn missed(&self) -> usize {
        self.found_at.iter().filter(|place| place.is_none_or(|place| place > 3)).count()
    }
}

/// Discovers the map of a made-up shop and judges it.
pub fn judge(seed: u64, customers: usize, names: Names) -> (Judged, Discovery) {
    let shop = Shop::new(seed, customers);
    let data = shop::data(&shop, names);
    let found = discovered(&data, &options());
    let truth = shop.truth();
    let planted: Vec<(String, usize)> =
        planted(&truth).into_iter().enumerate().map(|(place, (event, stage))| (names.of(event, place), stage)).collect();
    let steps = steps(&found.map, &counts(&data), &planted);
    let found_at = truth.problems.iter().map(|problem| {
        let place = self::planted(&truth).iter().position(|(known, _)| *known == problem.events[0]);
        found_at(problem, &names.of(problem.events[0], place.expect("a planted event")), &found.report)
    });
    let judged = Judged {
        in_stage: agreeing(&steps, found.map.stages.len(), truth.stages.len()) as f64 / steps.len() as f64,
        tau: kendall(&steps.iter().map(|step| step.2).collect::<Vec<_>>()),
        found_at: found_at.collect(),
    };
    (judged, found)
}

/// The place of a planted problem among the pains, from 1.
fn found_at(problem: &Problem, clearest: &String, report: &DiscoveryReport) -> Option<usize> {
    let fits = |kind: &PainKind| match problem.kind {
        Kind::Loss => matches!(kind, PainKind::Loss | PainKind::Converting),
        Kind::Wait => *kind == PainKind::Wait,
    };
    let pain = report.pains.iter().position(|pain| pain.events.contains(clearest) && pain.kinds.iter().any(fits));
    pain.map(|place| place + 1)
}

pub fn discovered(data: &TestData, options: &DiscoverOptions) -> Discovery {
    let snapshot = data.store.snapshot().expect("a readable folder");
    let mut ask = |question: &Question| -> Result<_, AnalyzeError> { Asker::new(&snapshot, question, 0).ask() };
    discover(options, &mut ask).expect("answers").expect("events")
}

pub fn options() -> DiscoverOptions {
    DiscoverOptions::new("2026-11-22".parse().expect("a day"))
}

/// Occurrences by event.
fn counts(data: &TestData) -> Vec<(String, u64)> {
    let question = Question::of_all(Ask::Transitions(Transitions::default()));
    let snapshot = data.store.snapshot().expect("a readable folder");
    match Asker::new(&snapshot, &question, 0).ask().expect("an answer").body {
        AnswerBody::Transitions(answer) => answer.nodes.into_iter().map(|node| (node.label, node.count)).collect(),
        other => panic!("transitions answered by {other:?}"),
    }
}

/// Planted stage and place of each step, with its discovered stage.
fn steps(map: &Map, counts: &[(String, u64)], planted: &[(String, usize)]) -> Vec<(usize, usize, usize)> {
    let mut steps = Vec::new();
    for (stage, discovered) in map.stages.iter().enumerate() {
        for step in &discovered.steps {
            let mut events = Vec::new();
            let matcher = &step.observe.as_ref().expect("every discovered step is bound").matcher;
            matcher.visit(&mut |event, _| events.extend(event.map(ToOwned::to_owned)));
            let count = |event: &String| counts.iter().find(|(name, _)| name == event).map_or(0, |(_, count)| *count);
            let main = events.iter().max_by_key(|event| count(event)).expect("a step names its events");
            let place = planted.iter().position(|(name, _)| name == main).expect("a planted event");
            steps.push((stage, planted[place].1, place));
        }
    }
    steps
}

/// The most steps that agree when each discovered stage stands for one planted stage or none.
fn agreeing(steps: &[(usize, usize, usize)], discovered: usize, planted: usize) -> usize {
    fn best(overlap: &[Vec<usize>], from: usize, taken: &mut Vec<bool>) -> usize {
        let Some(row) = overlap.get(from) else { return 0 };
        let mut most = best(overlap, from + 1, taken);
        for (stage, count) in row.iter().enumerate() {
            if !taken[stage] {
                taken[stage] = true;
                most = most.max(count + best(overlap, from + 1, taken));
                taken[stage] = false;
            }
        }
        most
    }
    let count = |found: usize, stage: usize| steps.iter().filter(|step| (step.0, step.1) == (found, stage)).count();
    let overlap: Vec<Vec<usize>> = (0..discovered).map(|found| (0..planted).map(|stage| count(found, stage)).collect()).collect();
    best(&overlap, 0, &mut vec![false; planted])
}

fn kendall(places: &[usize]) -> f64 {
    let pairs = (0..places.len()).flat_map(|a| (a + 1..places.len()).map(move |b| (a, b)));
    let (sum, count) =
        pairs.fold((0.0, 0.0), |(sum, count), (a, b)| (sum + if places[a] < places[b] { 1.0 } else { -1.0 }, count + 1.0));
    sum / count
}
