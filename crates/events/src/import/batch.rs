//! Rows as they come from a file.

use journey::Scalar;

use crate::texts::{Interner, Texts};

/// Some rows in their order of arrival. All columns have the same length.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// The customer of each row; never missing.
    pub customers: Texts,
    /// Milliseconds since 1970. In a batch of traits, [`Batch::NO_TIME`] where none was told.
    pub times: Vec<i64>,
    /// The event of each row; never missing. `None` makes this a batch of traits, whose values describe the
    /// customer from that time on.
    pub events: Option<Texts>,
    /// Properties (or traits) by name; each name once.
    pub properties: Vec<(String, Values)>,
}

/// The values of one property.
#[derive(Debug, Clone)]
pub enum Values {
    /// Texts that were declared to be texts.
    Texts(Texts),
    /// Texts as spelt in a file without types: numbers and booleans if all of them read as such.
    Spelled(Texts),
    /// Finite numbers; NaN where missing.
    Numbers(Vec<f64>),
    /// 0 missing, 1 false, 2 true.
    Booleans(Vec<u8>),
}

impl Values {
    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Values::Texts(texts) | Values::Spelled(texts) => texts.codes.len(),
            Values::Numbers(numbers) => numbers.len(),
            Values::Booleans(booleans) => booleans.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A column out of single values. All numbers or all booleans keep their type; anything else is text.
    pub fn from_scalars<'a>(scalars: impl Iterator<Item = Option<&'a Scalar>> + Clone) -> Self {
        let all =
            |test: fn(&Scalar) -> bool| scalars.clone().flatten().all(test) && scalars.clone().any(|scalar| scalar.is_some());
        if all(|scalar| matches!(scalar, Scalar::Number(_))) {
            return Values::Numbers(scalars.map(|scalar| scalar.and_then(Scalar::as_number).unwrap_or(f64::NAN)).collect());
        }
        if all(|scalar| matches!(scalar, Scalar::Boolean(_))) {
            let code = |scalar: Option<&Scalar>| match scalar {
                Some(Scalar::Boolean(value)) => 1 + u8::from(*value),
                _ => 0,
            };
            return Values::Booleans(scalars.map(code).collect());
        }
        let mut interner = Interner::default();
        let codes = scalars.map(|scalar| scalar.map_or(0, |scalar| interner.intern(&scalar.to_text()))).collect();
        Values::Texts(Texts { codes, values: interner.into_values() })
    }
}

impl Batch {
    /// The time of a trait that came without one: it holds from the beginning.
    pub const NO_TIME: i64 = crate::segment::NO_TIME;

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }
}
