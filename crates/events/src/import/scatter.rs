//! A batch with its rows grouped by class of customers, so that any range of classes is a slice.

use xxhash_rust::xxh3::xxh3_64;

use super::batch::{Batch, Values};
use crate::catalogue::MOST_BUCKETS;
use crate::hot::Codes;
use crate::texts::{TextArena, Texts};

/// The class of a customer: the top bits of a hash that never changes, as files depend on it.
pub(crate) fn class_of(customer: &str) -> usize {
    (xxh3_64(customer.as_bytes()) >> 56) as usize
}

/// Rows grouped by class, within each in their order of arrival.
#[derive(Debug)]
pub(super) struct Chunk {
    /// Where each class ends.
    ends: Vec<u32>,
    customers: Coded,
    times: Vec<i64>,
    events: Option<Coded>,
    properties: Vec<(usize, Scattered)>,
}

/// Narrow codes into an arena; 0 is missing.
#[derive(Debug)]
struct Coded {
    codes: Codes,
    values: TextArena,
}

#[derive(Debug)]
enum Scattered {
    Texts { texts: Coded, spelled: bool },
    Numbers(Vec<f64>),
    Booleans(Vec<u8>),
}

impl Chunk {
    /// Groups the rows of a batch. `numbers` gives each of its properties the number under which it is known.
    #[allow(clippy::cast_possible_truncation)] // Batches have fewer than 2^32 rows.
    pub(super) fn scatter(batch: Batch, numbers: &[usize]) -> Self {
        let classes: Vec<u8> = {
            let by_value: Vec<u8> = batch.customers.values.iter().map(|customer| class_of(customer) as u8).collect();
            batch.customers.codes.iter().map(|code| by_value[*code as usize - 1]).collect()
        };
        let mut ends = vec![0_u32; MOST_BUCKETS];
        classes.iter().for_each(|class| ends[usize::from(*class)] += 1);
        let mut next = vec![0_u32; MOST_BUCKETS];
        let mut total = 0;
        for (end, next) in ends.iter_mut().zip(&mut next) {
            *next = total;
            total += *end;
            *end = total;
        }
        let mut order = vec![0_u32; classes.len()];
        for (row, class) in classes.iter().enumerate() {
            let slot = &mut next[usize::from(*class)];
            order[*slot as usize] = row as u32;
            *slot += 1;
        }
        let gather = |values: Values| match values {
            Values::Texts(texts) => Scattered::Texts { texts: Coded::gather(texts, &order), spelled: false },
            Values::Spelled(texts) => Scattered::Texts { texts: Coded::gather(texts, &order), spelled: true },
            Values::Numbers(numbers) => Scattered::Numbers(order.iter().map(|row| numbers[*row as usize]).collect()),
            Values::Booleans(booleans) => Scattered::Booleans(order.iter().map(|row| booleans[*row as usize]).collect()),
        };
        Chunk {
            ends,
            customers: Coded::gather(batch.customers, &order),
            times: order.iter().map(|row| batch.times[*row as usize]).collect(),
            events: batch.events.map(|events| Coded::gather(events, &order)),
            properties: batch
                .properties
                .into_iter()
                .zip(numbers)
                .map(|((_, values), number)| (*number, gather(values)))
                .collect(),
        }
    }

    pub(super) fn size_bytes(&self) -> usize {
        let coded = |coded: &Coded| coded.codes.size_bytes() + coded.values.size_bytes();
        let properties: usize = self
            .properties
            .iter()
            .map(|(_, values)| match values {
                Scattered::Texts { texts, .. } => coded(texts),
                Scattered::Numbers(numbers) => numbers.len() * 8,
                Scattered::Booleans(booleans) => booleans.len(),
            })
            .sum();
        coded(&self.customers) + self.times.len() * 8 + self.events.as_ref().map_or(0, coded) + properties
    }

    /// Appends the rows of some classes to a piece.
    pub(super) fn append(&self, classes: std::ops::Range<usize>, piece: &mut Piece) {
        let start = if classes.start == 0 { 0 } else { self.ends[classes.start - 1] as usize };
        let rows = start..self.ends[classes.end - 1] as usize;
        if rows.is_empty() {
            return;
        }
        let before = piece.times.len();
        self.customers.append(&rows, &mut piece.customers);
        piece.times.extend_from_slice(&self.times[rows.clone()]);
        if let (Some(events), Some(into)) = (&self.events, &mut piece.events) {
            events.append(&rows, into);
        }
        for (number, values) in &self.properties {
            piece.append_property(*number, before, values, &rows);
        }
        piece.pad();
    }
}

impl Coded {
    #[allow(clippy::cast_possible_truncation)] // The width is chosen by the largest code.
    fn gather(texts: Texts, order: &[u32]) -> Self {
        let most = texts.values.len();
        let get = |row: &u32| texts.codes[*row as usize];
        let codes = if most <= usize::from(u8::MAX) {
            Codes::U8(order.iter().map(|row| get(row) as u8).collect())
        } else if most <= usize::from(u16::MAX) {
            Codes::U16(order.iter().map(|row| get(row) as u16).collect())
        } else {
            Codes::U32(order.iter().map(get).collect())
        };
        Coded { codes, values: texts.values }
    }

    /// Appends rows to texts that have an arena of their own; values used by several rows are copied once.
    #[allow(clippy::cast_possible_truncation)] // Buckets have fewer than 2^32 rows.
    fn append(&self, rows: &std::ops::Range<usize>, into: &mut Texts) {
        if self.values.len() >= self.codes.len() {
            // Every row brought its own value: there is nothing to share.
            for row in rows.clone() {
                let code = self.codes.get(row);
                let copy = |texts: &mut Texts| texts.values.push(self.values.get(code as usize - 1)) as u32 + 1;
                let code = if code == 0 { 0 } else { copy(into) };
                into.codes.push(code);
            }
            return;
        }
        // A map over the whole arena pays off when there are more rows than values; else a small hash map.
        let mut dense = if self.values.len() <= 4 * rows.len() { vec![0_u32; self.values.len() + 1] } else { Vec::new() };
        let mut sparse = rustc_hash::FxHashMap::default();
        for row in rows.clone() {
            let code = self.codes.get(row);
            if code == 0 {
                into.codes.push(0);
                continue;
            }
            let slot = if dense.is_empty() { sparse.entry(code).or_insert(0) } else { &mut dense[code as usize] };
            if *slot == 0 {
                *slot = into.values.push(self.values.get(code as usize - 1)) as u32 + 1;
            }
            into.codes.push(*slot);
        }
    }
}

/// Rows of some classes with arenas of their own: what is spilled, and what a bucket is built from.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub customers: Texts,
    pub times: Vec<i64>,
    pub events: Option<Texts>,
    /// By number of the property. A property may change its form from one chunk to the next: then it has parts.
    pub properties: Vec<(usize, Values)>,
}

impl Piece {
    pub(super) fn new(with_events: bool) -> Self {
        Piece { events: with_events.then(Texts::default), ..Piece::default() }
    }

    fn append_property(&mut self, number: usize, before: usize, values: &Scattered, rows: &std::ops::Range<usize>) {
        let form = |values: &Values| match values {
            Values::Texts(_) => 0,
            Values::Spelled(_) => 1,
            Values::Numbers(_) => 2,
            Values::Booleans(_) => 3,
        };
        let empty = match values {
            Scattered::Texts { spelled: false, .. } => Values::Texts(Texts::default()),
            Scattered::Texts { spelled: true, .. } => Values::Spelled(Texts::default()),
            Scattered::Numbers(_) => Values::Numbers(Vec::new()),
            Scattered::Booleans(_) => Values::Booleans(Vec::new()),
        };
        let known = self.properties.iter().position(|(other, held)| *other == number && form(held) == form(&empty));
        let index = known.unwrap_or_else(|| {
            self.properties.push((number, empty));
            self.properties.len() - 1
        });
        let held = &mut self.properties[index].1;
        pad(held, before);
        match (held, values) {
            (Values::Texts(into) | Values::Spelled(into), Scattered::Texts { texts, .. }) => texts.append(rows, into),
            (Values::Numbers(into), Scattered::Numbers(numbers)) => into.extend_from_slice(&numbers[rows.clone()]),
            (Values::Booleans(into), Scattered::Booleans(booleans)) => into.extend_from_slice(&booleans[rows.clone()]),
            _ => {}
        }
    }

    /// Gives every property as many rows as the piece has.
    pub(super) fn pad(&mut self) {
        let rows = self.times.len();
        self.properties.iter_mut().for_each(|(_, values)| pad(values, rows));
    }

    /// Appends another piece.
    #[allow(clippy::cast_possible_truncation)] // Buckets have fewer than 2^32 rows.
    pub(super) fn append(&mut self, other: Piece) {
        let before = self.times.len();
        let join = |into: &mut Texts, from: Texts| {
            let shift = into.values.len() as u32;
            from.values.iter().for_each(|text| {
                into.values.push(text);
            });
            into.codes.extend(from.codes.iter().map(|code| if *code == 0 { 0 } else { code + shift }));
        };
        join(&mut self.customers, other.customers);
        self.times.extend_from_slice(&other.times);
        if let (Some(into), Some(from)) = (&mut self.events, other.events) {
            join(into, from);
        }
        for (number, values) in other.properties {
            let same = |held: &Values| std::mem::discriminant(held) == std::mem::discriminant(&values);
            let known = self.properties.iter().position(|(other, held)| *other == number && same(held));
            let Some(index) = known else {
                let mut values = values;
                prepend_missing(&mut values, before);
                self.properties.push((number, values));
                continue;
            };
            let held = &mut self.properties[index].1;
            pad(held, before);
            match (held, values) {
                (Values::Texts(into), Values::Texts(from)) | (Values::Spelled(into), Values::Spelled(from)) => join(into, from),
                (Values::Numbers(into), Values::Numbers(from)) => into.extend(from),
                (Values::Booleans(into), Values::Booleans(from)) => into.extend(from),
                _ => {}
            }
        }
        self.pad();
    }
}

fn pad(values: &mut Values, rows: usize) {
    match values {
        Values::Texts(texts) | Values::Spelled(texts) => texts.codes.resize(rows, 0),
        Values::Numbers(numbers) => numbers.resize(rows, f64::NAN),
        Values::Booleans(booleans) => booleans.resize(rows, 0),
    }
}

fn prepend_missing(values: &mut Values, rows: usize) {
    match values {
        Values::Texts(texts) | Values::Spelled(texts) => {
            texts.codes.splice(0..0, std::iter::repeat_n(0, rows));
        }
        Values::Numbers(numbers) => {
            numbers.splice(0..0, std::iter::repeat_n(f64::NAN, rows));
        }
        Values::Booleans(booleans) => {
            booleans.splice(0..0, std::iter::repeat_n(0, rows));
        }
    }
}
