//! Compaction: several segments of a bucket become one. Old files stay until the next import begins, so that a
//! process that reads meanwhile finds them.

use rayon::prelude::*;

use crate::catalogue::{Catalogue, SegmentKind, SegmentRecord};
use crate::error::StoreError;
use crate::hot::read_rows;
use crate::segment::{SortedColumn, SortedRows};
use crate::store::Store;
use crate::texts::{Interner, TextArena, Texts};

/// Segments of one bucket beyond which they are merged: each costs a question one more file to open and merge.
const MOST_SEGMENTS: usize = 4;

/// Merges the segments of every bucket that has too many.
pub(crate) fn where_due(store: &Store) -> Result<(), StoreError> {
    let mut catalogue = store.catalogue_or_new()?;
    let mut due = Vec::new();
    for kind in [SegmentKind::Events, SegmentKind::Traits] {
        due.extend(
            (0..catalogue.buckets)
                .map(|bucket| (bucket, kind))
                .filter(|(bucket, kind)| catalogue.bucket(*bucket, *kind).len() > MOST_SEGMENTS),
        );
    }
    if due.is_empty() {
        return Ok(());
    }
    let first = catalogue.next_segment;
    let merged: Vec<SegmentRecord> = due
        .par_iter()
        .enumerate()
        .map(|(i, (bucket, kind))| {
            let rows = read_rows(store.folder(), &catalogue, *bucket, *kind)?;
            let arrival = catalogue.bucket(*bucket, *kind).last().map_or(first, |segment| segment.arrival);
            store.write_segment_file(&rows, *kind, *bucket, arrival, first + i as u64)
        })
        .collect::<Result<_, StoreError>>()?;
    catalogue.next_segment += due.len() as u64;
    catalogue.segments.retain(|segment| !due.contains(&(segment.bucket, segment.kind)));
    catalogue.segments.extend(merged);
    store.commit(catalogue)
}

/// Parts every bucket into several, as the data has outgrown their number. Changes the catalogue in memory only.
pub(crate) fn split(store: &Store, catalogue: &mut Catalogue, buckets: usize) -> Result<(), StoreError> {
    let parts = buckets / catalogue.buckets;
    let first = catalogue.next_segment;
    let mut work = Vec::new();
    for kind in [SegmentKind::Events, SegmentKind::Traits] {
        work.extend(
            (0..catalogue.buckets).filter(|bucket| !catalogue.bucket(*bucket, kind).is_empty()).map(|bucket| (bucket, kind)),
        );
    }
    let written: Vec<Vec<SegmentRecord>> = work
        .par_iter()
        .enumerate()
        .map(|(i, (bucket, kind))| {
            let rows = read_rows(store.folder(), catalogue, *bucket, *kind)?;
            let arrival = catalogue.bucket(*bucket, *kind).last().map_or(first, |segment| segment.arrival);
            let mut records = Vec::new();
            for (part, rows) in part(&rows, buckets, parts, *bucket).into_iter().enumerate() {
                if !rows.times.is_empty() {
                    let number = first + (i * parts + part) as u64;
                    records.push(store.write_segment_file(&rows, *kind, bucket * parts + part, arrival, number)?);
                }
            }
            Ok(records)
        })
        .collect::<Result<_, StoreError>>()?;
    catalogue.next_segment += (work.len() * parts) as u64;
    catalogue.segments = written.into_iter().flatten().collect();
    catalogue.buckets = buckets;
    Ok(())
}

/// The rows of one bucket as those of its parts.
fn part(rows: &SortedRows, buckets: usize, parts: usize, bucket: usize) -> Vec<SortedRows> {
    let classes = crate::catalogue::MOST_BUCKETS / buckets;
    let mut order: Vec<Vec<u32>> = vec![Vec::new(); parts];
    let mut result: Vec<SortedRows> = (0..parts).map(|_| SortedRows::default()).collect();
    let mut start = 0_u32;
    for (customer, length) in rows.customers.iter().zip(&rows.lengths) {
        let part = (crate::import::class_of(customer) / classes).saturating_sub(bucket * parts).min(parts - 1);
        result[part].customers.push(customer);
        result[part].lengths.push(*length);
        order[part].extend(start..start + length);
        start += length;
    }
    for (part, order) in result.iter_mut().zip(order) {
        part.times = order.iter().map(|row| rows.times[*row as usize]).collect();
        part.events = rows.events.as_ref().map(|events| pick(events, &order));
        part.columns = rows.columns.iter().map(|(name, column)| (name.clone(), pick_column(column, &order))).collect();
    }
    result
}

fn pick(texts: &Texts, rows: &[u32]) -> Texts {
    let mut interner = Interner::default();
    let codes: Vec<u32> = rows.iter().map(|row| texts.get(*row as usize).map_or(0, |text| interner.intern(text))).collect();
    let values: TextArena = interner.into_values();
    Texts { codes, values }
}

fn pick_column(column: &SortedColumn, rows: &[u32]) -> SortedColumn {
    match column {
        SortedColumn::Texts(texts) => SortedColumn::Texts(pick(texts, rows)),
        SortedColumn::Numbers(numbers) => SortedColumn::Numbers(rows.iter().map(|row| numbers[*row as usize]).collect()),
        SortedColumn::Booleans(values) => SortedColumn::Booleans(rows.iter().map(|row| values[*row as usize]).collect()),
    }
}
