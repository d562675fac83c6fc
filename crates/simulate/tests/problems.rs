//! The planted problems leave the footprint that the truth claims, and nothing else leaves a larger one.

#![allow(clippy::expect_used, reason = "a test that finds nothing should fail there")]

mod common;

use std::collections::BTreeMap;

use common::{Row, SEEDS, journeys, median, planted};
use simulate::{DEFAULT_END_MILLIS, Kind, Problem, Shop};

const CUSTOMERS: usize = 20_000;
const DAY: i64 = 86_400_000;
/// Journeys that are still going on at the end are not endings.
const SETTLED: i64 = DEFAULT_END_MILLIS - 30 * DAY;

fn problem(shop: &Shop, kind: Kind) -> Problem {
    shop.truth().problems.into_iter().find(|problem| problem.kind == kind).expect("both kinds are planted")
}

fn share(count: usize, of: usize) -> f64 {
    count as f64 / of as f64
}

/// Would catch: a payment problem that customers get over.
#[test]
fn failed_payments_keep_customers_from_buying() {
    for seed in SEEDS {
        let shop = Shop::new(seed, CUSTOMERS);
        let problem = problem(&shop, Kind::Loss);
        let since = problem.since_millis.expect("it began some day");
        let (mut struck, mut others) = (Vec::new(), Vec::new());
        for journey in journeys(&shop) {
            let settled = |row: &Row| (since..SETTLED).contains(&row.time);
            let Some(first) = journey.iter().position(|row| settled(row) && row.event == "begin_checkout") else { continue };
            let rest = &journey[first..];
            let bought = rest.iter().any(|row| matches!(row.event, "purchase" | "store_purchase"));
            let failed = rest.iter().any(|row| row.event == problem.events[0] && row.channel == problem.place.value);
            if failed { &mut struck } else { &mut others }.push(bought);
        }
        let converts = |group: &[bool]| share(group.iter().filter(|&&bought| bought).count(), group.len());
        let (struck_converts, others_convert) = (converts(&struck), converts(&others));
        assert!(struck.len() > CUSTOMERS / 20, "seed {seed}: only {} struck", struck.len());
        assert!(struck_converts < 0.5 * others_convert, "seed {seed}: {struck_converts} against {others_convert}");
    }
}

/// Would catch: a step on the way to the customer's door where journeys end as often as at a failed payment.
#[test]
fn journeys_end_at_failed_payments_most() {
    for seed in SEEDS {
        let shop = Shop::new(seed, CUSTOMERS);
        let (mut passed, mut ended) = (BTreeMap::<&str, usize>::new(), BTreeMap::<&str, usize>::new());
        for journey in journeys(&shop) {
            journey.iter().for_each(|row| *passed.entry(row.event).or_default() += 1);
            if let Some(last) = journey.last().filter(|last| last.time < SETTLED) {
                *ended.entry(last.event).or_default() += 1;
            }
        }
        let ends = |event: &str| share(ended.get(event).copied().unwrap_or(0), passed[event]);
        let failed = ends("payment_failed");
        for (event, stage) in planted(&shop) {
            if stage < 3 && event != "payment_failed" {
                assert!(ends(event) * 4.0 < failed, "seed {seed}: {} at {event}, {failed} at failed payments", ends(event));
            }
        }
    }
}

/// Would catch: a delay that hides in the usual spread, or after which customers are as happy as others.
#[test]
fn late_parcels_are_late_and_drive_customers_away() {
    for seed in SEEDS {
        let shop = Shop::new(seed, CUSTOMERS);
        let city = problem(&shop, Kind::Wait).place.value;
        let (mut late, mut others) = (Deliveries::default(), Deliveries::default());
        for journey in journeys(&shop) {
            if let Some(row) = journey.iter().find(|row| row.event == "order_delivered") {
                if row.city == Some(city) { &mut late } else { &mut others }.add(&journey);
            }
        }
        assert!(late.customers > CUSTOMERS / 20, "seed {seed}: only {} late", late.customers);
        assert!(median(late.waits.clone()) > 3 * median(others.waits.clone()), "seed {seed}");
        assert!(late.score() < others.score() - 1.0, "seed {seed}");
        assert!(late.share_of(late.called) > 2.0 * others.share_of(others.called), "seed {seed}");
        assert!(late.share_of(late.went_on) < 0.5 * others.share_of(others.went_on), "seed {seed}");
    }
}

/// What became of customers after their first delivery.
#[derive(Default)]
struct Deliveries {
    customers: usize,
    waits: Vec<i64>,
    scores: Vec<f64>,
    called: usize,
    went_on: usize,
}

impl Deliveries {
    fn add(&mut self, journey: &[Row]) {
        let time = |event: &str| journey.iter().find(|row| row.event == event).map(|row| row.time);
        let (Some(shipped), Some(delivered)) = (time("order_shipped"), time("order_delivered")) else { return };
        self.customers += 1;
        self.waits.push(delivered - shipped);
        let around = |row: &&Row| row.time > shipped && row.time < delivered + 7 * DAY;
        self.called += usize::from(journey.iter().filter(around).any(|row| row.event == "support_call"));
        let scores = journey.iter().filter(around).filter(|row| row.survey == Some("delivery-csat"));
        self.scores.extend(scores.map(|row| row.score));
        self.went_on += usize::from(journey.iter().any(|row| row.time > delivered + 7 * DAY));
    }

    fn share_of(&self, count: usize) -> f64 {
        share(count, self.customers)
    }

    fn score(&self) -> f64 {
        self.scores.iter().sum::<f64>() / self.scores.len() as f64
    }
}

/// Would catch: another wait with a heavier tail than the planted one, which would then be found first. A tail weighs
/// the time that customers waited beyond three times the usual.
#[test]
fn no_wait_has_a_heavier_tail_than_late_parcels() {
    for seed in SEEDS {
        let shop = Shop::new(seed, CUSTOMERS);
        let mut waits = BTreeMap::<(&str, &str), Vec<i64>>::new();
        for journey in journeys(&shop) {
            for pair in journey.windows(2) {
                waits.entry((pair[0].event, pair[1].event)).or_default().push(pair[1].time - pair[0].time);
            }
        }
        let tail = |waits: Vec<i64>| {
            let usual = 3 * median(waits.clone());
            waits.iter().map(|wait| (wait - usual).max(0) / 1000).sum::<i64>()
        };
        let (mut late, mut others) = (0, 0);
        for ((_, to), waits) in waits {
            let heaviest = if to == "order_delivered" { &mut late } else { &mut others };
            *heaviest = tail(waits).max(*heaviest);
        }
        assert!(late > 4 * others, "seed {seed}: {late} s against {others} s");
    }
}
