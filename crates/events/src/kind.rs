//! The type of a property.

use serde::{Deserialize, Serialize};

/// The type of a property, decided by all the data seen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Finite numbers.
    Number,
    /// True and false.
    Boolean,
    /// Texts; what everything falls back to.
    Text,
}

impl Kind {
    /// The type that holds both.
    pub fn or(self, other: Kind) -> Kind {
        if self == other { self } else { Kind::Text }
    }

    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::Boolean => "boolean",
            Kind::Text => "text",
        }
    }
}
