//! What a member may do.

use sqlx::any::AnyRow;
use sqlx::{Error, Row};

/// What a member or key may do in a workspace; each may all that the ones before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sees and asks.
    Viewer,
    /// Changes documents and data too.
    Editor,
    /// Changes who may do what too.
    Admin,
}

impl Role {
    /// The words used in records and requests, the least first.
    pub const WORDS: [(&'static str, Role); 3] = [("viewer", Role::Viewer), ("editor", Role::Editor), ("admin", Role::Admin)];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Role::Viewer => "viewer",
            Role::Editor => "editor",
            Role::Admin => "admin",
        }
    }

    /// The role of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, role)| *role)
    }

    pub(crate) fn of_row(row: &AnyRow) -> Result<Self, Error> {
        let word: String = row.try_get("role")?;
        Self::of_word(&word).ok_or_else(|| Error::Decode(format!("\"{word}\" is not a role").into()))
    }
}
