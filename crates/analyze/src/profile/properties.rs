//! Properties of events and traits of customers: how many have them, and which values.

use std::sync::Arc;

use events::{Bucket, Column, Dictionary, Kind, Needs, Snapshot};
use rustc_hash::FxHashSet;

use crate::error::AnalyzeError;

/// Different numbers of one property that are counted one by one: beyond it nobody asks how many more there are.
const NUMBERS: usize = 10_000;

/// What a property describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertyOf {
    /// Events.
    Event,
    /// Customers: it is a trait.
    Customer,
}

/// What is known of a property.
#[derive(Debug, Clone, PartialEq)]
pub struct PropertyProfile {
    /// Its name.
    pub name: String,
    /// What it describes.
    pub of: PropertyOf,
    /// Its type.
    pub kind: Kind,
    /// Events or customers that have it.
    pub count: u64,
    /// Different values; of numbers, as far as they were counted: at most 10,000.
    pub distinct: u64,
    /// The commonest texts or booleans.
    pub values: Vec<String>,
    /// The smallest number.
    pub min: Option<f64>,
    /// The largest number.
    pub max: Option<f64>,
}

/// What is gathered of one column.
#[derive(Default)]
struct Gathered {
    count: u64,
    by_code: Vec<u64>,
    numbers: FxHashSet<u64>,
    range: Option<(f64, f64)>,
}

/// All properties and traits, with at most `values` of the values of each.
///
/// Errors: the data can't be read.
pub fn properties(snapshot: &Snapshot, values: usize) -> Result<Vec<PropertyProfile>, AnalyzeError> {
    let mut needs = Needs::default();
    needs.columns.extend(snapshot.properties().iter().map(|known| known.name.clone()));
    needs.traits.extend(snapshot.traits().iter().map(|known| known.name.clone()));
    let start = || {
        let columns = needs.columns.len() + needs.traits.len();
        (0..columns).map(|_| Gathered::default()).collect::<Vec<_>>()
    };
    let each = |gathered: &mut Vec<Gathered>, bucket: &Bucket| {
        let customers = bucket.offsets().len().saturating_sub(1);
        let columns = bucket.columns.iter().map(|column| (column, bucket.rows()));
        let traits = bucket.traits.iter().map(|column| (column, customers));
        gathered.iter_mut().zip(columns.chain(traits)).for_each(|(one, (column, rows))| one.take(column, rows));
        Ok::<(), AnalyzeError>(())
    };
    let merge = |into: Vec<Gathered>, from: Vec<Gathered>| into.into_iter().zip(from).map(|(a, b)| a.join(b)).collect();
    let gathered = snapshot.scan(0..snapshot.buckets(), &needs, start, each, merge)?;
    let of_events = snapshot.properties().iter().map(|known| (known, PropertyOf::Event, snapshot.dictionary(&known.name)));
    let of_customers =
        snapshot.traits().iter().map(|known| (known, PropertyOf::Customer, snapshot.trait_dictionary(&known.name)));
    let told = of_events.chain(of_customers).zip(gathered);
    Ok(told.map(|((known, of, dictionary), one)| one.tell(&known.name, of, known.kind, &dictionary, values)).collect())
}

impl Gathered {
    fn take(&mut self, column: &Arc<Column>, rows: usize) {
        match column.as_ref() {
            Column::Missing => {}
            Column::Codes { codes, dictionary, .. } => {
                if self.by_code.len() <= dictionary.len() {
                    self.by_code.resize(dictionary.len() + 1, 0);
                }
                (0..rows).for_each(|row| self.by_code[codes.get(row) as usize] += 1);
            }
            Column::Numbers(numbers) => {
                for number in (0..rows).map(|row| numbers.get(row)).filter(|number| !number.is_nan()) {
                    self.count += 1;
                    self.range = Some(self.range.map_or((number, number), |(min, max)| (min.min(number), max.max(number))));
                    if self.numbers.len() < NUMBERS {
                        // Adding 0 makes −0 and 0 one value.
                        self.numbers.insert((number + 0.0).to_bits());
                    }
                }
            }
        }
    }

    fn join(mut self, from: Gathered) -> Gathered {
        self.count += from.count;
        if self.by_code.len() < from.by_code.len() {
            self.by_code.resize(from.by_code.len(), 0);
        }
        self.by_code.iter_mut().zip(from.by_code).for_each(|(into, from)| *into += from);
        self.numbers.extend(from.numbers);
        self.range = match (self.range, from.range) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        };
        self
    }

    fn tell(self, name: &str, of: PropertyOf, kind: Kind, dictionary: &Dictionary, values: usize) -> PropertyProfile {
        let mut coded: Vec<(u32, u64)> = (0_u32..).zip(self.by_code).skip(1).filter(|(_, count)| *count > 0).collect();
        let count = self.count + coded.iter().map(|(_, count)| count).sum::<u64>();
        let distinct = (coded.len() + self.numbers.len().min(NUMBERS)) as u64;
        coded.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let values = coded.iter().take(values).map(|(code, _)| dictionary.text(*code)).collect();
        let (min, max) = self.range.unzip();
        PropertyProfile { name: name.to_owned(), of, kind, count, distinct, values, min, max }
    }
}
