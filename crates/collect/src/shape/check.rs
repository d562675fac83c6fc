//! Whether a file has the columns its layout names.

use rustc_hash::FxHashSet;

use crate::error::CollectError;
use crate::layout::{EventName, Output, Pick, part_columns};
use crate::source::{Format, Source};
use crate::table::Table;

/// Refuses a file that lacks a column. Formats whose rows name their own columns are only asked for customer, time
/// and event: all else may come later.
pub(super) fn columns(source: &Source, tables: &[Table]) -> Result<(), CollectError> {
    let mut known: Vec<&str> = Vec::new();
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for column in tables.iter().filter(|table| !table.traits).flat_map(|table| &table.columns) {
        if seen.insert(&column.name) {
            known.push(&column.name);
        }
    }
    let fixed = matches!(source.format, Format::Csv | Format::Tsv | Format::Parquet);
    for output in &source.layout.outputs {
        let needed = needed(output).into_iter().chain(if fixed { others(output) } else { Vec::new() });
        for (role, option, wanted) in needed {
            if !seen.contains(wanted) {
                return Err(CollectError::no_column(&source.path, role, option, wanted, &known));
            }
        }
    }
    Ok(())
}

type Need<'a> = (&'static str, &'static str, &'a str);

fn needed(output: &Output) -> Vec<Need<'_>> {
    let mut needed: Vec<Need<'_>> =
        part_columns(&output.customer.parts).map(|name| ("customer", "--customer COLUMN", name)).collect();
    if let Some(time) = &output.time {
        needed.push(("time", "--time COLUMN", &time.column));
    }
    if let Some(EventName::Parts(parts, _)) = &output.event {
        needed.extend(part_columns(parts).map(|name| ("event", "--event COLUMN", name)));
    }
    needed
}

const HOW: &str = "another name in the mapping document";

/// The other columns a mapping document names.
fn others(output: &Output) -> Vec<Need<'_>> {
    fn picked<'a>(role: &'static str, pick: &'a Pick) -> Vec<Need<'a>> {
        match pick {
            Pick::All { except, renamed } => {
                except.iter().chain(renamed.iter().map(|(_, column)| column)).map(|name| (role, HOW, name.as_str())).collect()
            }
            Pick::Only(columns) => columns.iter().map(|(_, column)| (role, HOW, column.as_str())).collect(),
        }
    }
    let mut others = picked("properties", &output.properties);
    others.extend(picked("traits", &output.traits));
    others.extend(output.account.iter().map(|name| ("account", HOW, name.as_str())));
    others.extend(output.rows.iter().map(|condition| ("rows", HOW, condition.property.as_str())));
    others.extend(output.group.iter().flat_map(|group| group.columns()).map(|name| ("groups", HOW, name)));
    others
}
