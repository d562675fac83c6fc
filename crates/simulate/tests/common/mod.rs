//! Reads a simulated shop back the way a stranger would: journeys of named events, nothing of how they were made.

#![allow(dead_code, reason = "each test file uses its part")]

use simulate::{Column, Shop, Table};

pub const SEEDS: [u64; 6] = [1, 2, 3, 42, 2026, 987_654_321];

/// One event.
#[derive(Debug, Clone)]
pub struct Row {
    pub time: i64,
    pub event: &'static str,
    pub channel: &'static str,
    pub city: Option<&'static str>,
    pub survey: Option<&'static str>,
    pub score: f64,
}

/// The journeys of a shop, by customer.
pub fn journeys(shop: &Shop) -> Vec<Vec<Row>> {
    let table = shop.events(0..shop.customers());
    let Some(Column::Ids { numbers: customers, .. }) = table.column("customer") else { panic!("no customers") };
    let mut journeys: Vec<Vec<Row>> = vec![Vec::new(); shop.customers()];
    let (times, scores) = (times(&table), numbers(&table, "score"));
    for (row, &customer) in customers.iter().enumerate() {
        journeys[customer as usize].push(Row {
            time: times[row],
            event: text(&table, "event", row).expect("every row has an event"),
            channel: text(&table, "channel", row).expect("every row has a channel"),
            city: text(&table, "city", row),
            survey: text(&table, "survey", row),
            score: scores[row],
        });
    }
    journeys
}

pub fn times(table: &Table) -> &[i64] {
    match table.column("time") {
        Some(Column::Times(times)) => times,
        other => panic!("time is {other:?}"),
    }
}

pub fn numbers<'a>(table: &'a Table, name: &str) -> &'a [f64] {
    match table.column(name) {
        Some(Column::Numbers(numbers)) => numbers,
        other => panic!("{name} is {other:?}"),
    }
}

pub fn text(table: &Table, name: &str, row: usize) -> Option<&'static str> {
    match table.column(name) {
        Some(Column::Texts { codes, values }) => values.get(usize::from(codes[row])).copied(),
        other => panic!("{name} is {other:?}"),
    }
}

/// The planted events in planted order, each with the number of its stage.
pub fn planted(shop: &Shop) -> Vec<(&'static str, usize)> {
    let stages = shop.truth().stages;
    stages.iter().enumerate().flat_map(|(stage, planted)| planted.events.iter().map(move |&event| (event, stage))).collect()
}

pub fn median(mut values: Vec<i64>) -> i64 {
    values.sort_unstable();
    values[values.len() / 2]
}
