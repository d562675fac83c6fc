//! From files to a data folder, in one import: all of it exists afterwards, or nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use events::{Conflict, Fingerprint, ImportOptions, ImportRead, Importer, Store, StoreError};

use crate::error::{CollectError, ReadFailure};
use crate::read::{Wave, read};
use crate::reject::ReadReport;
use crate::reject_file::RejectWriter;
use crate::source::Source;

/// The most memory rows take before they are spilled to disk: with what reading and sorting take beside it, an import
/// stays under 4 GiB.
const MEMORY_BYTES: usize = 9 << 28;

/// A file to bring.
#[derive(Debug, Clone)]
pub struct Input {
    /// The file, as it is to be read.
    pub source: Source,
    /// What it is called in the record of the import.
    pub name: String,
    /// What decides how it is read, for its fingerprint: the text of the mapping or the options.
    pub context: String,
}

/// How files are brought into a data folder.
#[derive(Debug, Clone)]
pub struct Intake {
    /// Memory there is; rows beyond it are spilled.
    pub memory_bytes: usize,
    /// When, for the record: milliseconds since 1970.
    pub at_millis: i64,
    /// Where rows that can't be used are written.
    pub rejects: Option<PathBuf>,
    /// Whether files imported before are imported again.
    pub again: bool,
    /// Whether the events are made up, for the record.
    pub made_up: bool,
}

/// What became of one file.
#[derive(Debug, Clone)]
pub enum Brought {
    /// It was read.
    Read(ReadReport),
    /// It was imported before under this name, and left out.
    Before(String),
}

/// What an intake did.
#[derive(Debug, Clone)]
pub struct IntakeReport {
    /// Each file by its name, in the order given.
    pub files: Vec<(String, Brought)>,
    /// Events that exist now and did not before.
    pub events: u64,
    /// Properties and traits that are kept as text because their values disagree.
    pub conflicts: Vec<Conflict>,
}

/// How far an intake is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stage {
    /// Files are read.
    Reading {
        /// Bytes read, of all files as they lie on disk.
        bytes: u64,
        /// Bytes there are.
        of: u64,
        /// Events so far.
        events: u64,
    },
    /// Rows are sorted and written; from here on it can't be stopped.
    Sorting,
}

/// Why nothing was brought.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// A file can't be read as it is.
    #[error(transparent)]
    File(#[from] CollectError),
    /// The data folder refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Is told how far it is, and may stop it before the rows are sorted: `false` does.
pub type Tell<'a> = &'a mut dyn FnMut(Stage) -> bool;

impl Intake {
    /// Brings the files in.
    ///
    /// Errors: a file can't be read; the folder is written to by another; it was stopped ([`StoreError::Cancelled`]).
    pub fn bring(&self, store: &Arc<Store>, inputs: &[Input], tell: Tell<'_>) -> Result<IntakeReport, IntakeError> {
        let options = ImportOptions { memory_bytes: self.memory_bytes.min(MEMORY_BYTES), at_millis: self.at_millis };
        let mut importer = store.import(options)?;
        let mut rejects = self.rejects.as_deref().map(RejectWriter::new);
        let sizes: Vec<u64> =
            inputs.iter().map(|input| std::fs::metadata(&input.source.path).map_or(0, |file| file.len())).collect();
        let of = sizes.iter().sum();
        let mut begun = 0;
        let mut read = ImportRead { made_up: self.made_up, ..ImportRead::default() };
        let mut files = Vec::new();
        for (input, size) in inputs.iter().zip(sizes) {
            let print = if self.again { None } else { Some(Fingerprint::of_file(&input.source.path, &input.context)?) };
            let before = print.as_ref().and_then(|print| imported_before(store, print));
            let brought = match before {
                Some(name) => Brought::Before(name),
                None => {
                    let mut told = |bytes, events| tell(Stage::Reading { bytes: begun + bytes, of, events });
                    let report = one(&mut importer, input, rejects.as_mut(), &mut told)?;
                    count(&mut read.rejected, &report);
                    read.files.push((input.name.clone(), print.unwrap_or(Fingerprint { bytes: size, xxh3: String::new() })));
                    Brought::Read(report)
                }
            };
            files.push((input.name.clone(), brought));
            begun += size;
        }
        rejects.map_or(Ok(0), RejectWriter::finish)?;
        if read.files.is_empty() && !inputs.is_empty() {
            return Ok(IntakeReport { files, events: 0, conflicts: Vec::new() });
        }
        if !tell(Stage::Sorting) {
            return Err(StoreError::Cancelled.into());
        }
        let report = importer.finish(read)?;
        Ok(IntakeReport { files, events: report.events, conflicts: report.conflicts })
    }
}

/// Reads one file into the import.
fn one(
    importer: &mut Importer,
    input: &Input,
    mut rejects: Option<&mut RejectWriter>,
    tell: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<ReadReport, IntakeError> {
    let mut sink = |wave: Wave| -> Result<(), IntakeError> {
        if let Some(rejects) = rejects.as_deref_mut() {
            rejects.write(&input.source.path, &wave.rejects)?;
        }
        importer.push(wave.batches)?;
        if tell(wave.bytes_read, importer.events()) { Ok(()) } else { Err(StoreError::Cancelled.into()) }
    };
    read(&input.source, &mut sink).map_err(|failure| match failure {
        ReadFailure::File(error) => error.into(),
        ReadFailure::Sink(error) => error,
    })
}

fn count(rejected: &mut BTreeMap<String, u64>, report: &ReadReport) {
    for (reason, rows) in &report.rejected {
        *rejected.entry(reason.name().to_owned()).or_default() += rows.count;
    }
}

/// The name under which a file of this content was imported.
fn imported_before(store: &Store, print: &Fingerprint) -> Option<String> {
    let snapshot = store.snapshot().ok()?;
    let mut known = snapshot.imports().iter().flat_map(|import| &import.files);
    known.find(|(_, other)| other == print).map(|(name, _)| name.clone())
}
