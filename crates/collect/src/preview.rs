//! What a layout would make of a file: its first events, as journeys, and what is wrong with its rows.

use std::collections::BTreeMap;

use events::{Batch, Values};
use journey::Scalar;

use crate::error::{CollectError, ReadFailure};
use crate::limits::PEEK_ROWS;
use crate::read::{Wave, read};
use crate::reject::{DropReason, Rejected};
use crate::source::Source;

/// Journeys shown.
const JOURNEYS: usize = 5;

/// Events shown of each.
const JOURNEY_EVENTS: usize = 12;

/// What a layout would make of the first rows of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// Events made.
    pub events: u64,
    /// Rows of traits made.
    pub trait_rows: u64,
    /// Different customers.
    pub customers: u64,
    /// Rows that can't be used, by reason.
    pub rejected: BTreeMap<DropReason, Rejected>,
    /// Event names with their counts, the commonest first.
    pub event_names: Vec<(String, u64)>,
    /// Names of properties and traits.
    pub properties: Vec<String>,
    /// The first events of some customers, those with the most events first.
    pub journeys: Vec<(String, Vec<PreviewEvent>)>,
    /// Whether the whole file was read.
    pub is_whole: bool,
    /// What the reader should know.
    pub notes: Vec<String>,
}

/// An event of a preview.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewEvent {
    /// When, in milliseconds since 1970.
    pub time_millis: i64,
    /// Its name.
    pub event: String,
    /// What it has.
    pub properties: Vec<(String, Scalar)>,
}

/// Where an event stands among the batches.
type Place = (usize, usize);

/// Reads the first rows of a file as its layout says.
///
/// Errors: those of [`read`], where nothing could be read before them.
pub fn preview(source: &Source) -> Result<Preview, CollectError> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut preview = Preview::default();
    let bytes = std::fs::metadata(&source.path).map_err(CollectError::io("read", &source.path))?.len();
    let mut rows = 0;
    let mut sink = |wave: Wave| {
        for reject in wave.rejects {
            rows += 1;
            let known = preview.rejected.entry(reject.reason);
            known.and_modify(|known| known.count += 1).or_insert_with(|| Rejected { count: 1, first: reject });
        }
        rows += wave.batches.iter().map(Batch::len).sum::<usize>();
        batches.extend(wave.batches);
        preview.is_whole = wave.bytes_read >= bytes;
        if rows >= PEEK_ROWS { Err(()) } else { Ok(()) }
    };
    match read(source, &mut sink) {
        Ok(report) => (preview.is_whole, preview.notes) = (true, report.notes),
        Err(ReadFailure::Sink(())) => {}
        Err(ReadFailure::File(error)) => return Err(error),
    }
    tell(&batches, &mut preview);
    Ok(preview)
}

fn tell(batches: &[Batch], preview: &mut Preview) {
    let mut names: BTreeMap<&str, u64> = BTreeMap::new();
    let mut journeys: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (number, batch) in batches.iter().enumerate() {
        for (name, values) in &batch.properties {
            if !preview.properties.contains(name) && (0..batch.len()).any(|row| value(values, row).is_some()) {
                preview.properties.push(name.clone());
            }
        }
        let Some(events) = &batch.events else {
            preview.trait_rows += batch.len() as u64;
            continue;
        };
        preview.events += batch.len() as u64;
        for row in 0..batch.len() {
            *names.entry(events.get(row).unwrap_or_default()).or_default() += 1;
            journeys.entry(batch.customers.get(row).unwrap_or_default()).or_default().push((number, row));
        }
    }
    preview.customers = journeys.len() as u64;
    preview.event_names = names.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    preview.event_names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut longest: Vec<(&str, Vec<Place>)> = journeys.into_iter().collect();
    longest.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
    for (customer, mut places) in longest.into_iter().take(JOURNEYS) {
        places.sort_by_key(|(batch, row)| batches[*batch].times[*row]);
        let events = places.iter().take(JOURNEY_EVENTS).map(|(batch, row)| event(&batches[*batch], *row)).collect();
        preview.journeys.push((customer.to_owned(), events));
    }
}

fn event(batch: &Batch, row: usize) -> PreviewEvent {
    let property = |(name, values): &(String, Values)| Some((name.clone(), value(values, row)?));
    PreviewEvent {
        time_millis: batch.times[row],
        event: batch.events.as_ref().and_then(|events| events.get(row)).unwrap_or_default().to_owned(),
        properties: batch.properties.iter().filter_map(property).collect(),
    }
}

fn value(values: &Values, row: usize) -> Option<Scalar> {
    match values {
        Values::Texts(texts) | Values::Spelled(texts) => texts.get(row).map(|text| Scalar::Text(text.to_owned())),
        Values::Numbers(numbers) => numbers.get(row).copied().filter(|number| !number.is_nan()).map(Scalar::Number),
        Values::Booleans(booleans) => match booleans.get(row) {
            Some(1) => Some(Scalar::Boolean(false)),
            Some(2) => Some(Scalar::Boolean(true)),
            _ => None,
        },
    }
}
