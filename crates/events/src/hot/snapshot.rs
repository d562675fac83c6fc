//! The data at one moment, bucket by bucket.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use journey::EVENT;
use rayon::prelude::*;

use super::cache::{Cache, Piece};
use super::column::Column;
use super::dictionary::Dictionary;
use super::load::{self, Rows, Segments};
use crate::catalogue::{Catalogue, ImportRecord, MOST_BUCKETS, PropertyRecord, SegmentKind, SegmentRecord};
use crate::error::StoreError;
use crate::import::class_of;
use crate::kind::Kind;
use crate::texts::TextArena;
use crate::watch::Watch;

/// The data at one moment. Cheap to clone; later imports do not change it.
#[derive(Debug, Clone)]
pub struct Snapshot {
    folder: PathBuf,
    catalogue: Arc<Catalogue>,
    cache: Arc<Cache>,
    watch: Option<Arc<Watch>>,
}

/// What a question reads. Only this is decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Whether it reads times.
    pub times: bool,
    /// Properties it reads, [`EVENT`] among them where it reads event names.
    pub columns: Vec<String>,
    /// Traits of customers it reads.
    pub traits: Vec<String>,
    /// Whether it reads the names of customers.
    pub customers: bool,
}

impl Needs {
    /// The index of a property among the columns, added where it is not yet there.
    pub fn column(&mut self, name: &str) -> usize {
        index_of(&mut self.columns, name)
    }

    /// The index of a trait among the traits, added where it is not yet there.
    pub fn trait_column(&mut self, name: &str) -> usize {
        index_of(&mut self.traits, name)
    }
}

fn index_of(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

/// The columns of one bucket, as far as they were asked for.
#[derive(Debug, Clone)]
pub struct Bucket {
    /// Its number.
    pub number: usize,
    rows: Arc<Rows>,
    times: Option<Arc<Vec<i64>>>,
    /// The columns of [`Needs::columns`], in their order.
    pub columns: Vec<Arc<Column>>,
    /// The traits of [`Needs::traits`], in their order: one value a customer.
    pub traits: Vec<Arc<Column>>,
    /// The names of the customers, where asked for.
    pub customers: Option<Arc<TextArena>>,
}

impl Bucket {
    /// A bucket put together from elsewhere, for journeys that no segment holds as they are. `names` are whose they are.
    pub fn of_parts(names: TextArena, offsets: Vec<u32>, times: Vec<i64>, columns: Vec<Column>) -> Self {
        Bucket {
            number: 0,
            rows: Arc::new(Rows { offsets, order: None }),
            times: Some(Arc::new(times)),
            columns: columns.into_iter().map(Arc::new).collect(),
            traits: Vec::new(),
            customers: Some(Arc::new(names)),
        }
    }

    /// First row of each customer, and the number of rows at the end.
    pub fn offsets(&self) -> &[u32] {
        &self.rows.offsets
    }

    /// Milliseconds since 1970, one a row, rising within a customer; empty where not asked for.
    pub fn times(&self) -> &[i64] {
        self.times.as_ref().map_or(&[], |times| times.as_slice())
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows.offsets.last().map_or(0, |rows| *rows as usize)
    }
}

impl Snapshot {
    pub(crate) fn new(folder: PathBuf, catalogue: Arc<Catalogue>, cache: Arc<Cache>) -> Self {
        Snapshot { folder, catalogue, cache, watch: None }
    }

    /// The same data, with every scan of it watched.
    #[must_use]
    pub fn watched(self, watch: Arc<Watch>) -> Self {
        Snapshot { watch: Some(watch), ..self }
    }

    /// Whether work on this snapshot goes on.
    ///
    /// Errors: whoever watches it told it to stop.
    pub fn check_watch(&self) -> Result<(), StoreError> {
        match &self.watch {
            Some(watch) if watch.is_cancelled() => Err(StoreError::Cancelled),
            _ => Ok(()),
        }
    }

    /// The bucket in which the events of a customer are, if there are any.
    pub fn bucket_of(&self, customer: &str) -> usize {
        class_of(customer) / (MOST_BUCKETS / self.catalogue.buckets)
    }

    /// Number of buckets.
    pub fn buckets(&self) -> usize {
        self.catalogue.buckets
    }

    /// Events in all.
    pub fn events(&self) -> u64 {
        self.catalogue.events()
    }

    /// Rises with every change of the data.
    pub fn generation(&self) -> u64 {
        self.catalogue.generation
    }

    /// Properties of events and their types, in the order in which they were first seen.
    pub fn properties(&self) -> &[PropertyRecord] {
        &self.catalogue.properties
    }

    /// Traits of customers and their types.
    pub fn traits(&self) -> &[PropertyRecord] {
        &self.catalogue.traits
    }

    /// All segments.
    pub fn segments(&self) -> &[SegmentRecord] {
        &self.catalogue.segments
    }

    /// All imports, oldest first.
    pub fn imports(&self) -> &[ImportRecord] {
        &self.catalogue.imports
    }

    /// Earliest and latest time of an event; `None` without events.
    pub fn time_range(&self) -> Option<(i64, i64)> {
        let events = || self.catalogue.segments.iter().filter(|segment| segment.kind == SegmentKind::Events);
        Some((events().map(|s| s.first_millis).min()?, events().map(|s| s.last_millis).max()?))
    }

    /// The type of a property; event names are texts. `None` for one that is not known.
    pub fn kind(&self, property: &str) -> Option<Kind> {
        if property == EVENT {
            return Some(Kind::Text);
        }
        kind_of(&self.catalogue.properties, property)
    }

    /// The type of a trait.
    pub fn trait_kind(&self, name: &str) -> Option<Kind> {
        kind_of(&self.catalogue.traits, name)
    }

    /// The dictionary of a property, with the values of the buckets loaded so far.
    pub fn dictionary(&self, property: &str) -> Arc<Dictionary> {
        self.cache.dictionary(&format!("p:{property}"))
    }

    /// The dictionary of a trait.
    pub fn trait_dictionary(&self, name: &str) -> Arc<Dictionary> {
        self.cache.dictionary(&format!("t:{name}"))
    }

    /// The columns of one bucket.
    ///
    /// Errors: a segment can't be read or is damaged.
    pub fn load(&self, bucket: usize, needs: &Needs) -> Result<Bucket, StoreError> {
        let open = OnceLock::new();
        let segments = || open_once(&open, || self.open(bucket, SegmentKind::Events));
        let rows = match self.piece(bucket, "rows".to_owned(), || Ok(Piece::Rows(Arc::new(segments()?.rows()?))))? {
            Piece::Rows(rows) => rows,
            _ => Arc::default(),
        };
        let times = if needs.times {
            match self.piece(bucket, "times".to_owned(), || Ok(Piece::Times(Arc::new(segments()?.times(&rows)?))))? {
                Piece::Times(times) => Some(times),
                _ => None,
            }
        } else {
            None
        };
        let mut columns = Vec::with_capacity(needs.columns.len());
        for name in &needs.columns {
            let decode = || self.decode(segments()?, name, &rows).map(|column| Piece::Column(Arc::new(column)));
            columns.push(column(self.piece(bucket, format!("p:{name}"), decode)?));
        }
        let traits = if needs.traits.is_empty() { Vec::new() } else { self.load_traits(bucket, needs, segments)? };
        let customers = if needs.customers { Some(Arc::new(segments()?.named_rows()?.0)) } else { None };
        Ok(Bucket { number: bucket, rows, times, columns, traits, customers })
    }

    fn open(&self, bucket: usize, kind: SegmentKind) -> Result<Segments, StoreError> {
        Segments::open(&self.folder, &self.catalogue, bucket, kind, Some(&self.cache))
    }

    fn decode(&self, segments: &Segments, name: &str, rows: &Rows) -> Result<Column, StoreError> {
        let dictionary = self.dictionary(name);
        match kind_of(&self.catalogue.properties, name) {
            _ if name == EVENT => segments.events(rows, &dictionary),
            Some(kind) => segments.property(name, kind, rows, &dictionary),
            None => Ok(Column::Missing),
        }
    }

    fn load_traits<'a>(
        &self,
        bucket: usize,
        needs: &Needs,
        segments: impl Fn() -> Result<&'a Segments, StoreError>,
    ) -> Result<Vec<Arc<Column>>, StoreError> {
        let mut columns = Vec::with_capacity(needs.traits.len());
        for name in &needs.traits {
            let Some(kind) = self.trait_kind(name) else {
                columns.push(Arc::new(Column::Missing));
                continue;
            };
            let decode = || {
                let (customers, _) = segments()?.named_rows()?;
                let told = self.open(bucket, SegmentKind::Traits)?;
                let wanted = [(name.clone(), kind, self.trait_dictionary(name))];
                let mut found = load::traits(&told, &customers, &wanted)?;
                Ok(Piece::Column(Arc::new(found.pop().unwrap_or(Column::Missing))))
            };
            columns.push(column(self.piece(bucket, format!("t:{name}"), decode)?));
        }
        Ok(columns)
    }

    fn piece(
        &self,
        bucket: usize,
        name: String,
        decode: impl FnOnce() -> Result<Piece, StoreError>,
    ) -> Result<Piece, StoreError> {
        self.cache.get((self.catalogue.generation, bucket, name), decode)
    }

    /// Scans buckets in parallel. Every thread takes the next bucket until none is left and folds all it got into one
    /// state; the states are merged in no particular order.
    ///
    /// Errors: the first that loading a bucket or `each` gives.
    pub fn scan<S: Send, E: From<StoreError> + Send>(
        &self,
        buckets: std::ops::Range<usize>,
        needs: &Needs,
        start: impl Fn() -> S + Sync + Send,
        each: impl Fn(&mut S, &Bucket) -> Result<(), E> + Sync + Send,
        merge: impl Fn(S, S) -> S + Sync + Send,
    ) -> Result<S, E> {
        let next = AtomicUsize::new(buckets.start);
        if let Some(watch) = &self.watch {
            watch.begin(buckets.len());
        }
        let work = |_| -> Result<S, E> {
            let mut state = start();
            loop {
                let bucket = next.fetch_add(1, Ordering::Relaxed);
                if bucket >= buckets.end {
                    return Ok(state);
                }
                each(&mut state, &self.load(bucket, needs)?)?;
                self.watch.as_ref().map_or(Ok(()), |watch| watch.step())?;
            }
        };
        let threads = rayon::current_num_threads().min(buckets.len()).max(1);
        let states: Vec<Result<S, E>> = (0..threads).into_par_iter().with_max_len(1).map(work).collect();
        let mut states = states.into_iter();
        let first = states.next().unwrap_or_else(|| Ok(start()))?;
        states.try_fold(first, |merged, state| Ok(merge(merged, state?)))
    }
}

fn open_once<T>(cell: &OnceLock<T>, open: impl FnOnce() -> Result<T, StoreError>) -> Result<&T, StoreError> {
    if cell.get().is_none() {
        let _ = cell.set(open()?);
    }
    cell.get().ok_or_else(|| StoreError::Limit("a segment is open and not open".to_owned()))
}

fn column(piece: Piece) -> Arc<Column> {
    match piece {
        Piece::Column(column) => column,
        _ => Arc::new(Column::Missing),
    }
}

fn kind_of(records: &[PropertyRecord], name: &str) -> Option<Kind> {
    records.iter().find(|known| known.name == name).map(|known| known.kind)
}
