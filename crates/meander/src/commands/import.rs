//! `meander import`: brings files of events into a data folder.

use std::path::PathBuf;

use collect::Intake;
use events::Store;
use journey::{Clock, SystemClock};

use crate::failure::Failure;
use crate::intake;
use crate::options::{Columns, Memory};

/// Arguments of `meander import`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files of events: CSV, TSV, NDJSON, Parquet, XES, each also as .gz or .zst
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The data folder; made when it is not there
    #[arg(long, value_name = "DIR", default_value = "./meander-data")]
    data: PathBuf,
    /// A mapping document that says what the columns of each file mean
    #[arg(long, value_name = "FILE", conflicts_with_all = ["customer", "time", "event", "time_format", "delimiter"])]
    mapping: Option<PathBuf>,
    #[command(flatten)]
    columns: Columns,
    #[command(flatten)]
    memory: Memory,
    /// Where rows that can't be used are written [default: DIR/rejects.ndjson]
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Import files again that were imported before
    #[arg(long)]
    again: bool,
    /// The events are made up: whatever shows them says so
    #[arg(long)]
    made_up: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    let store = Store::open(&args.data, args.memory.store_options()?);
    let sources = intake::sources(&args.files, args.mapping.as_deref(), &args.columns)?;
    let intake = Intake {
        memory_bytes: args.memory.bytes()?,
        at_millis: SystemClock.now_millis(),
        rejects: Some(args.rejects.clone().unwrap_or_else(|| args.data.join("rejects.ndjson"))),
        again: args.again,
        made_up: args.made_up,
    };
    intake::bring(&intake, &store, &sources)
}
