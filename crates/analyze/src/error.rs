//! Why a question has no answer.

use events::StoreError;
use journey::Refusal;

/// A question that could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum AnalyzeError {
    /// The question can't be answered as it is.
    #[error("{0}")]
    Refused(Refusal),
    /// The data can't be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A partial result arrived damaged, or comes from another version.
    #[error("a partial result can't be read: {0}")]
    Garbled(String),
    /// A partial result belongs to another question.
    #[error("this partial result belongs to a {found} question, not to a {wanted} question")]
    Foreign {
        /// What it belongs to.
        found: &'static str,
        /// What was asked.
        wanted: &'static str,
    },
}

impl AnalyzeError {
    pub(crate) fn refused(place: &str, problem: impl Into<String>) -> Self {
        AnalyzeError::Refused(Refusal { place: place.to_owned(), at: None, problem: problem.into() })
    }
}
