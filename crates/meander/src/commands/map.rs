//! `meander map`: checks a map against events, and draws it.

use std::path::{Path, PathBuf};

use analyze::Asker;
use journey::{Clock, Segment, SystemClock};
use mapping::{DrawOptions, Map, Numbers, Theme, draw_html, draw_png, draw_svg, is_made_up, measure, stale};

use crate::failure::Failure;
use crate::options::{Day, Events, Report, required_events};
use crate::{files, intake, output};

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

/// A map, and the events and customers its numbers come from.
#[derive(Debug, clap::Args)]
struct Drawn {
    /// The map
    #[arg(value_name = "MAP.yaml")]
    map: PathBuf,
    #[command(flatten)]
    events: Events,
    /// Only the customers of this persona of the map
    #[arg(long, value_name = "KEY")]
    persona: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(group = required_events())]
struct CheckArgs {
    #[command(flatten)]
    drawn: Drawn,
    #[command(flatten)]
    report: Report,
    /// Fail with exit code 1 when the fit is less than this, from 0 to 1
    #[arg(long, value_name = "X")]
    least_fit: Option<f64>,
    #[command(flatten)]
    day: Day,
}

#[derive(Debug, clap::Args)]
struct RenderArgs {
    #[command(flatten)]
    drawn: Drawn,
    /// Where the picture is written: the ending decides, .svg, .png or .html
    #[arg(short, value_name = "FILE")]
    output: PathBuf,
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

fn check(args: &CheckArgs) -> Result<(), Failure> {
    if let Some(least) = args.least_fit.filter(|least| !(0.0..=1.0).contains(least)) {
        return Err(Failure::Input(format!("--least-fit: {least} does not lie between 0 and 1")));
    }
    let map = args.drawn.map()?;
    let mut numbers = args.drawn.numbers(&map)?;
    numbers.holes.extend(stale(&map, args.day.or_today()?));
    match args.report.json(&numbers)? {
        Some(text) => output::print(&text)?,
        None => output::print(&output::check(&map, &numbers))?,
    }
    let told =
        |fit: Option<f64>| fit.map_or_else(|| "no fit, as nobody entered it".to_owned(), |fit| format!("a fit of {fit:.3}"));
    match args.least_fit {
        Some(least) if numbers.fit.is_none_or(|fit| fit < least) => {
            Err(Failure::No(format!("{}: {}, less than {least}", args.drawn.map.display(), told(numbers.fit))))
        }
        _ => Ok(()),
    }
}

fn render(args: &RenderArgs) -> Result<(), Failure> {
    let map = args.drawn.map()?;
    let numbers = if args.drawn.events.source.is_given() { Some(args.drawn.numbers(&map)?) } else { None };
    let options = DrawOptions {
        theme: if args.dark { Theme::Dark } else { Theme::Light },
        made_up: args.made_up || is_made_up(&map),
        audience: args.drawn.audience(&map),
        ..DrawOptions::default()
    };
    let bytes = picture(&args.output, &map, numbers.as_ref(), &options)?;
    files::write(&args.output, bytes)
}

/// The picture that the ending of a file's name asks for.
fn picture(output: &Path, map: &Map, numbers: Option<&Numbers>, options: &DrawOptions) -> Result<Vec<u8>, Failure> {
    let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "svg" => Ok(draw_svg(map, numbers, options).into_bytes()),
        "html" => Ok(draw_html(map, numbers, options).into_bytes()),
        "png" => draw_png(map, numbers, options).map_err(|error| Failure::input(&error)),
        _ => Err(Failure::Input(format!("-o {}: the name must end in .svg, .png or .html", output.display()))),
    }
}

impl Drawn {
    fn map(&self) -> Result<Map, Failure> {
        let text = files::read_text(&self.map)?;
        Map::parse(&text).map_err(|refusal| Failure::document(&self.map.display().to_string(), &refusal))
    }

    /// The name of the persona asked for; its key where the map knows no name.
    fn audience(&self, map: &Map) -> Option<String> {
        let named = |key: &String| map.personas.iter().find(|one| one.key == *key).map_or(key, |one| &one.name).clone();
        self.persona.as_ref().map(named)
    }

    /// The segment of the persona asked for.
    fn segment<'a>(&self, map: &'a Map) -> Result<Option<&'a Segment>, Failure> {
        let Some(key) = &self.persona else { return Ok(None) };
        let unknown = || {
            let near = journey::suggestion(key, map.personas.iter().map(|one| one.key.as_str()));
            Failure::Input(format!("--persona: the map has no persona \"{key}\"{near}"))
        };
        let untied = || Failure::Input(format!("--persona: \"{key}\" has no segment, so nobody knows whose numbers to take"));
        let persona = map.personas.iter().find(|one| one.key == *key).ok_or_else(unknown)?;
        persona.segment.as_ref().ok_or_else(untied).map(Some)
    }

    fn numbers(&self, map: &Map) -> Result<Numbers, Failure> {
        let segment = self.segment(map)?;
        let opened = intake::open(&self.events)?;
        let snapshot = opened.store.snapshot()?;
        let now_millis = SystemClock.now_millis();
        let mut ask = |question: &_| Asker::new(&snapshot, question, now_millis).ask().map_err(Failure::from);
        let numbers = measure(map, segment, &mut ask)?;
        for warning in &numbers.warnings {
            eprintln!("warning: {}: {}", warning.path, warning.message);
        }
        Ok(numbers)
    }
}
