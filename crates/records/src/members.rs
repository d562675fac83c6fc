//! Who belongs to a workspace.

use journey::limits;
use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

use crate::change::{Actor, Change, Entry};
use crate::database::Records;
use crate::error::RecordsError;
use crate::role::Role;

/// A member of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Id of the person.
    pub user_id: String,
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they may do.
    pub role: Role,
}

impl FromRow<'_, AnyRow> for Member {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(Member {
            user_id: row.try_get("id")?,
            name: row.try_get("name")?,
            email: row.try_get("email")?,
            role: Role::of_row(row)?,
        })
    }
}

/// The role of who is no member any more.
struct HadRole(Role);

impl FromRow<'_, AnyRow> for HadRole {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(HadRole(Role::of_row(row)?))
    }
}

impl Records {
    /// The members of a workspace, by age of their accounts.
    pub async fn members(&self, workspace_id: &str) -> Result<Vec<Member>, RecordsError> {
        sqlx::query_as(
            "SELECT u.id, u.name, u.email, m.role FROM members m JOIN users u ON u.id = m.user_id \
             WHERE m.workspace_id = $1 ORDER BY u.id",
        )
        .bind(workspace_id.to_owned())
        .fetch_all(&self.reader)
        .await
        .map_err(RecordsError::database("list members"))
    }

    /// Makes a person a member, or gives a member another role.
    ///
    /// Errors: it would leave the workspace without an admin.
    pub async fn put_member(&self, actor: &Actor, workspace_id: &str, user_id: &str, role: Role) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        lock(&mut change, workspace_id).await?;
        put_member(&mut change, workspace_id, user_id, role).await?;
        keep_an_admin(&mut change, workspace_id).await?;
        let detail = role.word().to_owned();
        change.commit(Entry { workspace: Some(workspace_id), action: "member.role_set", target: user_id, detail }).await
    }

    /// Gives a member another role.
    ///
    /// Errors: there is no such member; it would leave the workspace without an admin.
    pub async fn set_role(&self, actor: &Actor, workspace_id: &str, user_id: &str, role: Role) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        lock(&mut change, workspace_id).await?;
        let update = sqlx::query("UPDATE members SET role = $1 WHERE workspace_id = $2 AND user_id = $3").bind(role.word());
        let update = update.bind(workspace_id.to_owned()).bind(user_id.to_owned());
        let updated = update.execute(change.sql()).await.map_err(RecordsError::database("set a role"))?;
        if updated.rows_affected() == 0 {
            return Err(RecordsError::Missing("member"));
        }
        keep_an_admin(&mut change, workspace_id).await?;
        let detail = role.word().to_owned();
        change.commit(Entry { workspace: Some(workspace_id), action: "member.role_set", target: user_id, detail }).await
    }

    /// Takes a person out of a workspace.
    ///
    /// Errors: there is no such member; it would leave the workspace without an admin.
    pub async fn remove_member(&self, actor: &Actor, workspace_id: &str, user_id: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        lock(&mut change, workspace_id).await?;
        let delete = sqlx::query_as("DELETE FROM members WHERE workspace_id = $1 AND user_id = $2 RETURNING role");
        let delete = delete.bind(workspace_id.to_owned()).bind(user_id.to_owned());
        let deleted = delete.fetch_optional(change.sql()).await.map_err(RecordsError::database("remove a member"))?;
        let HadRole(role) = deleted.ok_or(RecordsError::Missing("member"))?;
        keep_an_admin(&mut change, workspace_id).await?;
        remember(&mut change, workspace_id, user_id, role).await?;
        let entry = Entry { workspace: Some(workspace_id), action: "member.removed", target: user_id, detail: String::new() };
        change.commit(entry).await
    }

    /// Makes a member again, with the role they had, of who was removed less than [`limits::REMOVED_MILLIS`] ago. Who has
    /// come back meanwhile with another role keeps it unless it is a lesser one.
    ///
    /// Errors: nobody of this id was removed, or they may do as much as before already.
    pub async fn restore_member(&self, actor: &Actor, workspace_id: &str, user_id: &str) -> Result<(), RecordsError> {
        const MISSING: RecordsError = RecordsError::Missing("member who was removed just now");
        let mut change = self.change(actor).await?;
        let take = sqlx::query_as(
            "DELETE FROM removed_members WHERE workspace_id = $1 AND user_id = $2 AND removed_at > $3 RETURNING role",
        );
        let take = take.bind(workspace_id.to_owned()).bind(user_id.to_owned()).bind(change.at - limits::REMOVED_MILLIS);
        let taken = take.fetch_optional(change.sql()).await.map_err(RecordsError::database("find a removed member"))?;
        let HadRole(role) = taken.ok_or(MISSING)?;
        if !raise_member(&mut change, workspace_id, user_id, role).await? {
            return Err(MISSING);
        }
        let detail = role.word().to_owned();
        change.commit(Entry { workspace: Some(workspace_id), action: "member.restored", target: user_id, detail }).await
    }
}

pub(crate) async fn put_member(
    change: &mut Change<'_>,
    workspace_id: &str,
    user_id: &str,
    role: Role,
) -> Result<(), RecordsError> {
    sqlx::query(
        "INSERT INTO members (workspace_id, user_id, role) VALUES ($1, $2, $3) \
         ON CONFLICT (workspace_id, user_id) DO UPDATE SET role = excluded.role",
    )
    .bind(workspace_id.to_owned())
    .bind(user_id.to_owned())
    .bind(role.word())
    .execute(change.sql())
    .await
    .map_err(RecordsError::database("add a member"))?;
    Ok(())
}

/// Makes a person a member, or gives a member a higher role; gives whether it was higher. One statement, so that no role
/// given at the same moment is lowered. A viewer is below all others, an admin above.
async fn raise_member(change: &mut Change<'_>, workspace_id: &str, user_id: &str, role: Role) -> Result<bool, RecordsError> {
    let raised = sqlx::query(
        "INSERT INTO members (workspace_id, user_id, role) VALUES ($1, $2, $3) \
         ON CONFLICT (workspace_id, user_id) DO UPDATE SET role = excluded.role \
         WHERE members.role <> excluded.role AND (members.role = 'viewer' OR excluded.role = 'admin')",
    )
    .bind(workspace_id.to_owned())
    .bind(user_id.to_owned())
    .bind(role.word())
    .execute(change.sql())
    .await
    .map_err(RecordsError::database("restore a member"))?;
    Ok(raised.rows_affected() > 0)
}

/// Keeps who was removed with which role, for the time in which that can be undone.
async fn remember(change: &mut Change<'_>, workspace_id: &str, user_id: &str, role: Role) -> Result<(), RecordsError> {
    sqlx::query(
        "INSERT INTO removed_members (workspace_id, user_id, role, removed_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (workspace_id, user_id) DO UPDATE SET role = excluded.role, removed_at = excluded.removed_at",
    )
    .bind(workspace_id.to_owned())
    .bind(user_id.to_owned())
    .bind(role.word())
    .bind(change.at)
    .execute(change.sql())
    .await
    .map_err(RecordsError::database("remember a member"))?;
    Ok(())
}

/// Lets no other change of this workspace's members happen beside this one: two admins who demote each other at the same
/// moment would leave none. Writing the row to itself is a lock that both databases know.
async fn lock(change: &mut Change<'_>, workspace_id: &str) -> Result<(), RecordsError> {
    let lock = sqlx::query("UPDATE workspaces SET name = name WHERE id = $1").bind(workspace_id.to_owned());
    lock.execute(change.sql()).await.map_err(RecordsError::database("lock a workspace"))?;
    Ok(())
}

async fn keep_an_admin(change: &mut Change<'_>, workspace_id: &str) -> Result<(), RecordsError> {
    // Who is disabled can't do what a workspace needs an admin for.
    let admins: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM members m JOIN users u ON u.id = m.user_id \
         WHERE m.workspace_id = $1 AND m.role = 'admin' AND u.disabled_at IS NULL",
    )
    .bind(workspace_id.to_owned())
    .fetch_one(change.sql())
    .await
    .map_err(RecordsError::database("count admins"))?;
    if admins == 0 { Err(RecordsError::Conflict("a workspace needs at least one admin")) } else { Ok(()) }
}

/// Writes a line about a person into the log of each workspace of theirs, since its admins are who wants to know; a line
/// that no workspace sees where they belong to none.
pub(crate) async fn note_in_workspaces(
    change: &mut Change<'_>,
    user_id: &str,
    action: &'static str,
    detail: &str,
) -> Result<(), RecordsError> {
    let workspaces: Vec<String> = sqlx::query_scalar("SELECT workspace_id FROM members WHERE user_id = $1")
        .bind(user_id.to_owned())
        .fetch_all(change.sql())
        .await
        .map_err(RecordsError::database("list workspaces"))?;
    let places = if workspaces.is_empty() { vec![None] } else { workspaces.iter().map(Some).collect() };
    for workspace in places {
        let workspace = workspace.map(String::as_str);
        change.note(Entry { workspace, action, target: user_id, detail: detail.to_owned() }).await?;
    }
    Ok(())
}
