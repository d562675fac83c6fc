//! The tree of a document.

use super::refusal::Position;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The value.
    pub value: Value,
    /// Line and column, for documents written by hand.
    pub at: Option<Position>,
}

/// What a document can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, or nothing after a key.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, and the text that spelt it (a name may be `2024`).
    Number(f64, String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys and values in the order written; keys are unique.
    Map(Vec<(String, Tree)>),
}

impl Value {
    /// What to call it in a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Boolean(_) => "true or false",
            Value::Number(..) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
        }
    }
}
