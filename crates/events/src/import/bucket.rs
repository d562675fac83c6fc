//! One bucket: its rows sorted by customer, then time, then arrival.

use super::batch::Values;
use super::kinds::{Seen, as_booleans, as_numbers, as_texts};
use super::scatter::Piece;
use crate::kind::Kind;
use crate::segment::{SortedColumn, SortedRows};
use crate::texts::{Interner, TextArena, Texts};

/// Sorts a piece. Nothing is compared as text more than once a customer: rows are counted into the places of
/// their customers, which keeps their order of arrival, and only journeys whose times fall are sorted.
pub(super) fn sort(piece: Piece, seen: &[Seen]) -> SortedRows {
    let (customers, ranks) = rank(&piece.customers);
    let (order, lengths) = order(&ranks, customers.len(), &piece.times);
    let times = order.iter().map(|row| piece.times[*row as usize]).collect();
    let events = piece.events.map(|events| distinct(&events, &order));
    let mut by_number: Vec<(usize, Vec<Values>)> = Vec::new();
    for (number, values) in piece.properties {
        match by_number.iter_mut().find(|(known, _)| *known == number) {
            Some((_, parts)) => parts.push(values),
            None => by_number.push((number, vec![values])),
        }
    }
    by_number.sort_by_key(|(number, _)| *number);
    let columns = by_number
        .into_iter()
        .map(|(number, parts)| (seen[number].name.clone(), column(parts, seen[number].kind(), &order)))
        .collect();
    SortedRows { customers, lengths, times, events, columns }
}

/// Customers in rising order, and for every row the rank of its customer.
#[allow(clippy::cast_possible_truncation)] // Buckets have fewer than 2^32 rows.
fn rank(texts: &Texts) -> (TextArena, Vec<u32>) {
    let mut interner = Interner::default();
    // Codes of one piece may repeat a customer: each value is looked up once, not each row.
    let codes: Vec<u32> = texts.values.iter().map(|customer| interner.intern(customer)).collect();
    let known = interner.values();
    let mut sorted: Vec<u32> = (0..known.len() as u32).collect();
    sorted.sort_unstable_by(|a, b| known.get(*a as usize).cmp(known.get(*b as usize)));
    let mut ranks = vec![0_u32; known.len()];
    let mut customers = TextArena::default();
    for (rank, index) in sorted.iter().enumerate() {
        ranks[*index as usize] = rank as u32;
        customers.push(known.get(*index as usize));
    }
    let by_row = texts.codes.iter().map(|code| ranks[codes[*code as usize - 1] as usize - 1]).collect();
    (customers, by_row)
}

/// The rows in the order of the file, and the number of rows of each customer.
#[allow(clippy::cast_possible_truncation)] // Buckets have fewer than 2^32 rows.
fn order(ranks: &[u32], customers: usize, times: &[i64]) -> (Vec<u32>, Vec<u32>) {
    let mut lengths = vec![0_u32; customers];
    ranks.iter().for_each(|rank| lengths[*rank as usize] += 1);
    let mut next = Vec::with_capacity(customers);
    let mut total = 0;
    for length in &lengths {
        next.push(total);
        total += length;
    }
    let mut order = vec![0_u32; ranks.len()];
    for (row, rank) in ranks.iter().enumerate() {
        order[next[*rank as usize] as usize] = row as u32;
        next[*rank as usize] += 1;
    }
    let mut start = 0;
    for length in &lengths {
        let journey = &mut order[start..start + *length as usize];
        if journey.windows(2).any(|pair| times[pair[0] as usize] > times[pair[1] as usize]) {
            journey.sort_by_key(|row| times[*row as usize]);
        }
        start += *length as usize;
    }
    (order, lengths)
}

/// The texts of the rows in a new order, each value once.
fn distinct(texts: &Texts, order: &[u32]) -> Texts {
    let mut interner = Interner::default();
    let codes: Vec<u32> = std::iter::once(0).chain(texts.values.iter().map(|text| interner.intern(text))).collect();
    let codes = order.iter().map(|row| codes[texts.codes[*row as usize] as usize]).collect();
    Texts { codes, values: interner.into_values() }
}

/// A property in its final type. Its parts are the forms it came in; of each row at most one has a value.
fn column(parts: Vec<Values>, kind: Kind, order: &[u32]) -> SortedColumn {
    match kind {
        Kind::Number => {
            let merged = parts.into_iter().map(as_numbers).reduce(|mut into, from| {
                into.iter_mut().zip(from).for_each(|(into, from)| *into = if into.is_nan() { from } else { *into });
                into
            });
            let numbers = merged.unwrap_or_default();
            SortedColumn::Numbers(order.iter().map(|row| numbers[*row as usize]).collect())
        }
        Kind::Boolean => {
            let merged = parts.into_iter().map(as_booleans).reduce(|mut into, from| {
                into.iter_mut().zip(from).for_each(|(into, from)| *into = if *into == 0 { from } else { *into });
                into
            });
            let booleans = merged.unwrap_or_default();
            SortedColumn::Booleans(order.iter().map(|row| booleans[*row as usize]).collect())
        }
        Kind::Text => {
            let merged = parts.into_iter().map(as_texts).reduce(join);
            SortedColumn::Texts(distinct(&merged.unwrap_or_default(), order))
        }
    }
}

#[allow(clippy::cast_possible_truncation)] // Buckets have fewer than 2^32 rows.
fn join(mut into: Texts, from: Texts) -> Texts {
    let shift = into.values.len() as u32;
    from.values.iter().for_each(|text| {
        into.values.push(text);
    });
    into.codes.iter_mut().zip(from.codes).for_each(|(into, from)| {
        if *into == 0 && from > 0 {
            *into = from + shift;
        }
    });
    into
}
