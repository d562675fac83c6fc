//! Workspaces: each with its own events, documents and members, and no way across.

use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

use crate::change::{Actor, Change, Entry};
use crate::database::Records;
use crate::error::RecordsError;
use crate::members::put_member;
use crate::role::Role;

/// A workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// Its id.
    pub id: String,
    /// Its name in addresses: `main`.
    pub key: String,
    /// Its name on the screen.
    pub name: String,
    /// When it was made.
    pub created_at: i64,
    /// Whether it is the one whose events lie in the data folder itself.
    pub is_first: bool,
}

const TAKEN: &str = "there is a workspace with this key already";
const SET_UP: &str = "Meander is set up already";

impl FromRow<'_, AnyRow> for Workspace {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(Workspace {
            id: row.try_get("id")?,
            key: row.try_get("key")?,
            name: row.try_get("name")?,
            created_at: row.try_get("created_at")?,
            is_first: row.try_get::<Option<i64>, _>("is_first")?.is_some(),
        })
    }
}

/// A workspace and what someone may do in it.
struct WithRole(Workspace, Role);

impl FromRow<'_, AnyRow> for WithRole {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(WithRole(Workspace::from_row(row)?, Role::of_row(row)?))
    }
}

impl Records {
    /// The workspaces of a person, by key.
    pub async fn workspaces_of(&self, user_id: &str) -> Result<Vec<(Workspace, Role)>, RecordsError> {
        let rows: Vec<WithRole> = sqlx::query_as(
            "SELECT w.*, m.role FROM workspaces w JOIN members m ON m.workspace_id = w.id WHERE m.user_id = $1 ORDER BY w.key",
        )
        .bind(user_id.to_owned())
        .fetch_all(&self.reader)
        .await
        .map_err(RecordsError::database("list workspaces"))?;
        Ok(rows.into_iter().map(|WithRole(workspace, role)| (workspace, role)).collect())
    }

    /// The workspace of a key, if this person is a member: one question to the database whether it exists or not, so that
    /// the time taken tells nothing.
    pub async fn workspace_of(&self, key: &str, user_id: &str) -> Result<Option<(Workspace, Role)>, RecordsError> {
        let row: Option<WithRole> = sqlx::query_as(
            "SELECT w.*, m.role FROM workspaces w JOIN members m ON m.workspace_id = w.id WHERE w.key = $1 AND m.user_id = $2",
        )
        .bind(key.to_owned())
        .bind(user_id.to_owned())
        .fetch_optional(&self.reader)
        .await
        .map_err(RecordsError::database("find a workspace"))?;
        Ok(row.map(|WithRole(workspace, role)| (workspace, role)))
    }

    /// All workspaces, the oldest first.
    pub async fn workspaces(&self) -> Result<Vec<Workspace>, RecordsError> {
        sqlx::query_as("SELECT * FROM workspaces ORDER BY id")
            .fetch_all(&self.reader)
            .await
            .map_err(RecordsError::database("list workspaces"))
    }

    /// Makes a workspace, whose admin this person is.
    ///
    /// Errors: the key is taken.
    pub async fn create_workspace(&self, actor: &Actor, user_id: &str, key: &str, name: &str) -> Result<Workspace, RecordsError> {
        let mut change = self.change(actor).await?;
        let workspace = insert_workspace(&mut change, key, name, false).await?;
        put_member(&mut change, &workspace.id, user_id, Role::Admin).await?;
        let entry = Entry {
            workspace: Some(&workspace.id),
            action: "workspace.created",
            target: &workspace.key,
            detail: workspace.name.clone(),
        };
        change.commit(entry).await?;
        Ok(workspace)
    }

    /// Gives a workspace another name.
    pub async fn rename_workspace(&self, actor: &Actor, id: &str, name: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let renamed = sqlx::query("UPDATE workspaces SET name = $1 WHERE id = $2").bind(name.to_owned()).bind(id.to_owned());
        let renamed = renamed.execute(change.sql()).await.map_err(RecordsError::database("rename a workspace"))?;
        if renamed.rows_affected() == 0 {
            return Err(RecordsError::Missing("workspace"));
        }
        change.commit(Entry { workspace: Some(id), action: "workspace.renamed", target: id, detail: name.to_owned() }).await
    }

    /// Removes a workspace with all its records; its events are the caller's to remove.
    ///
    /// Errors: it is the first one, which stays.
    pub async fn delete_workspace(&self, actor: &Actor, workspace: &Workspace) -> Result<(), RecordsError> {
        if workspace.is_first {
            return Err(RecordsError::Conflict("the first workspace can't be deleted"));
        }
        let mut change = self.change(actor).await?;
        let deleted = sqlx::query("DELETE FROM workspaces WHERE id = $1 AND is_first IS NULL").bind(workspace.id.clone());
        let deleted = deleted.execute(change.sql()).await.map_err(RecordsError::database("delete a workspace"))?;
        if deleted.rows_affected() == 0 {
            return Err(RecordsError::Missing("workspace"));
        }
        let detail = workspace.name.clone();
        let entry = Entry { workspace: Some(&workspace.id), action: "workspace.deleted", target: &workspace.key, detail };
        change.commit(entry).await
    }
}

pub(crate) async fn insert_workspace(
    change: &mut Change<'_>,
    key: &str,
    name: &str,
    is_first: bool,
) -> Result<Workspace, RecordsError> {
    let workspace =
        Workspace { id: change.id(), key: key.to_owned(), name: name.trim().to_owned(), created_at: change.at, is_first };
    let insert = sqlx::query("INSERT INTO workspaces (id, key, name, created_at, is_first) VALUES ($1, $2, $3, $4, $5)")
        .bind(workspace.id.clone())
        .bind(workspace.key.clone())
        .bind(workspace.name.clone())
        .bind(workspace.created_at)
        .bind(is_first.then_some(1_i64));
    let conflict = if is_first { SET_UP } else { TAKEN };
    insert.execute(change.sql()).await.map_err(RecordsError::or_conflict("make a workspace", conflict))?;
    Ok(workspace)
}
