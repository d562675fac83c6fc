//! Keys of programs. A key is known here by its hash, and by the few characters that people tell it by.

use journey::limits;
use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

use crate::change::{Actor, Entry};
use crate::database::Records;
use crate::error::RecordsError;
use crate::role::Role;
use crate::workspaces::Workspace;

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Its id.
    pub id: String,
    /// The workspace it opens.
    pub workspace_id: String,
    /// What it is for.
    pub name: String,
    /// How it begins, to tell it by.
    pub prefix: String,
    /// What it may do.
    pub role: Role,
    /// Who made it.
    pub created_by: String,
    /// When.
    pub created_at: i64,
    /// When it was last used, to within [`limits::SESSION_SEEN_MILLIS`].
    pub last_used_at: Option<i64>,
}

/// A key to make.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// What it is for.
    pub name: String,
    /// How it begins.
    pub prefix: String,
    /// The hash of all of it.
    pub key_hash: String,
    /// What it may do.
    pub role: Role,
}

impl FromRow<'_, AnyRow> for ApiKey {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(ApiKey {
            id: row.try_get("id")?,
            workspace_id: row.try_get("workspace_id")?,
            name: row.try_get("name")?,
            prefix: row.try_get("prefix")?,
            role: Role::of_row(row)?,
            created_by: row.try_get("created_by")?,
            created_at: row.try_get("created_at")?,
            last_used_at: row.try_get("last_used_at")?,
        })
    }
}

impl Records {
    /// Keys of a workspace that are not revoked, the newest first.
    pub async fn keys(&self, workspace_id: &str) -> Result<Vec<ApiKey>, RecordsError> {
        sqlx::query_as("SELECT * FROM api_keys WHERE workspace_id = $1 AND revoked_at IS NULL ORDER BY id DESC")
            .bind(workspace_id.to_owned())
            .fetch_all(&self.reader)
            .await
            .map_err(RecordsError::database("list keys"))
    }

    /// Makes a key.
    pub async fn create_key(
        &self,
        actor: &Actor,
        workspace_id: &str,
        user_id: &str,
        new: &NewKey,
    ) -> Result<ApiKey, RecordsError> {
        let mut change = self.change(actor).await?;
        let key = ApiKey {
            id: change.id(),
            workspace_id: workspace_id.to_owned(),
            name: new.name.clone(),
            prefix: new.prefix.clone(),
            role: new.role,
            created_by: user_id.to_owned(),
            created_at: change.at,
            last_used_at: None,
        };
        let insert = sqlx::query(
            "INSERT INTO api_keys (id, workspace_id, name, prefix, key_hash, role, created_by, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        );
        let insert = insert.bind(key.id.clone()).bind(key.workspace_id.clone()).bind(key.name.clone());
        let insert = insert.bind(key.prefix.clone()).bind(new.key_hash.clone()).bind(key.role.word());
        let insert = insert.bind(key.created_by.clone()).bind(key.created_at);
        insert.execute(change.sql()).await.map_err(RecordsError::database("make a key"))?;
        let detail = format!("{} ({}…) as {}", key.name, key.prefix, key.role.word());
        change.commit(Entry { workspace: Some(workspace_id), action: "key.made", target: &key.id, detail }).await?;
        Ok(key)
    }

    /// Makes a key useless.
    ///
    /// Errors: the workspace has no such key.
    pub async fn revoke_key(&self, actor: &Actor, workspace_id: &str, id: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let update =
            sqlx::query("UPDATE api_keys SET revoked_at = $1 WHERE id = $2 AND workspace_id = $3 AND revoked_at IS NULL");
        let update = update.bind(change.at).bind(id.to_owned()).bind(workspace_id.to_owned());
        let updated = update.execute(change.sql()).await.map_err(RecordsError::database("revoke a key"))?;
        if updated.rows_affected() == 0 {
            return Err(RecordsError::Missing("key"));
        }
        let detail = String::new();
        change.commit(Entry { workspace: Some(workspace_id), action: "key.revoked", target: id, detail }).await
    }

    /// Makes a key work again that was revoked less than [`limits::REMOVED_MILLIS`] ago.
    ///
    /// Errors: the workspace has no such key.
    pub async fn restore_key(&self, actor: &Actor, workspace_id: &str, id: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let update = sqlx::query("UPDATE api_keys SET revoked_at = NULL WHERE id = $1 AND workspace_id = $2 AND revoked_at > $3");
        let update = update.bind(id.to_owned()).bind(workspace_id.to_owned()).bind(change.at - limits::REMOVED_MILLIS);
        let updated = update.execute(change.sql()).await.map_err(RecordsError::database("restore a key"))?;
        if updated.rows_affected() == 0 {
            return Err(RecordsError::Missing("key that was revoked just now"));
        }
        let detail = String::new();
        change.commit(Entry { workspace: Some(workspace_id), action: "key.restored", target: id, detail }).await
    }

    /// The key of a hash and its workspace, if it works: it is not revoked, and who made it is not disabled, as they have seen
    /// it.
    pub async fn key(&self, key_hash: &str) -> Result<Option<(ApiKey, Workspace)>, RecordsError> {
        let found: Option<ApiKey> = sqlx::query_as(
            "SELECT k.* FROM api_keys k JOIN users u ON u.id = k.created_by \
             WHERE k.key_hash = $1 AND k.revoked_at IS NULL AND u.disabled_at IS NULL",
        )
        .bind(key_hash.to_owned())
        .fetch_optional(&self.reader)
        .await
        .map_err(RecordsError::database("find a key"))?;
        let Some(key) = found else { return Ok(None) };
        let workspace = sqlx::query_as("SELECT * FROM workspaces WHERE id = $1")
            .bind(key.workspace_id.clone())
            .fetch_optional(&self.reader)
            .await
            .map_err(RecordsError::database("find a workspace"))?;
        let now = self.clock.now_millis();
        if key.last_used_at.is_none_or(|last| now - last >= limits::SESSION_SEEN_MILLIS) {
            self.saw_key(&key.id, now).await?;
        }
        Ok(workspace.map(|workspace| (key, workspace)))
    }

    async fn saw_key(&self, id: &str, now: i64) -> Result<(), RecordsError> {
        let mut change = self.change(&Actor::system()).await?;
        let update = sqlx::query("UPDATE api_keys SET last_used_at = $1 WHERE id = $2").bind(now).bind(id.to_owned());
        update.execute(change.sql()).await.map_err(RecordsError::database("note a key"))?;
        change.commit_unaudited().await
    }
}
