//! Rows that become one event together, such as the lines of a basket.
//!
//! A row of a group may stand anywhere in the file, so all groups are held until it ends, at most
//! [`GROUPS`](crate::limits::GROUPS) of them.

use std::path::Path;

use events::{Batch, Interner, Texts, Values};
use journey::Scalar;
use rustc_hash::FxHashMap;

use super::output::{Kept, chosen};
use crate::error::CollectError;
use crate::layout::Output;
use crate::limits::{GROUP_TEXTS, GROUPS};
use crate::table::{Cells, Rows, Table};

/// How rows become one event: those of one customer that agree in some columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The columns they agree in.
    pub by: Vec<String>,
    /// Properties made of all their rows.
    pub aggregates: Vec<(String, Aggregate)>,
}

/// A property made of the rows of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aggregate {
    /// The number of rows.
    Count,
    /// The sum of a column.
    Sum(String),
    /// The sum of two columns multiplied row by row, such as quantity and price.
    SumOfProducts(String, String),
    /// The smallest number of a column.
    Min(String),
    /// The largest number of a column.
    Max(String),
    /// The different texts of a column, in the order of the alphabet, separated by commas.
    Distinct(String),
    /// How many different texts a column has.
    CountDistinct(String),
    /// The text of a column that most rows have; of several, the first in the alphabet.
    MostCommon(String),
    /// The first value of a column that is not missing.
    First(String),
    /// The last value of a column that is not missing.
    Last(String),
}

impl Aggregate {
    /// The columns it is made of.
    fn columns(&self) -> Vec<&str> {
        match self {
            Aggregate::Count => Vec::new(),
            Aggregate::SumOfProducts(first, second) => vec![first, second],
            Aggregate::Sum(column)
            | Aggregate::Min(column)
            | Aggregate::Max(column)
            | Aggregate::Distinct(column)
            | Aggregate::CountDistinct(column)
            | Aggregate::MostCommon(column)
            | Aggregate::First(column)
            | Aggregate::Last(column) => vec![column],
        }
    }
}

impl Group {
    /// All columns it is made of.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let aggregated = self.aggregates.iter().flat_map(|(_, aggregate)| aggregate.columns());
        self.by.iter().map(String::as_str).chain(aggregated)
    }
}

/// An aggregate so far.
#[derive(Debug, Clone, PartialEq)]
enum State {
    Count(u64),
    Sum(Sum),
    Min(f64),
    Max(f64),
    Texts(Vec<(Box<str>, u32)>),
    Value(Option<Scalar>),
}

/// A sum that stays exact while its numbers have at most six decimals, as money has: 0.1 + 0.2 is 0.3.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Sum {
    /// In millionths of millionths: what two numbers of six decimals multiply to.
    exact: i128,
    rough: f64,
    any: bool,
}

/// The millionths of a number that has no smaller part.
#[allow(clippy::cast_possible_truncation)] // Within ±10^15.
fn millionths(number: f64) -> Option<i128> {
    let scaled = (number * 1e6).round();
    (scaled.abs() < 1e15 && scaled / 1e6 == number).then_some(scaled as i128)
}

impl Sum {
    fn add(&mut self, first: f64, second: f64) {
        self.any = true;
        match (millionths(first), millionths(second)) {
            (Some(first), Some(second)) => self.exact = self.exact.saturating_add(first * second),
            _ => self.rough += first * second,
        }
    }

    fn merge(&mut self, other: Sum) {
        self.exact = self.exact.saturating_add(other.exact);
        self.rough += other.rough;
        self.any |= other.any;
    }

    #[allow(clippy::cast_precision_loss)] // The nearest double is what is wanted.
    fn value(self) -> f64 {
        // Most sums have six decimals: then both numbers of the quotient are exact, and so it is the nearest double.
        let exact = if self.exact % 1_000_000 == 0 { (self.exact / 1_000_000) as f64 / 1e6 } else { self.exact as f64 / 1e12 };
        if self.any { exact + self.rough } else { f64::NAN }
    }
}

/// One group.
#[derive(Debug)]
struct Open {
    customer: Box<str>,
    event: Box<str>,
    time: i64,
    /// Properties of the first row, by number of the column.
    values: Vec<(u32, Scalar)>,
    states: Vec<State>,
}

/// The groups of one table.
#[derive(Debug, Default)]
pub(crate) struct Partial {
    groups: Groups,
}

/// The groups of a file so far.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    by_key: FxHashMap<Box<str>, usize>,
    open: Vec<Open>,
    columns: Vec<(String, bool)>,
}

impl Partial {
    /// Gathers the rows of a table.
    pub(super) fn gather(output: &Output, table: &Table, kept: &Kept<'_>) -> Self {
        let mut partial = Partial::default();
        let Some(group) = &output.group else { return partial };
        let by: Vec<Option<&Cells>> = group.by.iter().map(|column| table.column(column)).collect();
        let cells_of = |(_, aggregate): &(String, Aggregate)| {
            let columns = aggregate.columns();
            let mut columns = columns.iter().map(|column| table.column(column));
            (columns.next().flatten(), columns.next().flatten())
        };
        let aggregated: Vec<(Option<&Cells>, Option<&Cells>)> = group.aggregates.iter().map(cells_of).collect();
        let mut properties = chosen(&output.properties, output, table);
        properties.extend(output.account.as_ref().and_then(|column| Some(("account".to_owned(), table.column(column)?))));
        let groups = &mut partial.groups;
        groups.columns = properties.iter().map(|(name, cells)| (name.clone(), is_spelled(cells))).collect();
        let (mut key, mut scratch) = (String::new(), String::new());
        for (at, row) in Rows::new(table.rows, kept.rows.as_deref()).enumerate() {
            let customer = kept.customers.get(at).unwrap_or_default();
            key.clear();
            key.push_str(customer);
            for cells in &by {
                key.push('\u{1f}');
                key.push_str(cells.and_then(|cells| cells.text(row, &mut scratch)).unwrap_or_default());
            }
            let index = match groups.by_key.get(key.as_str()) {
                Some(index) => *index,
                None => {
                    groups.by_key.insert(key.as_str().into(), groups.open.len());
                    let event = kept.events.as_ref().and_then(|events| events.get(at)).unwrap_or_default();
                    let value = |(number, (_, cells)): (usize, &(String, &Cells))| {
                        Some((u32::try_from(number).ok()?, cells.scalar(row)?))
                    };
                    groups.open.push(Open {
                        customer: customer.into(),
                        event: event.into(),
                        time: kept.times[at],
                        values: properties.iter().enumerate().filter_map(value).collect(),
                        states: group.aggregates.iter().map(|(_, aggregate)| State::new(aggregate)).collect(),
                    });
                    groups.open.len() - 1
                }
            };
            let open = &mut groups.open[index];
            open.time = open.time.min(kept.times[at]);
            for ((state, (_, aggregate)), cells) in open.states.iter_mut().zip(&group.aggregates).zip(&aggregated) {
                state.add(aggregate, *cells, row, &mut scratch);
            }
        }
        partial
    }
}

impl State {
    fn new(aggregate: &Aggregate) -> Self {
        match aggregate {
            Aggregate::Count => State::Count(0),
            Aggregate::Sum(_) | Aggregate::SumOfProducts(..) => State::Sum(Sum::default()),
            Aggregate::Min(_) => State::Min(f64::NAN),
            Aggregate::Max(_) => State::Max(f64::NAN),
            Aggregate::Distinct(_) | Aggregate::CountDistinct(_) | Aggregate::MostCommon(_) => State::Texts(Vec::new()),
            Aggregate::First(_) | Aggregate::Last(_) => State::Value(None),
        }
    }

    fn add(&mut self, aggregate: &Aggregate, cells: (Option<&Cells>, Option<&Cells>), row: usize, scratch: &mut String) {
        let (cells, factor) = cells;
        if let State::Count(count) = self {
            *count += 1;
            return;
        }
        let Some(cells) = cells else { return };
        match self {
            State::Count(_) => {}
            State::Sum(sum) => {
                let second =
                    if matches!(aggregate, Aggregate::Sum(_)) { Some(1.0) } else { factor.and_then(|cells| cells.number(row)) };
                if let (Some(first), Some(second)) = (cells.number(row), second) {
                    sum.add(first, second);
                }
            }
            State::Min(least) => *least = cells.number(row).map_or(*least, |number| number.min(*least)),
            State::Max(most) => *most = cells.number(row).map_or(*most, |number| number.max(*most)),
            State::Texts(texts) => {
                if let Some(text) = cells.text(row, scratch) {
                    add_text(texts, text, 1);
                }
            }
            State::Value(value) => {
                if value.is_none() || matches!(aggregate, Aggregate::Last(_)) {
                    *value = cells.scalar(row).or(value.take());
                }
            }
        }
    }

    /// Takes rows into account that came later.
    fn merge(&mut self, later: State, last: bool) {
        match (self, later) {
            (State::Count(count), State::Count(more)) => *count += more,
            (State::Sum(sum), State::Sum(more)) => sum.merge(more),
            (State::Min(least), State::Min(other)) => *least = least.min(other),
            (State::Max(most), State::Max(other)) => *most = most.max(other),
            (State::Texts(texts), State::Texts(more)) => more.iter().for_each(|(text, count)| add_text(texts, text, *count)),
            (State::Value(value), State::Value(later)) if value.is_none() || (last && later.is_some()) => *value = later,
            _ => {}
        }
    }

    #[allow(clippy::cast_precision_loss)] // Counts of rows.
    fn value(self, aggregate: &Aggregate) -> Option<Scalar> {
        let number = |number: f64| number.is_finite().then_some(Scalar::Number(number));
        match (self, aggregate) {
            (State::Count(count), _) => number(count as f64),
            (State::Sum(sum), _) => number(sum.value()),
            (State::Min(value) | State::Max(value), _) => number(value),
            (State::Texts(texts), Aggregate::CountDistinct(_)) => number(texts.len() as f64),
            (State::Texts(texts), Aggregate::MostCommon(_)) => {
                let most = texts.into_iter().max_by(|(a, times_a), (b, times_b)| times_a.cmp(times_b).then(b.cmp(a)));
                most.map(|(text, _)| Scalar::Text(text.into()))
            }
            (State::Texts(mut texts), _) => {
                texts.sort();
                let joined = texts.iter().map(|(text, _)| &**text).collect::<Vec<_>>().join(",");
                (!joined.is_empty()).then_some(Scalar::Text(joined))
            }
            (State::Value(value), _) => value,
        }
    }
}

/// Counts a text; of more than [`GROUP_TEXTS`] different ones, those that come later are left out.
fn add_text(texts: &mut Vec<(Box<str>, u32)>, text: &str, times: u32) {
    match texts.iter().position(|(known, _)| **known == *text) {
        Some(index) => texts[index].1 += times,
        None if texts.len() < GROUP_TEXTS => texts.push((text.into(), times)),
        None => {}
    }
}

fn is_spelled(cells: &Cells) -> bool {
    matches!(cells, Cells::Grid(..) | Cells::Texts { spelled: true, .. } | Cells::Joined { spelled: true, .. })
}

impl Groups {
    /// Takes the groups of a table into account, in the order of the tables.
    pub(super) fn merge(&mut self, partial: Partial, output: &Output, path: &Path) -> Result<(), CollectError> {
        let Groups { by_key, open, columns } = partial.groups;
        let numbers: Vec<u32> = columns.into_iter().map(|column| self.number(column)).collect();
        let mut keys: Vec<(Box<str>, usize)> = by_key.into_iter().collect();
        keys.sort_by_key(|(_, index)| *index);
        let is_last: Vec<bool> =
            output.group.iter().flat_map(|group| &group.aggregates).map(|(_, a)| matches!(a, Aggregate::Last(_))).collect();
        for ((key, _), mut group) in keys.into_iter().zip(open) {
            match self.by_key.get(&key) {
                Some(known) => {
                    let known = &mut self.open[*known];
                    known.time = known.time.min(group.time);
                    for ((state, later), last) in known.states.iter_mut().zip(group.states).zip(&is_last) {
                        state.merge(later, *last);
                    }
                }
                None if self.open.len() >= GROUPS => {
                    let problem = format!(
                        "more than {GROUPS} groups; they are held in memory, so split the file by time, or group less finely"
                    );
                    return Err(CollectError::Limit { path: path.to_owned(), problem });
                }
                None => {
                    group.values.iter_mut().for_each(|(number, _)| *number = numbers[*number as usize]);
                    self.by_key.insert(key, self.open.len());
                    self.open.push(group);
                }
            }
        }
        Ok(())
    }

    fn number(&mut self, column: (String, bool)) -> u32 {
        let index = self.columns.iter().position(|known| known.0 == column.0).unwrap_or_else(|| {
            self.columns.push(column);
            self.columns.len() - 1
        });
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// One event a group, in the order of the first rows of the groups.
    pub(super) fn into_batches(self, output: &Output) -> Vec<Batch> {
        let Groups { open, columns, .. } = self;
        let Some(group) = &output.group else { return Vec::new() };
        let mut batches = Vec::new();
        let mut open = open.into_iter();
        loop {
            let some: Vec<Open> = open.by_ref().take(BATCH_GROUPS).collect();
            if some.is_empty() {
                return batches;
            }
            batches.push(batch(some, &columns, group));
        }
    }
}

/// Groups in one batch.
const BATCH_GROUPS: usize = 1 << 17;

fn batch(open: Vec<Open>, columns: &[(String, bool)], group: &Group) -> Batch {
    let intern = |text: fn(&Open) -> &str| {
        let mut interner = Interner::default();
        let codes = open.iter().map(|group| interner.intern(text(group))).collect();
        Texts { codes, values: interner.into_values() }
    };
    let (customers, events) = (intern(|group| &group.customer), intern(|group| &group.event));
    let times = open.iter().map(|group| group.time).collect();
    let mut properties: Vec<(String, Values)> = Vec::new();
    for (number, (name, spelled)) in columns.iter().enumerate() {
        let value =
            |group: &'_ Open| group.values.iter().find(|(known, _)| *known as usize == number).map(|(_, value)| value.clone());
        let scalars: Vec<Option<Scalar>> = open.iter().map(value).collect();
        let values = match Values::from_scalars(scalars.iter().map(Option::as_ref)) {
            Values::Texts(texts) if *spelled => Values::Spelled(texts),
            values => values,
        };
        properties.push((name.clone(), values));
    }
    let mut states: Vec<_> = open.into_iter().map(|group| group.states.into_iter()).collect();
    for (name, aggregate) in &group.aggregates {
        let value = |states: &mut std::vec::IntoIter<State>| states.next().and_then(|state| state.value(aggregate));
        let scalars: Vec<Option<Scalar>> = states.iter_mut().map(value).collect();
        properties.retain(|(known, _)| known != name);
        properties.push((name.clone(), Values::from_scalars(scalars.iter().map(Option::as_ref))));
    }
    Batch { customers, times, events: Some(events), properties }
}
