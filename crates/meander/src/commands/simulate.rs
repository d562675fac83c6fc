//! `meander simulate`: makes up the events of a shop.

use std::path::PathBuf;

use events::{TableColumn, TableWriter, TextArena, Texts};
use rayon::prelude::*;
use simulate::{Column, Shop, Table};

use crate::failure::Failure;
use crate::{files, progress};

/// Customers whose events are made at once by one thread: some 100,000 events.
const CHUNK_CUSTOMERS: usize = 4_096;

/// Arguments of `meander simulate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many customers; each has 23 events on average
    #[arg(long, value_name = "N")]
    customers: usize,
    /// Same seed, same bytes
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The Parquet file of events
    #[arg(short, value_name = "FILE")]
    output: PathBuf,
    /// Also write the traits of customers
    #[arg(long, value_name = "FILE")]
    traits: Option<PathBuf>,
    /// Also write the truth behind the data as JSON: stages, and the problems planted
    #[arg(long, value_name = "FILE")]
    truth: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    let shop = Shop::new(args.seed, args.customers);
    let bar = progress::bar(args.customers as u64);
    let mut writer = TableWriter::create(&args.output, &convert(shop.events(0..0)))?;
    let mut rows = 0;
    let starts: Vec<usize> = (0..args.customers).step_by(CHUNK_CUSTOMERS).collect();
    for wave in starts.chunks(4 * rayon::current_num_threads()) {
        let made = |start: &usize| shop.events(*start..(start + CHUNK_CUSTOMERS).min(args.customers));
        let tables: Vec<Table> = wave.par_iter().map(made).collect();
        for table in tables {
            rows += table.rows;
            writer.write(convert(table).into_iter().map(|(_, column)| column).collect())?;
        }
        bar.inc((wave.len() * CHUNK_CUSTOMERS) as u64);
    }
    writer.finish()?;
    bar.finish_and_clear();
    if let Some(path) = &args.traits {
        let columns = convert(shop.traits(0..args.customers));
        let mut writer = TableWriter::create(path, &columns)?;
        writer.write(columns.into_iter().map(|(_, column)| column).collect())?;
        writer.finish()?;
    }
    if let Some(path) = &args.truth {
        let text = serde_json::to_string_pretty(&shop.truth()).map_err(|error| Failure::input(&error))?;
        files::write(path, text + "\n")?;
    }
    eprintln!("{rows} made-up events of {} made-up customers written to {}", args.customers, args.output.display());
    Ok(())
}

fn convert(table: Table) -> Vec<(String, TableColumn)> {
    table.columns.into_iter().map(|named| (named.name.to_owned(), convert_column(named.column))).collect()
}

// A chunk has fewer than 2^32 rows.
fn convert_column(column: Column) -> TableColumn {
    match column {
        Column::Times(times) => TableColumn::Times(times),
        Column::Numbers(numbers) => TableColumn::Numbers(numbers),
        Column::Booleans(values) => {
            TableColumn::Booleans(values.into_iter().map(|value| value.map_or(0, |value| 1 + u8::from(value))).collect())
        }
        Column::Texts { codes, values } => {
            let mut arena = TextArena::default();
            values.iter().for_each(|value| {
                arena.push(value);
            });
            let code = |code: &u8| if *code == Column::NO_TEXT { 0 } else { u32::from(*code) + 1 };
            TableColumn::Texts(Texts { codes: codes.iter().map(code).collect(), values: arena })
        }
        Column::Ids { prefix, width, numbers } => {
            let mut arena = TextArena::default();
            let mut last = None;
            let code = |number: &u64| {
                if *number == Column::NO_ID {
                    return 0;
                }
                if last != Some(*number) {
                    arena.push(&format!("{prefix}{number:0width$}"));
                    last = Some(*number);
                }
                arena.len() as u32
            };
            let codes = numbers.iter().map(code).collect();
            TableColumn::Texts(Texts { codes, values: arena })
        }
    }
}
