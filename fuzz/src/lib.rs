//! What targets share: files to read, what must hold of what was read, and panics that are contained.

use std::convert::Infallible;
use std::panic::{UnwindSafe, catch_unwind, set_hook};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use collect::{ColumnOptions, ReadReport, Source, Wave, read};
use events::{Batch, Texts, Values};

/// The last panic, for when nobody caught it.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Lets panics unwind. libFuzzer ends at the first one, caught or not; but a library that panics on a damaged file is
/// contained by the product, and only what gets out of the product is a finding. For `init:` of a target, together
/// with [`whole`] around its body.
pub fn let_panics_unwind() {
    set_hook(Box::new(|panic| *LAST_PANIC.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string()));
    one_thread();
}

/// Runs what must not panic. A panic that gets out is told and ends the process, which libFuzzer takes for a finding.
pub fn whole(work: impl FnOnce() + UnwindSafe) {
    if catch_unwind(work).is_err() {
        eprintln!("{}", LAST_PANIC.lock().unwrap_or_else(PoisonError::into_inner));
        std::process::abort();
    }
}

/// The same input must take the same path, which work dealt out to threads does not.
pub fn one_thread() {
    let _ = rayon::ThreadPoolBuilder::new().num_threads(1).build_global();
}

/// The folder of this process. `fuzz/run.sh` removes it.
pub fn folder() -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| tempfile::tempdir().expect("a folder for temporary files").keep()).clone()
}

/// Writes a file that the target reads.
pub fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = folder().join(name);
    std::fs::write(&path, content).expect("a writable folder");
    path
}

/// Reads a file to its end, as an import does, and checks everything it gives. What it made of the rows, and the
/// failure it ended with.
pub fn read_file(name: &str, content: &[u8], options: &ColumnOptions) -> (Vec<Batch>, Result<ReadReport, String>) {
    let source = Source::with_options(&file(name, content), options).expect("a known ending");
    let mut batches = Vec::new();
    let mut rejects = 0;
    let done = read(&source, &mut |wave: Wave| {
        wave.batches.iter().for_each(check_batch);
        rejects += wave.rejects.len() as u64;
        batches.extend(wave.batches);
        Ok::<(), Infallible>(())
    });
    let done = done.map_err(|failure| failure.to_string());
    if let Ok(report) = &done {
        assert_eq!(report.rejects(), rejects, "every dropped row is handed over");
        assert!(report.rows <= report.events + report.trait_rows + rejects, "a row is lost without a word: {report:?}");
        let held: usize = batches.iter().map(Batch::len).sum();
        assert_eq!(report.events + report.trait_rows, held as u64, "the report counts what was handed over");
    }
    (batches, done)
}

/// What the store takes for granted: columns of one length, codes into their arena, names given once, nobody missing.
fn check_batch(batch: &Batch) {
    let good = |texts: &Texts| texts.codes.iter().all(|code| *code as usize <= texts.values.len());
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
