//! From the segments of a bucket to its rows and columns.

use std::path::Path;
use std::sync::Arc;

use super::cache::Cache;
use super::codes::Codes;
use super::column::Column;
use super::dictionary::Dictionary;
use super::merge::{Part, merge};
use super::numbers::Numbers;
use crate::catalogue::{Catalogue, SEGMENTS, SegmentKind, SegmentRecord};
use crate::error::StoreError;
use crate::kind::Kind;
use crate::segment::{SegmentReader, SortedColumn, SortedRows};
use crate::texts::{Interner, TextArena, Texts};

/// Where the journeys of a bucket begin and end.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// First row of each customer, and the number of rows at the end.
    pub offsets: Vec<u32>,
    /// Where there is more than one segment: the place of each row among the rows of all, laid end to end.
    pub order: Option<Vec<u32>>,
}

impl Rows {
    pub(super) fn size_bytes(&self) -> usize {
        (self.offsets.len() + self.order.as_ref().map_or(0, Vec::len)) * 4
    }
}

fn offsets(lengths: &[u32]) -> Vec<u32> {
    let ends = lengths.iter().scan(0, |end, length| {
        *end += length;
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The open segments of one bucket.
pub(super) struct Segments {
    readers: Vec<SegmentReader>,
}

impl Segments {
    /// Opens the segments of a bucket. The sum of each file is checked, once for as long as a cache remembers it: a bit
    /// that flipped on the disk would else decode to other values without a word.
    pub(super) fn open(
        folder: &Path,
        catalogue: &Catalogue,
        bucket: usize,
        kind: SegmentKind,
        cache: Option<&Cache>,
    ) -> Result<Self, StoreError> {
        let open = |record: &&SegmentRecord| {
            let path = folder.join(SEGMENTS).join(&record.file);
            if !cache.is_some_and(|cache| cache.is_whole(record)) {
                check_sum(&path, folder, record)?;
                cache.iter().for_each(|cache| cache.found_whole(record));
            }
            SegmentReader::open(&path, folder)
        };
        Ok(Segments { readers: catalogue.bucket(bucket, kind).iter().map(open).collect::<Result<_, _>>()? })
    }

    /// Journeys without the names of their customers.
    pub(super) fn rows(&self) -> Result<Rows, StoreError> {
        match self.readers.as_slice() {
            [] => Ok(Rows { offsets: vec![0], order: None }),
            [reader] => Ok(Rows { offsets: offsets(&reader.customer_lengths()?), order: None }),
            _ => self.named_rows().map(|(_, rows)| rows),
        }
    }

    /// Customers in rising order, with their journeys.
    pub(super) fn named_rows(&self) -> Result<(TextArena, Rows), StoreError> {
        if let [reader] = self.readers.as_slice() {
            let (customers, lengths) = reader.customers()?;
            return Ok((customers, Rows { offsets: offsets(&lengths), order: None }));
        }
        let part = |reader: &SegmentReader| {
            let (customers, lengths) = reader.customers()?;
            Ok(Part { customers, lengths, times: reader.times()? })
        };
        let parts = self.readers.iter().map(part).collect::<Result<Vec<_>, StoreError>>()?;
        let merged = merge(&parts);
        Ok((merged.customers, Rows { offsets: offsets(&merged.lengths), order: Some(merged.order) }))
    }

    pub(super) fn times(&self, rows: &Rows) -> Result<Vec<i64>, StoreError> {
        let mut times = Vec::new();
        for reader in &self.readers {
            if times.is_empty() {
                times = reader.times()?;
            } else {
                times.extend(reader.times()?);
            }
        }
        Ok(match &rows.order {
            Some(order) => order.iter().map(|row| times[*row as usize]).collect(),
            None => times,
        })
    }

    pub(super) fn events(&self, rows: &Rows, dictionary: &Arc<Dictionary>) -> Result<Column, StoreError> {
        let parts = self.readers.iter().map(SegmentReader::events).collect::<Result<Vec<_>, _>>()?;
        Ok(coded(&parts, dictionary, Kind::Text, rows))
    }

    /// A property in the type that the catalogue gives it.
    pub(super) fn property(
        &self,
        name: &str,
        kind: Kind,
        rows: &Rows,
        dictionary: &Arc<Dictionary>,
    ) -> Result<Column, StoreError> {
        if kind == Kind::Number {
            return self.numbers(name, rows);
        }
        let parts: Vec<(usize, Option<SortedColumn>)> =
            self.readers.iter().map(|reader| Ok((reader.rows(), reader.property(name)?))).collect::<Result<_, StoreError>>()?;
        if parts.iter().all(|(_, part)| part.is_none()) {
            return Ok(Column::Missing);
        }
        let texts: Vec<Texts> = parts.into_iter().map(|(length, part)| part.map_or_else(|| nothing(length), texts_of)).collect();
        Ok(coded(&texts, dictionary, kind, rows))
    }
}

impl Segments {
    fn numbers(&self, name: &str, rows: &Rows) -> Result<Column, StoreError> {
        let parts = self.readers.iter().map(|reader| reader.numbers(name)).collect::<Result<Vec<_>, _>>()?;
        if parts.iter().all(Option::is_none) {
            return Ok(Column::Missing);
        }
        let mut parts: Vec<(usize, Option<Numbers>)> = self.readers.iter().map(SegmentReader::rows).zip(parts).collect();
        if let [(_, only @ Some(_))] = parts.as_mut_slice() {
            return Ok(only.take().map_or(Column::Missing, Column::Numbers));
        }
        let mut numbers = Vec::new();
        for (length, part) in parts {
            match part {
                Some(part) => numbers.extend(part.into_wide()),
                None => numbers.resize(numbers.len() + length, f64::NAN),
            }
        }
        let numbers = Numbers::Wide(numbers);
        Ok(Column::Numbers(rows.order.as_ref().map_or_else(|| numbers.clone(), |order| numbers.gather(order))))
    }
}

/// Compares a file with what the catalogue says of it.
fn check_sum(path: &Path, folder: &Path, record: &SegmentRecord) -> Result<(), StoreError> {
    let broken =
        |problem: &str| StoreError::Broken { path: path.to_owned(), data: folder.to_owned(), problem: problem.to_owned() };
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => broken("it is missing"),
        _ => StoreError::io("read", path)(error),
    })?;
    if bytes.len() as u64 != record.bytes || crc32fast::hash(&bytes) != record.crc32 {
        return Err(broken("its sum does not match its content"));
    }
    Ok(())
}

fn nothing(rows: usize) -> Texts {
    Texts { codes: vec![0; rows], values: TextArena::default() }
}

/// A column as texts: what properties fall back to when their values came to disagree.
fn texts_of(column: SortedColumn) -> Texts {
    match column {
        SortedColumn::Texts(texts) => texts,
        SortedColumn::Numbers(numbers) => {
            let mut interner = Interner::default();
            let text = |number: &f64| if number.is_nan() { String::new() } else { journey::Scalar::Number(*number).to_text() };
            let codes = numbers.iter().map(|number| interner.intern(&text(number))).collect();
            Texts { codes, values: interner.into_values() }
        }
        SortedColumn::Booleans(booleans) => {
            let mut values = TextArena::default();
            values.push("false");
            values.push("true");
            Texts { codes: booleans.into_iter().map(u32::from).collect(), values }
        }
    }
}

/// Codes of the shared dictionary for the texts of all segments.
fn coded(parts: &[Texts], dictionary: &Arc<Dictionary>, kind: Kind, rows: &Rows) -> Column {
    let maps: Vec<Vec<u32>> = parts.iter().map(|part| dictionary.codes_of(&part.values)).collect();
    let most = maps.iter().flatten().copied().max().unwrap_or(0) as usize;
    let codes = if let [part] = parts {
        Codes::mapped(&part.codes, &maps[0], most)
    } else {
        let mapped: Vec<u32> =
            parts.iter().zip(&maps).flat_map(|(part, map)| part.codes.iter().map(|code| map[*code as usize])).collect();
        let all = Codes::U32(mapped);
        let gathered = rows.order.as_ref().map_or(all.clone(), |order| all.gather(order));
        narrowed(gathered, most)
    };
    Column::Codes { codes, dictionary: Arc::clone(dictionary), kind }
}

#[allow(clippy::cast_possible_truncation)] // The width is chosen by the largest code.
fn narrowed(codes: Codes, most: usize) -> Codes {
    match codes {
        Codes::U32(codes) if most <= usize::from(u8::MAX) => Codes::U8(codes.into_iter().map(|code| code as u8).collect()),
        Codes::U32(codes) if most <= usize::from(u16::MAX) => Codes::U16(codes.into_iter().map(|code| code as u16).collect()),
        codes => codes,
    }
}

/// The values of traits for these customers: of each the latest told, by time and then by arrival.
pub(super) fn traits(
    segments: &Segments,
    customers: &TextArena,
    wanted: &[(String, Kind, Arc<Dictionary>)],
) -> Result<Vec<Column>, StoreError> {
    let (told, rows) = segments.named_rows()?;
    let mut source: Vec<Option<usize>> = Vec::with_capacity(customers.len());
    let mut next = 0;
    for customer in customers.iter() {
        while next < told.len() && told.get(next) < customer {
            next += 1;
        }
        source.push((next < told.len() && told.get(next) == customer).then_some(next));
    }
    wanted
        .iter()
        .map(|(name, kind, dictionary)| Ok(latest(&segments.property(name, *kind, &rows, dictionary)?, &source, &rows)))
        .collect()
}

/// For each customer the last row that has a value.
fn latest(column: &Column, source: &[Option<usize>], rows: &Rows) -> Column {
    let journey = |told: usize| (rows.offsets[told] as usize..rows.offsets[told + 1] as usize).rev();
    match column {
        Column::Missing => Column::Missing,
        Column::Numbers(numbers) => {
            let last = |told: &Option<usize>| {
                told.and_then(|told| journey(told).map(|row| numbers.get(row)).find(|number| !number.is_nan()))
            };
            Column::Numbers(Numbers::Wide(source.iter().map(|told| last(told).unwrap_or(f64::NAN)).collect()))
        }
        Column::Codes { codes, dictionary, kind } => {
            let last =
                |told: &Option<usize>| told.and_then(|told| journey(told).map(|row| codes.get(row)).find(|code| *code > 0));
            let codes = source.iter().map(|told| last(told).unwrap_or(0)).collect();
            Column::Codes { codes: Codes::U32(codes), dictionary: Arc::clone(dictionary), kind: *kind }
        }
    }
}

/// All rows of a bucket, merged: what compaction writes.
pub(crate) fn read_rows(
    folder: &Path,
    catalogue: &Catalogue,
    bucket: usize,
    kind: SegmentKind,
) -> Result<SortedRows, StoreError> {
    let segments = Segments::open(folder, catalogue, bucket, kind, None)?;
    let (customers, rows) = segments.named_rows()?;
    let lengths = rows.offsets.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let own = |column: Column| match column {
        Column::Codes { codes, dictionary, kind: Kind::Boolean } => {
            let truth = dictionary.find("true");
            let code = |row| match codes.get(row) {
                0 => 0,
                code => 1 + u8::from(Some(code) == truth),
            };
            Some(SortedColumn::Booleans((0..codes.len()).map(code).collect()))
        }
        Column::Codes { codes, dictionary, .. } => Some(SortedColumn::Texts(Texts {
            codes: (0..codes.len()).map(|row| codes.get(row)).collect(),
            values: dictionary.read(TextArena::clone),
        })),
        Column::Numbers(numbers) => Some(SortedColumn::Numbers(numbers.into_wide())),
        Column::Missing => None,
    };
    let mut columns = Vec::new();
    for property in catalogue.columns(kind) {
        let column = segments.property(&property.name, property.kind, &rows, &Arc::default())?;
        if let Some(column) = own(column) {
            columns.push((property.name.clone(), column));
        }
    }
    let events = match kind {
        SegmentKind::Events => match own(segments.events(&rows, &Arc::default())?) {
            Some(SortedColumn::Texts(texts)) => Some(texts),
            _ => Some(Texts::default()),
        },
        SegmentKind::Traits => None,
    };
    let times = segments.times(&rows)?;
    Ok(SortedRows { customers, lengths, times, events, columns })
}
