//! JSON into a tree. The parser is `serde_json`; duplicate keys, which it would let pass, are refused.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::refusal::{Position, Refusal};
use super::tree::{Tree, Value};
use crate::limits;

/// Reads a JSON document.
///
/// Refused: broken JSON (with line and column), duplicate keys, documents over [`limits::DOCUMENT_BYTES`].
pub fn parse_json(text: &str) -> Result<Tree, Refusal> {
    if text.len() > limits::DOCUMENT_BYTES {
        return Err(Refusal::whole(format!("the document is larger than {} MB", limits::DOCUMENT_BYTES >> 20)));
    }
    serde_json::from_str(text).map_err(|error| {
        let told = error.to_string();
        let problem = told.rsplit_once(" at line ").map_or(told.as_str(), |(problem, _)| problem).to_owned();
        let at = (error.line() > 0).then(|| Position { line: error.line(), column: error.column().max(1) });
        Refusal { place: String::new(), at, problem: format!("not a JSON document: {problem}") }
    })
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = deserializer.deserialize_any(TreeVisitor)?;
        Ok(Tree { value, at: None })
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    #[allow(clippy::cast_precision_loss)] // A question's numbers are compared with f64 columns.
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64, value.to_string()))
    }

    #[allow(clippy::cast_precision_loss)] // As above.
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64, value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value, value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut entries: Vec<(String, Tree)> = Vec::new();
        let mut known = HashSet::new();
        while let Some(key) = access.next_key::<String>()? {
            if !known.insert(key.clone()) {
                return Err(serde::de::Error::custom(format!("the key \"{key}\" is given twice")));
            }
            entries.push((key, access.next_value()?));
        }
        Ok(Value::Map(entries))
    }
}
