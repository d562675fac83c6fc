//! The events of each workspace, opened when first asked for, within one budget of memory.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use events::{Store, StoreError, StoreOptions};
use records::Workspace;

/// Folder of the workspaces beside the first.
const WORKSPACES: &str = "workspaces";

/// The events of all workspaces.
pub(crate) struct Stores {
    data: PathBuf,
    memory_bytes: usize,
    open: Mutex<HashMap<String, Arc<Store>>>,
}

impl Stores {
    pub(crate) fn new(data: PathBuf, memory_bytes: usize) -> Self {
        Stores { data, memory_bytes, open: Mutex::default() }
    }

    /// The folder of a workspace: that of the first is the data folder, so that the command line sees the same events.
    pub(crate) fn folder(&self, workspace: &Workspace) -> PathBuf {
        if workspace.is_first { self.data.clone() } else { self.data.join(WORKSPACES).join(&workspace.id) }
    }

    /// The events of a workspace.
    pub(crate) fn of(&self, workspace: &Workspace) -> Arc<Store> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = open.get(&workspace.id) {
            return Arc::clone(store);
        }
        // The budget is shared evenly: those open already start anew with less, once for each workspace that is asked.
        let options = StoreOptions { memory_bytes: self.memory_bytes / (open.len() + 1), ..StoreOptions::default() };
        for store in open.values_mut() {
            *store = Store::open(store.folder(), options.clone());
        }
        let store = Store::open(&self.folder(workspace), options);
        open.insert(workspace.id.clone(), Arc::clone(&store));
        store
    }

    /// Removes all events of a workspace, which goes on without any.
    ///
    /// Errors: an import is running; the files can't be removed.
    pub(crate) fn clear(&self, workspace: &Workspace) -> Result<(), StoreError> {
        let store = self.of(workspace);
        store.clear()?;
        // What is opened next knows none of the names there were.
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&workspace.id);
        Ok(())
    }

    /// Lets go of a workspace that was deleted, and removes its events.
    ///
    /// Errors: the files can't be removed.
    pub(crate) fn remove(&self, workspace: &Workspace) -> std::io::Result<()> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&workspace.id);
        let folder = self.folder(workspace);
        if workspace.is_first || !folder.exists() {
            return Ok(());
        }
        std::fs::remove_dir_all(folder)
    }
}
