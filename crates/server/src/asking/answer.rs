//! From a question to the text of its answer.

use analyze::{AnalyzeError, Asker};
use events::{Store, StoreError};
use journey::Question;

/// Imports that end while a question is read may remove the files it reads; then it is asked again of the new state.
const TRIES: usize = 3;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AskError {
    /// The question can't be answered as it is, or the data can't be read.
    #[error(transparent)]
    Analyze(#[from] AnalyzeError),
    /// The answer can't be written down.
    #[error("the answer can't be told")]
    Untold(#[from] serde_json::Error),
}

/// The answer to a question, as `meander ask` tells it. Takes as long as it takes: not for threads that serve others.
pub(crate) fn answer(store: &Store, question: &Question, now_millis: i64) -> Result<String, AskError> {
    let mut tries = 1;
    loop {
        let snapshot = store.latest().map_err(AnalyzeError::from)?;
        match Asker::new(&snapshot, question, now_millis).ask() {
            Ok(answer) => return Ok(answer.to_text()?),
            Err(error)
                if tries < TRIES
                    && is_gone(&error)
                    && store.latest().is_ok_and(|now| now.generation() != snapshot.generation()) =>
            {
                tries += 1;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

fn is_gone(error: &AnalyzeError) -> bool {
    matches!(error, AnalyzeError::Store(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound)
}
