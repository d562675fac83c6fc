//! Labels: what an event is called in transitions, paths, variants and precedence.

use regex::Regex;
use serde::Serialize;

use crate::condition::read_pattern;
use crate::document::{Fields, Node, Refusal};
use crate::limits;
use crate::matcher::{EVENT, Matcher};

/// How events are labelled. In this order: label, hide, rename, collapse.
#[derive(Debug, Clone, Serialize)]
pub struct Labels {
    /// Properties whose values are joined with ` · `; a missing one reads `(none)`.
    #[serde(skip_serializing_if = "is_event_alone")]
    pub label: Vec<String>,
    /// Named steps: an event is labelled with the key of the first step that matches it, and skipped where none
    /// does. Given instead of `label`: it is how a drawn journey's steps become labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<NamedStep>,
    /// Events that are skipped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hide: Vec<Matcher>,
    /// Replacements, each applied to the result of the one before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rename: Vec<Rename>,
    /// Whether a run of one label counts once, at its first event.
    #[serde(skip_serializing_if = "skip_false")]
    pub collapse: bool,
}

/// A label given by a matcher.
#[derive(Debug, Clone, Serialize)]
pub struct NamedStep {
    /// The label.
    pub key: String,
    /// Which events have it.
    #[serde(rename = "match")]
    pub matcher: Matcher,
}

/// Replaces every match of a pattern in a label.
#[derive(Debug, Clone)]
pub struct Rename {
    /// What is looked for.
    pub pattern: Regex,
    /// What stands there instead; `$1` is the first group.
    pub to: String,
}

impl Serialize for Rename {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("pattern", self.pattern.as_str())?;
        map.serialize_entry("to", &self.to)?;
        map.end()
    }
}

impl Default for Labels {
    fn default() -> Self {
        Labels { label: vec![EVENT.to_owned()], steps: Vec::new(), hide: Vec::new(), rename: Vec::new(), collapse: false }
    }
}

fn is_event_alone(label: &[String]) -> bool {
    label == [EVENT]
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde asks for.
pub(super) fn skip_false(value: &bool) -> bool {
    !*value
}

impl Labels {
    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let names = |node: &Node<'_>| {
            let names: Vec<String> = node.list(16)?.iter().map(Node::name).collect::<Result<_, _>>()?;
            if names.is_empty() { Err(node.refuse("name at least one property")) } else { Ok(names) }
        };
        let steps = |node: &Node<'_>| node.list(limits::QUESTION_STEPS)?.iter().map(NamedStep::read).collect();
        if let (Some(_), Some(steps)) = (fields.get("label"), fields.get("steps")) {
            return Err(steps.refuse("cannot be combined with \"label\"; give one of the two"));
        }
        let hide = |node: &Node<'_>| node.list(limits::LIST_ENTRIES)?.iter().map(Matcher::read).collect();
        let rename = |node: &Node<'_>| node.list(limits::QUESTION_STEPS)?.iter().map(Rename::read).collect();
        Ok(Labels {
            label: fields.read_or("label", vec![EVENT.to_owned()], names)?,
            steps: fields.read_or("steps", Vec::new(), steps)?,
            hide: fields.read_or("hide", Vec::new(), hide)?,
            rename: fields.read_or("rename", Vec::new(), rename)?,
            collapse: fields.read_or("collapse", false, Node::boolean)?,
        })
    }

    pub(super) fn visit_matchers<'a>(&'a self, each: &mut impl FnMut(String, &'a Matcher)) {
        for (i, step) in self.steps.iter().enumerate() {
            each(format!("steps[{i}].match"), &step.matcher);
        }
        for (i, matcher) in self.hide.iter().enumerate() {
            each(format!("hide[{i}]"), matcher);
        }
    }

    /// Applies the renames to a label.
    pub fn renamed(&self, label: String) -> String {
        self.rename.iter().fold(label, |label, rename| rename.pattern.replace_all(&label, rename.to.as_str()).into_owned())
    }
}

impl NamedStep {
    fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["key", "match"])?;
        Ok(NamedStep { key: fields.require("key")?.name()?, matcher: Matcher::read(&fields.require("match")?)? })
    }
}

impl Rename {
    fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["pattern", "to"])?;
        Ok(Rename { pattern: read_pattern(&fields.require("pattern")?)?, to: fields.require("to")?.text()?.to_owned() })
    }
}
