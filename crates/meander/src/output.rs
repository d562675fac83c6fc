//! How answers are told: as the JSON document, as tables for people, as CSV for spreadsheets.

use journey::answer::{Answer, AnswerBody};
use serde_json::Value;

use crate::failure::Failure;

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum AnswerFormat {
    /// The answer document.
    Json,
    /// Tables for people.
    Table,
    /// The main table, comma-separated.
    Csv,
}

/// A table: its name, its columns and its rows.
pub struct Table {
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// The text of an answer.
pub fn answer(answer: &Answer, format: AnswerFormat) -> Result<String, Failure> {
    let failed = |error: serde_json::Error| Failure::input(&error);
    if format == AnswerFormat::Json {
        return answer.to_text().map_err(failed);
    }
    let document = serde_json::to_value(answer).map_err(failed)?;
    let (facts, tables) = tables(answer, &document);
    Ok(match format {
        AnswerFormat::Csv => tables.first().map_or_else(String::new, to_csv),
        _ => {
            let facts: String = facts.iter().map(|(name, value)| format!("{name}: {}\n", cell(value))).collect();
            let tables: Vec<String> = tables.iter().map(|table| format!("{}\n{}", table.name, to_text(table))).collect();
            [facts, tables.join("\n")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
        }
    })
}

/// Single facts and tables of an answer. Every list of objects is a table; its plain members are columns.
fn tables<'a>(answer: &Answer, document: &'a Value) -> (Vec<(&'a str, &'a Value)>, Vec<Table>) {
    let mut facts = Vec::new();
    let mut found = Vec::new();
    for (key, value) in document.as_object().into_iter().flatten() {
        match value {
            Value::Array(rows) if key != "warnings" => found.push(table_of(key, rows)),
            Value::Object(models) if key == "credit" => found.push(credit_table(models)),
            Value::Null | Value::Bool(_) | Value::Number(_) => facts.push((key.as_str(), value)),
            Value::String(_) if key != "ask" => facts.push((key.as_str(), value)),
            _ => {}
        }
    }
    if let AnswerBody::Retention(_) = answer.body {
        found.iter_mut().for_each(spread_periods);
    }
    found.retain(|table| !table.rows.is_empty());
    (facts, found)
}

fn table_of(name: &str, rows: &[Value]) -> Table {
    // A group of a funnel has steps of its own: they become rows that begin with the group.
    let grouped = rows.iter().any(|row| row.get("steps").is_some());
    let flat: Vec<Value> = if grouped { rows.iter().flat_map(ungroup).collect() } else { rows.to_vec() };
    let mut columns: Vec<String> = Vec::new();
    for (key, value) in flat.iter().filter_map(Value::as_object).flatten() {
        if !value.is_object() && key != "histogram" && !columns.contains(key) {
            columns.push(key.clone());
        }
    }
    let row = |row: &Value| columns.iter().map(|column| row.get(column).cloned().unwrap_or(Value::Null)).collect();
    Table { name: name.to_owned(), rows: flat.iter().map(row).collect(), columns }
}

fn ungroup(group: &Value) -> Vec<Value> {
    let steps = group.get("steps").and_then(Value::as_array).cloned().unwrap_or_default();
    let name = group.get("value").cloned().unwrap_or(Value::Null);
    let with_name = |step: Value| {
        let mut row = serde_json::Map::new();
        row.insert("value".to_owned(), name.clone());
        row.extend(step.as_object().cloned().unwrap_or_default());
        Value::Object(row)
    };
    steps.into_iter().map(with_name).collect()
}

/// Labels as rows, models as columns.
fn credit_table(models: &serde_json::Map<String, Value>) -> Table {
    let mut labels: Vec<&String> = models.values().filter_map(Value::as_object).flat_map(serde_json::Map::keys).collect();
    labels.sort();
    labels.dedup();
    let columns = std::iter::once("label".to_owned()).chain(models.keys().cloned()).collect();
    let row = |label: &String| {
        let credit = models.values().map(|model| model.get(label).cloned().unwrap_or_else(|| Value::from(0)));
        std::iter::once(Value::from(label.clone())).chain(credit).collect()
    };
    Table { name: "credit".to_owned(), columns, rows: labels.into_iter().map(row).collect() }
}

/// A column for every period; what is not over yet carries a star.
fn spread_periods(table: &mut Table) {
    let place = |name: &str| table.columns.iter().position(|column| column == name);
    let (Some(returned), Some(incomplete)) = (place("returned"), place("incomplete")) else { return };
    let most = table.rows.iter().filter_map(|row| row[returned].as_array().map(Vec::len)).max().unwrap_or(0);
    for row in &mut table.rows {
        let counts = row[returned].as_array().cloned().unwrap_or_default();
        let open = row[incomplete].as_array().cloned().unwrap_or_default();
        let told = counts
            .iter()
            .zip(&open)
            .map(|(count, open)| if open == &Value::Bool(true) { Value::from(format!("{count}*")) } else { count.clone() });
        let kept: Vec<Value> =
            row.iter().enumerate().filter(|(i, _)| *i != returned && *i != incomplete).map(|(_, value)| value.clone()).collect();
        *row = kept.into_iter().chain(told).collect();
    }
    table.columns.retain(|column| column != "returned" && column != "incomplete");
    table.columns.extend((0..most).map(|period| period.to_string()));
}

/// One cell as text.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(number) if number.fract() != 0.0 => format!("{}", (number * 1e4).round() / 1e4),
            Some(number) if number.abs() < 1e15 => format!("{number:.0}"),
            _ => number.to_string(),
        },
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(" > "),
        other => other.to_string(),
    }
}

/// An aligned table; numbers to the right.
pub fn to_text(table: &Table) -> String {
    let cells: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let width = |column: usize| {
        let widest = cells.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
        widest.max(table.columns[column].chars().count())
    };
    let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
    let right: Vec<bool> = (0..table.columns.len())
        .map(|column| {
            table.rows.iter().all(|row| {
                !matches!(row.get(column), Some(Value::String(text)) if !text.ends_with('*'))
                    && !matches!(row.get(column), Some(Value::Array(_)))
            })
        })
        .collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).zip(&right).map(|((cell, width), right)| {
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            if *right { format!("{gap}{cell}") } else { format!("{cell}{gap}") }
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    std::iter::once(line(&table.columns)).chain(std::iter::once(line(&rule))).chain(cells.iter().map(|row| line(row))).collect()
}

fn to_csv(table: &Table) -> String {
    let quote = |text: &str| {
        // A leading = + - @ would be run as a formula by spreadsheets; numbers keep their sign.
        let formula = text.starts_with(['=', '+', '@']) || (text.starts_with('-') && text.parse::<f64>().is_err());
        let text = if formula { format!("'{text}") } else { text.to_owned() };
        if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let plain = |value: &Value| match value {
        Value::Null => String::new(),
        Value::Number(number) => number.to_string(),
        other => cell(other),
    };
    let header = table.columns.iter().map(|column| quote(column)).collect::<Vec<_>>().join(",") + "\n";
    let row = |row: &Vec<Value>| row.iter().map(|value| quote(&plain(value))).collect::<Vec<_>>().join(",") + "\n";
    std::iter::once(header).chain(table.rows.iter().map(row)).collect()
}
