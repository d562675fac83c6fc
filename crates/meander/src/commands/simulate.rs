//! `meander simulate`: makes up the events of a shop.

use std::path::PathBuf;

use simulate::Shop;

use crate::failure::Failure;
use crate::{files, progress};

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
    let bar = progress::steps(1_000);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A share from 0 to 1.
    let rows = server::write_shop(&shop, &args.output, &mut |share| {
        bar.set_position((share * 1_000.0) as u64);
        true
    })?;
    bar.finish_and_clear();
    if let Some(path) = &args.traits {
        server::write_shop_traits(&shop, path)?;
    }
    if let Some(path) = &args.truth {
        let text = serde_json::to_string_pretty(&shop.truth()).map_err(|error| Failure::input(&error))?;
        files::write(path, text + "\n")?;
    }
    eprintln!("{rows} made-up events of {} made-up customers written to {}", args.customers, args.output.display());
    Ok(())
}
