//! What was worked out about a state of the data, kept until the data change.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// One value a workspace, of one state of its data.
#[derive(Debug)]
pub(crate) struct Remembered<T>(Mutex<HashMap<String, (u64, Arc<T>)>>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Remembered(Mutex::default())
    }
}

impl<T> Remembered<T> {
    /// What was worked out for this state, or what `work` gives. Two who come at once both work.
    ///
    /// Errors: those of `work`.
    pub(crate) fn get<E>(&self, workspace: &str, generation: u64, work: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        if let Some((known, value)) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(workspace)
            && *known == generation
        {
            return Ok(Arc::clone(value));
        }
        let value = Arc::new(work()?);
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.insert(workspace.to_owned(), (generation, Arc::clone(&value)));
        Ok(value)
    }
}
