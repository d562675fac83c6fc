//! What is written: a tree in the order it is to be read, and its YAML and JSON.

use journey::Scalar;

use super::quoting::{number, scalar};

/// A value to be written. Fields keep the order they are added in.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Out {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A finite number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Out>),
    /// Keys and values.
    Fields(Fields),
}

/// Keys and values in the order they are added. What stands for "not given" is left out when added.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fields(Vec<(String, Out)>);

impl Fields {
    /// Adds a value that is always written.
    pub(super) fn put(mut self, key: &str, value: impl Into<Out>) -> Self {
        self.0.push((key.to_owned(), value.into()));
        self
    }

    /// Adds a value if there is one.
    pub(super) fn maybe<T: Into<Out>>(self, key: &str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    /// Adds a value unless it is the default.
    pub(super) fn unless<T: PartialEq + Into<Out>>(self, key: &str, value: T, default: &T) -> Self {
        if value == *default { self } else { self.put(key, value) }
    }

    /// Adds a list unless it is empty.
    pub(super) fn list<T>(self, key: &str, items: &[T], write: impl Fn(&T) -> Out) -> Self {
        if items.is_empty() { self } else { self.put(key, Out::List(items.iter().map(write).collect())) }
    }

    /// Adds a list of texts unless it is empty.
    pub(super) fn texts(self, key: &str, items: &[String]) -> Self {
        self.list(key, items, |text| Out::from(text.as_str()))
    }

    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Out {
    fn from(text: &str) -> Self {
        Out::Text(text.to_owned())
    }
}

impl From<String> for Out {
    fn from(text: String) -> Self {
        Out::Text(text)
    }
}

impl From<&String> for Out {
    fn from(text: &String) -> Self {
        Out::Text(text.clone())
    }
}

impl From<f64> for Out {
    fn from(value: f64) -> Self {
        Out::Number(value)
    }
}

impl From<u8> for Out {
    fn from(value: u8) -> Self {
        Out::Number(f64::from(value))
    }
}

impl From<bool> for Out {
    fn from(value: bool) -> Self {
        Out::Boolean(value)
    }
}

impl From<Fields> for Out {
    fn from(fields: Fields) -> Self {
        Out::Fields(fields)
    }
}

impl From<&Scalar> for Out {
    fn from(value: &Scalar) -> Self {
        match value {
            Scalar::Boolean(value) => Out::Boolean(*value),
            Scalar::Number(value) => Out::Number(*value),
            Scalar::Text(text) => Out::Text(text.clone()),
        }
    }
}

impl From<serde_json::Value> for Out {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Out::Null,
            serde_json::Value::Bool(value) => Out::Boolean(value),
            serde_json::Value::Number(value) => Out::Number(value.as_f64().unwrap_or_default()),
            serde_json::Value::String(text) => Out::Text(text),
            serde_json::Value::Array(items) => Out::List(items.into_iter().map(Out::from).collect()),
            serde_json::Value::Object(entries) => {
                Out::Fields(Fields(entries.into_iter().map(|(key, value)| (key, value.into())).collect()))
            }
        }
    }
}

impl Out {
    /// The YAML of this value: block style, two spaces a level, one fact a line.
    pub(super) fn to_yaml(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text
    }

    /// The same as JSON.
    pub(super) fn to_json(&self) -> serde_json::Value {
        match self {
            Out::Null => serde_json::Value::Null,
            Out::Boolean(value) => (*value).into(),
            Out::Number(value) => number(*value).parse().map_or(serde_json::Value::Null, serde_json::Value::Number),
            Out::Text(text) => text.as_str().into(),
            Out::List(items) => items.iter().map(Out::to_json).collect(),
            Out::Fields(fields) => {
                serde_json::Value::Object(fields.0.iter().map(|(key, value)| (key.clone(), value.to_json())).collect())
            }
        }
    }

    /// The text of a value that needs no lines of its own.
    fn inline(&self) -> Option<String> {
        match self {
            Out::Null => Some("null".to_owned()),
            Out::Boolean(value) => Some(value.to_string()),
            Out::Number(value) => Some(number(*value)),
            Out::Text(text) => Some(scalar(text)),
            Out::List(items) if items.is_empty() => Some("[]".to_owned()),
            Out::Fields(fields) if fields.is_empty() => Some("{}".to_owned()),
            Out::List(_) | Out::Fields(_) => None,
        }
    }

    /// Writes the lines of a list or of fields. The cursor stands where the first line's text begins.
    fn write(&self, text: &mut String, indent: usize) {
        match self {
            Out::List(items) if !items.is_empty() => {
                for (i, item) in items.iter().enumerate() {
                    pad(text, indent, i);
                    text.push_str("- ");
                    item.end_line(text, indent + 2);
                }
            }
            Out::Fields(fields) if !fields.is_empty() => {
                for (i, (key, value)) in fields.0.iter().enumerate() {
                    pad(text, indent, i);
                    text.push_str(&scalar(key));
                    text.push(':');
                    if value.inline().is_some() {
                        text.push(' ');
                    } else {
                        text.push('\n');
                        text.push_str(&" ".repeat(indent + 2));
                    }
                    value.end_line(text, indent + 2);
                }
            }
            _ => self.end_line(text, indent),
        }
    }

    fn end_line(&self, text: &mut String, indent: usize) {
        match self.inline() {
            Some(inline) => {
                text.push_str(&inline);
                text.push('\n');
            }
            None => self.write(text, indent),
        }
    }
}

/// Every line but the first of a block begins with its indent; the first continues what stands before it.
fn pad(text: &mut String, indent: usize, line: usize) {
    if line > 0 {
        text.push_str(&" ".repeat(indent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: lists and objects that run into each other, and a wrong indent inside a list.
    #[test]
    fn blocks_nest() {
        let step = Fields::default().put("key", "a").texts("goals", &["x".into(), "y: z".into()]).put("m", 1.5);
        let out: Out = Fields::default()
            .put("steps", Out::List(vec![step.into(), Fields::default().put("key", "b").into()]))
            .put("pairs", Out::List(vec![Out::List(vec![1_u8.into(), 2_u8.into()])]))
            .put("none", Out::List(vec![]))
            .into();
        let expected = "steps:\n  - key: a\n    goals:\n      - x\n      - \"y: z\"\n    m: 1.5\n  - key: b\npairs:\n  - - 1\n    - 2\nnone: []\n";
        assert_eq!(out.to_yaml(), expected);
    }
}
