//! Documents, changed: every change is a version more, and none overwrites a change it has not seen.

use super::{Document, DocumentBody, DocumentKind, DocumentVersion, NewDocument};
use crate::change::{Actor, Change, Entry};
use crate::database::Records;
use crate::error::RecordsError;

const TAKEN: &str = "there is a document with this key already";
const MISSING: RecordsError = RecordsError::Missing("document");

/// What a version is to hold.
struct Content<'a> {
    name: &'a str,
    body: &'a str,
    deleted_at: Option<i64>,
}

impl Records {
    /// Makes a document. Under the key of a deleted one it becomes that one's next version.
    ///
    /// Errors: the key is taken.
    pub async fn create_document(&self, actor: &Actor, workspace_id: &str, new: &NewDocument) -> Result<Document, RecordsError> {
        let kind = new.body.kind();
        let mut change = self.change(actor).await?;
        let old = find(&mut change, workspace_id, kind, &new.key).await?;
        let document = match old {
            Some(old) if old.deleted_at.is_none() => return Err(RecordsError::Conflict(TAKEN)),
            Some(old) => {
                let content = Content { name: &new.name, body: new.body.text(), deleted_at: None };
                next_version(&mut change, actor, &old, content).await?
            }
            None => insert(&mut change, actor, workspace_id, new).await?,
        };
        commit(change, workspace_id, "document.created", kind, &document).await?;
        Ok(document)
    }

    /// Changes a document that is still at the version `expected`.
    ///
    /// Errors: it is not there, or at another version.
    pub async fn update_document(
        &self,
        actor: &Actor,
        workspace_id: &str,
        new: &NewDocument,
        expected: i64,
    ) -> Result<Document, RecordsError> {
        let kind = new.body.kind();
        let mut change = self.change(actor).await?;
        let old = find_alive(&mut change, workspace_id, kind, &new.key, Some(expected)).await?;
        let content = Content { name: &new.name, body: new.body.text(), deleted_at: None };
        let document = next_version(&mut change, actor, &old, content).await?;
        commit(change, workspace_id, "document.changed", kind, &document).await?;
        Ok(document)
    }

    /// Deletes a document; it can be restored until it is purged.
    ///
    /// Errors: it is not there, or not at the version `expected`, where given.
    pub async fn delete_document(
        &self,
        actor: &Actor,
        workspace_id: &str,
        kind: DocumentKind,
        key: &str,
        expected: Option<i64>,
    ) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let old = find_alive(&mut change, workspace_id, kind, key, expected).await?;
        let content = Content { name: &old.name, body: &old.body, deleted_at: Some(change.at) };
        let document = next_version(&mut change, actor, &old, content).await?;
        commit(change, workspace_id, "document.deleted", kind, &document).await
    }

    /// Puts back a version of a document: the one named, or without one what was there before the last change. A deleted
    /// document comes back as it was.
    ///
    /// Errors: there is no such document or version; there is no change to undo.
    pub async fn restore_document(
        &self,
        actor: &Actor,
        workspace_id: &str,
        kind: DocumentKind,
        key: &str,
        version: Option<i64>,
    ) -> Result<Document, RecordsError> {
        let mut change = self.change(actor).await?;
        let now = find(&mut change, workspace_id, kind, key).await?.ok_or(MISSING)?;
        if version.is_none() && now.version == 1 {
            return Err(RecordsError::Conflict("there is no change to undo"));
        }
        let then = find_version(&mut change, &now.id, version.unwrap_or(now.version - 1)).await?;
        // What an older Meander saved may be refused by this one.
        DocumentBody::read(kind, &then.body).map_err(RecordsError::Refused)?;
        let content = Content { name: &then.name, body: &then.body, deleted_at: None };
        let document = next_version(&mut change, actor, &now, content).await?;
        commit(change, workspace_id, "document.restored", kind, &document).await?;
        Ok(document)
    }
}

async fn commit(
    change: Change<'_>,
    workspace_id: &str,
    action: &'static str,
    kind: DocumentKind,
    document: &Document,
) -> Result<(), RecordsError> {
    let target = format!("{}/{}", kind.word(), document.key);
    let detail = format!("{}, version {}", document.name, document.version);
    change.commit(Entry { workspace: Some(workspace_id), action, target: &target, detail }).await
}

async fn find(
    change: &mut Change<'_>,
    workspace_id: &str,
    kind: DocumentKind,
    key: &str,
) -> Result<Option<Document>, RecordsError> {
    sqlx::query_as("SELECT * FROM documents WHERE workspace_id = $1 AND kind = $2 AND key = $3")
        .bind(workspace_id.to_owned())
        .bind(kind.word())
        .bind(key.to_owned())
        .fetch_optional(change.sql())
        .await
        .map_err(RecordsError::database("read a document"))
}

async fn find_alive(
    change: &mut Change<'_>,
    workspace_id: &str,
    kind: DocumentKind,
    key: &str,
    expected: Option<i64>,
) -> Result<Document, RecordsError> {
    let document = find(change, workspace_id, kind, key).await?.filter(|found| found.deleted_at.is_none()).ok_or(MISSING)?;
    if expected.is_some_and(|expected| expected != document.version) {
        return Err(RecordsError::Stale { current: document.version });
    }
    Ok(document)
}

async fn find_version(change: &mut Change<'_>, document_id: &str, version: i64) -> Result<DocumentVersion, RecordsError> {
    sqlx::query_as("SELECT * FROM document_versions WHERE document_id = $1 AND version = $2")
        .bind(document_id.to_owned())
        .bind(version)
        .fetch_optional(change.sql())
        .await
        .map_err(RecordsError::database("read a version"))?
        .ok_or(RecordsError::Missing("version"))
}

async fn insert(change: &mut Change<'_>, actor: &Actor, workspace_id: &str, new: &NewDocument) -> Result<Document, RecordsError> {
    let by = actor.name().to_owned();
    let document = Document {
        id: change.id(),
        key: new.key.clone(),
        name: new.name.clone(),
        body: new.body.text().to_owned(),
        version: 1,
        created_by: by.clone(),
        created_at: change.at,
        updated_by: by,
        updated_at: change.at,
        deleted_at: None,
    };
    let insert = sqlx::query(
        "INSERT INTO documents \
         (id, workspace_id, kind, key, name, body, version, created_by, created_at, updated_by, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    );
    let insert = insert.bind(document.id.clone()).bind(workspace_id.to_owned()).bind(new.body.kind().word());
    let insert = insert.bind(document.key.clone()).bind(document.name.clone()).bind(document.body.clone());
    let insert = insert.bind(document.version).bind(document.created_by.clone()).bind(document.created_at);
    let insert = insert.bind(document.updated_by.clone()).bind(document.updated_at);
    insert.execute(change.sql()).await.map_err(RecordsError::or_conflict("save a document", TAKEN))?;
    keep_version(change, &document).await?;
    Ok(document)
}

/// Writes the next version of `old`, unless someone else did since it was read.
async fn next_version(
    change: &mut Change<'_>,
    actor: &Actor,
    old: &Document,
    content: Content<'_>,
) -> Result<Document, RecordsError> {
    let document = Document {
        name: content.name.to_owned(),
        body: content.body.to_owned(),
        version: old.version + 1,
        updated_by: actor.name().to_owned(),
        updated_at: change.at,
        deleted_at: content.deleted_at,
        ..old.clone()
    };
    let update = sqlx::query(
        "UPDATE documents SET name = $1, body = $2, version = $3, updated_by = $4, updated_at = $5, deleted_at = $6 \
         WHERE id = $7 AND version = $8",
    );
    let update = update.bind(document.name.clone()).bind(document.body.clone()).bind(document.version);
    let update = update.bind(document.updated_by.clone()).bind(document.updated_at).bind(document.deleted_at);
    let update = update.bind(document.id.clone()).bind(old.version);
    let updated = update.execute(change.sql()).await.map_err(RecordsError::database("save a document"))?;
    if updated.rows_affected() == 0 {
        return Err(RecordsError::Stale { current: document.version });
    }
    keep_version(change, &document).await?;
    Ok(document)
}

async fn keep_version(change: &mut Change<'_>, document: &Document) -> Result<(), RecordsError> {
    let insert = sqlx::query(
        "INSERT INTO document_versions (document_id, version, name, body, changed_by, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    );
    let insert = insert.bind(document.id.clone()).bind(document.version).bind(document.name.clone());
    let insert = insert.bind(document.body.clone()).bind(document.updated_by.clone()).bind(document.updated_at);
    insert.execute(change.sql()).await.map_err(RecordsError::database("keep a version"))?;
    Ok(())
}
