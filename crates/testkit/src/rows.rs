//! Events as rows of values.

use events::{Batch, Interner, Texts, Values};
use journey::Scalar;

/// One event, or one telling of traits.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Who.
    pub customer: String,
    /// When, milliseconds since 1970.
    pub time: i64,
    /// What; without meaning where the row tells traits.
    pub event: String,
    /// Properties by name.
    pub properties: Vec<(String, Option<Scalar>)>,
}

impl Row {
    /// An event without properties.
    pub fn new(customer: &str, time: i64, event: &str) -> Self {
        Row { customer: customer.to_owned(), time, event: event.to_owned(), properties: Vec::new() }
    }

    /// The same with one property more.
    #[must_use]
    pub fn with(mut self, name: &str, value: Option<Scalar>) -> Self {
        self.properties.push((name.to_owned(), value));
        self
    }

    /// The value of a property, if it has one.
    pub fn get(&self, name: &str) -> Option<&Scalar> {
        self.properties.iter().find(|(known, _)| known == name).and_then(|(_, value)| value.as_ref())
    }
}

/// A text value.
pub fn text(value: &str) -> Option<Scalar> {
    Some(Scalar::Text(value.to_owned()))
}

/// A number value.
pub fn number(value: f64) -> Option<Scalar> {
    Some(Scalar::Number(value))
}

/// Rows as one batch. Every row names the same properties in the same order.
pub fn batch(rows: &[Row]) -> Batch {
    let names: Vec<String> =
        rows.first().map_or_else(Vec::new, |row| row.properties.iter().map(|(name, _)| name.clone()).collect());
    let column = |i: usize| Values::from_scalars(rows.iter().map(move |row| row.properties[i].1.as_ref()));
    Batch {
        customers: texts(rows.iter().map(|row| row.customer.as_str())),
        times: rows.iter().map(|row| row.time).collect(),
        events: Some(texts(rows.iter().map(|row| row.event.as_str()))),
        properties: names.into_iter().enumerate().map(|(i, name)| (name, column(i))).collect(),
    }
}

/// Rows as one batch of traits: their properties describe the customer from their time on.
pub fn traits(rows: &[Row]) -> Batch {
    Batch { events: None, ..batch(rows) }
}

/// A property as a file without types would spell it.
pub fn spelled<'a>(values: impl IntoIterator<Item = &'a str>) -> Values {
    Values::Spelled(texts(values))
}

/// Texts as a column; the empty text is missing.
pub fn texts<'a>(values: impl IntoIterator<Item = &'a str>) -> Texts {
    let mut interner = Interner::default();
    let codes = values.into_iter().map(|value| interner.intern(value)).collect();
    Texts { codes, values: interner.into_values() }
}
