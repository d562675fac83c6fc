//! What is thrown away in time.

use journey::limits;

use crate::change::Actor;
use crate::database::Records;
use crate::error::RecordsError;

/// What was thrown away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purged {
    /// Sessions that were over.
    pub sessions: u64,
    /// Invitations that were used, too old, or taken back for good.
    pub invitations: u64,
    /// Members removed for good, who were remembered until then.
    pub members: u64,
    /// Second factors that were begun and not confirmed in time.
    pub factors: u64,
    /// Documents deleted long ago, with all their versions.
    pub documents: u64,
}

impl Records {
    /// Throws away sessions and invitations that are over, what was removed [`limits::REMOVED_MILLIS`] ago, second factors
    /// that nobody confirmed, and documents that were deleted [`limits::DELETED_MILLIS`] ago.
    pub async fn purge(&self) -> Result<Purged, RecordsError> {
        let mut change = self.change(&Actor::system()).await?;
        let now = change.at;
        let sessions = sqlx::query("DELETE FROM sessions WHERE expires_at <= $1 OR last_seen_at <= $2")
            .bind(now)
            .bind(now - limits::SESSION_IDLE_MILLIS)
            .execute(change.sql())
            .await
            .map_err(RecordsError::database("throw away sessions"))?;
        let invitations =
            sqlx::query("DELETE FROM invitations WHERE expires_at <= $1 OR used_at IS NOT NULL OR revoked_at <= $2")
                .bind(now)
                .bind(now - limits::REMOVED_MILLIS)
                .execute(change.sql())
                .await
                .map_err(RecordsError::database("throw away invitations"))?;
        let members = sqlx::query("DELETE FROM removed_members WHERE removed_at <= $1")
            .bind(now - limits::REMOVED_MILLIS)
            .execute(change.sql())
            .await
            .map_err(RecordsError::database("throw away removed members"))?;
        let factors = sqlx::query("DELETE FROM second_factors WHERE confirmed_at IS NULL AND begun_at <= $1")
            .bind(now - limits::FACTOR_MILLIS)
            .execute(change.sql())
            .await
            .map_err(RecordsError::database("throw away second factors"))?;
        let documents = sqlx::query("DELETE FROM documents WHERE deleted_at <= $1")
            .bind(now - limits::DELETED_MILLIS)
            .execute(change.sql())
            .await
            .map_err(RecordsError::database("throw away documents"))?;
        change.commit_unaudited().await?;
        Ok(Purged {
            sessions: sessions.rows_affected(),
            invitations: invitations.rows_affected(),
            members: members.rows_affected(),
            factors: factors.rows_affected(),
            documents: documents.rows_affected(),
        })
    }
}
