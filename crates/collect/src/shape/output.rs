//! The rows of a table to one output: an event batch, a trait batch, or parts of groups.

use std::borrow::Cow;

use events::{Batch, Texts, Values};
use journey::Condition;
use journey::limits::{NAME_BYTES, TEXT_BYTES};

use super::group::Partial;
use super::parts;
use super::prepare::Prepared;
use crate::layout::{EventName, Output, Pick, XES_CASE, part_columns};
use crate::reject::{DropReason, Refused};
use crate::table::{Cells, Origin, Rows, Table};
use crate::times::TimeReader;

/// What one table became for one output.
#[derive(Default)]
pub(super) struct Shaped {
    pub traits: Option<Batch>,
    /// Events, and the rows they are made of; `None` for all rows.
    pub events: Option<(Option<Vec<u32>>, Batch)>,
    pub partial: Option<Partial>,
    pub refused: Vec<Refused>,
}

/// The rows that became something, with what every one has.
pub(super) struct Kept<'a> {
    /// `None` for all.
    pub rows: Option<Cow<'a, [u32]>>,
    pub customers: Texts,
    pub times: Vec<i64>,
    pub events: Option<Texts>,
}

/// A row that became nothing: its place among those looked at, and why.
type Bad = (usize, DropReason, String);

impl Prepared {
    /// Shapes a table. `wanted` marks the rows that some output takes, where it has a place for them.
    pub(super) fn shape(&self, table: &Table, wanted: &mut [bool]) -> Shaped {
        if table.traits {
            return trace_traits(table);
        }
        if table.rows == 0 {
            return Shaped::default();
        }
        let output = &self.output;
        let picked = (!output.rows.is_empty()).then(|| pick(&output.rows, table));
        match &picked {
            Some(rows) => rows.iter().for_each(|row| {
                if let Some(wanted) = wanted.get_mut(*row as usize) {
                    *wanted = true;
                }
            }),
            None => wanted.fill(true),
        }
        let (kept, refused) = self.keep(table, picked);
        let rows = kept.rows.as_deref();
        if output.group.is_some() {
            let partial = Some(Partial::gather(output, table, &kept));
            return Shaped { partial, refused, ..Shaped::default() };
        }
        let mut shaped = Shaped { refused, ..Shaped::default() };
        let traits = properties(&output.traits, output, table, rows);
        if !traits.is_empty() {
            let (customers, times) = (kept.customers.clone(), kept.times.clone());
            shaped.traits = Some(Batch { customers, times, events: None, properties: traits });
        }
        if kept.events.is_some() {
            let mut properties = properties(&output.properties, output, table, rows);
            if let Some(cells) = output.account.as_ref().and_then(|account| table.column(account)) {
                properties.retain(|(name, _)| name != "account");
                properties.push(("account".to_owned(), cells.values(table.rows, rows)));
            }
            let Kept { rows, customers, times, events } = kept;
            shaped.events = Some((rows.map(Cow::into_owned), Batch { customers, times, events, properties }));
        }
        shaped
    }

    /// The rows that have a customer, a time and an event; the others are refused.
    fn keep<'a>(&self, table: &Table, picked: Option<Vec<u32>>) -> (Kept<'a>, Vec<Refused>) {
        let output = &self.output;
        let rows = || Rows::new(table.rows, picked.as_deref());
        let customers = parts::customers(&output.customer, table, rows());
        let mut bad: Vec<Bad> = Vec::new();
        let events = output.event.as_ref().map(|event| events(event, table, rows()));
        name_faults(&customers, DropReason::NoCustomer, "the customer", &mut bad);
        let times = match &output.time {
            Some(time) => times(table.column(&time.column), self.reader.clone(), rows(), &mut bad),
            None => vec![Batch::NO_TIME; rows().len()],
        };
        if let Some(events) = &events {
            name_faults(events, DropReason::NoEvent, "the event", &mut bad);
        }
        long_values(output, table, &rows(), &mut bad);
        let rows = picked.map(Cow::Owned);
        let mut kept = Kept { rows, customers, times, events };
        if bad.is_empty() {
            return (kept, Vec::new());
        }
        // A row is refused for the first thing it lacks.
        bad.sort_by_key(|(at, _, _)| *at);
        bad.dedup_by_key(|(at, _, _)| *at);
        let mut good = vec![true; kept.times.len()];
        bad.iter().for_each(|(at, _, _)| good[*at] = false);
        let row_of = |at: usize| kept.rows.as_ref().map_or(at, |rows| rows[at] as usize);
        let refused = bad
            .into_iter()
            .map(|(at, reason, detail)| {
                let (start, end) = table.span(u32::try_from(row_of(at)).unwrap_or(u32::MAX));
                Refused { start, end, reason, detail }
            })
            .collect();
        kept.drop_all_but(&good);
        (kept, refused)
    }
}

impl Kept<'_> {
    #[allow(clippy::cast_possible_truncation)] // Blocks have fewer than 2^32 rows.
    fn drop_all_but(&mut self, good: &[bool]) {
        fn retain<T>(values: &mut Vec<T>, good: &[bool]) {
            let mut good = good.iter();
            values.retain(|_| *good.next().unwrap_or(&false));
        }
        let mut rows = self.rows.take().map_or_else(|| (0..good.len() as u32).collect(), Cow::into_owned);
        retain(&mut rows, good);
        self.rows = Some(Cow::Owned(rows));
        retain(&mut self.customers.codes, good);
        retain(&mut self.times, good);
        if let Some(events) = &mut self.events {
            retain(&mut events.codes, good);
        }
    }
}

/// The rows that satisfy all conditions. Conditions are tested once a value, not once a row.
#[allow(clippy::cast_possible_truncation)] // Blocks have fewer than 2^32 rows.
fn pick(conditions: &[Condition], table: &Table) -> Vec<u32> {
    let mut holds = vec![true; table.rows];
    for condition in conditions {
        let missing = condition.test.holds(None);
        let Some(cells) = table.column(&condition.property) else {
            holds.iter_mut().for_each(|holds| *holds &= missing);
            continue;
        };
        match cells.values(table.rows, None) {
            Values::Texts(texts) | Values::Spelled(texts) => {
                let of = |text: &str| condition.test.holds(Some(&journey::Scalar::Text(text.to_owned())));
                let by_value: Vec<bool> = texts.values.iter().map(of).collect();
                let of = |code: u32| if code == 0 { missing } else { by_value[code as usize - 1] };
                holds.iter_mut().zip(&texts.codes).for_each(|(holds, code)| *holds &= of(*code));
            }
            _ => holds.iter_mut().enumerate().for_each(|(row, holds)| {
                *holds = *holds && condition.test.holds(cells.scalar(row).as_ref());
            }),
        }
    }
    (0..table.rows as u32).filter(|row| holds[*row as usize]).collect()
}

fn events(event: &EventName, table: &Table, rows: Rows<'_>) -> Texts {
    match event {
        EventName::Constant(name) => {
            let mut texts = Texts { codes: vec![1; rows.len()], ..Texts::default() };
            texts.values.push(name);
            texts
        }
        EventName::Parts(parts, renamed) => parts::names(parts, renamed, table, rows),
    }
}

/// Missing and overlong names.
fn name_faults(names: &Texts, missing: DropReason, what: &str, bad: &mut Vec<Bad>) {
    let too_long: Vec<bool> = names.values.iter().map(|name| name.len() > NAME_BYTES).collect();
    let any_long = too_long.contains(&true);
    for (at, code) in names.codes.iter().enumerate() {
        if *code == 0 {
            bad.push((at, missing, String::new()));
        } else if any_long && too_long[*code as usize - 1] {
            let bytes = names.values.get(*code as usize - 1).len();
            bad.push((at, DropReason::NameTooLong, format!("{what} has {bytes} bytes")));
        }
    }
}

fn times(cells: Option<&Cells>, mut reader: TimeReader, rows: Rows<'_>, bad: &mut Vec<Bad>) -> Vec<i64> {
    let Some(cells) = cells else {
        let none = vec![0; rows.len()];
        bad.extend(rows.enumerate().map(|(at, _)| (at, DropReason::NoTime, String::new())));
        return none;
    };
    let mut times = Vec::with_capacity(rows.len());
    let mut scratch = String::new();
    for (at, row) in rows.enumerate() {
        let moment = match cells {
            Cells::Grid(grid, column) => reader.text(grid.cell(row, *column)),
            Cells::Moments { millis, form } => match millis.get(row).copied() {
                None | Some(Cells::NO_MOMENT) => Err(DropReason::NoTime),
                Some(millis) if *form == crate::table::MomentForm::Utc => crate::times::in_range(millis),
                Some(millis) => reader.local(millis),
            },
            Cells::Integers(values, valid) => {
                let is_there = valid.as_ref().is_none_or(|valid| valid[row]);
                if is_there { reader.count(values[row]) } else { Err(DropReason::NoTime) }
            }
            Cells::Numbers(numbers) => match numbers.get(row) {
                Some(number) if number.is_finite() => reader.number(*number),
                _ => Err(DropReason::NoTime),
            },
            _ => reader.text(cells.text(row, &mut scratch).unwrap_or_default()),
        };
        times.push(moment.unwrap_or_else(|reason| {
            let told = cells.text(row, &mut scratch).unwrap_or_default();
            let told: String = told.chars().take(60).collect();
            bad.push((at, reason, if told.is_empty() { told } else { format!("\"{told}\"") }));
            0
        }));
    }
    times
}

/// Rows with a text that is too long to be kept.
fn long_values(output: &Output, table: &Table, rows: &Rows<'_>, bad: &mut Vec<Bad>) {
    // Cells of a row that is short enough are too.
    if let Origin::Lines { rows, .. } = &table.origin
        && rows.iter().all(|(start, end)| (end - start) as usize <= TEXT_BYTES)
    {
        return;
    }
    let mut scratch = String::new();
    let names = chosen(&output.properties, output, table).into_iter().chain(chosen(&output.traits, output, table));
    for (name, cells) in names.filter(|(_, cells)| cells.longest() > TEXT_BYTES) {
        for (at, row) in rows.clone().enumerate() {
            let bytes = cells.text(row, &mut scratch).map_or(0, str::len);
            if bytes > TEXT_BYTES {
                bad.push((at, DropReason::ValueTooLong, format!("\"{name}\" has {bytes} bytes")));
            }
        }
    }
}

fn properties(pick: &Pick, output: &Output, table: &Table, rows: Option<&[u32]>) -> Vec<(String, Values)> {
    chosen(pick, output, table).into_iter().map(|(name, cells)| (name, cells.values(table.rows, rows))).collect()
}

/// The columns of a pick under their new names, each name once.
pub(super) fn chosen<'t>(pick: &Pick, output: &Output, table: &'t Table) -> Vec<(String, &'t Cells)> {
    match pick {
        Pick::Only(columns) => {
            let found = columns.iter().filter_map(|(name, column)| Some((name.clone(), table.column(column)?)));
            found.collect()
        }
        Pick::All { except, renamed } => {
            let serving = serving(output);
            let mut all: Vec<(String, &Cells)> = Vec::with_capacity(table.columns.len());
            for column in &table.columns {
                let name = &*column.name;
                let outside = table.columns.iter().any(|other| !other.inner && other.name == column.name);
                let serves = serving.contains(&name) && (!column.inner || !outside);
                if serves || except.iter().any(|other| other == name) {
                    continue;
                }
                let new = renamed.iter().find(|(_, column)| column == name).map_or(name, |(new, _)| new);
                let taken = all.iter().any(|(known, _)| known == new);
                all.push((if taken { format!("properties.{new}") } else { new.to_owned() }, &column.cells));
            }
            all
        }
    }
}

/// Columns that serve a purpose of their own, and are no properties unless asked for.
fn serving(output: &Output) -> Vec<&str> {
    let mut serving: Vec<&str> = part_columns(&output.customer.parts).collect();
    serving.extend(output.time.iter().map(|time| time.column.as_str()));
    if let Some(EventName::Parts(parts, _)) = &output.event {
        serving.extend(part_columns(parts));
    }
    serving.extend(output.account.iter().map(String::as_str));
    if let Pick::Only(traits) = &output.traits {
        serving.extend(traits.iter().map(|(_, column)| column.as_str()));
    }
    serving
}

/// Attributes of an XES trace describe its customer from the beginning.
fn trace_traits(table: &Table) -> Shaped {
    let Some(case) = table.column(XES_CASE) else { return Shaped::default() };
    let rows: Vec<u32> = (0..u32::try_from(table.rows).unwrap_or(0)).filter(|row| case.scalar(*row as usize).is_some()).collect();
    let (Values::Texts(customers) | Values::Spelled(customers)) = case.values(table.rows, Some(&rows)) else {
        return Shaped::default();
    };
    let traits = table.columns.iter().filter(|column| *column.name != *XES_CASE);
    let properties: Vec<_> =
        traits.map(|column| (column.name.to_string(), column.cells.values(table.rows, Some(&rows)))).collect();
    if properties.is_empty() {
        return Shaped::default();
    }
    let batch = Batch { customers, times: vec![Batch::NO_TIME; rows.len()], events: None, properties };
    Shaped { traits: Some(batch), ..Shaped::default() }
}
