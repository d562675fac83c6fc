//! A segment's bytes straight to the decoders, beneath the sums that protect real files: for fuzzing and tests.

use std::path::Path;

use bytes::Bytes;

use super::read::SegmentReader;
use super::write::SortedColumn;
use crate::error::StoreError;
use crate::kind::Kind;
use crate::texts::Texts;

/// Decodes a segment in every way that it is read, and gives its rows. Public for fuzzing.
///
/// Errors: the bytes are no segment.
///
/// # Panics
///
/// Where a column is taken for whole and is not as long as the others, or holds a code that stands for nothing: what
/// reads segments would go wrong on that later.
pub fn decode_segment(bytes: Vec<u8>) -> Result<usize, StoreError> {
    let path = Path::new("segment.parquet");
    let reader = SegmentReader::of(Bytes::from(bytes), path, path)?;
    let sum = |lengths: &[u32]| lengths.iter().map(|length| *length as usize).sum::<usize>();
    let mut rows = None;
    let mut same = |found: usize| assert_eq!(*rows.get_or_insert(found), found, "a column has its own length");
    let mut parts = Vec::new();
    parts.push(reader.customer_lengths().map(|lengths| same(sum(&lengths))));
    parts.push(reader.customers().map(|(names, lengths)| {
        assert_eq!(names.len(), lengths.len());
        same(sum(&lengths));
    }));
    parts.push(reader.times().map(|times| same(times.len())));
    parts.push(reader.events().map(|events| same(texts(&events))));
    for (name, kind) in reader.properties() {
        parts.push(reader.property(&name).map(|column| column.iter().for_each(|column| same(length(column)))));
        if kind == Kind::Number {
            parts.push(reader.numbers(&name).map(|numbers| numbers.iter().for_each(|numbers| same(numbers.len()))));
        }
    }
    // One column may be damaged where others are not: all were tried.
    parts.into_iter().collect::<Result<(), _>>()?;
    same(reader.rows());
    Ok(reader.rows())
}

fn texts(texts: &Texts) -> usize {
    assert!(texts.codes.iter().all(|code| *code as usize <= texts.values.len()), "a code stands for nothing");
    texts.codes.len()
}

fn length(column: &SortedColumn) -> usize {
    match column {
        SortedColumn::Texts(column) => texts(column),
        SortedColumn::Numbers(numbers) => numbers.len(),
        SortedColumn::Booleans(booleans) => {
            assert!(booleans.iter().all(|value| *value <= 2), "a boolean that is neither");
            booleans.len()
        }
    }
}
