//! From files to a data folder: what `import` does, and what every command does that is given a file of events.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use analyze::PathRow;
use collect::{Brought, Input, Intake, IntakeReport, ReadReport, Stage};
use events::{Durability, Store, StoreOptions};
use tempfile::TempDir;

use crate::failure::Failure;
use crate::options::{Columns, Events};
use crate::{files, progress};

/// An open data folder; a temporary one goes with it.
pub struct Opened {
    pub store: Arc<Store>,
    _folder: Option<TempDir>,
}

/// The files as they are to be read: by a mapping document, or by column options.
pub fn sources(files: &[PathBuf], mapping: Option<&Path>, columns: &Columns) -> Result<Vec<Input>, Failure> {
    let options = columns.to_options()?;
    let Some(document) = mapping else {
        let context = format!("{options:?}");
        let input = |path: &PathBuf| Ok(input(collect::Source::with_options(path, &options)?, &context));
        return files.iter().map(input).collect();
    };
    let text = files::read_text(document)?;
    let mapping =
        collect::Mapping::parse(&text).map_err(|refusal| Failure::document(&document.display().to_string(), &refusal))?;
    Ok(mapping.sources_of(files)?.into_iter().map(|source| input(source, &text)).collect())
}

fn input(source: collect::Source, context: &str) -> Input {
    Input { name: source.path.display().to_string(), source, context: context.to_owned() }
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
    let intake = Intake { memory_bytes: memory.bytes()?, at_millis: 0, rejects: None, again: true, made_up: false };
    let report = intake.bring(&store, &sources, &mut |_| true)?;
    tell(&report, None);
    Ok(Opened { store, _folder: Some(folder) })
}

/// Brings files in, with a progress bar, and tells what became of them.
pub fn bring(intake: &Intake, store: &Arc<Store>, inputs: &[Input]) -> Result<(), Failure> {
    let bar = progress::bar(0);
    let mut spinner = None;
    let report = intake.bring(store, inputs, &mut |stage| {
        match stage {
            Stage::Reading { bytes, of, events } => {
                bar.set_length(of);
                bar.set_position(bytes);
                bar.set_message(format!("{events} events"));
            }
            Stage::Sorting => {
                bar.finish_and_clear();
                spinner = Some(progress::spinner("sorting and writing"));
            }
        }
        true
    });
    bar.finish_and_clear();
    if let Some(spinner) = spinner {
        spinner.finish_and_clear();
    }
    let report = report?;
    tell(&report, intake.rejects.as_deref());
    if report.files.is_empty() || report.files.iter().any(|(_, brought)| matches!(brought, Brought::Read(_))) {
        eprintln!("{} events imported into {}", report.events, store.folder().display());
    }
    Ok(())
}

/// Tells what a reader of the import should know.
fn tell(report: &IntakeReport, rejects: Option<&Path>) {
    for (name, brought) in &report.files {
        match brought {
            Brought::Read(report) => tell_file(name, report, rejects),
            Brought::Before(before) => {
                eprintln!("{name}: already imported as {before}; left out (--again imports it once more)");
            }
        }
    }
    for conflict in &report.conflicts {
        let (was, found) = (conflict.was.name(), conflict.found.name());
        eprintln!("note: {} is kept as text: {was} values, then a {found} \"{}\"", conflict.property, conflict.example);
    }
}

fn tell_file(name: &str, report: &ReadReport, rejects: Option<&Path>) {
    for note in &report.notes {
        eprintln!("note: {name}: {note}");
    }
    if report.rejects() == 0 {
        return;
    }
    eprintln!("{name}: {} of {} rows can't be used:", report.rejects(), report.rows);
    for (reason, rejected) in &report.rejected {
        let first = &rejected.first;
        let detail = if first.detail.is_empty() { String::new() } else { format!(" ({})", first.detail) };
        eprintln!("  {} {}: each {}; the first on line {}{detail}", rejected.count, reason.name(), reason.told(), first.line);
    }
    if let Some(rejects) = rejects {
        eprintln!("  all of them stand in {}", rejects.display());
    }
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
