//! The events and traces of an XES log as they become rows.

use journey::limits::PROPERTIES;

use crate::columns::{Columns, Value};
use crate::layout::{XES_CASE, XES_EVENT, XES_TIME};
use crate::table::{NamedCells, Origin, Table, is_exact};

/// The type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Int,
    Float,
    Boolean,
    List,
    Container,
}

/// An attribute with its name in dots.
#[derive(Debug, Clone)]
pub(super) struct Attribute {
    pub kind: Kind,
    pub name: String,
    pub value: String,
}

impl Kind {
    pub(super) fn of(element: &str) -> Option<Self> {
        Some(match element {
            "string" | "date" | "id" => Kind::Text,
            "int" => Kind::Int,
            "float" => Kind::Float,
            "boolean" => Kind::Boolean,
            "list" => Kind::List,
            "container" => Kind::Container,
            _ => return None,
        })
    }

    /// A value inside a list.
    pub(super) fn as_json(self, value: &str) -> String {
        match self.value(value) {
            Value::Text(text) => serde_json::Value::from(text).to_string(),
            Value::Number(number) => journey::Scalar::Number(number).to_text(),
            Value::Boolean(value) => value.to_string(),
        }
    }

    /// A value of this type; one that is not of its type stays the text it is.
    #[allow(clippy::cast_precision_loss)] // Checked by the guard.
    fn value(self, value: &str) -> Value<'_> {
        match self {
            Kind::Int => match value.parse::<i64>() {
                Ok(number) if is_exact(number) => Value::Number(number as f64),
                _ => Value::Text(value),
            },
            Kind::Float => match value.parse::<f64>() {
                Ok(number) if number.is_finite() => Value::Number(number),
                _ => Value::Text(value),
            },
            Kind::Boolean => match value {
                "true" | "1" => Value::Boolean(true),
                "false" | "0" => Value::Boolean(false),
                _ => Value::Text(value),
            },
            _ => Value::Text(value),
        }
    }
}

/// Events and traces since the tables were last taken.
#[derive(Debug, Default)]
pub(super) struct Log {
    events: Columns,
    rows: usize,
    taken: u64,
    traits: Columns,
    trait_rows: usize,
    case: Option<String>,
    trace: Vec<Attribute>,
    defaults_of_traces: Vec<Attribute>,
    defaults_of_events: Vec<Attribute>,
    global_is_of_traces: bool,
}

impl Log {
    /// Events or traces held, whichever are more.
    pub(super) fn len(&self) -> usize {
        self.rows.max(self.trait_rows)
    }

    pub(super) fn start_global(&mut self, of_traces: bool) {
        self.global_is_of_traces = of_traces;
    }

    /// Adds a default; `false` when there are too many.
    pub(super) fn global_attribute(&mut self, attribute: Attribute) -> bool {
        if matches!(attribute.name.as_str(), XES_EVENT | XES_TIME) {
            return true;
        }
        let defaults = if self.global_is_of_traces { &mut self.defaults_of_traces } else { &mut self.defaults_of_events };
        defaults.push(attribute);
        defaults.len() <= PROPERTIES
    }

    /// Sets an attribute of the open event; `false` when there are too many.
    pub(super) fn event_attribute(&mut self, attribute: &Attribute) -> bool {
        let column = self.events.find(&attribute.name, false);
        self.events.set(column, self.rows, attribute.kind.value(&attribute.value));
        column < PROPERTIES
    }

    /// Adds an attribute of the open trace; `false` when there are too many.
    pub(super) fn trace_attribute(&mut self, attribute: Attribute) -> bool {
        if attribute.name == XES_EVENT {
            self.case = Some(attribute.value);
        } else {
            self.trace.push(attribute);
        }
        self.trace.len() <= PROPERTIES
    }

    pub(super) fn end_event(&mut self) {
        for default in &self.defaults_of_events {
            let column = self.events.find(&default.name, false);
            if !self.events.is_set(column, self.rows) {
                self.events.set(column, self.rows, default.kind.value(&default.value));
            }
        }
        if let Some(case) = &self.case {
            let column = self.events.find(XES_CASE, false);
            self.events.set(column, self.rows, Value::Text(case));
        }
        self.rows += 1;
        self.events.start_row();
    }

    /// Ends the open trace; `false` when the traces since the tables were taken have too many different attributes.
    pub(super) fn end_trace(&mut self) -> bool {
        let attributes = std::mem::take(&mut self.trace);
        let Some(case) = self.case.take() else { return true };
        let is_new = |default: &&Attribute| !attributes.iter().any(|attribute| attribute.name == default.name);
        let mut any = false;
        for attribute in attributes.iter().chain(self.defaults_of_traces.iter().filter(is_new)) {
            let column = self.traits.find(&attribute.name, false);
            self.traits.set(column, self.trait_rows, attribute.kind.value(&attribute.value));
            any = true;
        }
        if any {
            let column = self.traits.find(XES_CASE, false);
            self.traits.set(column, self.trait_rows, Value::Text(&case));
            self.trait_rows += 1;
            self.traits.start_row();
        }
        self.traits.len() <= PROPERTIES
    }

    /// The events and traces so far as tables.
    pub(super) fn take_tables(&mut self) -> Vec<Table> {
        let table = |columns: &mut Columns, rows: &mut usize, first, traits| Table {
            rows: *rows,
            columns: finished(std::mem::take(columns), std::mem::take(rows)),
            origin: Origin::Numbers { first },
            refused: Vec::new(),
            before: Vec::new(),
            traits,
            notes: Vec::new(),
        };
        let first = self.taken + 1;
        self.taken += self.rows as u64;
        let events = table(&mut self.events, &mut self.rows, first, false);
        let traits = table(&mut self.traits, &mut self.trait_rows, 1, true);
        vec![traits, events]
    }
}

/// Columns of whole rows. An event that damage cuts off may have named columns without becoming a row: they would be
/// taken for all the columns there are.
fn finished(columns: Columns, rows: usize) -> Vec<NamedCells> {
    if rows == 0 { Vec::new() } else { columns.finish(rows) }
}
