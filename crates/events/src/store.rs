//! A data folder: opened for reading by any number of processes, for writing by one.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::TempDir;

use crate::catalogue::{Catalogue, SEGMENTS};
use crate::error::StoreError;
use crate::files;
use crate::hot::{Cache, Snapshot};
use crate::import::{ImportOptions, Importer};
use crate::latest::Latest;

/// Folder of what must not outlive a process.
const SCRATCH: &str = "scratch";
const LOCK: &str = "lock";

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// Bytes of hot columns to keep.
    pub memory_bytes: usize,
    /// Whether what was written must survive a power cut.
    pub durability: Durability,
}

/// Whether what was written must survive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Every file is synced before the catalogue names it.
    Synced,
    /// For folders that live as long as the process.
    Scratch,
}

impl Default for StoreOptions {
    fn default() -> Self {
        StoreOptions { memory_bytes: 1 << 30, durability: Durability::Synced }
    }
}

/// A data folder.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    options: StoreOptions,
    cache: Arc<Cache>,
    /// Held by the one process that writes.
    lock: Mutex<Option<File>>,
    /// Whether an import is running in this process: there is one at a time, as each removes what no catalogue names.
    importing: AtomicBool,
    latest: Latest,
}

/// The right to import, given back when dropped.
#[derive(Debug)]
pub(crate) struct Importing(Arc<Store>);

impl Drop for Importing {
    fn drop(&mut self) {
        self.0.importing.store(false, Ordering::Release);
    }
}

impl Store {
    /// Opens a data folder. Nothing is read before a question is asked.
    pub fn open(folder: &Path, options: StoreOptions) -> Arc<Self> {
        let cache = Arc::new(Cache::new(options.memory_bytes));
        Arc::new(Store {
            folder: folder.to_owned(),
            options,
            cache,
            lock: Mutex::new(None),
            importing: AtomicBool::new(false),
            latest: Latest::default(),
        })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn latest_held(&self) -> &Latest {
        &self.latest
    }

    pub(crate) fn syncs(&self) -> bool {
        self.options.durability == Durability::Synced
    }

    /// The state of the data now; later imports do not change it.
    ///
    /// Errors: the folder holds no data, or its catalogue is damaged.
    pub fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let catalogue = Catalogue::read(&self.folder)?.ok_or_else(|| StoreError::Empty { path: self.folder.clone() })?;
        Ok(Snapshot::new(self.folder.clone(), Arc::new(catalogue), Arc::clone(&self.cache)))
    }

    pub(crate) fn catalogue_or_new(&self) -> Result<Catalogue, StoreError> {
        Ok(Catalogue::read(&self.folder)?.unwrap_or_else(Catalogue::new))
    }

    /// Begins an import and makes this process the one that writes, until the store is dropped.
    ///
    /// Errors: another process writes, or another import of this one is not over; the folder can't be made; the
    /// catalogue is damaged.
    pub fn import(self: &Arc<Self>, options: ImportOptions) -> Result<Importer, StoreError> {
        self.lock()?;
        if self.importing.swap(true, Ordering::Acquire) {
            return Err(StoreError::Locked { path: self.folder.clone() });
        }
        let importing = Importing(Arc::clone(self));
        let catalogue = self.catalogue_or_new()?;
        self.remove_unnamed(&catalogue)?;
        Ok(Importer::new(importing, Arc::clone(self), &catalogue, options))
    }

    fn lock(&self) -> Result<(), StoreError> {
        let mut held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_some() {
            return Ok(());
        }
        let segments = self.folder.join(SEGMENTS);
        files::make_private_folder(&segments).map_err(StoreError::io("create", &segments))?;
        let path = self.folder.join(LOCK);
        let file = File::options().create(true).append(true).open(&path).map_err(StoreError::io("open", &path))?;
        match file.try_lock() {
            Ok(()) => *held = Some(file),
            Err(TryLockError::WouldBlock) => return Err(StoreError::Locked { path: self.folder.clone() }),
            Err(TryLockError::Error(error)) => return Err(StoreError::io("lock", &path)(error)),
        }
        Ok(())
    }

    /// Removes all events and traits, and the record of what was imported. Whoever asks of this store afterwards should
    /// open it anew: its dictionaries still hold the names.
    ///
    /// Errors: another process writes, or an import of this one is not over; a file can't be written or removed.
    pub fn clear(self: &Arc<Self>) -> Result<(), StoreError> {
        self.lock()?;
        if self.importing.swap(true, Ordering::Acquire) {
            return Err(StoreError::Locked { path: self.folder.clone() });
        }
        let _importing = Importing(Arc::clone(self));
        self.commit(self.catalogue_or_new()?.emptied())?;
        self.remove_unnamed(&self.catalogue_or_new()?)?;
        *self.lock.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(())
    }

    /// Removes what an import that was cut off left behind, and segments replaced by compaction before.
    fn remove_unnamed(&self, catalogue: &Catalogue) -> Result<(), StoreError> {
        let segments = self.folder.join(SEGMENTS);
        for entry in fs::read_dir(&segments).map_err(StoreError::io("list", &segments))? {
            let path = entry.map_err(StoreError::io("list", &segments))?.path();
            let named =
                catalogue.segments.iter().any(|segment| path.file_name().is_some_and(|name| name == segment.file.as_str()));
            if !named {
                fs::remove_file(&path).map_err(StoreError::io("remove", &path))?;
            }
        }
        let scratch = self.folder.join(SCRATCH);
        if scratch.exists() {
            fs::remove_dir_all(&scratch).map_err(StoreError::io("remove", &scratch))?;
        }
        Ok(())
    }

    /// A folder for temporary files, removed when dropped; on the same disk as the data.
    pub(crate) fn scratch(&self) -> Result<TempDir, StoreError> {
        let folder = self.folder.join(SCRATCH);
        files::make_private_folder(&folder).map_err(StoreError::io("create", &folder))?;
        tempfile::tempdir_in(&folder).map_err(StoreError::io("create", &folder))
    }

    /// Makes a new state of the data exist. All its segment files are complete; from here on it survives.
    pub(crate) fn commit(&self, mut catalogue: Catalogue) -> Result<(), StoreError> {
        if self.syncs() {
            files::sync_folder(&self.folder.join(SEGMENTS).join("any"))?;
        }
        catalogue.generation += 1;
        catalogue.write(&self.folder, self.syncs())
    }
}
