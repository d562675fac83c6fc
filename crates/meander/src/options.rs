//! Options that several commands share.

use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};
use collect::{ColumnOptions, Format};
use events::StoreOptions;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use journey::{Clock, SystemClock};
use records::Location;

use crate::failure::Failure;
use crate::machine;

/// How the columns of files are read.
#[derive(Debug, Clone, Default, Args)]
pub struct Columns {
    /// Column of the customer [default: customer]
    #[arg(long, value_name = "COL")]
    pub customer: Option<String>,
    /// Column of the time [default: time]
    #[arg(long, value_name = "COL")]
    pub time: Option<String>,
    /// Column of the event [default: event]
    #[arg(long, value_name = "COL")]
    pub event: Option<String>,
    /// Zone of times that name none, such as Europe/Bucharest [default: UTC]
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// How times are written, as in strptime, such as "%d/%m/%Y %H:%M" [default: recognised]
    #[arg(long, value_name = "FORMAT")]
    pub time_format: Option<String>,
    /// What separates cells: one character, or "tab"
    #[arg(long, value_name = "CHAR")]
    pub delimiter: Option<String>,
    /// Format of the files: csv, tsv, ndjson, parquet, xes [default: by name]
    #[arg(long, value_name = "FORMAT")]
    pub input_format: Option<String>,
}

impl Columns {
    /// The options as the reader of files takes them.
    pub fn to_options(&self) -> Result<ColumnOptions, Failure> {
        let timezone = self.timezone.as_deref().map(journey::zone).transpose();
        let delimiter = self.delimiter.as_deref().map(collect::delimiter).transpose();
        if let Some(format) = &self.time_format {
            collect::check_time_format(format).map_err(|problem| Failure::Input(format!("--time-format: {problem}")))?;
        }
        Ok(ColumnOptions {
            customer: self.customer.clone(),
            time: self.time.clone(),
            event: self.event.clone(),
            timezone: timezone.map_err(|problem| Failure::Input(format!("--timezone: {problem}")))?,
            time_format: self.time_format.clone(),
            delimiter: delimiter.map_err(|problem| Failure::Input(format!("--delimiter: {problem}")))?,
            format: self.input_format.as_deref().map(format_named).transpose()?,
        })
    }
}

fn format_named(name: &str) -> Result<Format, Failure> {
    Format::NAMES.iter().find(|(known, _)| *known == name).map(|(_, format)| *format).ok_or_else(|| {
        let known: Vec<&str> = Format::NAMES.iter().map(|(name, _)| *name).collect();
        Failure::Input(format!("--input-format: \"{name}\" is not one of {}", known.join(", ")))
    })
}

/// Where the records are.
#[derive(Debug, Clone, Default, Args)]
pub struct Database {
    /// PostgreSQL for the records, as postgres://user:password@host/database [default: SQLite in the data folder]
    #[arg(long, value_name = "URL", env = "MEANDER_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl Database {
    /// The place of the records of this data folder.
    pub fn location(&self, data: &Path) -> Location {
        self.database.clone().map_or_else(|| Location::Folder(data.to_owned()), Location::Postgres)
    }
}

/// How much memory may be used.
#[derive(Debug, Clone, Default, Args)]
pub struct Memory {
    /// Memory for columns, such as 512MB or 4GB [default: a quarter of the machine's]
    #[arg(long, value_name = "SIZE")]
    pub memory: Option<String>,
}

impl Memory {
    /// The budget in bytes.
    pub fn bytes(&self) -> Result<usize, Failure> {
        self.memory.as_deref().map_or(Ok(machine::memory_bytes() / 4), |text| {
            parse_size(text)
                .ok_or_else(|| Failure::Input(format!("--memory: \"{text}\" is not a size; write for example 512MB or 4GB")))
        })
    }

    /// Options to open a data folder with.
    pub fn store_options(&self) -> Result<StoreOptions, Failure> {
        Ok(StoreOptions { memory_bytes: self.bytes()?, ..StoreOptions::default() })
    }
}

/// A size such as `512MB`; units are powers of 1,024.
fn parse_size(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let shift = match unit.trim().to_ascii_uppercase().trim_end_matches("IB").trim_end_matches('B') {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        "T" => 40,
        _ => return None,
    };
    number.parse::<usize>().ok()?.checked_mul(1 << shift)
}

/// The events a command is about: where they are, and how they are read.
///
/// Where a command can do without them they are optional; else it asks for them with [`required_events`].
#[derive(Debug, Clone, Args)]
pub struct Events {
    #[command(flatten)]
    pub source: Source,
    #[command(flatten)]
    pub columns: Columns,
    #[command(flatten)]
    pub memory: Memory,
}

/// Where the events are.
#[derive(Debug, Clone, Args)]
#[group(multiple = false)]
pub struct Source {
    /// A data folder that files were imported into
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A file of events, read for this command only
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,
}

impl Source {
    /// Whether the command line names any.
    pub fn is_given(&self) -> bool {
        self.data.is_some() || self.events.is_some()
    }
}

/// The rule that events must be given.
pub fn required_events() -> ArgGroup {
    ArgGroup::new("required_events").required(true).args(["data", "events"])
}

/// The day a map is made or judged on.
#[derive(Debug, Clone, Args)]
pub struct Day {
    /// The day that evidence is dated with and judged on, such as 2026-11-22 [default: today]
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
}

impl Day {
    /// The day given, else today in UTC by the system's clock.
    pub fn or_today(&self) -> Result<Date, Failure> {
        if let Some(day) = self.today {
            return Ok(day);
        }
        let now = Timestamp::from_millisecond(SystemClock.now_millis()).map_err(|error| Failure::input(&error))?;
        Ok(now.to_zoned(TimeZone::UTC).date())
    }
}

/// How a report is told that is no answer to a question.
#[derive(Debug, Clone, Args)]
pub struct Report {
    /// How to tell: table or json
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = ["table", "json"])]
    format: String,
}

impl Report {
    /// The report as JSON, if that is asked for.
    pub fn json(&self, report: &impl serde::Serialize) -> Result<Option<String>, Failure> {
        if self.format != "json" {
            return Ok(None);
        }
        serde_json::to_string_pretty(report).map(|text| Some(text + "\n")).map_err(|error| Failure::input(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a unit read wrongly, which would change the budget a thousandfold.
    #[test]
    fn sizes_read_as_people_write_them() {
        for (text, bytes) in [
            ("1024", Some(1 << 10)),
            ("512MB", Some(512 << 20)),
            ("4GB", Some(4 << 30)),
            ("4GiB", Some(4 << 30)),
            ("2g", Some(2 << 30)),
        ] {
            assert_eq!(parse_size(text), bytes, "{text}");
        }
        assert_eq!(parse_size("much"), None);
        assert_eq!(parse_size("4 parsecs"), None);
    }
}
