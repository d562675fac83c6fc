//! What can go wrong with records, and what to do about it.

use std::path::PathBuf;

use journey::Refusal;

/// A failure of the records.
#[derive(Debug, thiserror::Error)]
pub enum RecordsError {
    /// The database refused or is out of reach.
    #[error("the database can't {action}")]
    Database {
        /// What was tried.
        action: &'static str,
        /// Why not.
        source: sqlx::Error,
    },
    /// A file of the database can't be made or read.
    #[error("can't {action} {}", path.display())]
    File {
        /// What was tried.
        action: &'static str,
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The database was written by a newer program.
    #[error("the records are of version {found}, this program knows up to {known}; use a newer Meander, or restore a backup")]
    Newer {
        /// The version of the database.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// The address of the database is none that can be used.
    #[error("{0}")]
    Address(&'static str),
    /// What is to be changed is not there.
    #[error("there is no such {0}")]
    Missing(&'static str),
    /// It is taken, used up or needed.
    #[error("{0}")]
    Conflict(&'static str),
    /// The document was changed by someone else.
    #[error("the document has changed: it is at version {current}")]
    Stale {
        /// The version it has now.
        current: i64,
    },
    /// A document can't be used as it is.
    #[error("{0}")]
    Refused(Refusal),
}

impl RecordsError {
    pub(crate) fn database(action: &'static str) -> impl FnOnce(sqlx::Error) -> RecordsError {
        move |source| RecordsError::Database { action, source }
    }

    /// As [`RecordsError::database`], but what breaks a unique constraint is a conflict of this name.
    pub(crate) fn or_conflict(action: &'static str, conflict: &'static str) -> impl FnOnce(sqlx::Error) -> RecordsError {
        move |source| match &source {
            sqlx::Error::Database(error) if error.is_unique_violation() => RecordsError::Conflict(conflict),
            _ => RecordsError::Database { action, source },
        }
    }
}
