//! What can go wrong with a data folder, and what to do about it.

use std::path::{Path, PathBuf};

/// A failure of the event store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The operating system refused.
    #[error("can't {action} {}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// On which file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Nothing has been imported into this folder.
    #[error("{} holds no Meander data; import something first: meander import FILE --data {}", path.display(), path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// A file is damaged.
    #[error("{} is damaged: {problem}; run: meander doctor --data {}", path.display(), data.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// The data folder.
        data: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The folder was written by a newer program.
    #[error("{} is written in format {found}, this program knows {known}; use a newer Meander", path.display())]
    Newer {
        /// The catalogue.
        path: PathBuf,
        /// Its format.
        found: String,
        /// Ours.
        known: &'static str,
    },
    /// Somebody else writes: another process, or another import of this one.
    #[error(
        "{} is being written to by another import; wait for it to finish (questions can be asked meanwhile)",
        path.display()
    )]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// Too much of something.
    #[error("{0}")]
    Limit(String),
    /// Whoever wanted it no longer does.
    #[error("stopped before it was done")]
    Cancelled,
}

impl StoreError {
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
        let path = path.to_owned();
        move |source| StoreError::Io { action, path, source }
    }

    /// Whether the data itself is damaged, as opposed to out of reach or misused.
    pub fn is_damage(&self) -> bool {
        matches!(self, StoreError::Broken { .. })
    }
}
