//! Documents that people save: questions, segments, dashboards and maps, all in one way.
//!
//! A document has a key, a name, a body and a version that counts its changes. All versions are kept, so that every
//! change can be undone. A deleted document keeps its key until it is purged.

mod body;
mod dashboard;
mod read;
mod write;

use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

pub use body::{DocumentBody, DocumentKind};

/// A saved document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Its name in addresses.
    pub key: String,
    /// Its name on the screen.
    pub name: String,
    /// What it says, as JSON.
    pub body: String,
    /// How often it was changed, from 1.
    pub version: i64,
    /// Who made it: the id of a user or key.
    pub created_by: String,
    /// When.
    pub created_at: i64,
    /// Who changed it last.
    pub updated_by: String,
    /// When.
    pub updated_at: i64,
    /// When it was deleted.
    pub deleted_at: Option<i64>,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentVersion {
    /// Which.
    pub version: i64,
    /// Its name then.
    pub name: String,
    /// What it said then, as JSON.
    pub body: String,
    /// Who made this version.
    pub changed_by: String,
    /// When.
    pub changed_at: i64,
}

/// A document to be made.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Its name in addresses.
    pub key: String,
    /// Its name on the screen.
    pub name: String,
    /// What it says.
    pub body: DocumentBody,
}

impl FromRow<'_, AnyRow> for Document {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(Document {
            id: row.try_get("id")?,
            key: row.try_get("key")?,
            name: row.try_get("name")?,
            body: row.try_get("body")?,
            version: row.try_get("version")?,
            created_by: row.try_get("created_by")?,
            created_at: row.try_get("created_at")?,
            updated_by: row.try_get("updated_by")?,
            updated_at: row.try_get("updated_at")?,
            deleted_at: row.try_get("deleted_at")?,
        })
    }
}

impl FromRow<'_, AnyRow> for DocumentVersion {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(DocumentVersion {
            version: row.try_get("version")?,
            name: row.try_get("name")?,
            body: row.try_get("body")?,
            changed_by: row.try_get("changed_by")?,
            changed_at: row.try_get("changed_at")?,
        })
    }
}
