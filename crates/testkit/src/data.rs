//! Data folders for tests.

use std::sync::Arc;

use events::{Batch, Durability, ImportOptions, ImportRead, ImportReport, Store, StoreOptions};
use tempfile::TempDir;

use crate::rows::{Row, batch, traits};

/// A data folder that is removed with the test.
#[derive(Debug)]
pub struct TestData {
    /// The folder.
    pub folder: TempDir,
    /// The store in it.
    pub store: Arc<Store>,
}

impl Default for TestData {
    fn default() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = Store::open(folder.path(), StoreOptions { durability: Durability::Scratch, ..StoreOptions::default() });
        TestData { folder, store }
    }
}

impl TestData {
    /// A folder with these events.
    pub fn of(rows: &[Row]) -> Self {
        let data = Self::default();
        data.import(vec![batch(rows)], 1 << 30);
        data
    }

    /// A folder with these events and traits.
    pub fn with_traits(rows: &[Row], told: &[Row]) -> Self {
        let data = Self::default();
        data.import(vec![batch(rows), traits(told)], 1 << 30);
        data
    }

    /// The same folder opened anew: nothing is held in memory, and at most so many bytes will be.
    pub fn reopened(&self, memory_bytes: usize) -> Arc<Store> {
        Store::open(self.folder.path(), StoreOptions { durability: Durability::Scratch, memory_bytes })
    }

    /// Imports batches, spilling beyond `memory_bytes`.
    pub fn import(&self, batches: Vec<Batch>, memory_bytes: usize) -> ImportReport {
        let mut importer = self.store.import(ImportOptions { memory_bytes, at_millis: 0 }).expect("a writable folder");
        for batch in batches {
            importer.push(vec![batch]).expect("a batch is taken");
        }
        importer.finish(ImportRead::default()).expect("an import ends")
    }
}
