//! A first look at a file whose columns nobody has explained yet: what they hold, and what they probably mean.

mod roles;

use std::collections::HashSet;
use std::path::Path;

use serde::Serialize;

use crate::error::{CollectError, ReadFailure};
use crate::layout::{ColumnOptions, Layout};
use crate::limits::PEEK_ROWS;
use crate::read::each_wave;
use crate::source::{Format, Source};
use crate::table::{Cells, Table};
use crate::times::{Recognised, TimeFormat, recognise};

/// Values shown of each column.
const SAMPLES: usize = 5;

/// Marks that separate cells, by how common they are.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What a first look at a file tells.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Peek {
    /// Its format, as mapping documents name it.
    pub format: &'static str,
    /// What separates its cells, where that is not what the format says by itself.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub delimiter: Option<char>,
    /// Rows looked at.
    pub rows_seen: usize,
    /// Its columns, in their order.
    pub columns: Vec<PeekColumn>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PeekColumn {
    /// Its name.
    pub name: String,
    /// What its values are.
    #[serde(rename = "type")]
    pub kind: ColumnKind,
    /// The share of rows that have a value, from 0 to 1.
    pub filled: f64,
    /// Some of its values, each once, in the order of the file.
    pub samples: Vec<String>,
    /// What it probably means.
    pub role: Role,
    /// Why its times can't be read without being told how they are written.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub problem: Option<String>,
    #[serde(skip)]
    distinct: usize,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Texts.
    String,
    /// Numbers.
    Number,
    /// `true` and `false`.
    Boolean,
    /// Moments or days.
    Time,
}

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ColumnRole))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Whose event it is.
    Customer,
    /// When it happened.
    Time,
    /// What happened.
    Event,
    /// Which account the customer belongs to.
    Account,
    /// Something else about it.
    Property,
}

/// Looks at the first rows of a file. `name` tells the format where nothing else does.
///
/// Errors: the file can't be read, or is none that Meander reads.
pub fn peek(path: &Path, name: &str, told: Option<Format>) -> Result<Peek, CollectError> {
    let format = told.or_else(|| Format::of(Path::new(name)));
    let format = format.ok_or_else(|| CollectError::UnknownFormat { path: name.into() })?;
    let mut columns = look(path, format, None)?;
    let mut delimiter = None;
    // A table of one column that is full of another mark was read with the wrong one.
    if let ([only], Format::Csv | Format::Tsv) = (columns.1.as_slice(), format) {
        let other = DELIMITERS.into_iter().find(|mark| only.name.contains(char::from(*mark)));
        if let Some(mark) = other {
            columns = look(path, format, Some(mark))?;
            delimiter = Some(char::from(mark));
        }
    }
    let (rows_seen, mut columns) = columns;
    roles::guess(&mut columns, format);
    let format = Format::NAMES.iter().find(|(_, known)| *known == format).map_or("", |(name, _)| name);
    Ok(Peek { format, delimiter, rows_seen, columns })
}

/// The columns of the first tables of a file, and how many rows they have.
fn look(path: &Path, format: Format, delimiter: Option<u8>) -> Result<(usize, Vec<PeekColumn>), CollectError> {
    let layout = Layout { delimiter, ..Layout::of_options(&ColumnOptions::default(), format) };
    let source = Source { path: path.to_owned(), format, layout };
    let mut tables: Vec<Table> = Vec::new();
    let mut rows = 0;
    let mut take = |wave: Vec<Table>, _| {
        rows += wave.iter().map(|table| table.rows).sum::<usize>();
        tables.extend(wave);
        if rows >= PEEK_ROWS { Err(ReadFailure::Sink(())) } else { Ok(()) }
    };
    match each_wave(&source, &mut Ok, &mut take) {
        Ok(()) | Err(ReadFailure::Sink(())) => {}
        // What lies before a damaged place can be looked at all the same.
        Err(ReadFailure::File(_)) if rows > 0 => {}
        Err(ReadFailure::File(error)) => return Err(error),
    }
    let tables: Vec<&Table> = tables.iter().filter(|table| !table.traits).collect();
    Ok((rows.min(PEEK_ROWS), names(&tables).iter().map(|name| column(name, &tables)).collect()))
}

/// The names of all columns, in the order in which they are first met.
fn names(tables: &[&Table]) -> Vec<String> {
    let mut known = HashSet::new();
    let all = tables.iter().flat_map(|table| &table.columns);
    all.filter(|column| known.insert(column.name.to_string())).map(|column| column.name.to_string()).collect()
}

/// What the first rows tell of a column.
#[allow(clippy::cast_precision_loss)] // A share of some thousand rows.
fn column(name: &str, tables: &[&Table]) -> PeekColumn {
    let mut values: Vec<String> = Vec::new();
    let mut rows = 0;
    let mut scratch = String::new();
    let (mut moments, mut numbers, mut booleans) = (0, 0, 0);
    for table in tables {
        let cells = table.column(name);
        for row in 0..table.rows.min(PEEK_ROWS.saturating_sub(rows)) {
            let Some(text) = cells.and_then(|cells| cells.text(row, &mut scratch)) else { continue };
            values.push(text.to_owned());
            match cells {
                Some(Cells::Moments { .. }) => moments += 1,
                Some(Cells::Numbers(_) | Cells::Integers(..)) => numbers += 1,
                Some(Cells::Booleans(_)) => booleans += 1,
                _ => {
                    numbers += usize::from(journey::Scalar::Text(text.to_owned()).as_number().is_some());
                    booleans += usize::from(matches!(text, "true" | "false"));
                }
            }
        }
        rows = (rows + table.rows).min(PEEK_ROWS);
    }
    let mut known = HashSet::new();
    let samples = values.iter().filter(|value| known.insert(value.as_str())).take(SAMPLES).cloned().collect();
    let all = |count: usize| count == values.len() && count > 0;
    let (is_time, problem) = if all(moments) { (true, None) } else { time_of(name, &values) };
    let kind = match () {
        () if is_time => ColumnKind::Time,
        () if all(booleans) => ColumnKind::Boolean,
        () if all(numbers) => ColumnKind::Number,
        () => ColumnKind::String,
    };
    let distinct = values.iter().collect::<HashSet<_>>().len();
    let filled = if rows == 0 { 0.0 } else { values.len() as f64 / rows as f64 };
    PeekColumn { name: name.to_owned(), kind, filled, samples, role: Role::Property, problem, distinct }
}

/// Whether values are times, and what is open about how they are written. A count since 1970 is a number like any other
/// unless its column says that it is a time; some values that are no times do not make a column of times another.
fn time_of(name: &str, values: &[String]) -> (bool, Option<String>) {
    let like_times: Vec<&str> =
        values.iter().map(String::as_str).filter(|value| value.starts_with(|c: char| c.is_ascii_digit())).collect();
    if like_times.len() * 4 < values.len() * 3 {
        return (false, None);
    }
    match recognise(like_times.into_iter()) {
        Ok(Some(Recognised { format: TimeFormat::Epoch(_) | TimeFormat::Compact, .. })) => (roles::sounds_like_time(name), None),
        Ok(Some(_)) => (true, None),
        Ok(None) => (false, None),
        Err((problem, _)) => {
            let is_time = roles::sounds_like_time(name);
            (is_time, is_time.then_some(problem))
        }
    }
}
