//! NDJSON: one object a line.
//!
//! The grammar is `serde_json`'s. Values are taken as the text they are, so that a number is kept exactly as it
//! is written until it is known whether a double holds it.

use std::fmt;

use journey::limits::{NAME_BYTES, PROPERTIES};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::blocks::Block;
use crate::columns::{Columns, Value};
use crate::limits::{BLOCK_CELLS, FLATTEN_DEPTH, ROW_BYTES};
use crate::reject::{DropReason, Refused};
use crate::table::{Origin, Raw, Table};

/// The key, as written, of the object whose members are properties by their own names.
const PROPERTIES_KEY: &str = "\"properties\"";

/// Cuts a block into rows and their members into columns.
#[allow(clippy::cast_possible_truncation)] // Blocks are far below 4 GB.
pub(crate) fn table(block: Block) -> Table {
    let Block { bytes, first_line, too_long } = block;
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    let mut reader = Reader::default();
    let mut start = 0;
    while start < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |found| start + found);
        let line = bytes[start..end].trim_ascii();
        if !line.is_empty() {
            match reader.line(line, rows.len()) {
                Ok(()) => rows.push((start as u32, end as u32)),
                Err((reason, detail)) => {
                    reader.columns.forget(rows.len());
                    refused.push(Refused { start: start as u32, end: end as u32, reason, detail });
                }
            }
        }
        start = end + 1;
    }
    Table {
        rows: rows.len(),
        columns: reader.columns.finish(rows.len()),
        origin: Origin::Lines { raw: Raw::Bytes(bytes), rows, first_line },
        refused,
        before: too_long,
        traits: false,
        notes: Vec::new(),
    }
}

/// Parses a block of NDJSON as [`crate::read`] does; public for fuzzing. Gives the number of rows and of refused
/// ones.
pub fn parse_ndjson(bytes: &[u8]) -> (usize, usize) {
    let table = table(Block { bytes: bytes.to_vec(), first_line: 1, too_long: Vec::new() });
    (table.rows, table.refused.len())
}

#[derive(Default)]
struct Reader {
    columns: Columns,
    /// The name of a nested value: `a.b.c`.
    name: String,
    unescaped: String,
}

type Refusal = (DropReason, String);

impl Reader {
    fn line(&mut self, line: &[u8], row: usize) -> Result<(), Refusal> {
        if line.len() > ROW_BYTES {
            return Err((DropReason::RowTooLong, String::new()));
        }
        let text = std::str::from_utf8(line).map_err(|_| (DropReason::NotUtf8, String::new()))?;
        let members: Members<'_> = serde_json::from_str(text).map_err(|error| bad_json(&error))?;
        self.columns.start_row();
        for (key, value) in members.0 {
            let raw = value.get();
            if key.get() == PROPERTIES_KEY && raw.starts_with('{') {
                let inner: Members<'_> = serde_json::from_str(raw).map_err(|error| bad_json(&error))?;
                for (key, value) in inner.0 {
                    self.member(key, value, true, row)?;
                }
            } else {
                self.member(key, value, false, row)?;
            }
        }
        if self.columns.len().saturating_mul(row + 1) > BLOCK_CELLS {
            let (names, rows) = (self.columns.len(), row + 1);
            let told = format!("{names} different names in a block of {rows} rows and more; are names of members values?");
            return Err((DropReason::BadJson, told));
        }
        Ok(())
    }

    fn member(&mut self, key: &RawValue, value: &RawValue, inner: bool, row: usize) -> Result<(), Refusal> {
        self.name.clear();
        push_unescaped(&mut self.name, key.get())?;
        self.value(value.get(), inner, row, 0)
    }

    /// Sets the value under the name in `self.name`; objects are flattened.
    fn value(&mut self, raw: &str, inner: bool, row: usize, depth: usize) -> Result<(), Refusal> {
        if raw.starts_with('{') && depth < FLATTEN_DEPTH {
            let members: Members<'_> = serde_json::from_str(raw).map_err(|error| bad_json(&error))?;
            let length = self.name.len();
            for (key, value) in members.0 {
                self.name.push('.');
                push_unescaped(&mut self.name, key.get())?;
                self.value(value.get(), inner, row, depth + 1)?;
                self.name.truncate(length);
            }
            return Ok(());
        }
        if raw == "null" || raw == "\"\"" {
            return Ok(());
        }
        if self.name.len() > NAME_BYTES {
            return Err((DropReason::NameTooLong, format!("a member's name has {} bytes", self.name.len())));
        }
        let column = self.columns.find(&self.name, inner);
        if column >= PROPERTIES {
            let told = format!("more than {PROPERTIES} different names in a block; is \"{}\" a value?", self.name);
            return Err((DropReason::BadJson, told));
        }
        let value = match raw.as_bytes().first() {
            Some(b'"') => match raw.get(1..raw.len() - 1) {
                Some(plain) if memchr::memchr(b'\\', plain.as_bytes()).is_none() => Value::Text(plain),
                _ => {
                    self.unescaped.clear();
                    push_unescaped(&mut self.unescaped, raw)?;
                    Value::Text(&self.unescaped)
                }
            },
            Some(b't') => Value::Boolean(true),
            Some(b'f') => Value::Boolean(false),
            Some(b'{' | b'[') => {
                self.unescaped.clear();
                push_compact(&mut self.unescaped, raw);
                Value::Text(&self.unescaped)
            }
            _ => number(raw),
        };
        self.columns.set(column, row, value);
        Ok(())
    }
}

/// A number, or its text where a double can't hold it.
fn number(raw: &str) -> Value<'_> {
    let whole = raw.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if whole {
        return match raw.parse::<i64>() {
            #[allow(clippy::cast_precision_loss)] // Checked by the guard.
            Ok(value) if crate::table::is_exact(value) => Value::Number(value as f64),
            _ => Value::Text(raw),
        };
    }
    match raw.parse::<f64>() {
        Ok(value) if value.is_finite() => Value::Number(value),
        _ => Value::Text(raw),
    }
}

fn bad_json(error: &serde_json::Error) -> Refusal {
    let told = error.to_string();
    let problem = told.rsplit_once(" at line ").map_or(told.as_str(), |(problem, _)| problem);
    (DropReason::BadJson, format!("column {}: {problem}", error.column().max(1)))
}

/// Appends the text that a JSON string spells.
fn push_unescaped(into: &mut String, raw: &str) -> Result<(), Refusal> {
    match raw.get(1..raw.len().saturating_sub(1)) {
        Some(plain) if memchr::memchr(b'\\', plain.as_bytes()).is_none() => into.push_str(plain),
        _ => {
            let text: String = serde_json::from_str(raw).map_err(|error| bad_json(&error))?;
            into.push_str(&text);
        }
    }
    Ok(())
}

/// Appends JSON without the blanks between its parts.
fn push_compact(into: &mut String, raw: &str) {
    let mut quoted = false;
    let mut escaped = false;
    for letter in raw.chars() {
        if !quoted && letter.is_ascii_whitespace() {
            continue;
        }
        into.push(letter);
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
    }
}

/// The members of an object as they are written.
struct Members<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::with_capacity(16);
        while let Some(member) = access.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
