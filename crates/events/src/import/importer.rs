//! An import from its first batch to the moment its events exist.

use std::collections::BTreeMap;
use std::sync::Arc;

use journey::limits;
use rayon::prelude::*;
use tempfile::TempDir;

use super::batch::Batch;
use super::bucket;
use super::kinds::{Conflict, Seen, summarise};
use super::scatter::{Chunk, Piece};
use super::spill::{Place, SpillFile};
use crate::catalogue::{Catalogue, ImportRecord, MOST_BUCKETS, PropertyRecord, SEGMENTS, SegmentKind, SegmentRecord};
use crate::compact;
use crate::error::StoreError;
use crate::files::Fingerprint;
use crate::segment::{NO_TIME, SortedRows, write_segment};
use crate::store::{Importing, Store};

/// How an import is done.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// Rows are spilled to disk beyond this many bytes.
    pub memory_bytes: usize,
    /// When, for the record: milliseconds since 1970.
    pub at_millis: i64,
}

/// What an import read, for the record.
#[derive(Debug, Clone, Default)]
pub struct ImportRead {
    /// Names of its files, with their fingerprints.
    pub files: Vec<(String, Fingerprint)>,
    /// Rows that could not be used, by the name of the reason.
    pub rejected: BTreeMap<String, u64>,
    /// Whether the events are made up.
    pub made_up: bool,
}

/// What an import did.
#[derive(Debug, Clone)]
pub struct ImportReport {
    /// Events brought.
    pub events: u64,
    /// Rows of traits brought.
    pub trait_rows: u64,
    /// Properties and traits that are kept as text because their values disagree.
    pub conflicts: Vec<Conflict>,
}

/// Events a bucket should hold: its columns are decoded in some 10 ms, and two of them are sorted in little memory.
const BUCKET_EVENTS: u64 = 1 << 20;

/// Below this, one bucket is as fast as many and leaves fewer files.
const ONE_BUCKET_EVENTS: u64 = 50_000;

/// A running import. Nothing of it is visible before [`Importer::finish`]; dropped before, it leaves no trace.
#[derive(Debug)]
pub struct Importer {
    _importing: Importing,
    store: Arc<Store>,
    options: ImportOptions,
    events: Lane,
    traits: Lane,
    spill: Option<(SpillFile, TempDir)>,
}

/// The rows of one kind.
#[derive(Debug)]
struct Lane {
    kind: SegmentKind,
    seen: Vec<Seen>,
    chunks: Vec<Chunk>,
    bytes: usize,
    rows: u64,
    /// Spilled pieces by group of classes, oldest first.
    spilled: Vec<Vec<Place>>,
}

/// Classes whose rows are spilled as one piece; also the largest number of buckets while anything is spilled.
const SPILL_GROUPS: usize = MOST_BUCKETS;

impl Lane {
    fn new(catalogue: &Catalogue, kind: SegmentKind) -> Self {
        let seen = catalogue.columns(kind).iter().map(|known| Seen::new(&known.name, Some(known.kind))).collect();
        Lane { kind, seen, chunks: Vec::new(), bytes: 0, rows: 0, spilled: vec![Vec::new(); SPILL_GROUPS] }
    }

    /// The number of each property of a batch; new ones are registered, and all values taken into account.
    fn observe(&mut self, batch: &Batch, summaries: Vec<Option<super::kinds::Summary>>) -> Result<Vec<usize>, StoreError> {
        let mut numbers = Vec::with_capacity(batch.properties.len());
        for ((name, _), summary) in batch.properties.iter().zip(summaries) {
            let number = match self.seen.iter().position(|seen| seen.name == *name) {
                Some(number) => number,
                None if self.seen.len() >= limits::PROPERTIES => {
                    let most = limits::PROPERTIES;
                    return Err(StoreError::Limit(format!(
                        "more than {most} properties; is \"{name}\" a value that stands where a name should?"
                    )));
                }
                None => {
                    self.seen.push(Seen::new(name, None));
                    self.seen.len() - 1
                }
            };
            self.seen[number].observe(summary);
            numbers.push(number);
        }
        Ok(numbers)
    }

    /// All rows of a run of classes, in order of arrival.
    fn piece(&self, classes: std::ops::Range<usize>, spill: Option<&SpillFile>) -> Result<Piece, StoreError> {
        let mut piece = Piece::new(self.kind == SegmentKind::Events);
        if let Some(spill) = spill {
            // Spilled pieces of several classes must be taken round by round to keep the order of arrival within
            // a customer; a customer has one class, so class by class is in order too.
            for class in classes.clone() {
                for place in &self.spilled[class] {
                    piece.append(spill.read(*place)?);
                }
            }
        }
        self.chunks.iter().for_each(|chunk| chunk.append(classes.clone(), &mut piece));
        Ok(piece)
    }
}

impl Importer {
    pub(crate) fn new(importing: Importing, store: Arc<Store>, catalogue: &Catalogue, options: ImportOptions) -> Self {
        let events = Lane::new(catalogue, SegmentKind::Events);
        let traits = Lane::new(catalogue, SegmentKind::Traits);
        Importer { _importing: importing, store, options, events, traits, spill: None }
    }

    /// Takes batches, in the order of arrival of their rows.
    pub fn push(&mut self, batches: Vec<Batch>) -> Result<(), StoreError> {
        let batches: Vec<Batch> = batches.into_iter().filter(|batch| !batch.is_empty()).collect();
        let summaries: Vec<Vec<_>> =
            batches.par_iter().map(|batch| batch.properties.iter().map(|(_, values)| summarise(values)).collect()).collect();
        let mut work = Vec::with_capacity(batches.len());
        for (batch, summaries) in batches.into_iter().zip(summaries) {
            let lane = if batch.events.is_some() { &mut self.events } else { &mut self.traits };
            let numbers = lane.observe(&batch, summaries)?;
            work.push((batch.events.is_some(), batch, numbers));
        }
        let chunks: Vec<(bool, usize, Chunk)> = work
            .into_par_iter()
            .map(|(is_events, batch, numbers)| (is_events, batch.len(), Chunk::scatter(batch, &numbers)))
            .collect();
        for (is_events, rows, chunk) in chunks {
            let lane = if is_events { &mut self.events } else { &mut self.traits };
            lane.rows += rows as u64;
            lane.bytes += chunk.size_bytes();
            lane.chunks.push(chunk);
        }
        if self.events.bytes + self.traits.bytes > self.options.memory_bytes { self.spill() } else { Ok(()) }
    }

    /// Events taken so far.
    pub fn events(&self) -> u64 {
        self.events.rows
    }

    /// Moves all rows in memory to disk.
    fn spill(&mut self) -> Result<(), StoreError> {
        let (mut file, folder) = match self.spill.take() {
            Some(open) => open,
            None => {
                let folder = self.store.scratch()?;
                (SpillFile::create(folder.path())?, folder)
            }
        };
        for lane in [&mut self.events, &mut self.traits] {
            if lane.chunks.is_empty() {
                continue;
            }
            for class in 0..SPILL_GROUPS {
                let mut piece = Piece::new(lane.kind == SegmentKind::Events);
                lane.chunks.iter().for_each(|chunk| chunk.append(class..class + 1, &mut piece));
                if !piece.times.is_empty() {
                    lane.spilled[class].push(file.write(&piece)?);
                }
            }
            lane.chunks.clear();
            lane.bytes = 0;
        }
        file.flush()?;
        self.spill = Some((file, folder));
        Ok(())
    }

    /// Sorts and writes everything, then makes it exist in one step.
    pub fn finish(self, read: ImportRead) -> Result<ImportReport, StoreError> {
        let mut catalogue = self.store.catalogue_or_new()?;
        let wanted = wanted_buckets(catalogue.events() + self.events.rows).max(catalogue.buckets);
        if wanted > catalogue.buckets {
            compact::split(&self.store, &mut catalogue, wanted)?;
        }
        for lane in [&self.events, &self.traits] {
            self.write_lane(lane, &mut catalogue)?;
        }
        catalogue.properties = records(&self.events.seen);
        catalogue.traits = records(&self.traits.seen);
        let (ImportRead { files, rejected, made_up }, at_millis) = (read, self.options.at_millis);
        catalogue.imports.push(ImportRecord { files, events: self.events.rows, at_millis, rejected, made_up });
        self.store.commit(catalogue)?;
        // The events exist by now. What compaction stumbles over is left as it is, and told by whatever reads it next:
        // a question, or the doctor.
        let _ = compact::where_due(&self.store);
        let conflicts = self.events.seen.iter().chain(&self.traits.seen).filter_map(Seen::conflict).collect();
        Ok(ImportReport { events: self.events.rows, trait_rows: self.traits.rows, conflicts })
    }

    fn write_lane(&self, lane: &Lane, catalogue: &mut Catalogue) -> Result<(), StoreError> {
        let (kind, buckets) = (lane.kind, catalogue.buckets);
        let arrival = catalogue.next_segment;
        let classes = MOST_BUCKETS / buckets;
        let spill = self.spill.as_ref().map(|(file, _)| file);
        let written: Vec<Option<SegmentRecord>> = (0..buckets)
            .into_par_iter()
            .map(|bucket| {
                let piece = lane.piece(bucket * classes..(bucket + 1) * classes, spill)?;
                if piece.times.is_empty() {
                    return Ok(None);
                }
                let rows = bucket::sort(piece, &lane.seen);
                self.store.write_segment_file(&rows, kind, bucket, arrival, arrival + bucket as u64).map(Some)
            })
            .collect::<Result<_, StoreError>>()?;
        catalogue.segments.extend(written.into_iter().flatten());
        catalogue.next_segment += buckets as u64;
        Ok(())
    }
}

impl Store {
    /// Writes rows as a segment file that no catalogue names yet.
    pub(crate) fn write_segment_file(
        &self,
        rows: &SortedRows,
        kind: SegmentKind,
        bucket: usize,
        arrival: u64,
        number: u64,
    ) -> Result<SegmentRecord, StoreError> {
        let file = format!("{number:08}-{bucket:03}.parquet");
        let path = self.folder().join(SEGMENTS).join(&file);
        let written = write_segment(&path, rows, self.syncs())?;
        let told = || rows.times.iter().copied().filter(|time| *time != NO_TIME);
        Ok(SegmentRecord {
            file,
            kind,
            bucket,
            arrival,
            rows: rows.times.len() as u64,
            customers: rows.customers.len() as u64,
            first_millis: told().min().unwrap_or(0),
            last_millis: told().max().unwrap_or(0),
            bytes: written.bytes,
            crc32: written.crc32,
        })
    }
}

fn wanted_buckets(events: u64) -> usize {
    if events < ONE_BUCKET_EVENTS {
        return 1;
    }
    let wanted = usize::try_from(events / BUCKET_EVENTS).unwrap_or(MOST_BUCKETS).next_power_of_two();
    wanted.clamp(8, MOST_BUCKETS)
}

/// The properties that have a value. A column of nothing is no property yet: its type is left to the data that will
/// come.
fn records(seen: &[Seen]) -> Vec<PropertyRecord> {
    let valued = seen.iter().filter(|seen| seen.has_values());
    valued.map(|seen| PropertyRecord { name: seen.name.clone(), kind: seen.kind() }).collect()
}
