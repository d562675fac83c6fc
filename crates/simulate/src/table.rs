//! Rows as columns, ready to be written by whoever knows a file format.

/// Some rows, column by column; every column has as many entries as there are rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How many rows.
    pub rows: usize,
    /// The columns, always the same ones in the same order.
    pub columns: Vec<Named>,
}

/// A column and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The name, as a property or trait is called in questions.
    pub name: &'static str,
    /// The entries.
    pub column: Column,
}

/// The entries of one column.
#[derive(Debug, Clone)]
pub enum Column {
    /// Numbered names such as `c0001234`: the prefix, then the number with zeros up to `width` digits.
    Ids {
        /// What stands before the number.
        prefix: &'static str,
        /// How many digits at least.
        width: usize,
        /// The number per row; [`Column::NO_ID`] where missing.
        numbers: Vec<u64>,
    },
    /// Milliseconds since 1970, UTC; never missing.
    Times(Vec<i64>),
    /// Texts by their place in a dictionary.
    Texts {
        /// Place in `values` per row; [`Column::NO_TEXT`] where missing.
        codes: Vec<u8>,
        /// The dictionary.
        values: &'static [&'static str],
    },
    /// Numbers; NaN where missing.
    Numbers(Vec<f64>),
    /// True or false; `None` where missing.
    Booleans(Vec<Option<bool>>),
}

impl Table {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|named| named.name == name).map(|named| &named.column)
    }
}

impl Column {
    /// Stands in [`Column::Ids`] where there is none.
    pub const NO_ID: u64 = u64::MAX;
    /// Stands in [`Column::Texts`] where there is none.
    pub const NO_TEXT: u8 = u8::MAX;

    /// How many rows.
    pub fn len(&self) -> usize {
        match self {
            Column::Ids { numbers, .. } => numbers.len(),
            Column::Times(times) => times.len(),
            Column::Texts { codes, .. } => codes.len(),
            Column::Numbers(numbers) => numbers.len(),
            Column::Booleans(booleans) => booleans.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text at a row, of [`Column::Texts`] and [`Column::Ids`]; `None` where missing and for other columns.
    pub fn text(&self, row: usize) -> Option<String> {
        match self {
            Column::Texts { codes, values } => values.get(usize::from(*codes.get(row)?)).map(|text| (*text).to_owned()),
            Column::Ids { prefix, width, numbers } => {
                let number = *numbers.get(row)?;
                (number != Column::NO_ID).then(|| format!("{prefix}{number:0width$}"))
            }
            _ => None,
        }
    }
}

/// Equal when the rows are: a missing number equals a missing number, although NaN does not equal NaN.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Column::Ids { prefix: a, width: b, numbers: c }, Column::Ids { prefix: x, width: y, numbers: z }) => {
                (a, b, c) == (x, y, z)
            }
            (Column::Times(a), Column::Times(b)) => a == b,
            (Column::Texts { codes: a, values: b }, Column::Texts { codes: x, values: y }) => (a, b) == (x, y),
            (Column::Numbers(a), Column::Numbers(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits())
            }
            (Column::Booleans(a), Column::Booleans(b)) => a == b,
            _ => false,
        }
    }
}
