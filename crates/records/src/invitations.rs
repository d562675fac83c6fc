//! Invitations to a workspace. Tokens are known here by their hash only.

use journey::limits;
use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

use crate::change::{Actor, Change, Entry};
use crate::database::Records;
use crate::error::RecordsError;
use crate::members::put_member;
use crate::role::Role;
use crate::users::{NewUser, User, fold_email, insert_user};

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id, which is no secret.
    pub id: String,
    /// To which workspace.
    pub workspace_id: String,
    /// Whom.
    pub email: String,
    /// As what.
    pub role: Role,
    /// By whom.
    pub created_by: String,
    /// When.
    pub created_at: i64,
    /// Until when it can be used.
    pub expires_at: i64,
}

/// An invitation to make.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// The hash of its token.
    pub token_hash: String,
    /// Whom.
    pub email: String,
    /// As what.
    pub role: Role,
}

impl FromRow<'_, AnyRow> for Invitation {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(Invitation {
            id: row.try_get("id")?,
            workspace_id: row.try_get("workspace_id")?,
            email: row.try_get("email")?,
            role: Role::of_row(row)?,
            created_by: row.try_get("created_by")?,
            created_at: row.try_get("created_at")?,
            expires_at: row.try_get("expires_at")?,
        })
    }
}

const USED: RecordsError = RecordsError::Missing("invitation, or it is used, taken back or too old");

impl Records {
    /// Invites someone.
    pub async fn invite(
        &self,
        actor: &Actor,
        workspace_id: &str,
        user_id: &str,
        new: &NewInvitation,
    ) -> Result<Invitation, RecordsError> {
        let mut change = self.change(actor).await?;
        let invitation = Invitation {
            id: change.id(),
            workspace_id: workspace_id.to_owned(),
            email: new.email.trim().to_owned(),
            role: new.role,
            created_by: user_id.to_owned(),
            created_at: change.at,
            expires_at: change.at + limits::INVITATION_MILLIS,
        };
        let insert = sqlx::query(
            "INSERT INTO invitations (id, token_hash, workspace_id, email, role, created_by, created_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        );
        let insert = insert.bind(invitation.id.clone()).bind(new.token_hash.clone()).bind(invitation.workspace_id.clone());
        let insert = insert.bind(invitation.email.clone()).bind(new.role.word()).bind(invitation.created_by.clone());
        let insert = insert.bind(invitation.created_at).bind(invitation.expires_at);
        insert.execute(change.sql()).await.map_err(RecordsError::database("invite"))?;
        let detail = format!("{} as {}", invitation.email, new.role.word());
        let entry = Entry { workspace: Some(workspace_id), action: "invitation.made", target: &invitation.id, detail };
        change.commit(entry).await?;
        Ok(invitation)
    }

    /// Invitations of a workspace that can still be used, the newest first.
    pub async fn invitations(&self, workspace_id: &str) -> Result<Vec<Invitation>, RecordsError> {
        sqlx::query_as(
            "SELECT * FROM invitations WHERE workspace_id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 \
             ORDER BY id DESC",
        )
        .bind(workspace_id.to_owned())
        .bind(self.clock.now_millis())
        .fetch_all(&self.reader)
        .await
        .map_err(RecordsError::database("list invitations"))
    }

    /// Takes an invitation back.
    ///
    /// Errors: the workspace has none of this id.
    pub async fn revoke_invitation(&self, actor: &Actor, workspace_id: &str, id: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let update = sqlx::query(
            "UPDATE invitations SET revoked_at = $1 \
             WHERE id = $2 AND workspace_id = $3 AND used_at IS NULL AND revoked_at IS NULL",
        );
        let update = update.bind(change.at).bind(id.to_owned()).bind(workspace_id.to_owned());
        let updated = update.execute(change.sql()).await.map_err(RecordsError::database("take back an invitation"))?;
        if updated.rows_affected() == 0 {
            return Err(RecordsError::Missing("invitation"));
        }
        let detail = String::new();
        change.commit(Entry { workspace: Some(workspace_id), action: "invitation.revoked", target: id, detail }).await
    }

    /// Makes an invitation work again that was taken back less than [`limits::REMOVED_MILLIS`] ago. What was used can't be
    /// taken back, so it is never put back either.
    ///
    /// Errors: the workspace has no such invitation, or it is too old to be used.
    pub async fn restore_invitation(&self, actor: &Actor, workspace_id: &str, id: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let update = sqlx::query(
            "UPDATE invitations SET revoked_at = NULL \
             WHERE id = $1 AND workspace_id = $2 AND revoked_at > $3 AND expires_at > $4",
        );
        let update = update.bind(id.to_owned()).bind(workspace_id.to_owned());
        let update = update.bind(change.at - limits::REMOVED_MILLIS).bind(change.at);
        let updated = update.execute(change.sql()).await.map_err(RecordsError::database("restore an invitation"))?;
        if updated.rows_affected() == 0 {
            return Err(RecordsError::Missing("invitation that was taken back just now"));
        }
        let detail = String::new();
        change.commit(Entry { workspace: Some(workspace_id), action: "invitation.restored", target: id, detail }).await
    }

    /// The invitation of a token that can still be used, and the name of its workspace.
    pub async fn invitation(&self, token_hash: &str) -> Result<Option<(Invitation, String)>, RecordsError> {
        let found: Option<Invitation> = sqlx::query_as(
            "SELECT * FROM invitations WHERE token_hash = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2",
        )
        .bind(token_hash.to_owned())
        .bind(self.clock.now_millis())
        .fetch_optional(&self.reader)
        .await
        .map_err(RecordsError::database("find an invitation"))?;
        let Some(invitation) = found else { return Ok(None) };
        let name = sqlx::query_scalar("SELECT name FROM workspaces WHERE id = $1")
            .bind(invitation.workspace_id.clone())
            .fetch_one(&self.reader)
            .await
            .map_err(RecordsError::database("find a workspace"))?;
        Ok(Some((invitation, name)))
    }

    /// Makes a member of who has an account already.
    ///
    /// Errors: the invitation is used, taken back, too old, or for someone else.
    pub async fn accept_as(&self, token_hash: &str, user: &User, address: Option<&str>) -> Result<(), RecordsError> {
        let mut change = self.change(&Actor::user(&user.id, address)).await?;
        let invitation = use_up(&mut change, token_hash).await?;
        if fold_email(&invitation.email) != fold_email(&user.email) {
            return Err(RecordsError::Conflict("this invitation is for another e-mail address"));
        }
        join(change, &invitation, &user.id).await
    }

    /// Makes an account and a member of it.
    ///
    /// Errors: the invitation is used, taken back or too old; there is an account of this address, which has to sign in
    /// first.
    pub async fn accept_as_new(
        &self,
        token_hash: &str,
        name: &str,
        locale: &str,
        password_hash: &str,
        address: Option<&str>,
    ) -> Result<User, RecordsError> {
        let actor = Actor { address: address.map(str::to_owned), ..Actor::system() };
        let mut change = self.change(&actor).await?;
        let invitation = use_up(&mut change, token_hash).await?;
        let new = NewUser {
            email: invitation.email.clone(),
            name: name.to_owned(),
            locale: locale.to_owned(),
            password_hash: Some(password_hash.to_owned()),
        };
        let user = insert_user(&mut change, &new).await?;
        join(change, &invitation, &user.id).await?;
        Ok(user)
    }
}

/// Marks the invitation as used: of two who try at once, the second finds nothing.
async fn use_up(change: &mut Change<'_>, token_hash: &str) -> Result<Invitation, RecordsError> {
    let at = change.at;
    sqlx::query_as(
        "UPDATE invitations SET used_at = $1 \
         WHERE token_hash = $2 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $1 RETURNING *",
    )
    .bind(at)
    .bind(token_hash.to_owned())
    .fetch_optional(change.sql())
    .await
    .map_err(RecordsError::database("use an invitation"))?
    .ok_or(USED)
}

/// Uses up several invitations of one person, whose address was proved in another way than by their tokens.
pub(crate) async fn join_all(change: &mut Change<'_>, invitations: &[Invitation], user_id: &str) -> Result<(), RecordsError> {
    for invitation in invitations {
        // Taken back or used since it was found: on PostgreSQL others write meanwhile.
        let used = sqlx::query("UPDATE invitations SET used_at = $1 WHERE id = $2 AND used_at IS NULL AND revoked_at IS NULL");
        let used = used.bind(change.at).bind(invitation.id.clone()).execute(change.sql()).await;
        if used.map_err(RecordsError::database("use an invitation"))?.rows_affected() == 0 {
            return Err(USED);
        }
        put_member(change, &invitation.workspace_id, user_id, invitation.role).await?;
        change.note(accepted(invitation, user_id)).await?;
    }
    Ok(())
}

async fn join(mut change: Change<'_>, invitation: &Invitation, user_id: &str) -> Result<(), RecordsError> {
    put_member(&mut change, &invitation.workspace_id, user_id, invitation.role).await?;
    change.commit(accepted(invitation, user_id)).await
}

fn accepted<'a>(invitation: &'a Invitation, user_id: &'a str) -> Entry<'a> {
    Entry {
        workspace: Some(&invitation.workspace_id),
        action: "invitation.accepted",
        target: user_id,
        detail: format!("as {}", invitation.role.word()),
    }
}
