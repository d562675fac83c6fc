//! Types of properties, decided by the data: what all values agree on, else text.

use journey::Scalar;
use serde::Serialize;

use super::batch::Values;
use crate::kind::Kind;
use crate::texts::{TextArena, Texts};

/// What has been seen of one property during an import.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub name: String,
    kind: Option<Kind>,
    conflict: Option<(Kind, Kind, String)>,
}

/// A property whose values disagree, and is therefore kept as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The property.
    pub property: String,
    /// The type its values had so far.
    pub was: Kind,
    /// The type of the value that disagreed.
    pub found: Kind,
    /// That value.
    pub example: String,
}

impl Seen {
    pub(super) fn new(name: &str, known: Option<Kind>) -> Self {
        Seen { name: name.to_owned(), kind: known, conflict: None }
    }

    /// The type that holds everything seen.
    pub(super) fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::Text)
    }

    /// Whether any value has been seen, now or in an earlier import.
    pub(super) fn has_values(&self) -> bool {
        self.kind.is_some()
    }

    pub(super) fn conflict(&self) -> Option<Conflict> {
        let (was, found, example) = self.conflict.clone()?;
        Some(Conflict { property: self.name.clone(), was, found, example })
    }

    /// Takes the kind of some values into account.
    pub(super) fn observe(&mut self, summary: Option<Summary>) {
        let Some(Summary { kind, example, stray }) = summary else { return };
        if let Some((was, found, example)) = stray {
            self.conflict.get_or_insert((was, found, example));
        }
        match self.kind {
            Some(known) if known != kind && self.conflict.is_none() => {
                self.conflict = (known != Kind::Text).then_some((known, kind, example));
                self.kind = Some(Kind::Text);
            }
            Some(known) => self.kind = Some(known.or(kind)),
            None => self.kind = Some(kind),
        }
    }
}

/// The type of a column's values, with one of them.
#[derive(Debug, Clone)]
pub(super) struct Summary {
    kind: Kind,
    example: String,
    /// Types that clash within the column: the first, the other, and the value of the other.
    stray: Option<(Kind, Kind, String)>,
}

/// Summarises a column; `None` when all values are missing.
pub(super) fn summarise(values: &Values) -> Option<Summary> {
    let clean = |kind, example| Some(Summary { kind, example, stray: None });
    match values {
        Values::Numbers(numbers) => {
            let first = numbers.iter().find(|number| !number.is_nan())?;
            clean(Kind::Number, Scalar::Number(*first).to_text())
        }
        Values::Booleans(booleans) => {
            let first = booleans.iter().find(|value| **value > 0)?;
            clean(Kind::Boolean, (*first == 2).to_string())
        }
        Values::Texts(texts) => clean(Kind::Text, used(texts).next()?.to_owned()),
        Values::Spelled(texts) => {
            let mut kinds = used(texts).map(|text| (spelled_kind(text), text));
            let (first, text) = kinds.next()?;
            let mut summary = Summary { kind: first, example: text.to_owned(), stray: None };
            if let Some((other, text)) = kinds.find(|(kind, _)| *kind != first) {
                summary.kind = Kind::Text;
                // A column that starts with texts is a text column; numbers in it are no surprise.
                summary.stray = (first != Kind::Text).then(|| (first, other, text.to_owned()));
            }
            Some(summary)
        }
    }
}

/// The distinct texts of a column, as far as its arena has each once.
fn used(texts: &Texts) -> impl Iterator<Item = &str> {
    texts.values.iter()
}

/// What a text spells. Numbers with leading zeros or more digits than a double keeps are texts: postcodes and
/// long identifiers must not change.
pub(super) fn spelled_kind(text: &str) -> Kind {
    match text {
        "true" | "false" | "True" | "False" | "TRUE" | "FALSE" => Kind::Boolean,
        _ if spelled_number(text).is_some() => Kind::Number,
        _ => Kind::Text,
    }
}

pub(super) fn spelled_number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let leading_zero = matches!(digits, [b'0', b'0'..=b'9', ..]);
    let plain = matches!(digits.first(), Some(b'0'..=b'9' | b'.'));
    if !plain || leading_zero {
        return None;
    }
    let significant = digits.iter().take_while(|b| !matches!(b, b'e' | b'E')).filter(|b| b.is_ascii_digit()).count();
    let whole = !digits.contains(&b'.') && !digits.contains(&b'e') && !digits.contains(&b'E');
    if whole && significant > 15 {
        return None;
    }
    Scalar::Text(text.to_owned()).as_number()
}

/// The values as texts.
pub(super) fn as_texts(values: Values) -> Texts {
    match values {
        Values::Texts(texts) | Values::Spelled(texts) => texts,
        Values::Numbers(numbers) => {
            let mut interner = crate::texts::Interner::default();
            let text = |number: &f64| if number.is_nan() { String::new() } else { Scalar::Number(*number).to_text() };
            let codes = numbers.iter().map(|number| interner.intern(&text(number))).collect();
            Texts { codes, values: interner.into_values() }
        }
        Values::Booleans(booleans) => {
            let mut values = TextArena::default();
            values.push("false");
            values.push("true");
            Texts { codes: booleans.into_iter().map(u32::from).collect(), values }
        }
    }
}

/// The values as numbers; what does not spell one is missing (the kind was decided with all of them known).
pub(super) fn as_numbers(values: Values) -> Vec<f64> {
    match values {
        Values::Numbers(numbers) => numbers,
        Values::Spelled(texts) | Values::Texts(texts) => {
            let parsed: Vec<f64> = texts.values.iter().map(|text| spelled_number(text).unwrap_or(f64::NAN)).collect();
            texts.codes.iter().map(|code| if *code == 0 { f64::NAN } else { parsed[*code as usize - 1] }).collect()
        }
        Values::Booleans(booleans) => vec![f64::NAN; booleans.len()],
    }
}

/// The values as booleans.
pub(super) fn as_booleans(values: Values) -> Vec<u8> {
    match values {
        Values::Booleans(booleans) => booleans,
        Values::Spelled(texts) | Values::Texts(texts) => {
            let parsed: Vec<u8> = texts.values.iter().map(|text| 1 + u8::from(text.eq_ignore_ascii_case("true"))).collect();
            texts.codes.iter().map(|code| if *code == 0 { 0 } else { parsed[*code as usize - 1] }).collect()
        }
        Values::Numbers(numbers) => vec![0; numbers.len()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Interner;

    fn spelled(texts: &[&str]) -> Values {
        let mut interner = Interner::default();
        let codes = texts.iter().map(|text| interner.intern(text)).collect();
        Values::Spelled(Texts { codes, values: interner.into_values() })
    }

    fn decided(columns: &[Values]) -> (Kind, Option<Conflict>) {
        let mut seen = Seen::new("p", None);
        columns.iter().for_each(|column| seen.observe(summarise(column)));
        (seen.kind(), seen.conflict())
    }

    /// Would catch: postcodes turned into numbers, or a single text among numbers lost or unreported.
    #[test]
    fn kinds_follow_all_values() {
        assert_eq!(decided(&[spelled(&["1", "2.5", "", "-3e2"])]), (Kind::Number, None));
        assert_eq!(decided(&[spelled(&["true", "False", ""])]), (Kind::Boolean, None));
        assert_eq!(decided(&[spelled(&["00123", "12"])]).0, Kind::Text);
        assert_eq!(decided(&[spelled(&["12345678901234567890"])]).0, Kind::Text);
        assert_eq!(decided(&[spelled(&["", ""])]), (Kind::Text, None));
        let (kind, conflict) = decided(&[spelled(&["1", "2"]), spelled(&["3", "n/a"])]);
        let conflict = conflict.expect("reported");
        assert_eq!(
            (kind, conflict.was, conflict.found, conflict.example.as_str()),
            (Kind::Text, Kind::Number, Kind::Text, "n/a")
        );
        let (kind, conflict) = decided(&[Values::Numbers(vec![1.0]), Values::Booleans(vec![2])]);
        assert_eq!((kind, conflict.map(|c| c.found)), (Kind::Text, Some(Kind::Boolean)));
    }
}
