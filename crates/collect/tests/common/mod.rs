//! What all tests share: files out of text, and everything that was read out of them as text again.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.
#![allow(dead_code)] // Every test file uses some of it.

use std::convert::Infallible;
use std::path::{Path, PathBuf};

use collect::{ColumnOptions, Layout, Mapping, ReadReport, Source, Wave, read};
use events::{Batch, Values};
use journey::format_millis;

/// Everything a source gave.
#[derive(Debug, Default)]
pub struct Read {
    pub batches: Vec<Batch>,
    pub rejects: Vec<String>,
    pub report: ReadReport,
    pub failure: Option<String>,
}

/// Reads a source to its end.
pub fn read_all(source: &Source) -> Read {
    let mut all = Read::default();
    let mut sink = |wave: Wave| {
        wave.batches.iter().for_each(check_shape);
        all.batches.extend(wave.batches);
        all.rejects.extend(
            wave.rejects.iter().map(|one| format!("line {}: {} {}", one.line, one.reason.name(), one.detail).trim().to_owned()),
        );
        Ok::<(), Infallible>(())
    };
    match read(source, &mut sink) {
        Ok(report) => all.report = report,
        Err(failure) => all.failure = Some(failure.to_string()),
    }
    all
}

/// What the store takes for granted: columns of one length, codes into their arena, names given once, nobody missing.
fn check_shape(batch: &Batch) {
    let good = |texts: &events::Texts| texts.codes.iter().all(|code| *code as usize <= texts.values.len());
    let rows = batch.times.len();
    assert_eq!(batch.customers.codes.len(), rows);
    assert!(good(&batch.customers) && !batch.customers.codes.contains(&0), "a customer is missing");
    if let Some(events) = &batch.events {
        assert_eq!(events.codes.len(), rows);
        assert!(good(events) && !events.codes.contains(&0), "an event is missing");
    }
    for (at, (name, values)) in batch.properties.iter().enumerate() {
        assert_eq!(values.len(), rows, "{name}");
        assert!(batch.properties[..at].iter().all(|(known, _)| known != name), "{name} stands twice");
        match values {
            Values::Texts(texts) | Values::Spelled(texts) => assert!(good(texts), "{name}"),
            Values::Numbers(numbers) => assert!(numbers.iter().all(|number| !number.is_infinite()), "{name}"),
            Values::Booleans(values) => assert!(values.iter().all(|value| *value <= 2), "{name}"),
        }
    }
}

/// A value of a row, with quotes around texts that are declared to be texts.
pub fn value(values: &Values, row: usize) -> Option<String> {
    match values {
        Values::Texts(texts) => texts.get(row).map(|text| format!("\"{text}\"")),
        Values::Spelled(texts) => texts.get(row).map(str::to_owned),
        Values::Numbers(numbers) => Some(numbers[row]).filter(|number| !number.is_nan()).map(|number| number.to_string()),
        Values::Booleans(values) => [None, Some("false".to_owned()), Some("true".to_owned())][usize::from(values[row])].clone(),
    }
}

/// Every row on a line: `customer time event name=value…`; a row of traits has no event.
pub fn rows(batches: &[Batch]) -> Vec<String> {
    let mut lines = Vec::new();
    for batch in batches {
        for row in 0..batch.len() {
            let time = batch.times[row];
            let time = if time == Batch::NO_TIME { "-".to_owned() } else { format_millis(time) };
            let event = batch.events.as_ref().map_or("~", |events| events.get(row).expect("an event"));
            let mut line = format!("{} {time} {event}", batch.customers.get(row).expect("a customer"));
            for (name, values) in &batch.properties {
                if let Some(value) = value(values, row) {
                    line.push_str(&format!(" {name}={value}"));
                }
            }
            lines.push(line);
        }
    }
    lines
}

/// Everything that was read, as text.
pub fn told(source: &Source) -> String {
    let all = read_all(source);
    let mut lines = rows(&all.batches);
    lines.extend(all.rejects);
    lines.extend(all.report.notes.iter().map(|note| format!("note: {note}")));
    lines.extend(all.failure.map(|failure| format!("failure: {failure}")));
    lines.join("\n")
}

/// A folder for one test.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Writes a file into a folder.
pub fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("written");
    path
}

/// What a file with options is told as, without the name of the folder.
pub fn told_with(name: &str, content: impl AsRef<[u8]>, options: &ColumnOptions) -> String {
    let folder = folder();
    let path = file(folder.path(), name, content);
    match Source::with_options(&path, options) {
        Ok(source) => told(&source).replace(&format!("{}/", folder.path().display()), ""),
        Err(error) => format!("failure: {error}").replace(&format!("{}/", folder.path().display()), ""),
    }
}

/// Text without the indentation of the test around it.
pub fn trimmed(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Checks what a file is read as.
#[track_caller]
pub fn check(name: &str, content: impl AsRef<[u8]>, options: &ColumnOptions, wanted: &str) {
    assert_eq!(told_with(name, content, options), trimmed(wanted));
}

/// Checks what files are read as by a mapping document.
#[track_caller]
pub fn check_mapping(files: &[(&str, &str)], document: &str, wanted: &str) {
    let folder = folder();
    for (name, content) in files {
        file(folder.path(), name, trimmed(content) + "\n");
    }
    let mapping = match Mapping::parse(document) {
        Ok(mapping) => mapping,
        Err(refusal) => return assert_eq!(refusal.to_string(), wanted.trim()),
    };
    let got = match mapping.sources(folder.path()) {
        Ok(sources) => sources.iter().map(told).collect::<Vec<_>>().join("\n"),
        Err(error) => format!("failure: {error}"),
    };
    assert_eq!(trimmed(&got.replace(&format!("{}/", folder.path().display()), "")), trimmed(wanted));
}

/// The usual layout of a format, for tests that go below options.
pub fn usual(format: collect::Format) -> Layout {
    Layout::of_options(&ColumnOptions::default(), format)
}

/// A file of the real data; `None`, with a line that says so, where it is absent.
pub fn real(name: &str) -> Option<PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")).join(name);
    if path.exists() {
        return Some(path);
    }
    #[allow(clippy::print_stderr)] // A test that could not run must say so.
    {
        eprintln!("ABSENT: {} is not here, so this test checked nothing", path.display());
    }
    None
}
