//! Reading a tree: a cursor that knows its place.

use super::refusal::Refusal;
use super::tree::{Tree, Value};
use crate::nearest::suggestion;
use crate::scalar::Scalar;

/// A value of a document together with its place, for readers that refuse what they can't use.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    tree: &'a Tree,
    place: String,
}

impl<'a> Node<'a> {
    /// The root of a document.
    pub fn root(tree: &'a Tree) -> Self {
        Node { tree, place: String::new() }
    }

    /// The value itself.
    pub fn value(&self) -> &'a Value {
        &self.tree.value
    }

    /// The place as a path: `steps[1].within`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// A refusal of this value.
    pub fn refuse(&self, problem: impl Into<String>) -> Refusal {
        Refusal { place: self.place.clone(), at: self.tree.at, problem: problem.into() }
    }

    fn expected(&self, what: &str) -> Refusal {
        self.refuse(format!("expected {what}, found {}", self.tree.value.kind()))
    }

    /// Whether nothing is given here.
    pub fn is_null(&self) -> bool {
        self.tree.value == Value::Null
    }

    /// A text; a number is read as the text that spells it.
    pub fn text(&self) -> Result<&'a str, Refusal> {
        match &self.tree.value {
            Value::Text(text) | Value::Number(_, text) => Ok(text),
            _ => Err(self.expected("a text")),
        }
    }

    /// A text that is not empty.
    pub fn name(&self) -> Result<String, Refusal> {
        match self.text()? {
            "" => Err(self.refuse("must not be empty")),
            text => Ok(text.to_owned()),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&self) -> Result<bool, Refusal> {
        match self.tree.value {
            Value::Boolean(value) => Ok(value),
            _ => Err(self.expected("true or false")),
        }
    }

    /// A finite number.
    pub fn number(&self) -> Result<f64, Refusal> {
        match self.tree.value {
            Value::Number(value, _) if value.is_finite() => Ok(value),
            _ => Err(self.expected("a number")),
        }
    }

    /// A finite number within the range.
    pub fn number_in(&self, range: std::ops::RangeInclusive<f64>) -> Result<f64, Refusal> {
        let number = self.number()?;
        if range.contains(&number) {
            Ok(number)
        } else {
            Err(self.refuse(format!("must lie between {} and {}", range.start(), range.end())))
        }
    }

    /// A whole number within the range.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Checked against the range before.
    pub fn whole(&self, range: std::ops::RangeInclusive<usize>) -> Result<usize, Refusal> {
        let (low, high) = (*range.start(), *range.end());
        match self.tree.value {
            Value::Number(value, _) if value == value.trunc() && value >= low as f64 && value <= high as f64 => {
                Ok(value as usize)
            }
            Value::Number(..) => Err(self.refuse(format!("must be a whole number from {low} to {high}"))),
            _ => Err(self.expected(&format!("a whole number from {low} to {high}"))),
        }
    }

    /// A text, number or boolean.
    pub fn scalar(&self) -> Result<Scalar, Refusal> {
        match &self.tree.value {
            Value::Text(text) if text.is_empty() => {
                Err(self.refuse("\"\" is a missing value; use the operators exists and missing"))
            }
            Value::Text(text) => Ok(Scalar::Text(text.clone())),
            Value::Number(number, _) => Ok(Scalar::Number(*number)),
            Value::Boolean(value) => Ok(Scalar::Boolean(*value)),
            _ => Err(self.expected("a text, a number or true/false")),
        }
    }

    /// One of a closed set of words.
    pub fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, Refusal> {
        let text = self.text()?;
        words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value).ok_or_else(|| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let near = suggestion(text, known.iter().copied());
            self.refuse(format!("\"{text}\" is not one of {}{near}", known.join(", ")))
        })
    }

    /// The items of a list of at most `most`.
    pub fn list(&self, most: usize) -> Result<Vec<Node<'a>>, Refusal> {
        let Value::List(items) = &self.tree.value else { return Err(self.expected("a list")) };
        if items.len() > most {
            return Err(self.refuse(format!("has {} entries; at most {most} are possible", items.len())));
        }
        Ok(items.iter().enumerate().map(|(i, tree)| Node { tree, place: format!("{}[{i}]", self.place) }).collect())
    }

    /// The fields of an object whose keys are all known; null stands for a key left out.
    pub fn fields(&self, known: &[&str]) -> Result<Fields<'a>, Refusal> {
        let entries = self.entries()?;
        for (key, node) in &entries {
            if !known.contains(key) {
                let near = suggestion(key, known.iter().copied());
                let list = if near.is_empty() { format!("; known here: {}", known.join(", ")) } else { near };
                return Err(node.refuse(format!("unknown key \"{key}\"{list}")));
            }
        }
        Ok(Fields { owner: self.clone(), entries })
    }

    /// All keys and values of an object, in the order written.
    pub fn entries(&self) -> Result<Vec<(&'a str, Node<'a>)>, Refusal> {
        let Value::Map(entries) = &self.tree.value else { return Err(self.expected("an object")) };
        let place = |key: &str| if self.place.is_empty() { key.to_owned() } else { format!("{}.{key}", self.place) };
        Ok(entries.iter().map(|(key, tree)| (key.as_str(), Node { tree, place: place(key) })).collect())
    }

    /// Whether this is an object with that key.
    pub fn has(&self, wanted: &str) -> bool {
        matches!(&self.tree.value, Value::Map(entries) if entries.iter().any(|(key, _)| key == wanted))
    }
}

/// The fields of an object, all of them known.
#[derive(Debug)]
pub struct Fields<'a> {
    owner: Node<'a>,
    entries: Vec<(&'a str, Node<'a>)>,
}

impl<'a> Fields<'a> {
    /// The value of a key, if given and not null.
    pub fn get(&self, key: &str) -> Option<Node<'a>> {
        self.entries.iter().find(|(known, node)| *known == key && !node.is_null()).map(|(_, node)| node.clone())
    }

    /// The value of a key that must be given.
    pub fn require(&self, key: &str) -> Result<Node<'a>, Refusal> {
        self.get(key).ok_or_else(|| self.owner.refuse(format!("\"{key}\" is missing")))
    }

    /// The value of a key read by `read`, if given.
    pub fn read<T>(&self, key: &str, read: impl FnOnce(&Node<'a>) -> Result<T, Refusal>) -> Result<Option<T>, Refusal> {
        self.get(key).map(|node| read(&node)).transpose()
    }

    /// The value of a key read by `read`, or `default`.
    pub fn read_or<T>(&self, key: &str, default: T, read: impl FnOnce(&Node<'a>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        Ok(self.read(key, read)?.unwrap_or(default))
    }
}
