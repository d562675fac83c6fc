//! Accounts that let nobody in, and people who are signed out: for whoever works on the machine.

use crate::change::Actor;
use crate::database::Records;
use crate::error::RecordsError;
use crate::members::note_in_workspaces;
use crate::sessions::end_sessions;
use crate::users::fold_email;

/// What disabling an account stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped {
    /// Sessions that ended.
    pub sessions: u64,
    /// Keys that the person made, which don't work until the account is enabled.
    pub keys: u64,
}

impl Records {
    /// Lets nobody in by an account until it is enabled. Its sessions end, and the keys that the person made stop: who made a
    /// key has seen it, and it would be a way in that is left. A workspace may have no admin then who gets in.
    ///
    /// Errors: no enabled account has this address.
    pub async fn disable_user(&self, actor: &Actor, email: &str) -> Result<Stopped, RecordsError> {
        let mut change = self.change(actor).await?;
        let at = change.at;
        let update = "UPDATE users SET disabled_at = $1 WHERE email_folded = $2 AND disabled_at IS NULL RETURNING id";
        let id: Option<String> = sqlx::query_scalar(update)
            .bind(at)
            .bind(fold_email(email))
            .fetch_optional(change.sql())
            .await
            .map_err(RecordsError::database("disable an account"))?;
        let id = id.ok_or(RecordsError::Missing("enabled account"))?;
        let sessions = end_sessions(&mut change, &id, None).await?;
        let keys: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM api_keys WHERE created_by = $1 AND revoked_at IS NULL")
            .bind(id.clone())
            .fetch_one(change.sql())
            .await
            .map_err(RecordsError::database("count keys"))?;
        let stopped = Stopped { sessions, keys: keys.unsigned_abs() };
        let detail = format!("{} sessions ended, {} keys stopped", stopped.sessions, stopped.keys);
        note_in_workspaces(&mut change, &id, "user.disabled", &detail).await?;
        change.commit_unaudited().await?;
        Ok(stopped)
    }

    /// Lets a person in again. Sessions that began while the account was being disabled end too, so that none comes back.
    ///
    /// Errors: no disabled account has this address.
    pub async fn enable_user(&self, actor: &Actor, email: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let update = "UPDATE users SET disabled_at = NULL WHERE email_folded = $1 AND disabled_at IS NOT NULL RETURNING id";
        let id: Option<String> = sqlx::query_scalar(update)
            .bind(fold_email(email))
            .fetch_optional(change.sql())
            .await
            .map_err(RecordsError::database("enable an account"))?;
        let id = id.ok_or(RecordsError::Missing("disabled account"))?;
        end_sessions(&mut change, &id, None).await?;
        note_in_workspaces(&mut change, &id, "user.enabled", "").await?;
        change.commit_unaudited().await
    }

    /// Ends all sessions of an account, and gives how many there were.
    ///
    /// Errors: no account has this address.
    pub async fn sign_out_user(&self, actor: &Actor, email: &str) -> Result<u64, RecordsError> {
        let mut change = self.change(actor).await?;
        let id: Option<String> = sqlx::query_scalar("SELECT id FROM users WHERE email_folded = $1")
            .bind(fold_email(email))
            .fetch_optional(change.sql())
            .await
            .map_err(RecordsError::database("find an account"))?;
        let id = id.ok_or(RecordsError::Missing("account"))?;
        let sessions = end_sessions(&mut change, &id, None).await?;
        note_in_workspaces(&mut change, &id, "user.signed_out", &format!("{sessions} sessions ended")).await?;
        change.commit_unaudited().await?;
        Ok(sessions)
    }
}
