//! `meander map`: checks a map against events, and draws it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use analyze::Asker;
use journey::{Clock, SystemClock};
use mapping::{CheckTable, DrawOptions, Map, Numbers, Theme, draw_html, draw_png, draw_svg, is_made_up, measure, stale};

use crate::failure::Failure;
use crate::intake;
use crate::options::{Columns, Memory, Source};

/// Arguments of `meander map`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// Hold a map against what customers did; exit code 1 when it fits less than asked for
    Check(CheckArgs),
    /// Draw a map as SVG, PNG or a page
    Render(RenderArgs),
}

#[derive(Debug, clap::Args)]
struct CheckArgs {
    /// The map
    #[arg(value_name = "MAP.yaml")]
    map: PathBuf,
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    columns: Columns,
    #[command(flatten)]
    memory: Memory,
    /// Only the customers of this persona of the map
    #[arg(long, value_name = "KEY")]
    persona: Option<String>,
    /// How to tell: table or json
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = ["table", "json"])]
    format: String,
    /// Fail with exit code 1 when the fit is less than this, from 0 to 1
    #[arg(long, value_name = "X")]
    least_fit: Option<f64>,
    /// The day on which reviews and evidence are judged, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DAY")]
    today: Option<jiff::civil::Date>,
}

#[derive(Debug, clap::Args)]
struct RenderArgs {
    /// The map
    #[arg(value_name = "MAP.yaml")]
    map: PathBuf,
    /// Where the picture is written: the ending decides, .svg, .png or .html
    #[arg(short, value_name = "FILE")]
    output: PathBuf,
    /// A data folder to take the numbers from
    #[arg(long, value_name = "DIR", conflicts_with = "events")]
    data: Option<PathBuf>,
    /// A file of events to take the numbers from
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,
    #[command(flatten)]
    columns: Columns,
    #[command(flatten)]
    memory: Memory,
    /// Only the customers of this persona of the map
    #[arg(long, value_name = "KEY")]
    persona: Option<String>,
    /// Light letters on dark ground
    #[arg(long)]
    dark: bool,
    /// Say in the picture that the data are made up; maps discovered with --made-up say it by themselves
    #[arg(long)]
    made_up: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.verb {
        Verb::Check(args) => check(args),
        Verb::Render(args) => render(args),
    }
}

/// Today in UTC, by the system's clock.
pub fn today() -> Result<jiff::civil::Date, Failure> {
    let now = jiff::Timestamp::from_millisecond(SystemClock.now_millis()).map_err(|error| Failure::input(&error))?;
    Ok(now.to_zoned(jiff::tz::TimeZone::UTC).date())
}

fn check(args: &CheckArgs) -> Result<(), Failure> {
    if let Some(least) = args.least_fit.filter(|least| !(0.0..=1.0).contains(least)) {
        return Err(Failure::Input(format!("--least-fit: {least} does not lie between 0 and 1")));
    }
    let map = read_map(&args.map)?;
    let mut numbers = numbers(&map, args.persona.as_deref(), &args.source, &args.columns, &args.memory)?;
    numbers.holes.extend(stale(&map, args.today.map_or_else(today, Ok)?));
    if args.format == "json" {
        let text = serde_json::to_string_pretty(&numbers).map_err(|error| Failure::input(&error))?;
        println!("{text}");
    } else {
        print!("{}", table(&map, &numbers));
    }
    let told =
        |fit: Option<f64>| fit.map_or_else(|| "no fit, as nobody entered it".to_owned(), |fit| format!("a fit of {fit:.3}"));
    match args.least_fit {
        Some(least) if numbers.fit.is_none_or(|fit| fit < least) => {
            Err(Failure::No(format!("{}: {}, less than {least}", args.map.display(), told(numbers.fit))))
        }
        _ => Ok(()),
    }
}

fn render(args: &RenderArgs) -> Result<(), Failure> {
    let map = read_map(&args.map)?;
    let source = Source { data: args.data.clone(), events: args.events.clone() };
    let has_source = source.data.is_some() || source.events.is_some();
    let numbers =
        if has_source { Some(numbers(&map, args.persona.as_deref(), &source, &args.columns, &args.memory)?) } else { None };
    let options = DrawOptions {
        theme: if args.dark { Theme::Dark } else { Theme::Light },
        made_up: args.made_up || is_made_up(&map),
        audience: args
            .persona
            .clone()
            .map(|key| map.personas.iter().find(|one| one.key == key).map_or(key, |one| one.name.clone())),
        ..DrawOptions::default()
    };
    let ending = args.output.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let bytes = match ending.as_str() {
        "svg" => draw_svg(&map, numbers.as_ref(), &options).into_bytes(),
        "html" => draw_html(&map, numbers.as_ref(), &options).into_bytes(),
        "png" => draw_png(&map, numbers.as_ref(), &options).map_err(|error| Failure::input(&error))?,
        _ => return Err(Failure::Input(format!("-o {}: the name must end in .svg, .png or .html", args.output.display()))),
    };
    std::fs::write(&args.output, bytes).map_err(|error| Failure::Input(format!("can't write {}: {error}", args.output.display())))
}

fn read_map(path: &Path) -> Result<Map, Failure> {
    let text =
        std::fs::read_to_string(path).map_err(|error| Failure::Input(format!("can't read {}: {error}", path.display())))?;
    Map::parse(&text).map_err(|refusal| Failure::document(&path.display().to_string(), &refusal))
}

fn numbers(map: &Map, persona: Option<&str>, source: &Source, columns: &Columns, memory: &Memory) -> Result<Numbers, Failure> {
    let segment = match persona {
        None => None,
        Some(key) => {
            let persona = map.personas.iter().find(|one| one.key == key);
            let persona = persona.ok_or_else(|| {
                let near = journey::suggestion(key, map.personas.iter().map(|one| one.key.as_str()));
                Failure::Input(format!("--persona: the map has no persona \"{key}\"{near}"))
            })?;
            let untied = || Failure::Input(format!("--persona: \"{key}\" has no segment, so nobody knows whose numbers to take"));
            Some(persona.segment.as_ref().ok_or_else(untied)?)
        }
    };
    let opened = intake::open(source, columns, memory)?;
    let snapshot = opened.store.snapshot()?;
    let now_millis = SystemClock.now_millis();
    let numbers =
        measure(map, segment, &mut |question| Asker::new(&snapshot, question, now_millis).ask().map_err(Failure::from))?;
    for warning in &numbers.warnings {
        eprintln!("warning: {}: {}", warning.path, warning.message);
    }
    Ok(numbers)
}

/// The table of the steps, and under it what the map lacks.
fn table(map: &Map, numbers: &Numbers) -> String {
    let CheckTable { columns, is_number, rows, headline } = numbers.check_table(map);
    let wide = |text: &str| text.chars().count();
    let widths: Vec<usize> = (0..columns.len())
        .map(|column| rows.iter().map(|row| wide(&row[column])).chain([wide(&columns[column])]).max().unwrap_or(0))
        .collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).zip(&is_number).map(|((cell, width), is_number)| {
            let gap = " ".repeat(width - wide(cell));
            if *is_number { format!("{gap}{cell}") } else { format!("{cell}{gap}") }
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let mut text = format!("{headline}\n\n{}\n{}\n", line(&columns), line(&rule));
    for row in &rows {
        // Writing to a String does not fail.
        let _ = writeln!(text, "{}", line(row));
    }
    if !numbers.holes.is_empty() {
        text.push('\n');
    }
    for hole in &numbers.holes {
        let _ = writeln!(text, "- {}", hole.message);
    }
    text
}
