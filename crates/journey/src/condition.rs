//! Conditions on the value of one property.

use regex::{Regex, RegexBuilder};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::document::{Node, Refusal};
use crate::limits;
use crate::scalar::Scalar;

/// A test of one property: `{"property":"value","op":"gt","value":9}`.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The property (or trait) whose value is tested.
    pub property: String,
    /// What must hold of it.
    pub test: Test,
}

/// What a condition asks of a value. A missing value satisfies only [`Test::Missing`].
#[derive(Debug, Clone)]
pub enum Test {
    /// Equal.
    Eq(Scalar),
    /// Present and different.
    Ne(Scalar),
    /// Equal to one of them.
    In(Vec<Scalar>),
    /// Present and equal to none of them.
    NotIn(Vec<Scalar>),
    /// A number that compares so; what is not a number does not.
    Compare(Comparison, Scalar),
    /// The text contains it.
    Contains(String),
    /// The text starts with it.
    StartsWith(String),
    /// The text ends with it.
    EndsWith(String),
    /// The pattern is found in the text.
    Matches(Regex),
    /// Present.
    Exists,
    /// Absent.
    Missing,
}

/// An order of two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Greater.
    Gt,
    /// Greater or equal.
    Gte,
    /// Less.
    Lt,
    /// Less or equal.
    Lte,
}

const OPERATORS: [(&str, Operator); 13] = [
    ("eq", Operator::Eq),
    ("ne", Operator::Ne),
    ("in", Operator::In),
    ("not_in", Operator::NotIn),
    ("gt", Operator::Compare(Comparison::Gt)),
    ("gte", Operator::Compare(Comparison::Gte)),
    ("lt", Operator::Compare(Comparison::Lt)),
    ("lte", Operator::Compare(Comparison::Lte)),
    ("contains", Operator::Contains),
    ("starts_with", Operator::StartsWith),
    ("ends_with", Operator::EndsWith),
    ("matches", Operator::Matches),
    ("exists", Operator::Exists),
];

#[derive(Clone, Copy)]
enum Operator {
    Eq,
    Ne,
    In,
    NotIn,
    Compare(Comparison),
    Contains,
    StartsWith,
    EndsWith,
    Matches,
    Exists,
    Missing,
}

impl Condition {
    /// Reads a condition whose subject stands under `subject` (`property` or `trait`).
    pub fn read(node: &Node<'_>, subject: &str) -> Result<Self, Refusal> {
        let fields = node.fields(&[subject, "op", "value"])?;
        let property = fields.require(subject)?.name()?;
        let mut operators = OPERATORS.to_vec();
        operators.push(("missing", Operator::Missing));
        let operator = fields.require("op")?.one_of(&operators)?;
        if matches!(operator, Operator::Exists | Operator::Missing) {
            if let Some(value) = fields.get("value") {
                return Err(value.refuse("exists and missing take no value"));
            }
            let test = if matches!(operator, Operator::Exists) { Test::Exists } else { Test::Missing };
            return Ok(Condition { property, test });
        }
        let test = read_test(operator, &fields.require("value")?)?;
        Ok(Condition { property, test })
    }
}

fn read_test(operator: Operator, value: &Node<'_>) -> Result<Test, Refusal> {
    let list = || value.list(limits::LIST_ENTRIES)?.iter().map(Node::scalar).collect::<Result<Vec<_>, _>>();
    Ok(match operator {
        Operator::Eq => Test::Eq(value.scalar()?),
        Operator::Ne => Test::Ne(value.scalar()?),
        Operator::In => Test::In(list()?),
        Operator::NotIn => Test::NotIn(list()?),
        Operator::Compare(comparison) => Test::Compare(comparison, value.scalar()?),
        Operator::Contains => Test::Contains(value.text()?.to_owned()),
        Operator::StartsWith => Test::StartsWith(value.text()?.to_owned()),
        Operator::EndsWith => Test::EndsWith(value.text()?.to_owned()),
        Operator::Matches => Test::Matches(read_pattern(value)?),
        Operator::Exists => Test::Exists,
        Operator::Missing => Test::Missing,
    })
}

/// Reads a regular expression (syntax of the `regex` crate: no look-around, no back-references, linear time).
pub(crate) fn read_pattern(node: &Node<'_>) -> Result<Regex, Refusal> {
    let pattern = node.text()?;
    RegexBuilder::new(pattern).size_limit(limits::PATTERN_BYTES).build().map_err(|error| {
        let told = error.to_string();
        let last = told.lines().last().unwrap_or_default().trim_start_matches("error: ");
        node.refuse(format!("\"{pattern}\" is not a pattern: {last}"))
    })
}

impl Test {
    /// Whether it holds of a value; `None` is a missing one.
    pub fn holds(&self, value: Option<&Scalar>) -> bool {
        let Some(value) = value else { return matches!(self, Test::Missing) };
        match self {
            Test::Eq(wanted) => value.same(wanted),
            Test::Ne(wanted) => !value.same(wanted),
            Test::In(wanted) => wanted.iter().any(|one| value.same(one)),
            Test::NotIn(wanted) => !wanted.iter().any(|one| value.same(one)),
            Test::Compare(comparison, limit) => match (value.as_number(), limit.as_number()) {
                (Some(number), Some(limit)) => comparison.holds(number, limit),
                _ => false,
            },
            Test::Contains(part) => value.to_text().contains(part.as_str()),
            Test::StartsWith(part) => value.to_text().starts_with(part.as_str()),
            Test::EndsWith(part) => value.to_text().ends_with(part.as_str()),
            Test::Matches(pattern) => pattern.is_match(&value.to_text()),
            Test::Exists => true,
            Test::Missing => false,
        }
    }

    /// The values that are compared for equality, for warnings about names that the data does not know.
    pub fn named_values(&self) -> &[Scalar] {
        match self {
            Test::Eq(value) | Test::Ne(value) => std::slice::from_ref(value),
            Test::In(values) | Test::NotIn(values) => values,
            _ => &[],
        }
    }

    fn operator(&self) -> &'static str {
        match self {
            Test::Eq(_) => "eq",
            Test::Ne(_) => "ne",
            Test::In(_) => "in",
            Test::NotIn(_) => "not_in",
            Test::Compare(Comparison::Gt, _) => "gt",
            Test::Compare(Comparison::Gte, _) => "gte",
            Test::Compare(Comparison::Lt, _) => "lt",
            Test::Compare(Comparison::Lte, _) => "lte",
            Test::Contains(_) => "contains",
            Test::StartsWith(_) => "starts_with",
            Test::EndsWith(_) => "ends_with",
            Test::Matches(_) => "matches",
            Test::Exists => "exists",
            Test::Missing => "missing",
        }
    }

    pub(crate) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("op", self.operator())?;
        match self {
            Test::Eq(value) | Test::Ne(value) | Test::Compare(_, value) => map.serialize_entry("value", value),
            Test::In(values) | Test::NotIn(values) => map.serialize_entry("value", values),
            Test::Contains(text) | Test::StartsWith(text) | Test::EndsWith(text) => map.serialize_entry("value", text),
            Test::Matches(pattern) => map.serialize_entry("value", pattern.as_str()),
            Test::Exists | Test::Missing => Ok(()),
        }
    }
}

impl Comparison {
    /// Whether `number` compares so with `limit`.
    pub fn holds(self, number: f64, limit: f64) -> bool {
        match self {
            Comparison::Gt => number > limit,
            Comparison::Gte => number >= limit,
            Comparison::Lt => number < limit,
            Comparison::Lte => number <= limit,
        }
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("property", &self.property)?;
        self.test.write(&mut map)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse_json;

    fn holds(condition: &str, value: Option<&Scalar>) -> bool {
        let tree = parse_json(condition).expect("good JSON");
        let condition = Condition::read(&Node::root(&tree), "property").expect("a condition");
        condition.test.holds(value)
    }

    /// Would catch: a missing value that satisfies anything but `missing`.
    #[test]
    fn missing_satisfies_only_missing() {
        for (op, value) in [
            ("eq", "1"),
            ("ne", "1"),
            ("in", "[1]"),
            ("not_in", "[1]"),
            ("gt", "1"),
            ("gte", "1"),
            ("lt", "1"),
            ("lte", "1"),
            ("contains", "\"a\""),
            ("starts_with", "\"a\""),
            ("ends_with", "\"a\""),
            ("matches", "\"a\""),
        ] {
            assert!(!holds(&format!("{{\"property\":\"p\",\"op\":\"{op}\",\"value\":{value}}}"), None), "{op}");
        }
        assert!(!holds(r#"{"property":"p","op":"exists"}"#, None));
        assert!(holds(r#"{"property":"p","op":"missing"}"#, None));
    }

    /// Would catch: comparing a text with a number raising an error or being true.
    #[test]
    fn comparing_what_is_no_number_is_false() {
        let text = &Scalar::Text("abc".into());
        assert!(!holds(r#"{"property":"p","op":"gt","value":1}"#, Some(text)));
        assert!(!holds(r#"{"property":"p","op":"lte","value":1}"#, Some(text)));
        assert!(!holds(r#"{"property":"p","op":"gt","value":"x"}"#, Some(&Scalar::Number(3.0))));
        assert!(holds(r#"{"property":"p","op":"gt","value":1}"#, Some(&Scalar::Text("3".into()))));
    }

    /// Would catch: a typo in an operator or a bad pattern that passes.
    #[test]
    fn bad_conditions_are_refused_with_their_place() {
        for (text, told) in [
            (r#"{"property":"p","op":"equals","value":1}"#, "op: \"equals\" is not one of"),
            (r#"{"property":"p","op":"matches","value":"("}"#, "value: \"(\" is not a pattern: unclosed group"),
            (r#"{"property":"p","op":"missing","value":1}"#, "value: exists and missing take no value"),
            (r#"{"property":"p","op":"in","value":1}"#, "value: expected a list, found a number"),
            (r#"{"propertie":"p","op":"eq","value":1}"#, "propertie: unknown key \"propertie\" (did you mean \"property\"?)"),
        ] {
            let tree = parse_json(text).expect("good JSON");
            let refusal = Condition::read(&Node::root(&tree), "property").expect_err(text).to_string();
            assert!(refusal.starts_with(told), "{refusal}");
        }
    }
}
