//! Who changed what: read here, written by [`crate::change`].

use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

use crate::database::Records;
use crate::error::RecordsError;
use crate::page::{Listed, Page};

/// A line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its id.
    pub id: String,
    /// The workspace it is about; `None` for what concerns a person or all of Meander.
    pub workspace_id: Option<String>,
    /// `user`, `key` or `system`.
    pub actor_kind: String,
    /// Id of the user or key.
    pub actor_id: Option<String>,
    /// What was done: `member.removed`.
    pub action: String,
    /// To what.
    pub target: String,
    /// What else is worth knowing.
    pub detail: String,
    /// From where.
    pub address: Option<String>,
    /// When.
    pub at: i64,
}

impl FromRow<'_, AnyRow> for AuditEntry {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(AuditEntry {
            id: row.try_get("id")?,
            workspace_id: row.try_get("workspace_id")?,
            actor_kind: row.try_get("actor_kind")?,
            actor_id: row.try_get("actor_id")?,
            action: row.try_get("action")?,
            target: row.try_get("target")?,
            detail: row.try_get("detail")?,
            address: row.try_get("address")?,
            at: row.try_get("at")?,
        })
    }
}

impl Records {
    /// What was changed in a workspace, the newest first.
    pub async fn audit(&self, workspace_id: &str, page: &Page) -> Result<Listed<AuditEntry>, RecordsError> {
        let rows = sqlx::query_as("SELECT * FROM audit WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
        let rows = rows.bind(workspace_id.to_owned()).bind(page.before_id()).bind(page.rows());
        let rows = rows.fetch_all(&self.reader).await.map_err(RecordsError::database("read the audit log"))?;
        Ok(page.listed(rows, |entry: &AuditEntry| entry.id.clone()))
    }
}
