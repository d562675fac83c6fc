//! Reading a snapshot back into rows, as slowly and plainly as can be.

use events::{Bucket, Column, Kind, Needs, Snapshot, StoreError};
use journey::{EVENT, Scalar};

use crate::rows::Row;

/// All events: by customer, within each in the order of its journey. Every row names every property, by name.
///
/// Errors: a segment can't be read or is damaged.
pub fn rows_of(snapshot: &Snapshot) -> Result<Vec<Row>, StoreError> {
    let mut names: Vec<String> = snapshot.properties().iter().map(|known| known.name.clone()).collect();
    names.sort();
    let mut needs = Needs { times: true, customers: true, ..Needs::default() };
    let event = needs.column(EVENT);
    let columns: Vec<usize> = names.iter().map(|name| needs.column(name)).collect();
    let mut rows = Vec::new();
    for number in 0..snapshot.buckets() {
        let bucket = snapshot.load(number, &needs)?;
        for (customer, place) in places(&bucket) {
            let mut row = Row::new(&customer, bucket.times()[place], "");
            row.event = value(&bucket.columns[event], place).map_or_else(String::new, |value| value.to_text());
            for (name, column) in names.iter().zip(&columns) {
                row = row.with(name, value(&bucket.columns[*column], place));
            }
            rows.push(row);
        }
    }
    rows.sort_by(|a, b| a.customer.cmp(&b.customer));
    Ok(rows)
}

/// The traits of every customer who has an event, by customer; times and events of these rows say nothing.
///
/// Errors: a segment can't be read or is damaged.
pub fn traits_of(snapshot: &Snapshot) -> Result<Vec<Row>, StoreError> {
    let mut names: Vec<String> = snapshot.traits().iter().map(|known| known.name.clone()).collect();
    names.sort();
    let mut needs = Needs { customers: true, ..Needs::default() };
    let columns: Vec<usize> = names.iter().map(|name| needs.trait_column(name)).collect();
    let mut rows = Vec::new();
    for number in 0..snapshot.buckets() {
        let bucket = snapshot.load(number, &needs)?;
        let customers = bucket.customers.clone().expect("asked for");
        for (place, customer) in customers.iter().enumerate() {
            let told = names.iter().zip(&columns).map(|(name, column)| (name, value(&bucket.traits[*column], place)));
            rows.push(told.fold(Row::new(customer, 0, ""), |row, (name, value)| row.with(name, value)));
        }
    }
    rows.sort_by(|a, b| a.customer.cmp(&b.customer));
    Ok(rows)
}

/// The customer and place of every row.
fn places(bucket: &Bucket) -> Vec<(String, usize)> {
    let customers = bucket.customers.clone().expect("asked for");
    let journey = |(i, pair): (usize, &[u32])| {
        let name = customers.get(i).to_owned();
        (pair[0] as usize..pair[1] as usize).map(move |place| (name.clone(), place)).collect::<Vec<_>>()
    };
    bucket.offsets().windows(2).enumerate().flat_map(journey).collect()
}

fn value(column: &Column, place: usize) -> Option<Scalar> {
    match column {
        Column::Missing => None,
        Column::Numbers(numbers) => Some(numbers.get(place)).filter(|number| !number.is_nan()).map(Scalar::Number),
        Column::Codes { codes, dictionary, kind } => {
            let text = Some(codes.get(place)).filter(|code| *code > 0).map(|code| dictionary.text(code))?;
            Some(if *kind == Kind::Boolean { Scalar::Boolean(text == "true") } else { Scalar::Text(text) })
        }
    }
}
