//! `meander ask`: answers a question document.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

use analyze::{Asker, attribution_of_table};
use events::{Needs, Snapshot};
use journey::answer::Answer;
use journey::question::{Ask, Scope, Subject};
use journey::{Clock, Question, SystemClock};

use crate::failure::Failure;
use crate::intake::{self, Opened};
use crate::machine;
use crate::options::Events;
use crate::output::{self, AnswerFormat};

/// Arguments of `meander ask`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("about").required(true).args(["data", "events", "paths"]))]
pub struct Args {
    /// The question document, or - for standard input
    #[arg(value_name = "QUESTION.json")]
    question: PathBuf,
    #[command(flatten)]
    events: Events,
    /// A table of ready paths (path,conversions,value,nulls) for attribution
    #[arg(long, value_name = "TABLE.csv")]
    paths: Option<PathBuf>,
    /// How to tell the answer: json, table or csv
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: AnswerFormat,
    /// Ask so many times and tell how long each took, as one line of JSON on stderr
    #[arg(long, value_name = "N", default_value_t = 0)]
    runs: usize,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    let question = read_question(&args.question)?;
    let answer = match &args.paths {
        Some(table) => ask_table(&question, table)?,
        None => {
            let opened = intake::open(&args.events)?;
            if args.runs > 0 { timed(&opened, &question, args.runs)? } else { ask(&opened.store.snapshot()?, &question)? }
        }
    };
    for warning in &answer.warnings {
        eprintln!("warning: {}: {}", warning.path, warning.message);
    }
    output::print(&output::answer(&question, &answer, args.format)?)
}

fn read_question(path: &Path) -> Result<Question, Failure> {
    let mut text = String::new();
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let limit = journey::limits::DOCUMENT_BYTES as u64 + 1;
    let read = if path == Path::new("-") {
        std::io::stdin().lock().take(limit).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_string(&mut text))
    };
    read.map_err(|error| Failure::Input(format!("can't read {name}: {error}")))?;
    Question::parse(&text).map_err(|refusal| Failure::document(&name, &refusal))
}

fn ask(snapshot: &Snapshot, question: &Question) -> Result<Answer, Failure> {
    Ok(Asker::new(snapshot, question, SystemClock.now_millis()).ask()?)
}

fn ask_table(question: &Question, table: &Path) -> Result<Answer, Failure> {
    let Ask::Attribution(attribution) = &question.ask else {
        return Err(Failure::Input("--paths: only attribution can be asked of a table of paths".to_owned()));
    };
    if let Some(key) = picking_key(&question.scope) {
        return Err(Failure::Input(format!(
            "--paths: {key} picks events or customers, and a table of paths has neither; leave it out"
        )));
    }
    Ok(attribution_of_table(attribution, &intake::read_path_table(table)?)?)
}

/// A key of a scope that picks events or customers, if one is given.
fn picking_key(scope: &Scope) -> Option<&'static str> {
    let given = [
        ("per", scope.subject != Subject::Customer),
        ("from", scope.from_millis.is_some()),
        ("to", scope.to_millis.is_some()),
        ("customers", scope.customers.is_some()),
        ("events", scope.events.is_some()),
    ];
    given.into_iter().find_map(|(key, is_given)| is_given.then_some(key))
}

/// Asks several times in one process. The first run is cold: it opens the folder and decodes what it reads.
fn timed(opened: &Opened, question: &Question, runs: usize) -> Result<Answer, Failure> {
    let mut milliseconds = Vec::with_capacity(runs);
    let mut last = None;
    for _ in 0..runs {
        let start = Instant::now();
        last = Some(ask(&opened.store.snapshot()?, question)?);
        milliseconds.push((start.elapsed().as_secs_f64() * 1e6).round() / 1e3);
    }
    let snapshot = opened.store.snapshot()?;
    let customers = (0..snapshot.buckets())
        .map(|bucket| snapshot.load(bucket, &Needs::default()))
        .try_fold(0, |sum, bucket| bucket.map(|bucket| sum + bucket.offsets().len() - 1))?;
    let told = serde_json::json!({
        "milliseconds": milliseconds,
        "events": snapshot.events(),
        "customers": customers,
        "peak_memory_bytes": machine::peak_memory_bytes(),
    });
    eprintln!("{told}");
    last.ok_or_else(|| Failure::Input("--runs must be at least 1".to_owned()))
}
