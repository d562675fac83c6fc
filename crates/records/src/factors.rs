//! The second factor of an account: codes that a telephone computes (RFC 6238), and recovery codes for who has lost it.
//!
//! Whether a code is right is decided above; here it is decided that it counts once, and only once the factor counts.

use journey::limits;
use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

use crate::change::{Actor, Change, Entry};
use crate::database::Records;
use crate::error::RecordsError;
use crate::members::note_in_workspaces;
use crate::sessions::end_sessions;
use crate::users::fold_email;

/// A second factor as codes are checked against it.
#[derive(Clone, PartialEq, Eq)]
pub struct Factor {
    /// What its codes are computed from, as it was given.
    pub secret: String,
    /// The time step of the last code that was accepted.
    pub last_step: i64,
}

impl std::fmt::Debug for Factor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Factor").field("last_step", &self.last_step).finish_non_exhaustive()
    }
}

impl FromRow<'_, AnyRow> for Factor {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(Factor { secret: row.try_get("secret")?, last_step: row.try_get("last_step")? })
    }
}

const IS_OFF: &str = "there is no second factor";

impl Records {
    /// The second factor of an account, if it is on.
    pub async fn factor(&self, user_id: &str) -> Result<Option<Factor>, RecordsError> {
        sqlx::query_as("SELECT secret, last_step FROM second_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL")
            .bind(user_id.to_owned())
            .fetch_optional(&self.reader)
            .await
            .map_err(RecordsError::database("find a second factor"))
    }

    /// The secret of a second factor that can still be confirmed.
    pub async fn begun_factor(&self, user_id: &str) -> Result<Option<String>, RecordsError> {
        sqlx::query_scalar("SELECT secret FROM second_factors WHERE user_id = $1 AND confirmed_at IS NULL AND begun_at > $2")
            .bind(user_id.to_owned())
            .bind(self.clock.now_millis() - limits::FACTOR_MILLIS)
            .fetch_optional(&self.reader)
            .await
            .map_err(RecordsError::database("find a second factor"))
    }

    /// How many recovery codes are left; `None` where no second factor is on.
    pub async fn recovery_codes_left(&self, user_id: &str) -> Result<Option<u64>, RecordsError> {
        let left: Option<i64> = sqlx::query_scalar(
            "SELECT COUNT(c.code_hash) FROM second_factors f LEFT JOIN recovery_codes c ON c.user_id = f.user_id \
             WHERE f.user_id = $1 AND f.confirmed_at IS NOT NULL GROUP BY f.user_id",
        )
        .bind(user_id.to_owned())
        .fetch_optional(&self.reader)
        .await
        .map_err(RecordsError::database("count recovery codes"))?;
        Ok(left.map(i64::unsigned_abs))
    }

    /// Whether a person signs in by a password alone.
    pub async fn lacks_factor(&self, user_id: &str) -> Result<bool, RecordsError> {
        let lacking: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM users u WHERE u.id = $1 AND u.password_hash IS NOT NULL AND NOT EXISTS \
             (SELECT 1 FROM second_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)",
        )
        .bind(user_id.to_owned())
        .fetch_one(&self.reader)
        .await
        .map_err(RecordsError::database("find a second factor"))?;
        Ok(lacking > 0)
    }

    /// Begins a second factor, in place of one that was only begun. It counts for nothing until it is confirmed.
    ///
    /// Errors: one is on.
    pub async fn begin_factor(&self, actor: &Actor, user_id: &str, secret: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let insert = sqlx::query(
            "INSERT INTO second_factors (user_id, secret, begun_at, last_step) VALUES ($1, $2, $3, 0) \
             ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, begun_at = excluded.begun_at \
             WHERE second_factors.confirmed_at IS NULL",
        );
        let insert = insert.bind(user_id.to_owned()).bind(secret.to_owned()).bind(change.at);
        let done = insert.execute(change.sql()).await.map_err(RecordsError::database("begin a second factor"))?;
        if done.rows_affected() == 0 {
            return Err(RecordsError::Conflict("a second factor is on already; turn it off first"));
        }
        change.commit(Entry { workspace: None, action: "factor.begun", target: user_id, detail: String::new() }).await
    }

    /// Turns on the second factor that was begun with this secret, by a code of its step, which counts as used, and keeps the
    /// hashes of its recovery codes. Ends all sessions of the account but the one named.
    ///
    /// Errors: none of this secret was begun, or too long ago.
    pub async fn confirm_factor(
        &self,
        actor: &Actor,
        user_id: &str,
        factor: &Factor,
        code_hashes: &[String],
        keep_session: Option<&str>,
    ) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let update = sqlx::query(
            "UPDATE second_factors SET confirmed_at = $1, last_step = $2 \
             WHERE user_id = $3 AND secret = $4 AND confirmed_at IS NULL AND begun_at > $5",
        );
        let update = update.bind(change.at).bind(factor.last_step).bind(user_id.to_owned()).bind(factor.secret.clone());
        let update = update.bind(change.at - limits::FACTOR_MILLIS);
        let done = update.execute(change.sql()).await.map_err(RecordsError::database("turn on a second factor"))?;
        if done.rows_affected() == 0 {
            return Err(RecordsError::Conflict("no second factor was begun, or too long ago; begin again"));
        }
        insert_codes(&mut change, user_id, code_hashes).await?;
        changed(change, user_id, "factor.turned_on", keep_session).await
    }

    /// Uses up the code of a time step, and all older ones; gives whether it could still be used. The secret is named so that
    /// no code of a factor that is no more counts for the one in its place.
    pub async fn use_step(&self, user_id: &str, secret: &str, step: i64) -> Result<bool, RecordsError> {
        let mut change = self.change(&Actor::system()).await?;
        let update = sqlx::query(
            "UPDATE second_factors SET last_step = $1 \
             WHERE user_id = $2 AND secret = $3 AND confirmed_at IS NOT NULL AND last_step < $1",
        );
        let update = update.bind(step).bind(user_id.to_owned()).bind(secret.to_owned());
        let done = update.execute(change.sql()).await.map_err(RecordsError::database("use a code"))?;
        // What it was used for stands in the log: a session that begins, a factor that is turned off.
        change.commit_unaudited().await?;
        Ok(done.rows_affected() > 0)
    }

    /// Uses up a recovery code; gives whether there was one of this hash.
    pub async fn use_recovery_code(&self, actor: &Actor, user_id: &str, code_hash: &str) -> Result<bool, RecordsError> {
        let mut change = self.change(actor).await?;
        let delete = sqlx::query("DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2");
        let delete = delete.bind(user_id.to_owned()).bind(code_hash.to_owned());
        let done = delete.execute(change.sql()).await.map_err(RecordsError::database("use a recovery code"))?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1")
            .bind(user_id.to_owned())
            .fetch_one(change.sql())
            .await
            .map_err(RecordsError::database("count recovery codes"))?;
        note_in_workspaces(&mut change, user_id, "factor.recovery_code_used", &format!("{left} left")).await?;
        change.commit_unaudited().await?;
        Ok(true)
    }

    /// Puts recovery codes of these hashes in the place of those there were. Ends all sessions of the account but the one named.
    ///
    /// Errors: no second factor is on.
    pub async fn renew_recovery_codes(
        &self,
        actor: &Actor,
        user_id: &str,
        code_hashes: &[String],
        keep_session: Option<&str>,
    ) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        // Writing the row to itself is a lock that both databases know: two renewals at once would leave twenty codes.
        let lock = "UPDATE second_factors SET last_step = last_step WHERE user_id = $1 AND confirmed_at IS NOT NULL";
        let lock = sqlx::query(lock).bind(user_id.to_owned());
        let done = lock.execute(change.sql()).await.map_err(RecordsError::database("find a second factor"))?;
        if done.rows_affected() == 0 {
            return Err(RecordsError::Conflict(IS_OFF));
        }
        let delete = sqlx::query("DELETE FROM recovery_codes WHERE user_id = $1").bind(user_id.to_owned());
        delete.execute(change.sql()).await.map_err(RecordsError::database("remove recovery codes"))?;
        insert_codes(&mut change, user_id, code_hashes).await?;
        changed(change, user_id, "factor.codes_renewed", keep_session).await
    }

    /// Turns off the second factor, and forgets its secret and its recovery codes. Ends all sessions of the account but the one
    /// named.
    ///
    /// Errors: none is on.
    pub async fn end_factor(&self, actor: &Actor, user_id: &str, keep_session: Option<&str>) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let delete = sqlx::query("DELETE FROM second_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL");
        let delete = delete.bind(user_id.to_owned());
        let done = delete.execute(change.sql()).await.map_err(RecordsError::database("turn off a second factor"))?;
        if done.rows_affected() == 0 {
            return Err(RecordsError::Conflict(IS_OFF));
        }
        changed(change, user_id, "factor.turned_off", keep_session).await
    }

    /// Takes the second factor from an account, for who has lost telephone and recovery codes; ends all its sessions, and gives
    /// how many there were.
    ///
    /// Errors: no account with a second factor has this address.
    pub async fn reset_factor(&self, actor: &Actor, email: &str) -> Result<u64, RecordsError> {
        let mut change = self.change(actor).await?;
        let id: Option<String> = sqlx::query_scalar(
            "DELETE FROM second_factors WHERE confirmed_at IS NOT NULL \
             AND user_id IN (SELECT id FROM users WHERE email_folded = $1) RETURNING user_id",
        )
        .bind(fold_email(email))
        .fetch_optional(change.sql())
        .await
        .map_err(RecordsError::database("reset a second factor"))?;
        let id = id.ok_or(RecordsError::Missing("account with a second factor"))?;
        let sessions = end_sessions(&mut change, &id, None).await?;
        note_in_workspaces(&mut change, &id, "factor.reset", &format!("{sessions} sessions ended")).await?;
        change.commit_unaudited().await?;
        Ok(sessions)
    }
}

async fn insert_codes(change: &mut Change<'_>, user_id: &str, code_hashes: &[String]) -> Result<(), RecordsError> {
    for hash in code_hashes {
        let insert = sqlx::query("INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, $2)");
        let insert = insert.bind(user_id.to_owned()).bind(hash.clone());
        insert.execute(change.sql()).await.map_err(RecordsError::database("keep recovery codes"))?;
    }
    Ok(())
}

/// What lets a person in has changed: whoever else is signed in as them is so no more, and admins are told.
async fn changed(
    mut change: Change<'_>,
    user_id: &str,
    action: &'static str,
    keep_session: Option<&str>,
) -> Result<(), RecordsError> {
    let ended = end_sessions(&mut change, user_id, keep_session).await?;
    note_in_workspaces(&mut change, user_id, action, &format!("{ended} other sessions ended")).await?;
    change.commit_unaudited().await
}
