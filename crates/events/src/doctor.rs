//! The doctor: checks every file and sum of a data folder, and says what is wrong and how to mend it.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use crate::catalogue::{Catalogue, SEGMENTS, SegmentKind, SegmentRecord};
use crate::error::StoreError;
use crate::segment::SegmentReader;

/// The state of a data folder.
#[derive(Debug, Clone, Serialize)]
pub struct Health {
    /// Events the catalogue names.
    pub events: u64,
    /// Segments the catalogue names.
    pub segments: usize,
    /// Their bytes.
    pub bytes: u64,
    /// What is wrong; empty when all is well.
    pub findings: Vec<Finding>,
    /// Files that no catalogue names: left by an import that was cut off, or replaced by compaction. Harmless;
    /// the next import removes them.
    pub unnamed_files: usize,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub problem: String,
    /// How to mend it.
    pub mend: String,
}

/// Reads everything in a data folder and compares it with the catalogue.
///
/// Errors: the folder holds no data, or the operating system refuses. Damage is not an error but a finding.
pub fn examine(folder: &Path) -> Result<Health, StoreError> {
    let catalogue = match Catalogue::read(folder) {
        Ok(Some(catalogue)) => catalogue,
        Ok(None) => return Err(StoreError::Empty { path: folder.to_owned() }),
        Err(StoreError::Broken { path, problem, .. }) => {
            let mend = "restore this file from a backup; the segments beside it are whole by themselves (Parquet) and can be imported anew";
            let finding = Finding { file: path.display().to_string(), problem, mend: mend.to_owned() };
            return Ok(Health { events: 0, segments: 0, bytes: 0, findings: vec![finding], unnamed_files: 0 });
        }
        Err(error) => return Err(error),
    };
    let findings = catalogue.segments.par_iter().filter_map(|segment| check(folder, segment)).collect();
    let unnamed_files = fs::read_dir(folder.join(SEGMENTS)).map_or(0, |entries| {
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.filter(|name| catalogue.segments.iter().all(|segment| segment.file != *name)).count()
    });
    Ok(Health {
        events: catalogue.events(),
        segments: catalogue.segments.len(),
        bytes: catalogue.segments.iter().map(|segment| segment.bytes).fold(0, u64::saturating_add),
        findings,
        unnamed_files,
    })
}

fn check(folder: &Path, segment: &SegmentRecord) -> Option<Finding> {
    let path = folder.join(SEGMENTS).join(&segment.file);
    let problem = match fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => "the file is missing".to_owned(),
        Err(error) => format!("the file can't be read: {error}"),
        Ok(bytes) if bytes.len() as u64 != segment.bytes => {
            format!("the file has {} bytes instead of {}", bytes.len(), segment.bytes)
        }
        Ok(bytes) if crc32fast::hash(&bytes) != segment.crc32 => "its sum does not match its content".to_owned(),
        Ok(_) => inspect(&path, folder, segment).err()?,
    };
    let mend = "restore this file from a backup, or remove the data folder and import again; every other bucket is unharmed";
    Some(Finding { file: path.display().to_string(), problem, mend: mend.to_owned() })
}

/// Decodes every column and checks the order of the rows.
fn inspect(path: &Path, folder: &Path, segment: &SegmentRecord) -> Result<(), String> {
    let told = |error: StoreError| error.to_string();
    let reader = SegmentReader::open(path, folder).map_err(told)?;
    let (customers, lengths) = reader.customers().map_err(told)?;
    let times = reader.times().map_err(told)?;
    if times.len() as u64 != segment.rows || lengths.iter().map(|length| u64::from(*length)).sum::<u64>() != segment.rows {
        return Err(format!("it does not hold the {} rows it should", segment.rows));
    }
    if !(1..customers.len()).all(|i| customers.get(i - 1) < customers.get(i)) {
        return Err("its customers are not in order".to_owned());
    }
    let mut start = 0;
    for length in lengths {
        let end = start + length as usize;
        if times[start..end].windows(2).any(|pair| pair[0] > pair[1]) {
            return Err("its times are not in order".to_owned());
        }
        start = end;
    }
    if segment.kind == SegmentKind::Events && reader.events().map_err(told)?.codes.len() as u64 != segment.rows {
        return Err("its events are not as many as its rows".to_owned());
    }
    reader.properties().iter().try_for_each(|(name, _)| reader.property(name).map(|_| ()).map_err(told))
}
