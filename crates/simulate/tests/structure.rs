//! The planted stages and their order can be found again from the journeys alone.

#![allow(clippy::expect_used, reason = "a test that finds nothing should fail there")]

mod common;

use std::ops::Range;

use common::{Row, SEEDS, journeys, planted};
use simulate::Shop;

const CUSTOMERS: usize = 12_000;
const STAGES: usize = 5;

/// Would catch: squiggles so wild that the order of first occurrences no longer shows the plan.
#[test]
fn first_occurrences_follow_the_planted_order() {
    for seed in SEEDS {
        let shop = Shop::new(seed, CUSTOMERS);
        let events: Vec<_> = planted(&shop).into_iter().map(|(event, _)| event).collect();
        let position = positions(&journeys(&shop), &events);
        let tau = kendall(&position);
        assert!(tau >= 0.85, "seed {seed}: tau {tau}");
    }
}

/// Would catch: stages that no longer hold together, so that no cut of the order could find them.
#[test]
fn cuts_of_the_order_find_the_planted_stages() {
    for seed in SEEDS {
        let shop = Shop::new(seed, CUSTOMERS);
        let journeys = journeys(&shop);
        let steps = busiest(&journeys, planted(&shop));
        let share = share_in_planted_stage(&journeys, &steps);
        assert!(share >= 0.9, "seed {seed}: {share} of {steps:?} in their stage");
    }
}

/// For each event, how late its first occurrence is, 0 to 1: the mean over all other events of the share of customers
/// (of those with both) who met it later. By pairs, because journeys of different lengths cannot be compared otherwise.
fn positions(journeys: &[Vec<Row>], events: &[&str]) -> Vec<f64> {
    let count = events.len();
    let mut before = vec![vec![0u32; count]; count];
    for journey in journeys {
        let firsts = first_occurrences(journey, events);
        for (place, &earlier) in firsts.iter().enumerate() {
            firsts[place + 1..].iter().for_each(|&later| before[earlier][later] += 1);
        }
    }
    let later_share = |event: usize, other: usize| {
        let both = before[event][other] + before[other][event];
        if both == 0 { 0.5 } else { f64::from(before[other][event]) / f64::from(both) }
    };
    let mean = |event: usize| (0..count).map(|other| later_share(event, other)).sum::<f64>() / count as f64;
    (0..count).map(mean).collect()
}

fn first_occurrences(journey: &[Row], events: &[&str]) -> Vec<usize> {
    let mut firsts: Vec<usize> = Vec::new();
    for row in journey {
        if let Some(event) = events.iter().position(|&event| event == row.event)
            && !firsts.contains(&event)
        {
            firsts.push(event);
        }
    }
    firsts
}

/// Kendall's tau between the order of `values` and rising order.
fn kendall(values: &[f64]) -> f64 {
    let pairs = (0..values.len()).flat_map(|a| (a + 1..values.len()).map(move |b| (a, b)));
    let (sum, count) = pairs.fold((0.0, 0.0), |(sum, count), (a, b)| {
        let agrees = if values[a] < values[b] { 1.0 } else { -1.0 };
        (sum + agrees, count + 1.0)
    });
    sum / count
}

/// The dozen events that happen most, in planted order.
fn busiest(journeys: &[Vec<Row>], planted: Vec<(&'static str, usize)>) -> Vec<(&'static str, usize)> {
    let count = |event: &str| journeys.iter().flatten().filter(|row| row.event == event).count();
    let mut counted: Vec<_> = planted.into_iter().enumerate().map(|(place, step)| (count(step.0), place, step)).collect();
    counted.sort_unstable_by(|a, b| b.cmp(a));
    counted.truncate(12);
    counted.sort_unstable_by_key(|(_, place, _)| *place);
    counted.into_iter().map(|(_, _, step)| step).collect()
}

/// Orders the steps as found, cuts that order where the modularity of the flow is best, and compares the stages.
fn share_in_planted_stage(journeys: &[Vec<Row>], steps: &[(&str, usize)]) -> f64 {
    let events: Vec<_> = steps.iter().map(|(event, _)| *event).collect();
    let position = positions(journeys, &events);
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|&a, &b| position[a].total_cmp(&position[b]));
    let stage_of: Vec<usize> = order.iter().map(|&step| steps[step].1).collect();
    let flow = flow(journeys, &order.iter().map(|&step| events[step]).collect::<Vec<_>>());
    let found = best_cuts(&flow);
    let right: usize = (0..STAGES).map(|stage| most_together(&stage_of, &found, stage)).sum();
    right as f64 / steps.len() as f64
}

/// The most steps of a planted stage in one found stage that is mostly this one: a stage torn in two counts for its
/// larger part, a stage swallowed by another one does not count.
fn most_together(stage_of: &[usize], found: &[Range<usize>], stage: usize) -> usize {
    let count = |range: &Range<usize>, stage: usize| stage_of[range.clone()].iter().filter(|&&other| other == stage).count();
    let mostly = |range: &&Range<usize>| (0..STAGES).all(|other| count(range, other) <= count(range, stage));
    found.iter().filter(mostly).map(|range| count(range, stage)).max().unwrap_or(0)
}

/// How often one event directly follows another one, as shares of all such steps.
fn flow(journeys: &[Vec<Row>], events: &[&str]) -> Vec<Vec<f64>> {
    let mut flow = vec![vec![0.0; events.len()]; events.len()];
    let mut total = 0.0;
    for journey in journeys {
        let known: Vec<_> = journey.iter().filter_map(|row| events.iter().position(|&event| event == row.event)).collect();
        for pair in known.windows(2).filter(|pair| pair[0] != pair[1]) {
            flow[pair[0]][pair[1]] += 1.0;
            total += 1.0;
        }
    }
    flow.iter_mut().flatten().for_each(|share| *share /= total);
    flow
}

/// The cuts of the order into ranges with the best sum of (flow inside − flow expected inside), by dynamic programming.
fn best_cuts(flow: &[Vec<f64>]) -> Vec<Range<usize>> {
    let count = flow.len();
    let score = |range: Range<usize>| {
        let inside: f64 = flow[range.clone()].iter().map(|row| row[range.clone()].iter().sum::<f64>()).sum();
        let out: f64 = flow[range.clone()].iter().flatten().sum();
        let into: f64 = flow.iter().map(|row| row[range.clone()].iter().sum::<f64>()).sum();
        inside - out * into
    };
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=count {
        let choices = (0..end).map(|start| (best[start].0 + score(start..end), start));
        best.push(choices.max_by(|a, b| a.0.total_cmp(&b.0)).expect("there is a start"));
    }
    let mut ranges = Vec::new();
    let mut end = count;
    while end > 0 {
        ranges.push(best[end].1..end);
        end = best[end].1;
    }
    ranges.reverse();
    ranges
}
