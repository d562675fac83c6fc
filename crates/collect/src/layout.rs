//! What the columns of a file mean.

use jiff::tz::TimeZone;
use journey::Condition;

use crate::shape::{Group, Join};
use crate::source::Format;

/// The columns of a file as told on a command line.
#[derive(Debug, Clone, Default)]
pub struct ColumnOptions {
    /// The column of the customer; `customer` when not told (`case:concept:name` in XES).
    pub customer: Option<String>,
    /// The column of the time; `time` when not told (`time:timestamp` in XES).
    pub time: Option<String>,
    /// The column of the event; `event` when not told (`concept:name` in XES).
    pub event: Option<String>,
    /// The zone of times that say none.
    pub timezone: Option<TimeZone>,
    /// How times are written, in the notation of strptime; recognised when not told.
    pub time_format: Option<String>,
    /// What separates cells; a comma in CSV and a tab in TSV when not told.
    pub delimiter: Option<u8>,
    /// The format; told by the name of the file otherwise.
    pub format: Option<Format>,
}

/// What the columns of a file mean.
#[derive(Debug, Clone)]
pub struct Layout {
    /// What separates cells.
    pub delimiter: Option<u8>,
    /// Lines above the header that are no part of the table.
    pub skip_rows: usize,
    /// The zone of times that say none.
    pub timezone: Option<TimeZone>,
    /// Other files that add columns to the rows.
    pub joins: Vec<Join>,
    /// What every row becomes: a row may make several events, or none.
    pub outputs: Vec<Output>,
}

/// What a row becomes: an event, traits of its customer, or both.
#[derive(Debug, Clone)]
pub struct Output {
    /// Only rows that satisfy all of these.
    pub rows: Vec<Condition>,
    /// The customer.
    pub customer: Customer,
    /// The time; without one, the output can only be traits.
    pub time: Option<Time>,
    /// The event; without one, the output is only traits.
    pub event: Option<EventName>,
    /// Properties of the event.
    pub properties: Pick,
    /// Traits of the customer.
    pub traits: Pick,
    /// The column of the account, kept as property `account`.
    pub account: Option<String>,
    /// Rows that become one event together.
    pub group: Option<Group>,
}

/// Where the customer stands.
#[derive(Debug, Clone)]
pub struct Customer {
    /// The parts it is made of; a single column most of the time.
    pub parts: Vec<Part>,
    /// Whether `17850.0` is the customer `17850`.
    pub whole_number: bool,
    /// Ids that name nobody; the empty one never does.
    pub none: Vec<String>,
}

/// A piece of a name made of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text as it is.
    Fixed(String),
    /// The value of a column.
    Column(String),
}

/// Where the time stands and how it is written.
#[derive(Debug, Clone)]
pub struct Time {
    /// The column.
    pub column: String,
    /// The notation of strptime; recognised when not told.
    pub format: Option<String>,
    /// The zone of times that say none.
    pub zone: Option<TimeZone>,
}

/// Where the name of the event stands.
#[derive(Debug, Clone)]
pub enum EventName {
    /// Every row is this event.
    Constant(String),
    /// The parts the name is made of (a single column most of the time), then other names for some of them.
    Parts(Vec<Part>, Vec<(String, String)>),
}

/// Columns that become properties or traits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// All that serve no other purpose, but for these, and some under other names (new, column).
    All {
        /// Columns left out.
        except: Vec<String>,
        /// New names and the columns they are for.
        renamed: Vec<(String, String)>,
    },
    /// These: name and column.
    Only(Vec<(String, String)>),
}

impl Pick {
    /// No column.
    pub fn nothing() -> Self {
        Pick::Only(Vec::new())
    }

    /// Every column that serves no other purpose.
    pub fn all() -> Self {
        Pick::All { except: Vec::new(), renamed: Vec::new() }
    }
}

impl Customer {
    /// The customer named by one column.
    pub fn column(name: &str) -> Self {
        Customer { parts: vec![Part::Column(name.to_owned())], whole_number: false, none: Vec::new() }
    }
}

impl EventName {
    /// The event named by one column.
    pub fn column(name: &str) -> Self {
        EventName::Parts(vec![Part::Column(name.to_owned())], Vec::new())
    }
}

/// The names under which an XES log's case, activity and time are known.
pub(crate) const XES_CASE: &str = "case:concept:name";
pub(crate) const XES_EVENT: &str = "concept:name";
pub(crate) const XES_TIME: &str = "time:timestamp";

impl Layout {
    /// The layout that options tell: every row is one event, all other columns are its properties.
    pub fn of_options(options: &ColumnOptions, format: Format) -> Self {
        let defaults = if format == Format::Xes { [XES_CASE, XES_TIME, XES_EVENT] } else { ["customer", "time", "event"] };
        let [customer, time, event] = defaults;
        let told = |option: &Option<String>, default: &str| option.clone().unwrap_or_else(|| default.to_owned());
        let output = Output {
            rows: Vec::new(),
            customer: Customer::column(&told(&options.customer, customer)),
            time: Some(Time { column: told(&options.time, time), format: options.time_format.clone(), zone: None }),
            event: Some(EventName::column(&told(&options.event, event))),
            properties: Pick::all(),
            traits: Pick::nothing(),
            account: None,
            group: None,
        };
        Layout {
            delimiter: options.delimiter,
            skip_rows: 0,
            timezone: options.timezone.clone(),
            joins: Vec::new(),
            outputs: vec![output],
        }
    }
}

impl Layout {
    /// The columns that customers are made of.
    pub(crate) fn customer_columns(&self) -> Vec<&str> {
        self.outputs.iter().flat_map(|output| part_columns(&output.customer.parts)).collect()
    }
}

/// The columns among the parts of a name.
pub(crate) fn part_columns(parts: &[Part]) -> impl Iterator<Item = &str> {
    parts.iter().filter_map(|part| match part {
        Part::Column(column) => Some(column.as_str()),
        Part::Fixed(_) => None,
    })
}
