//! Who is signed in. Tokens are known here by their hash only.

use journey::limits;
use sqlx::any::AnyRow;
use sqlx::{Error, FromRow, Row};

use crate::change::{Actor, Change, Entry};
use crate::database::Records;
use crate::error::RecordsError;
use crate::users::User;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id, which is no secret.
    pub id: String,
    /// Whose it is.
    pub user_id: String,
    /// When it began.
    pub created_at: i64,
    /// When it was last used, to within [`limits::SESSION_SEEN_MILLIS`].
    pub last_seen_at: i64,
    /// When it ends at the latest.
    pub expires_at: i64,
    /// The browser, as it calls itself.
    pub user_agent: String,
    /// The address it began from.
    pub address: String,
}

/// A session to begin.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// The hash of its token.
    pub token_hash: String,
    /// The browser, as it calls itself.
    pub user_agent: String,
    /// The address it comes from.
    pub address: String,
    /// How one signed in, for the audit log: by a password, or which provider vouched.
    pub by: String,
    /// The hash of the token that the browser had until now: that session ends with this one's beginning, whosever it is.
    pub in_place_of: Option<String>,
}

impl FromRow<'_, AnyRow> for Session {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(Session {
            id: row.try_get("session_id")?,
            user_id: row.try_get("user_id")?,
            created_at: row.try_get("began_at")?,
            last_seen_at: row.try_get("last_seen_at")?,
            expires_at: row.try_get("expires_at")?,
            user_agent: row.try_get("user_agent")?,
            address: row.try_get("address")?,
        })
    }
}

struct WithUser(Session, User);

impl FromRow<'_, AnyRow> for WithUser {
    fn from_row(row: &AnyRow) -> Result<Self, Error> {
        Ok(WithUser(Session::from_row(row)?, User::from_row(row)?))
    }
}

impl Records {
    /// Begins a session, and ends the one that it takes the place of.
    pub async fn begin_session(&self, user_id: &str, new: &NewSession) -> Result<Session, RecordsError> {
        let mut change = self.change(&Actor::user(user_id, Some(&new.address))).await?;
        if let Some(token_hash) = &new.in_place_of {
            end_by_token(&mut change, token_hash).await?;
        }
        let session = Session {
            id: change.id(),
            user_id: user_id.to_owned(),
            created_at: change.at,
            last_seen_at: change.at,
            expires_at: change.at + limits::SESSION_MILLIS,
            user_agent: new.user_agent.clone(),
            address: new.address.clone(),
        };
        let insert = sqlx::query(
            "INSERT INTO sessions (id, token_hash, user_id, created_at, last_seen_at, expires_at, user_agent, address) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        );
        let insert = insert.bind(session.id.clone()).bind(new.token_hash.clone()).bind(session.user_id.clone());
        let insert = insert.bind(session.created_at).bind(session.last_seen_at).bind(session.expires_at);
        let insert = insert.bind(session.user_agent.clone()).bind(session.address.clone());
        insert.execute(change.sql()).await.map_err(RecordsError::database("begin a session"))?;
        let detail = format!("by {}", new.by);
        let entry = Entry { workspace: None, action: "session.begun", target: &session.id, detail };
        change.commit(entry).await?;
        Ok(session)
    }

    /// The session of a token and whose it is, unless it is over or the account disabled.
    pub async fn session(&self, token_hash: &str) -> Result<Option<(Session, User)>, RecordsError> {
        let now = self.clock.now_millis();
        let row: Option<WithUser> = sqlx::query_as(
            "SELECT s.id AS session_id, s.user_id, s.created_at AS began_at, s.last_seen_at, s.expires_at, s.user_agent, \
             s.address, u.* FROM sessions s JOIN users u ON u.id = s.user_id \
             WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $3 AND u.disabled_at IS NULL",
        )
        .bind(token_hash.to_owned())
        .bind(now)
        .bind(now - limits::SESSION_IDLE_MILLIS)
        .fetch_optional(&self.reader)
        .await
        .map_err(RecordsError::database("find a session"))?;
        let Some(WithUser(session, user)) = row else { return Ok(None) };
        if now - session.last_seen_at >= limits::SESSION_SEEN_MILLIS {
            self.saw_session(&session.id, now).await?;
        }
        Ok(Some((session, user)))
    }

    async fn saw_session(&self, id: &str, now: i64) -> Result<(), RecordsError> {
        let mut change = self.change(&Actor::system()).await?;
        let update = sqlx::query("UPDATE sessions SET last_seen_at = $1 WHERE id = $2").bind(now).bind(id.to_owned());
        update.execute(change.sql()).await.map_err(RecordsError::database("note a session"))?;
        change.commit_unaudited().await
    }

    /// The sessions of a person that are not over, the newest first.
    pub async fn sessions_of(&self, user_id: &str) -> Result<Vec<Session>, RecordsError> {
        let now = self.clock.now_millis();
        sqlx::query_as(
            "SELECT id AS session_id, user_id, created_at AS began_at, last_seen_at, expires_at, user_agent, address \
             FROM sessions WHERE user_id = $1 AND expires_at > $2 AND last_seen_at > $3 ORDER BY id DESC",
        )
        .bind(user_id.to_owned())
        .bind(now)
        .bind(now - limits::SESSION_IDLE_MILLIS)
        .fetch_all(&self.reader)
        .await
        .map_err(RecordsError::database("list sessions"))
    }

    /// Ends a session of a person.
    ///
    /// Errors: they have no such session.
    pub async fn end_session(&self, actor: &Actor, user_id: &str, id: &str) -> Result<(), RecordsError> {
        let mut change = self.change(actor).await?;
        let delete = sqlx::query("DELETE FROM sessions WHERE id = $1 AND user_id = $2");
        let delete = delete.bind(id.to_owned()).bind(user_id.to_owned());
        let deleted = delete.execute(change.sql()).await.map_err(RecordsError::database("end a session"))?;
        if deleted.rows_affected() == 0 {
            return Err(RecordsError::Missing("session"));
        }
        change.commit(Entry { workspace: None, action: "session.ended", target: id, detail: String::new() }).await
    }
}

/// Ends the session of a token, if there is one.
async fn end_by_token(change: &mut Change<'_>, token_hash: &str) -> Result<(), RecordsError> {
    let ended: Option<String> = sqlx::query_scalar("DELETE FROM sessions WHERE token_hash = $1 RETURNING id")
        .bind(token_hash.to_owned())
        .fetch_optional(change.sql())
        .await
        .map_err(RecordsError::database("end a session"))?;
    if let Some(id) = ended {
        let detail = "by signing in anew".to_owned();
        change.note(Entry { workspace: None, action: "session.ended", target: &id, detail }).await?;
    }
    Ok(())
}

/// Ends all sessions of a person but the one named, and gives how many there were.
pub(crate) async fn end_sessions(change: &mut Change<'_>, user_id: &str, keep: Option<&str>) -> Result<u64, RecordsError> {
    let delete = sqlx::query("DELETE FROM sessions WHERE user_id = $1 AND id <> $2").bind(user_id.to_owned());
    let delete = delete.bind(keep.unwrap_or_default().to_owned());
    let deleted = delete.execute(change.sql()).await.map_err(RecordsError::database("end sessions"))?;
    Ok(deleted.rows_affected())
}
