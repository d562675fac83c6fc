//! The table against plain maps.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// What a plain walk finds of an edge: occurrences, subjects, the times in order.
type Plain = BTreeMap<(Place, Place), (u64, BTreeSet<usize>, Vec<i64>)>;

/// Journeys in no foreseeable order, one in sixteen of them long: steps are looked at 64 at once. `labels(n)` are in use by
/// the time of the nth.
fn journeys(count: usize, labels: impl Fn(usize) -> u64) -> Vec<(Vec<i64>, Vec<u32>)> {
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let journey = |n: usize| {
        let length = if n.is_multiple_of(16) { 60 + next(80) } else { next(9) };
        let mut time = 0;
        (0..length)
            .map(|_| {
                time += i64::try_from(next(5_000)).expect("small");
                (time, u32::try_from(next(labels(n))).expect("small"))
            })
            .unzip()
    };
    (0..count).map(journey).collect()
}

fn plain(journeys: &[(Vec<i64>, Vec<u32>)]) -> Plain {
    let mut found = Plain::new();
    for (subject, (times, labels)) in journeys.iter().enumerate() {
        let mut last = None;
        for (time, label) in times.iter().zip(labels) {
            let edge = found.entry((last.map_or(0, |(_, from)| from), label + 1)).or_default();
            edge.0 += 1;
            edge.1.insert(subject);
            edge.2.extend(last.map(|(before, _)| time - before));
            last = Some((*time, label + 1));
        }
        if let Some((_, from)) = last {
            let edge = found.entry((from, 0)).or_default();
            edge.0 += 1;
            edge.1.insert(subject);
        }
    }
    found.values_mut().for_each(|edge| edge.2.sort_unstable());
    found
}

/// Counts journeys with tables that grow as labels are seen, two of them joined at the end.
fn counted(journeys: &[(Vec<i64>, Vec<u32>)], windows: &FxHashMap<(Place, Place), Window>) -> EdgeTable {
    let mut tables = [EdgeTable::default(), EdgeTable::default()];
    for (subject, (times, labels)) in journeys.iter().enumerate() {
        let table = &mut tables[subject % 2];
        if subject % 5_000 < 2 {
            table.narrow();
        }
        let most = labels.iter().max().map_or(0, |label| *label as usize + 1);
        table.reserve(most, windows.clone());
        let narrow: Result<Vec<u8>, _> = labels.iter().map(|label| u8::try_from(*label)).collect();
        match narrow {
            _ if labels.is_empty() => {}
            // Labels are read as they lie in columns, too.
            Ok(narrow) if subject % 3 == 0 => table.journey(times, &narrow),
            _ => table.journey(times, labels),
        }
    }
    let [mut first, mut second] = tables;
    if first.labels() < second.labels() {
        std::mem::swap(&mut first, &mut second);
    }
    first.add(second);
    first
}

fn check(journeys: &[(Vec<i64>, Vec<u32>)], windows: &FxHashMap<(Place, Place), Window>) {
    let wanted = plain(journeys);
    let mut table = counted(journeys, windows);
    let found: BTreeMap<_, _> = table.take().into_iter().map(|(from, to, edge)| ((from, to), edge)).collect();
    assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
    let mut visitors: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for (subject, (_, labels)) in journeys.iter().enumerate() {
        for label in labels {
            visitors.entry(*label).or_default().insert(subject);
        }
    }
    for (label, subjects) in visitors {
        assert_eq!(table.customers(label as usize + 1), subjects.len() as u64, "label {label}");
    }
    for (key, (count, subjects, times)) in &wanted {
        let edge = &found[key];
        assert_eq!((edge.count, edge.customers), (*count, subjects.len() as u64), "{key:?}");
        assert_eq!(edge.sum, times.iter().map(|time| i128::from(*time)).sum::<i128>(), "{key:?}");
        if key.0 > 0 && key.1 > 0 {
            let is_inside = |time: &&i64| edge.times.window.holds(**time);
            let mut inside = edge.times.inside.concat();
            inside.sort_unstable();
            assert_eq!(inside, times.iter().filter(is_inside).copied().collect::<Vec<_>>(), "{key:?}");
            assert_eq!(edge.times.below, times.iter().filter(|time| **time < edge.times.window.low).count() as u64, "{key:?}");
        }
    }
}

fn windows(labels: Place, low: i64, high: i64) -> FxHashMap<(Place, Place), Window> {
    let pairs = (1..=labels).flat_map(|from| (1..=labels).map(move |to| (from, to)));
    pairs.filter(|(from, to)| (from + to) % 3 > 0).map(|pair| (pair, Window { low, high })).collect()
}

/// Would catch: counts lost when a table grows, turns from a square into a map, is joined or settled; subjects counted
/// twice across settling; windows that hold the wrong times.
#[test]
fn tables_of_every_size_count_as_plain_maps_do() {
    for labels in [3, 31, 32, 33, 63, 64, 65, 255, 256, 400] {
        let seen = move |n: usize| (n as u64 / 4 + 2).min(labels);
        check(&journeys(3_000, seen), &windows(labels as Place, 1_000, 2_500));
    }
}

/// Would catch: subjects or times that are wrong once hot counts have been moved to the totals.
#[test]
fn many_journeys_are_counted_across_settling() {
    check(&journeys(2 * MOST_JOURNEYS as usize + 5_000, |_| 4), &windows(4, 0, 3_000));
}

/// Would catch: windows that stay as wide as they began, and times that are lost or counted twice as they get narrower,
/// in two tables that narrow them differently.
#[test]
fn windows_narrow_as_times_are_seen() {
    let mut journeys = journeys(60_000, |_| 4);
    journeys.iter_mut().flat_map(|(times, _)| times).for_each(|time| *time *= 10_000);
    for windows in [FxHashMap::default(), windows(4, 0, 30_000_000)] {
        check(&journeys, &windows);
        for (from, to, mut edge) in counted(&journeys, &windows).take() {
            let kept = edge.times.kept() as u64;
            assert!(from == 0 || to == 0 || kept < edge.count / 8, "{from} to {to}: {kept} of {} times kept", edge.count);
            assert!(from == 0 || to == 0 || edge.times.median(edge.count).is_some(), "{from} to {to}");
        }
    }
}

/// Would catch: a window that is too wide for its narrow form and then holds less than it should.
#[test]
fn wide_windows_hold_all_they_should() {
    for (low, high) in [(0, i64::MAX - 1), (i64::MIN, i64::MAX), (i64::MIN, 700), (100, 100), (-5, 1 << 45)] {
        let edge = Hot::new(Window { low, high }).window();
        assert!(edge.low <= low.max(0) && edge.high >= high.min(i64::MAX - 1_024), "{low}..={high} became {edge:?}");
        check(&journeys(500, |_| 3), &windows(3, low, high));
    }
}
