//! Matchers: which events are meant.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::condition::Condition;
use crate::document::{Node, Refusal};
use crate::limits;

/// The name under which an event's own name can be used as a property and a label.
pub const EVENT: &str = "event";

/// Says which events are meant.
#[derive(Debug, Clone)]
pub enum Matcher {
    /// `"*"`: every event.
    Any,
    /// `"purchase"`: events of that name.
    Event(String),
    /// `{"event":"purchase","where":[…]}`: events of that name (any name when left out) of which all conditions hold.
    Where {
        /// The name, or any.
        event: Option<String>,
        /// Conditions that must all hold.
        conditions: Vec<Condition>,
    },
    /// `{"any":[…]}`: events that one of them matches.
    AnyOf(Vec<Matcher>),
}

impl Matcher {
    /// Every event of a name.
    pub fn event(name: &str) -> Self {
        Matcher::Event(name.to_owned())
    }

    /// Reads a matcher.
    pub fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        if let Ok(name) = node.text() {
            return Ok(match name {
                "" => return Err(node.refuse("an event name must not be empty")),
                "*" => Matcher::Any,
                name => Matcher::Event(name.to_owned()),
            });
        }
        if node.has("any") {
            let fields = node.fields(&["any"])?;
            let list = fields.require("any")?;
            let matchers: Vec<Matcher> = list.list(limits::LIST_ENTRIES)?.iter().map(Matcher::read).collect::<Result<_, _>>()?;
            return if matchers.is_empty() {
                Err(list.refuse("an empty list matches nothing"))
            } else {
                Ok(Matcher::AnyOf(matchers))
            };
        }
        let fields = node.fields(&["event", "where", "any"])?;
        let event = fields.read("event", Node::name)?.filter(|name| name != "*");
        let conditions = fields.read("where", read_conditions)?;
        if event.is_none() && conditions.is_none() && !node.has("event") {
            return Err(node.refuse("a matcher names an event, has conditions under \"where\", or is \"*\""));
        }
        Ok(match (event, conditions.unwrap_or_default()) {
            (None, conditions) if conditions.is_empty() => Matcher::Any,
            (Some(event), conditions) if conditions.is_empty() => Matcher::Event(event),
            (event, conditions) => Matcher::Where { event, conditions },
        })
    }

    /// The properties that must be read to decide it, each once.
    pub fn properties(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.visit(&mut |_, conditions| {
            for condition in conditions {
                if !found.contains(&condition.property.as_str()) {
                    found.push(condition.property.as_str());
                }
            }
        });
        found
    }

    /// Calls `each` with every alternative: its event name, if it has one, and its conditions.
    pub fn visit<'a>(&'a self, each: &mut impl FnMut(Option<&'a str>, &'a [Condition])) {
        match self {
            Matcher::Any => each(None, &[]),
            Matcher::Event(name) => each(Some(name), &[]),
            Matcher::Where { event, conditions } => each(event.as_deref(), conditions),
            Matcher::AnyOf(matchers) => matchers.iter().for_each(|matcher| matcher.visit(each)),
        }
    }
}

fn read_conditions(node: &Node<'_>) -> Result<Vec<Condition>, Refusal> {
    node.list(limits::LIST_ENTRIES)?.iter().map(|item| Condition::read(item, "property")).collect()
}

impl Serialize for Matcher {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Matcher::Any => serializer.serialize_str("*"),
            Matcher::Event(name) => serializer.serialize_str(name),
            Matcher::Where { event, conditions } => {
                let mut map = serializer.serialize_map(None)?;
                if let Some(event) = event {
                    map.serialize_entry("event", event)?;
                }
                map.serialize_entry("where", conditions)?;
                map.end()
            }
            Matcher::AnyOf(matchers) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("any", matchers)?;
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse_json;

    fn read(text: &str) -> Result<Matcher, Refusal> {
        Matcher::read(&Node::root(&parse_json(text).expect("good JSON")))
    }

    /// Would catch: a matcher that reads back as another one.
    #[test]
    fn matchers_write_what_they_read() {
        for text in [
            r#""*""#,
            r#""purchase""#,
            r#"{"event":"purchase","where":[{"property":"value","op":"gt","value":9.0}]}"#,
            r#"{"where":[{"property":"channel","op":"missing"}]}"#,
            r#"{"any":["a",{"where":[{"property":"b","op":"in","value":["c","d"]}]}]}"#,
        ] {
            assert_eq!(serde_json::to_string(&read(text).expect(text)).expect("serialisable"), text);
        }
    }

    /// Would catch: matchers that silently match everything or nothing.
    #[test]
    fn empty_matchers_are_refused() {
        for text in ["\"\"", "{}", r#"{"any":[]}"#, "7.5e", "[]", "null"] {
            let Ok(tree) = parse_json(text) else { continue };
            assert!(Matcher::read(&Node::root(&tree)).is_err(), "{text}");
        }
    }
}
