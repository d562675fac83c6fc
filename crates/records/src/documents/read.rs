//! Documents, read.

use super::{Document, DocumentKind, DocumentVersion};
use crate::database::Records;
use crate::error::RecordsError;
use crate::page::{Listed, Page};

impl Records {
    /// The documents of a kind, by key, without the deleted ones.
    pub async fn documents(&self, workspace_id: &str, kind: DocumentKind, page: &Page) -> Result<Listed<Document>, RecordsError> {
        let rows = sqlx::query_as(
            "SELECT * FROM documents WHERE workspace_id = $1 AND kind = $2 AND key > $3 AND deleted_at IS NULL \
             ORDER BY key LIMIT $4",
        );
        let rows = rows.bind(workspace_id.to_owned()).bind(kind.word()).bind(page.after_key()).bind(page.rows());
        let rows = rows.fetch_all(&self.reader).await.map_err(RecordsError::database("list documents"))?;
        Ok(page.listed(rows, |document: &Document| document.key.clone()))
    }

    /// A document, also a deleted one.
    pub async fn document(&self, workspace_id: &str, kind: DocumentKind, key: &str) -> Result<Option<Document>, RecordsError> {
        sqlx::query_as("SELECT * FROM documents WHERE workspace_id = $1 AND kind = $2 AND key = $3")
            .bind(workspace_id.to_owned())
            .bind(kind.word())
            .bind(key.to_owned())
            .fetch_optional(&self.reader)
            .await
            .map_err(RecordsError::database("read a document"))
    }

    /// Which of these keys, `base` and `base-2` and so on, a new document could have: whatever begins with `base` is told.
    pub async fn document_keys_like(
        &self,
        workspace_id: &str,
        kind: DocumentKind,
        base: &str,
    ) -> Result<Vec<String>, RecordsError> {
        // Keys hold neither % nor _, so nothing in them has a meaning here.
        sqlx::query_scalar("SELECT key FROM documents WHERE workspace_id = $1 AND kind = $2 AND key LIKE $3")
            .bind(workspace_id.to_owned())
            .bind(kind.word())
            .bind(format!("{base}%"))
            .fetch_all(&self.reader)
            .await
            .map_err(RecordsError::database("list documents"))
    }

    /// The versions of a document, the newest first.
    pub async fn document_versions(&self, document_id: &str, page: &Page) -> Result<Listed<DocumentVersion>, RecordsError> {
        let before = page.after.as_ref().and_then(|after| after.parse().ok()).unwrap_or(i64::MAX);
        let rows = sqlx::query_as(
            "SELECT * FROM document_versions WHERE document_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3",
        );
        let rows = rows.bind(document_id.to_owned()).bind(before).bind(page.rows());
        let rows = rows.fetch_all(&self.reader).await.map_err(RecordsError::database("list versions"))?;
        Ok(page.listed(rows, |version: &DocumentVersion| version.version.to_string()))
    }
}
