//! The newest state of the data, read again only when it has changed.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::sync::{Mutex, PoisonError};

use crate::catalogue::Catalogue;
use crate::error::StoreError;
use crate::hot::Snapshot;
use crate::store::Store;

/// What tells one catalogue file from the next: it is replaced by renaming, so each is a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileMark {
    inode: u64,
    bytes: u64,
    seconds: i64,
    nanoseconds: i64,
}

/// The snapshot last given out, with the catalogue it came from.
#[derive(Debug, Default)]
pub(crate) struct Latest(Mutex<Option<(FileMark, Snapshot)>>);

impl Store {
    /// The state of the data now, as [`Store::snapshot`] gives it; as long as no import ends, that costs a look at
    /// one file's name.
    ///
    /// Errors: those of [`Store::snapshot`].
    pub fn latest(&self) -> Result<Snapshot, StoreError> {
        let Some(mark) = self.mark() else { return self.snapshot() };
        let mut held = self.latest_held().0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, snapshot)) = held.as_ref()
            && *known == mark
        {
            return Ok(snapshot.clone());
        }
        // Looked at before it was read: a catalogue replaced in between is read again next time.
        let snapshot = self.snapshot()?;
        *held = Some((mark, snapshot.clone()));
        Ok(snapshot)
    }

    fn mark(&self) -> Option<FileMark> {
        let file = fs::metadata(Catalogue::path(self.folder())).ok()?;
        Some(FileMark { inode: file.ino(), bytes: file.len(), seconds: file.mtime(), nanoseconds: file.mtime_nsec() })
    }
}
