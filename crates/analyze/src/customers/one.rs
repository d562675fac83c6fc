//! One customer: what is known of them, and their journey, event by event.

use std::ops::Range;

use events::{Bucket, Needs, Snapshot};
use journey::{EVENT, Scalar};

use super::find::traits_of;
use super::{CustomerSeen, seen};
use crate::error::AnalyzeError;
use crate::program::scalar;

/// What is known of a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerFacts {
    /// What lists tell of them.
    pub seen: CustomerSeen,
    /// Their traits, by name.
    pub traits: Vec<(String, Scalar)>,
}

/// An event of a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineEvent {
    /// Its place in the journey, from 0.
    pub place: usize,
    /// When, in milliseconds since 1970.
    pub time_millis: i64,
    /// Its name.
    pub event: String,
    /// The properties it has, in the order in which the data first had them.
    pub properties: Vec<(String, Scalar)>,
}

/// A part of a journey.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelinePage {
    /// The events, in order.
    pub events: Vec<TimelineEvent>,
    /// Place of the event after the last of these; none at the end.
    pub next: Option<usize>,
}

/// What is known of a customer; none for one without events.
///
/// Errors: the data can't be read.
pub fn facts(snapshot: &Snapshot, customer: &str) -> Result<Option<CustomerFacts>, AnalyzeError> {
    let mut needs = Needs { times: true, customers: true, ..Needs::default() };
    let traits: Vec<(String, usize)> =
        snapshot.traits().iter().map(|known| (known.name.clone(), needs.trait_column(&known.name))).collect();
    let bucket = snapshot.load(snapshot.bucket_of(customer), &needs)?;
    let number = number_of(&bucket, customer);
    Ok(number.map(|number| CustomerFacts { seen: seen(&bucket, number), traits: traits_of(&bucket, &traits, number) }))
}

/// The events of a customer from a place on, at most `limit` of them; none for a customer without events.
///
/// Errors: the data can't be read.
pub fn timeline(snapshot: &Snapshot, customer: &str, from: usize, limit: usize) -> Result<Option<TimelinePage>, AnalyzeError> {
    let mut needs = Needs { times: true, customers: true, ..Needs::default() };
    let event = needs.column(EVENT);
    let properties: Vec<(String, usize)> =
        snapshot.properties().iter().map(|known| (known.name.clone(), needs.column(&known.name))).collect();
    let bucket = snapshot.load(snapshot.bucket_of(customer), &needs)?;
    let Some(rows) = number_of(&bucket, customer).map(|number| rows_of(&bucket, number)) else { return Ok(None) };
    let tell = |(place, row): (usize, usize)| {
        let value = |(name, index): &(String, usize)| Some((name.clone(), scalar(&bucket.columns[*index], row)?));
        TimelineEvent {
            place,
            time_millis: bucket.times()[row],
            event: scalar(&bucket.columns[event], row).map_or_else(String::new, |name| name.to_text()),
            properties: properties.iter().filter_map(value).collect(),
        }
    };
    let events: Vec<TimelineEvent> = rows.clone().enumerate().skip(from).take(limit).map(tell).collect();
    let next = from + events.len();
    Ok(Some(TimelinePage { events, next: (next < rows.len()).then_some(next) }))
}

/// The number of a customer in their bucket, whose names rise.
fn number_of(bucket: &Bucket, customer: &str) -> Option<usize> {
    let names = bucket.customers.as_ref()?;
    let (mut low, mut high) = (0, names.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if names.get(middle) < customer { low = middle + 1 } else { high = middle }
    }
    (low < names.len() && names.get(low) == customer).then_some(low)
}

fn rows_of(bucket: &Bucket, customer: usize) -> Range<usize> {
    bucket.offsets()[customer] as usize..bucket.offsets()[customer + 1] as usize
}
