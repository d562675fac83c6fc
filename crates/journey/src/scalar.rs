//! One value of a property, or one value in a condition.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A text, a number or a boolean. What is missing is `Option::None`, never a scalar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    /// `true` or `false`.
    Boolean(bool),
    /// A finite number.
    Number(f64),
    /// A text that is not empty.
    Text(String),
}

impl Scalar {
    /// The number this is, or that its text spells.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Scalar::Number(number) => Some(*number),
            Scalar::Text(text) => parse_number(text),
            Scalar::Boolean(_) => None,
        }
    }

    /// The text of this value: numbers in their shortest form (`5`, `25.5`).
    pub fn to_text(&self) -> String {
        self.to_string()
    }

    /// Equality across types: numbers by value, all else by text, so that `"5"` in a document finds the number 5.
    pub fn same(&self, other: &Scalar) -> bool {
        match (self, other) {
            (Scalar::Text(a), Scalar::Text(b)) => a == b,
            (Scalar::Boolean(a), Scalar::Boolean(b)) => a == b,
            (Scalar::Number(a), b) | (b, Scalar::Number(a)) => b.as_number() == Some(*a),
            (a, b) => a.to_text() == b.to_text(),
        }
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scalar::Boolean(value) => write!(f, "{value}"),
            Scalar::Number(value) => f.write_str(&number_text(*value)),
            Scalar::Text(value) => f.write_str(value),
        }
    }
}

/// The shortest text that reads back as this number; whole numbers without a point.
pub(crate) fn number_text(value: f64) -> String {
    if value == value.trunc() && value.abs() < 1e15 { format!("{value:.0}") } else { format!("{value}") }
}

/// A finite number in plain or exponent notation; nothing else (no `inf`, `nan`, spaces or grouping).
pub(crate) fn parse_number(text: &str) -> Option<f64> {
    let starts_well = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    let named = text.bytes().any(|b| b.is_ascii_alphabetic() && b != b'e' && b != b'E');
    if !starts_well || named {
        return None;
    }
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: 5 and "5" being different values, or "inf" and "nan" read as numbers.
    #[test]
    fn values_compare_across_types() {
        assert!(Scalar::Number(5.0).same(&Scalar::Text("5".into())));
        assert!(Scalar::Number(5.0).same(&Scalar::Text("5.0".into())));
        assert!(!Scalar::Text("5".into()).same(&Scalar::Text("5.0".into())));
        assert!(Scalar::Boolean(true).same(&Scalar::Text("true".into())));
        for text in ["inf", "nan", "NaN", " 5", "1,000", "", "infinity", "-inf"] {
            assert_eq!(parse_number(text), None, "{text}");
        }
        assert_eq!(parse_number("-1.5e3"), Some(-1500.0));
        assert_eq!(Scalar::Number(25.5).to_text(), "25.5");
        assert_eq!(Scalar::Number(100.0).to_text(), "100");
    }
}
