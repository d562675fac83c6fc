//! A made-up shop as a data folder to discover a map in, and what was planted in it.

use events::{Batch, TextArena, Texts, Values};
use simulate::{Column, Shop, Table, Truth};
use testkit::TestData;

/// Whether events keep their names or get ones without meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Names {
    Kept,
    Meaningless,
}

impl Names {
    /// What an event is called, given its place among all that are planted.
    pub fn of(self, event: &str, place: usize) -> String {
        match self {
            Names::Kept => event.to_owned(),
            // `e1` to `e34`, in an order that tells nothing.
            Names::Meaningless => format!("e{}", place * 11 % 34 + 1),
        }
    }
}

/// The planted events in their order, each with its stage.
pub fn planted(truth: &Truth) -> Vec<(&'static str, usize)> {
    let stages = truth.stages.iter().enumerate();
    stages.flat_map(|(stage, planted)| planted.events.iter().map(move |event| (*event, stage))).collect()
}

/// Imports the events of a shop.
pub fn data(shop: &Shop, names: Names) -> TestData {
    let data = TestData::default();
    let planted = planted(&shop.truth());
    let renamed = |event: &str| {
        planted.iter().position(|(known, _)| *known == event).map_or_else(|| event.to_owned(), |place| names.of(event, place))
    };
    data.import(shop.chunks(5_000).map(|table| batch(table, &renamed)).collect(), 1 << 30);
    data
}

fn batch(table: Table, renamed: &dyn Fn(&str) -> String) -> Batch {
    let mut batch = Batch::default();
    for named in table.columns {
        match (named.name, named.column) {
            ("customer", Column::Ids { prefix, width, numbers }) => {
                let mut values = TextArena::default();
                let mut last = None;
                let code = |number: &u64| {
                    if last.replace(*number) != Some(*number) {
                        values.push(&format!("{prefix}{number:0width$}"));
                    }
                    u32::try_from(values.len()).expect("few customers")
                };
                let codes = numbers.iter().map(code).collect();
                batch.customers = Texts { codes, values };
            }
            ("time", Column::Times(times)) => batch.times = times,
            ("event", Column::Texts { codes, values }) => {
                batch.events = Some(texts(&codes, values.iter().map(|name| renamed(name))));
            }
            (name, Column::Texts { codes, values }) => {
                batch
                    .properties
                    .push((name.to_owned(), Values::Texts(texts(&codes, values.iter().map(|value| (*value).to_owned())))));
            }
            (name, Column::Numbers(numbers)) => batch.properties.push((name.to_owned(), Values::Numbers(numbers))),
            _ => {}
        }
    }
    batch
}

fn texts(codes: &[u8], names: impl Iterator<Item = String>) -> Texts {
    let mut values = TextArena::default();
    names.for_each(|name| {
        values.push(&name);
    });
    Texts { codes: codes.iter().map(|code| if *code == Column::NO_TEXT { 0 } else { u32::from(*code) + 1 }).collect(), values }
}
