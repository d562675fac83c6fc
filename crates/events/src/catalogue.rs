//! The catalogue: which files make up the data, with their sums. One JSON file, replaced atomically.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::files::{self, Fingerprint};
use crate::kind::Kind;

const FORMAT: &str = "meander-events/1";
const NAME: &str = "catalogue.json";
/// Folder of the segments, beside the catalogue.
pub(crate) const SEGMENTS: &str = "segments";

/// The state of the data at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    format: String,
    /// Rises with every change.
    pub generation: u64,
    /// Number of buckets: a power of two, at most [`MOST_BUCKETS`].
    pub buckets: usize,
    /// Number given to the next segment file.
    pub next_segment: u64,
    /// Properties of events, by name.
    pub properties: Vec<PropertyRecord>,
    /// Traits of customers, by name.
    pub traits: Vec<PropertyRecord>,
    /// All segments.
    pub segments: Vec<SegmentRecord>,
    /// All imports, oldest first.
    pub imports: Vec<ImportRecord>,
}

/// Customers are parted into this many classes by hash; a bucket is a run of classes.
pub(crate) const MOST_BUCKETS: usize = 256;

/// A property or trait and its type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertyRecord {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: Kind,
}

/// What a segment holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    /// Events.
    Events,
    /// Values of traits, with the time they were told, if any.
    Traits,
}

/// One segment file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentRecord {
    /// File name in the folder of segments.
    pub file: String,
    /// What it holds.
    pub kind: SegmentKind,
    /// Its bucket.
    pub bucket: usize,
    /// Order of arrival: rows of a lower number came before those of a higher.
    pub arrival: u64,
    /// Rows.
    pub rows: u64,
    /// Different customers.
    pub customers: u64,
    /// Earliest time, milliseconds since 1970.
    pub first_millis: i64,
    /// Latest time.
    pub last_millis: i64,
    /// Size in bytes.
    pub bytes: u64,
    /// CRC-32 of the file.
    pub crc32: u32,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRecord {
    /// Names of its files, with their fingerprints.
    pub files: Vec<(String, Fingerprint)>,
    /// Events it brought.
    pub events: u64,
    /// When, milliseconds since 1970.
    pub at_millis: i64,
    /// Rows that could not be used, by the name of the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rejected: BTreeMap<String, u64>,
    /// Whether its events are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub made_up: bool,
}

/// The catalogue as it stands in its file: the sum covers the rest.
#[derive(Serialize, Deserialize)]
struct Sealed {
    crc32: u32,
    catalogue: Box<serde_json::value::RawValue>,
}

impl Catalogue {
    pub(crate) fn new() -> Self {
        Catalogue {
            format: FORMAT.to_owned(),
            generation: 0,
            buckets: 1,
            next_segment: 1,
            properties: Vec::new(),
            traits: Vec::new(),
            segments: Vec::new(),
            imports: Vec::new(),
        }
    }

    pub(crate) fn path(data: &Path) -> PathBuf {
        data.join(NAME)
    }

    /// Reads the catalogue of a data folder; `None` where there is none.
    pub(crate) fn read(data: &Path) -> Result<Option<Self>, StoreError> {
        let path = Self::path(data);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == ErrorKind::InvalidData => return Err(broken(data, "it is not text")),
            Err(error) => return Err(StoreError::io("read", &path)(error)),
        };
        let sealed: Sealed = serde_json::from_str(&text).map_err(|error| broken(data, &error.to_string()))?;
        let inner = sealed.catalogue.get();
        #[derive(Deserialize)]
        struct Format {
            format: String,
        }
        let format: Format = serde_json::from_str(inner).map_err(|error| broken(data, &error.to_string()))?;
        if format.format != FORMAT {
            return Err(StoreError::Newer { path, found: format.format, known: FORMAT });
        }
        if crc32fast::hash(inner.as_bytes()) != sealed.crc32 {
            return Err(broken(data, "its sum does not match its content"));
        }
        let catalogue: Catalogue = serde_json::from_str(inner).map_err(|error| broken(data, &error.to_string()))?;
        if !catalogue.buckets.is_power_of_two() || catalogue.buckets > MOST_BUCKETS {
            return Err(broken(data, "its number of buckets is impossible"));
        }
        if catalogue.segments.iter().any(|segment| segment.bucket >= catalogue.buckets) {
            return Err(broken(data, "it names a segment of a bucket that does not exist"));
        }
        Ok(Some(catalogue))
    }

    /// Writes the catalogue in one step.
    pub(crate) fn write(&self, data: &Path, sync: bool) -> Result<(), StoreError> {
        let unwritable = |error: serde_json::Error| broken(data, &error.to_string());
        let inner = serde_json::value::to_raw_value(self).map_err(unwritable)?;
        let sealed = Sealed { crc32: crc32fast::hash(inner.get().as_bytes()), catalogue: inner };
        let text = serde_json::to_vec(&sealed).map_err(unwritable)?;
        files::replace(&Self::path(data), &text, sync)
    }

    /// The same catalogue without any data: numbers of generations and files go on, so that nothing old is taken for new.
    pub(crate) fn emptied(&self) -> Self {
        Catalogue { generation: self.generation, next_segment: self.next_segment, ..Self::new() }
    }

    /// The segments of one bucket that hold `kind`, in order of arrival.
    pub(crate) fn bucket(&self, bucket: usize, kind: SegmentKind) -> Vec<&SegmentRecord> {
        let mut found: Vec<&SegmentRecord> =
            self.segments.iter().filter(|segment| segment.bucket == bucket && segment.kind == kind).collect();
        found.sort_by_key(|segment| segment.arrival);
        found
    }

    /// Events in all segments.
    pub fn events(&self) -> u64 {
        let events = self.segments.iter().filter(|segment| segment.kind == SegmentKind::Events);
        events.map(|segment| segment.rows).fold(0, u64::saturating_add)
    }

    /// Properties or traits, by what kind of segment holds them.
    pub(crate) fn columns(&self, kind: SegmentKind) -> &[PropertyRecord] {
        match kind {
            SegmentKind::Events => &self.properties,
            SegmentKind::Traits => &self.traits,
        }
    }
}

fn broken(data: &Path, problem: &str) -> StoreError {
    StoreError::Broken { path: Catalogue::path(data), data: data.to_owned(), problem: problem.to_owned() }
}
