//! Attribution over a table of ready paths: `path,conversions,value,nulls`, touches parted by `>`.

use events::Interner;
use journey::answer::{Answer, AnswerBody, Warning};
use journey::question::{Attribution, Model};

use super::credit::{CreditBook, PathCounts};
use crate::error::AnalyzeError;

/// One row of a table of paths.
#[derive(Debug, Clone, PartialEq)]
pub struct PathRow {
    /// Touches parted by `>`.
    pub path: String,
    /// How often it ended in a conversion.
    pub conversions: u64,
    /// Value of these conversions in all; their number where not given.
    pub value: Option<f64>,
    /// How often it ended in nothing.
    pub nulls: u64,
}

/// Answers an attribution question from ready paths. Scope, lookback and matchers have no meaning here.
///
/// Errors: the Markov model has too many states to be solved.
#[allow(clippy::cast_precision_loss)] // Counts below 2^52.
pub fn attribution_of_table(question: &Attribution, rows: &[PathRow]) -> Result<Answer, AnalyzeError> {
    let mut warnings = Vec::new();
    let mut models = question.models.clone();
    if models.contains(&Model::TimeDecay) {
        models.retain(|model| *model != Model::TimeDecay);
        let message = "time_decay is left out: a table of paths has no times".to_owned();
        warnings.push(Warning { path: "models".to_owned(), message });
    }
    let mut book = CreditBook::new(&models, question.order);
    let mut labels = Interner::default();
    for row in rows {
        let path: Vec<u32> =
            row.path.split('>').map(str::trim).filter(|label| !label.is_empty()).map(|label| labels.intern(label) - 1).collect();
        if !path.is_empty() {
            let value = row.value.unwrap_or(row.conversions as f64);
            book.add(&path, PathCounts { conversions: row.conversions, value, nulls: row.nulls }, None);
        }
    }
    let labels: Vec<String> = labels.values().iter().map(str::to_owned).collect();
    Ok(Answer { body: AnswerBody::Attribution(book.tell(&labels)?), warnings })
}
