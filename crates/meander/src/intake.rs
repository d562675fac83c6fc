//! From files to a data folder: what `import` does, and what every command does that is given a file of events.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use analyze::PathRow;
use collect::{ReadFailure, ReadReport, RejectWriter};
use events::{Durability, Fingerprint, ImportOptions, Importer, Store, StoreOptions};
use tempfile::TempDir;

use crate::failure::Failure;
use crate::options::{Columns, Events};
use crate::{files, progress};

/// The most memory rows take before they are spilled to disk: with what reading and sorting take beside it, an import
/// stays under 4 GiB.
const IMPORT_MEMORY_BYTES: usize = 9 << 28;

/// A file to bring, and what decides how it is read, for its fingerprint.
pub struct Input {
    source: collect::Source,
    context: String,
}

/// An open data folder; a temporary one goes with it.
pub struct Opened {
    pub store: Arc<Store>,
    _folder: Option<TempDir>,
}

/// How files are brought into a data folder.
pub struct Intake {
    pub memory_bytes: usize,
    pub at_millis: i64,
    /// Where rows that can't be used are written.
    pub rejects: Option<PathBuf>,
    /// Whether files imported before are imported again.
    pub again: bool,
    /// Whether only warnings are told.
    pub quiet: bool,
}

/// The files as they are to be read: by a mapping document, or by column options.
pub fn sources(files: &[PathBuf], mapping: Option<&Path>, columns: &Columns) -> Result<Vec<Input>, Failure> {
    let options = columns.to_options()?;
    let Some(document) = mapping else {
        let context = format!("{options:?}");
        let input =
            |path: &PathBuf| Ok(Input { source: collect::Source::with_options(path, &options)?, context: context.clone() });
        return files.iter().map(input).collect();
    };
    let text = files::read_text(document)?;
    let mapping =
        collect::Mapping::parse(&text).map_err(|refusal| Failure::document(&document.display().to_string(), &refusal))?;
    let input = |source| Input { source, context: text.clone() };
    Ok(mapping.sources_of(files)?.into_iter().map(input).collect())
}

/// Opens a data folder, or brings a file of events into a temporary one.
pub fn open(events: &Events) -> Result<Opened, Failure> {
    let Events { source, columns, memory } = events;
    let options = memory.store_options()?;
    let Some(file) = &source.events else {
        let folder = source.data.clone().unwrap_or_else(|| PathBuf::from("./meander-data"));
        return Ok(Opened { store: Store::open(&folder, options), _folder: None });
    };
    let folder = tempfile::tempdir().map_err(|error| Failure::Input(format!("can't make a temporary folder: {error}")))?;
    let store = Store::open(folder.path(), StoreOptions { durability: Durability::Scratch, ..options });
    let sources = sources(std::slice::from_ref(file), None, columns)?;
    let intake = Intake { memory_bytes: memory.bytes()?, at_millis: 0, rejects: None, again: true, quiet: true };
    intake.bring(&store, &sources)?;
    Ok(Opened { store, _folder: Some(folder) })
}

impl Intake {
    /// Brings the files in, in one import: all of it exists afterwards, or nothing.
    pub fn bring(&self, store: &Arc<Store>, inputs: &[Input]) -> Result<(), Failure> {
        let options = ImportOptions { memory_bytes: self.memory_bytes.min(IMPORT_MEMORY_BYTES), at_millis: self.at_millis };
        let mut importer = store.import(options)?;
        let mut files = Vec::new();
        let mut rejects = self.rejects.as_deref().map(RejectWriter::new);
        let total = inputs.iter().filter_map(|input| std::fs::metadata(&input.source.path).ok()).map(|file| file.len()).sum();
        let bar = if self.quiet { indicatif::ProgressBar::hidden() } else { progress::bar(total) };
        for input in inputs {
            let path = &input.source.path;
            let fingerprint = if self.again { None } else { Some(Fingerprint::of_file(path, &input.context)?) };
            if let Some(before) = fingerprint.as_ref().and_then(|print| imported_before(store, print)) {
                bar.suspend(|| {
                    eprintln!("{}: already imported as {before}; left out (--again imports it once more)", path.display());
                });
                continue;
            }
            let report = self.read(&mut importer, input, &mut rejects, &bar)?;
            bar.suspend(|| tell(path, &report, rejects.as_ref()));
            files.push((path.display().to_string(), fingerprint.unwrap_or(Fingerprint { bytes: 0, xxh3: String::new() })));
        }
        rejects.map_or(Ok(0), RejectWriter::finish)?;
        bar.finish_and_clear();
        if files.is_empty() && !inputs.is_empty() {
            return Ok(());
        }
        let spinner = if self.quiet { indicatif::ProgressBar::hidden() } else { progress::spinner("sorting and writing") };
        let report = importer.finish(files)?;
        spinner.finish_and_clear();
        for conflict in &report.conflicts {
            let (was, found) = (conflict.was.name(), conflict.found.name());
            eprintln!("note: {} is kept as text: {was} values, then a {found} \"{}\"", conflict.property, conflict.example);
        }
        if !self.quiet {
            eprintln!("{} events imported into {}", report.events, store.folder().display());
        }
        Ok(())
    }

    fn read(
        &self,
        importer: &mut Importer,
        input: &Input,
        rejects: &mut Option<RejectWriter>,
        bar: &indicatif::ProgressBar,
    ) -> Result<ReadReport, Failure> {
        let before = bar.position();
        let mut sink = |wave: collect::Wave| -> Result<(), Failure> {
            if let Some(rejects) = rejects {
                rejects.write(&input.source.path, &wave.rejects)?;
            }
            importer.push(wave.batches)?;
            bar.set_position(before + wave.bytes_read);
            bar.set_message(format!("{} events", importer.events()));
            Ok(())
        };
        collect::read(&input.source, &mut sink).map_err(|failure| match failure {
            ReadFailure::File(error) => error.into(),
            ReadFailure::Sink(failure) => failure,
        })
    }
}

/// Tells what a reader of the import should know about one file.
fn tell(path: &Path, report: &ReadReport, rejects: Option<&RejectWriter>) {
    for note in &report.notes {
        eprintln!("note: {}: {note}", path.display());
    }
    if report.rejects() == 0 {
        return;
    }
    eprintln!("{}: {} of {} rows can't be used:", path.display(), report.rejects(), report.rows);
    for (reason, rejected) in &report.rejected {
        let first = &rejected.first;
        let detail = if first.detail.is_empty() { String::new() } else { format!(" ({})", first.detail) };
        eprintln!("  {} {}: each {}; the first on line {}{detail}", rejected.count, reason.name(), reason.told(), first.line);
    }
    if let Some(rejects) = rejects {
        eprintln!("  all of them stand in {}", rejects.path().display());
    }
}

/// The name under which a file of this content was imported.
fn imported_before(store: &Store, print: &Fingerprint) -> Option<String> {
    let snapshot = store.snapshot().ok()?;
    let mut known = snapshot.imports().iter().flat_map(|import| &import.files);
    known.find(|(_, other)| other == print).map(|(name, _)| name.clone())
}

/// Reads a table of ready paths: a CSV with the columns path, conversions, and optionally value and nulls.
pub fn read_path_table(path: &Path) -> Result<Vec<PathRow>, Failure> {
    let text = files::read_text(path)?;
    let trouble = |line: usize, problem: &str| Failure::Input(format!("{}, line {line}: {problem}", path.display()));
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let Some((_, header)) = lines.next() else {
        return Err(trouble(1, "the table is empty; it needs the columns path,conversions,value,nulls"));
    };
    let columns: Vec<&str> = header.trim_start_matches('\u{feff}').split(',').map(|name| name.trim().trim_matches('"')).collect();
    let place = |name: &str| columns.iter().position(|column| *column == name);
    let (Some(path_at), Some(conversions_at)) = (place("path"), place("conversions")) else {
        return Err(trouble(1, "the columns path and conversions are needed; value and nulls are possible too"));
    };
    let (value_at, nulls_at) = (place("value"), place("nulls"));
    lines
        .map(|(number, line)| {
            let cells: Vec<&str> = line.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
            let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().filter(|cell| !cell.is_empty());
            let count = |at: Option<usize>| {
                cell(at).map_or(Ok(0), |text| {
                    text.parse::<u64>().map_err(|_| trouble(number + 1, &format!("\"{text}\" is not a whole number")))
                })
            };
            let value = cell(value_at).map(|text| {
                text.parse::<f64>()
                    .ok()
                    .filter(|value| value.is_finite())
                    .ok_or_else(|| trouble(number + 1, &format!("\"{text}\" is not a number")))
            });
            let path = cell(Some(path_at)).ok_or_else(|| trouble(number + 1, "the path is missing"))?;
            Ok(PathRow {
                path: path.to_owned(),
                conversions: count(Some(conversions_at))?,
                value: value.transpose()?,
                nulls: count(nulls_at)?,
            })
        })
        .collect()
}
