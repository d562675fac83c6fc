use journey::{Node, Refusal};

use super::keys::{KeyOf, Seen};
use super::out::{Fields, Out};
use super::values::word;

/// A row of the picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Lane {
    /// One that Meander fills.
    BuiltIn(BuiltIn),
    /// One of the map's own, filled from the `cells` of its steps.
    Own {
        /// Its permanent key.
        key: String,
        /// What is written beside it.
        title: String,
        /// What it means.
        role: Role,
    },
}

/// The rows that Meander fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words say it; each is told in docs/MAP-DOCUMENT.md.
pub enum BuiltIn {
    Steps,
    Channels,
    Measured,
    Emotion,
    Intensity,
    Does,
    Thinks,
    Questions,
    Quotes,
    Pains,
    Opportunities,
    Evidence,
    PhysicalEvidence,
    Frontstage,
    Backstage,
    Support,
}

impl BuiltIn {
    /// The words used in documents.
    pub const WORDS: [(&'static str, BuiltIn); 16] = [
        ("steps", BuiltIn::Steps),
        ("channels", BuiltIn::Channels),
        ("measured", BuiltIn::Measured),
        ("emotion", BuiltIn::Emotion),
        ("intensity", BuiltIn::Intensity),
        ("does", BuiltIn::Does),
        ("thinks", BuiltIn::Thinks),
        ("questions", BuiltIn::Questions),
        ("quotes", BuiltIn::Quotes),
        ("pains", BuiltIn::Pains),
        ("opportunities", BuiltIn::Opportunities),
        ("evidence", BuiltIn::Evidence),
        ("physical-evidence", BuiltIn::PhysicalEvidence),
        ("frontstage", BuiltIn::Frontstage),
        ("backstage", BuiltIn::Backstage),
        ("support", BuiltIn::Support),
    ];

    /// What it means.
    pub fn role(self) -> Role {
        match self {
            BuiltIn::Steps | BuiltIn::Does => Role::Customer,
            BuiltIn::Frontstage => Role::Frontstage,
            BuiltIn::Backstage => Role::Backstage,
            BuiltIn::Support => Role::Support,
            BuiltIn::PhysicalEvidence => Role::Evidence,
            BuiltIn::Emotion | BuiltIn::Intensity => Role::Emotion,
            BuiltIn::Measured => Role::Metric,
            _ => Role::Text,
        }
    }
}

/// What a row means. The lines of a blueprint are drawn between roles, whatever the rows are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words say it.
pub enum Role {
    Customer,
    Frontstage,
    Backstage,
    Support,
    Evidence,
    Emotion,
    Text,
    Metric,
}

impl Role {
    /// The words used in documents.
    pub const WORDS: [(&'static str, Role); 8] = [
        ("customer", Role::Customer),
        ("frontstage", Role::Frontstage),
        ("backstage", Role::Backstage),
        ("support", Role::Support),
        ("evidence", Role::Evidence),
        ("emotion", Role::Emotion),
        ("text", Role::Text),
        ("metric", Role::Metric),
    ];
}

impl Lane {
    pub(super) fn read<'a>(node: &Node<'a>, seen: &mut Seen<'a>) -> Result<Self, Refusal> {
        if node.text().is_ok() {
            return Ok(Lane::BuiltIn(node.one_of(&BuiltIn::WORDS)?));
        }
        let fields = node.fields(&["key", "title", "role"])?;
        let key_node = fields.require("key")?;
        let key = seen.key(KeyOf::Lane, &key_node)?;
        if BuiltIn::WORDS.iter().any(|(word, _)| *word == key) {
            return Err(key_node.refuse(format!("\"{key}\" is a lane that Meander fills; give your own another key")));
        }
        Ok(Lane::Own {
            title: fields.read_or("title", key.clone(), Node::name)?,
            key,
            role: fields.read_or("role", Role::Text, |node| node.one_of(&Role::WORDS))?,
        })
    }

    pub(super) fn out(&self) -> Out {
        match self {
            Lane::BuiltIn(lane) => word(&BuiltIn::WORDS, lane).into(),
            Lane::Own { key, title, role } => Fields::default()
                .put("key", key)
                .unless("title", title.as_str(), &key.as_str())
                .maybe("role", (*role != Role::Text).then(|| word(&Role::WORDS, role)))
                .into(),
        }
    }

    /// What it means.
    pub fn role(&self) -> Role {
        match self {
            Lane::BuiltIn(lane) => lane.role(),
            Lane::Own { role, .. } => *role,
        }
    }
}
