//! Events as rows of values.

use events::{Batch, Interner, Texts, Values};
use journey::Scalar;

/// One event.
#[derive(Debug, Clone)]
pub struct Row {
    /// Who.
    pub customer: String,
    /// When, milliseconds since 1970.
    pub time: i64,
    /// What.
    pub event: String,
    /// Properties by name.
    pub properties: Vec<(String, Option<Scalar>)>,
}

/// Rows as one batch. Every row names the same properties in the same order.
pub fn batch(rows: &[Row]) -> Batch {
    let texts = |text: &dyn Fn(&Row) -> String| {
        let mut interner = Interner::default();
        let codes = rows.iter().map(|row| interner.intern(&text(row))).collect();
        Texts { codes, values: interner.into_values() }
    };
    let names: Vec<String> =
        rows.first().map_or_else(Vec::new, |row| row.properties.iter().map(|(name, _)| name.clone()).collect());
    let column = |i: usize| Values::from_scalars(rows.iter().map(move |row| row.properties[i].1.as_ref()));
    Batch {
        customers: texts(&|row| row.customer.clone()),
        times: rows.iter().map(|row| row.time).collect(),
        events: Some(texts(&|row| row.event.clone())),
        properties: names.into_iter().enumerate().map(|(i, name)| (name, column(i))).collect(),
    }
}
