//! Columns that grow row by row, for formats whose rows name their own columns.

use std::sync::Arc;

use events::{Interner, Texts};
use journey::Scalar;
use rustc_hash::FxHashMap;

use crate::table::{Cells, NamedCells};

/// Columns met so far, all as long as the rows that set them.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    known: FxHashMap<(bool, Box<str>), usize>,
    columns: Vec<Column>,
    /// The column after the one set last: rows mostly name their columns in the same order.
    guess: usize,
}

#[derive(Debug)]
struct Column {
    name: Arc<str>,
    inner: bool,
    cells: Growing,
}

#[derive(Debug)]
enum Growing {
    Missing,
    Numbers(Vec<f64>),
    Booleans(Vec<u8>),
    Texts(Vec<u32>, Interner),
}

/// One value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Boolean(bool),
}

impl Columns {
    /// The column of a name, new or known.
    pub(crate) fn find(&mut self, name: &str, inner: bool) -> usize {
        let guess = self.guess;
        if let Some(column) = self.columns.get(guess)
            && column.inner == inner
            && *column.name == *name
        {
            self.guess += 1;
            return guess;
        }
        let index = match self.known.get(&(inner, Box::from(name))) {
            Some(index) => *index,
            None => {
                self.columns.push(Column { name: name.into(), inner, cells: Growing::Missing });
                self.known.insert((inner, name.into()), self.columns.len() - 1);
                self.columns.len() - 1
            }
        };
        self.guess = index + 1;
        index
    }

    /// Columns so far.
    pub(crate) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Starts a row.
    pub(crate) fn start_row(&mut self) {
        self.guess = 0;
    }

    /// Sets a value of a row; a value set twice is the later one.
    pub(crate) fn set(&mut self, column: usize, row: usize, value: Value<'_>) {
        if let Some(column) = self.columns.get_mut(column) {
            column.cells.set(row, value);
        }
    }

    /// Whether a row has a value in a column.
    pub(crate) fn is_set(&self, column: usize, row: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.cells.len() > row)
    }

    /// Forgets what was set of a row that turns out to be none.
    pub(crate) fn forget(&mut self, row: usize) {
        self.columns.iter_mut().for_each(|column| column.cells.truncate(row));
    }

    /// All columns with the same number of rows.
    pub(crate) fn finish(self, rows: usize) -> Vec<NamedCells> {
        let finish = |column: Column| NamedCells { name: column.name, inner: column.inner, cells: column.cells.finish(rows) };
        self.columns.into_iter().map(finish).collect()
    }
}

impl Growing {
    fn set(&mut self, row: usize, value: Value<'_>) {
        self.truncate(row);
        match (&mut *self, value) {
            (Growing::Missing, Value::Number(_)) => *self = Growing::Numbers(Vec::new()),
            (Growing::Missing, Value::Boolean(_)) => *self = Growing::Booleans(Vec::new()),
            (Growing::Missing, Value::Text(_)) => *self = Growing::Texts(Vec::new(), Interner::default()),
            (Growing::Numbers(_), Value::Number(_)) | (Growing::Booleans(_), Value::Boolean(_)) | (Growing::Texts(..), _) => {}
            // Values that disagree are texts.
            (Growing::Numbers(_) | Growing::Booleans(_), _) => self.spell(),
        }
        match (self, value) {
            (Growing::Numbers(numbers), Value::Number(number)) => {
                numbers.resize(row, f64::NAN);
                numbers.push(number);
            }
            (Growing::Booleans(values), Value::Boolean(value)) => {
                values.resize(row, 0);
                values.push(1 + u8::from(value));
            }
            (Growing::Texts(codes, interner), value) => {
                codes.resize(row, 0);
                codes.push(match value {
                    Value::Text(text) => interner.intern(text),
                    Value::Number(number) => interner.intern(&Scalar::Number(number).to_text()),
                    Value::Boolean(value) => interner.intern(&Scalar::Boolean(value).to_text()),
                });
            }
            _ => {}
        }
    }

    /// Turns numbers or booleans into the texts that spell them.
    fn spell(&mut self) {
        let mut interner = Interner::default();
        let codes = match self {
            Growing::Numbers(numbers) => {
                let spelt = |number: &f64| if number.is_nan() { String::new() } else { Scalar::Number(*number).to_text() };
                numbers.iter().map(|number| interner.intern(&spelt(number))).collect()
            }
            Growing::Booleans(values) => {
                let spelt = |value: &u8| ["", "false", "true"].get(usize::from(*value)).copied().unwrap_or_default();
                values.iter().map(|value| interner.intern(spelt(value))).collect()
            }
            _ => return,
        };
        *self = Growing::Texts(codes, interner);
    }

    fn len(&self) -> usize {
        match self {
            Growing::Missing => 0,
            Growing::Numbers(numbers) => numbers.len(),
            Growing::Booleans(values) => values.len(),
            Growing::Texts(codes, _) => codes.len(),
        }
    }

    fn truncate(&mut self, rows: usize) {
        match self {
            Growing::Missing => {}
            Growing::Numbers(numbers) => numbers.truncate(rows),
            Growing::Booleans(values) => values.truncate(rows),
            Growing::Texts(codes, _) => codes.truncate(rows),
        }
    }

    fn finish(self, rows: usize) -> Cells {
        match self {
            Growing::Missing => Cells::Booleans(vec![0; rows]),
            Growing::Numbers(mut numbers) => {
                numbers.resize(rows, f64::NAN);
                Cells::Numbers(numbers)
            }
            Growing::Booleans(mut values) => {
                values.resize(rows, 0);
                Cells::Booleans(values)
            }
            Growing::Texts(mut codes, interner) => {
                codes.resize(rows, 0);
                Cells::Texts { texts: Arc::new(Texts { codes, values: interner.into_values() }), spelled: false }
            }
        }
    }
}
