//! One entry of `files`: which files, and what their rows become.

use std::path::Path;

use jiff::tz::TimeZone;
use journey::document::Fields;
use journey::{Condition, Node, Refusal};

use super::columns::{read_pick, read_properties};
use super::grouping::read_group;
use super::names::{read_customer, read_event};
use crate::error::CollectError;
use crate::layout::{Customer, Layout, Output, Pick, Time};
use crate::limits::MAPPING_ENTRIES;
use crate::shape::Join;
use crate::source::{Format, Source};
use crate::times::check_time_format;

/// Some files, and what their rows become.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub file: String,
    format: Option<Format>,
    layout: Layout,
    joins: Vec<JoinRule>,
}

#[derive(Debug, Clone)]
struct JoinRule {
    file: String,
    format: Option<Format>,
    join: Join,
}

/// Keys that say what a row becomes; they may stand in the entry, or in each of its `events`.
const OUTPUT_KEYS: [&str; 10] =
    ["where", "customer", "time", "event", "properties", "drop", "rename", "traits", "account", "group_by"];

/// Keys of the entry itself.
const ENTRY_KEYS: [&str; 7] = ["file", "format", "delimiter", "skip_rows", "timezone", "join", "events"];

impl Entry {
    pub(super) fn read(node: &Node<'_>, timezone: Option<&TimeZone>) -> Result<Self, Refusal> {
        let known: Vec<&str> = ENTRY_KEYS.iter().chain(&OUTPUT_KEYS).copied().collect();
        let fields = node.fields(&known)?;
        let zone = fields.read("timezone", read_zone)?.or_else(|| timezone.cloned());
        let layout = Layout {
            delimiter: fields.read("delimiter", read_delimiter)?,
            skip_rows: fields.read_or("skip_rows", 0, |node| node.whole(0..=1_000_000))?,
            timezone: zone,
            joins: Vec::new(),
            outputs: read_outputs(node, &fields)?,
        };
        let joins = fields.read_or("join", Vec::new(), |node| node.list(MAPPING_ENTRIES)?.iter().map(read_join).collect())?;
        let format = fields.read("format", |node| node.one_of(&Format::NAMES))?;
        Ok(Entry { file: fields.require("file")?.name()?, format, layout, joins })
    }

    /// The source of a file that stands alone: joins need other files beside it.
    pub(super) fn alone(&self, path: &Path, format: Format) -> Result<Source, Refusal> {
        if !self.joins.is_empty() {
            let problem = "other files can't be joined here; use meander import with a mapping document".to_owned();
            return Err(Refusal { place: "join".to_owned(), at: None, problem });
        }
        Ok(Source { path: path.to_owned(), format: self.format.unwrap_or(format), layout: self.layout.clone() })
    }

    /// Patterns of all files it reads, those it joins among them.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.file.as_str()).chain(self.joins.iter().map(|rule| rule.file.as_str()))
    }

    /// The source of one of its files.
    pub(super) fn source(&self, path: &Path, folder: &Path) -> Result<Source, CollectError> {
        let format = Source::format_of(path, self.format)?;
        let mut layout = self.layout.clone();
        for rule in &self.joins {
            let [path] = super::find(folder, &rule.file)?.try_into().map_err(|found: Vec<_>| CollectError::Mapping {
                path: folder.join(&rule.file),
                problem: format!("a join needs one file, and this names {}", found.len()),
            })?;
            let format = Source::format_of(&path, rule.format)?;
            layout.joins.push(Join { path, format, ..rule.join.clone() });
        }
        Ok(Source { path: path.to_owned(), format, layout })
    }
}

fn read_outputs(node: &Node<'_>, fields: &Fields<'_>) -> Result<Vec<Output>, Refusal> {
    let Some(events) = fields.get("events") else { return Ok(vec![read_output(node, fields, None)?]) };
    for key in ["event", "properties", "drop", "rename", "group_by"] {
        if let Some(node) = fields.get(key) {
            return Err(node.refuse(format!("with \"events\", write \"{key}\" into each of them")));
        }
    }
    let mut outputs = Vec::new();
    // Traits beside several events are said once a row, not once an event.
    if fields.get("traits").is_some() {
        outputs.push(read_output(node, fields, None)?);
    }
    for one in events.list(MAPPING_ENTRIES)? {
        let own = one.fields(&OUTPUT_KEYS)?;
        own.require("event")?;
        outputs.push(read_output(&one, &own, Some(fields))?);
    }
    if outputs.is_empty() { Err(events.refuse("names no event")) } else { Ok(outputs) }
}

/// Reads what a row becomes. Customer, time, account and conditions that stand in the entry hold for all its events.
fn read_output(node: &Node<'_>, own: &Fields<'_>, outer: Option<&Fields<'_>>) -> Result<Output, Refusal> {
    let get = |key: &str| own.get(key).or_else(|| outer.and_then(|outer| outer.get(key)));
    let customer: Customer = match get("customer") {
        Some(node) => read_customer(&node)?,
        None => return Err(node.refuse("\"customer\" is missing")),
    };
    let mut rows = own.read_or("where", Vec::new(), read_conditions)?;
    if let Some(outer) = outer {
        rows.extend(outer.read_or("where", Vec::new(), read_conditions)?);
    }
    let event = own.read("event", read_event)?;
    let traits = own.read_or("traits", Pick::nothing(), read_pick)?;
    let time = get("time").map(|node| read_time(&node)).transpose()?;
    let group = own.read("group_by", read_group)?;
    if event.is_none() && traits == Pick::nothing() {
        return Err(node.refuse("says neither \"event\" nor \"traits\", so its rows would become nothing"));
    }
    if event.is_some() && time.is_none() {
        return Err(node.refuse("\"time\" is missing: an event happens at a time"));
    }
    if let (Some(_), Some(node)) = (&group, own.get("traits")) {
        return Err(node.refuse("rows that are grouped make no traits; give the file a second entry for them"));
    }
    if let (Some(node), None) = (own.get("group_by"), &event) {
        return Err(node.refuse("only rows of an event can be grouped"));
    }
    let properties = read_properties(own, group.is_some())?;
    let account = get("account").map(|node| node.name()).transpose()?;
    Ok(Output { rows, customer, time, event, properties, traits, account, group })
}

fn read_conditions(node: &Node<'_>) -> Result<Vec<Condition>, Refusal> {
    if node.has("column") {
        return Ok(vec![Condition::read(node, "column")?]);
    }
    node.list(MAPPING_ENTRIES)?.iter().map(|node| Condition::read(node, "column")).collect()
}

fn read_time(node: &Node<'_>) -> Result<Time, Refusal> {
    if node.text().is_ok() {
        return Ok(Time { column: node.name()?, format: None, zone: None });
    }
    let fields = node.fields(&["column", "format", "timezone"])?;
    let format = fields.read("format", |node| {
        let pattern = node.name()?;
        check_time_format(&pattern).map_err(|problem| node.refuse(problem))?;
        Ok(pattern)
    })?;
    Ok(Time { column: fields.require("column")?.name()?, format, zone: fields.read("timezone", read_zone)? })
}

pub(super) fn read_zone(node: &Node<'_>) -> Result<TimeZone, Refusal> {
    journey::zone(node.text()?).map_err(|problem| node.refuse(problem))
}

fn read_delimiter(node: &Node<'_>) -> Result<u8, Refusal> {
    crate::source::delimiter(node.text()?).map_err(|problem| node.refuse(problem))
}

fn read_join(node: &Node<'_>) -> Result<JoinRule, Refusal> {
    let fields = node.fields(&["file", "format", "delimiter", "on", "key", "columns"])?;
    let on = fields.require("on")?.name()?;
    let key = fields.read("key", Node::name)?.unwrap_or_else(|| on.clone());
    let columns = match fields.read("columns", read_pick)? {
        Some(Pick::Only(columns)) => columns,
        _ => Vec::new(),
    };
    let file = fields.require("file")?.name()?;
    let delimiter = fields.read("delimiter", read_delimiter)?;
    // Path and format are known once the folder is.
    let join = Join { path: file.clone().into(), format: Format::Csv, delimiter, on, key, columns };
    Ok(JoinRule { file, format: fields.read("format", |node| node.one_of(&Format::NAMES))?, join })
}
