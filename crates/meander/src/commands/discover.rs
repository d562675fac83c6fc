//! `meander discover`: from events alone to a first map.

use std::path::{Path, PathBuf};

use analyze::Asker;
use events::Kind;
use journey::{Clock, SystemClock};
use mapping::{DiscoverOptions, Discovery, DiscoveryReport, USUAL_STEPS};

use crate::failure::Failure;
use crate::options::{Day, Events, required_events};
use crate::{files, intake, output, progress};

/// Arguments of `meander discover`.
#[derive(Debug, clap::Args)]
#[command(group = required_events())]
pub struct Args {
    #[command(flatten)]
    events: Events,
    /// The map; - for standard output
    #[arg(short, value_name = "MAP.yaml")]
    output: PathBuf,
    /// Steps at most; never fewer than stages
    #[arg(long, value_name = "N", default_value_t = USUAL_STEPS, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=64))]
    steps: usize,
    /// Language of the map's texts: en or ro
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = ["en", "ro"])]
    language: String,
    /// Key of the map [default: customer-journey]
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Title of the map [default: Customer journey]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Currency of values as three letters, such as EUR
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// The event that counts as conversion [default: found by words such as purchase, or by the values it carries]
    #[arg(long, value_name = "EVENT")]
    conversion: Option<String>,
    /// The numeric property that tells what a conversion is worth [default: value, revenue, amount, …]
    #[arg(long, value_name = "PROPERTY")]
    value: Option<String>,
    /// The property that tells the channel of an event
    #[arg(long, value_name = "PROPERTY", default_value = "channel")]
    channel: String,
    #[command(flatten)]
    day: Day,
    /// The data are made up: the map says so, and so do its pictures
    #[arg(long)]
    made_up: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    let opened = intake::open(&args.events)?;
    let snapshot = opened.store.snapshot()?;
    let properties = snapshot.properties().iter().map(|property| (property.name.as_str(), property.kind == Kind::Number));
    let options = options(args)?.with_data(properties, snapshot.time_range());
    let now_millis = SystemClock.now_millis();
    let spinner = progress::spinner("asking");
    let found =
        mapping::discover(&options, &mut |question| Asker::new(&snapshot, question, now_millis).ask().map_err(Failure::from))?;
    spinner.finish_and_clear();
    let Some(Discovery { map, report }) = found else {
        return Err(Failure::Input("there are no events, so there is no journey to discover".to_owned()));
    };
    let text = map.to_yaml();
    // What is written must be readable, whatever the options held: a bad key or currency is told here.
    mapping::Map::parse(&text).map_err(|refusal| Failure::document("the discovered map", &refusal))?;
    if args.output == Path::new("-") {
        output::print(&text)?;
    } else {
        files::write(&args.output, text)?;
    }
    tell(&report, map.stages.len(), map.steps().count());
    Ok(())
}

fn options(args: &Args) -> Result<DiscoverOptions, Failure> {
    let usual = DiscoverOptions::new(args.day.or_today()?);
    Ok(DiscoverOptions {
        key: args.key.clone().unwrap_or(usual.key),
        title: args.title.clone(),
        language: args.language.clone(),
        currency: args.currency.clone(),
        steps: args.steps,
        made_up: args.made_up,
        channel: args.channel.clone(),
        conversion: args.conversion.clone(),
        value: args.value.clone(),
        ..usual
    })
}

/// What the map explains and what it leaves out, on stderr.
fn tell(report: &DiscoveryReport, stages: usize, steps: usize) {
    const TOLD: usize = 8;
    eprintln!("{stages} stages, {steps} steps, {} pains", report.pains.len());
    eprintln!(
        "the steps explain {:.1}% of {} events of {} customers",
        report.explained_share * 100.0,
        report.events,
        report.customers
    );
    match (report.conversion.as_slice(), report.conversion_value) {
        ([], _) => {
            eprintln!(
                "no event looks like a conversion, so nothing is said about converting or value; name it with --conversion"
            );
        }
        (events, Some(value)) => eprintln!("conversion: {}, worth {value:.2} on average", events.join(", ")),
        (events, None) => {
            eprintln!("conversion: {}; no property tells its value, so pains are counted in customers", events.join(", "));
        }
    }
    if !report.left_out.is_empty() {
        let named: Vec<String> =
            report.left_out.iter().take(TOLD).map(|one| format!("{} ({:.1}%)", one.event, one.share * 100.0)).collect();
        let more = report.left_out.len().saturating_sub(TOLD);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        eprintln!("left out: {}{more}", named.join(", "));
    }
}
