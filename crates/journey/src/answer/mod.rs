//! Answers: one document for each question, the same for the command line, the API and the UI.

mod attribution;
mod conformance;
mod funnel;
mod paths;
mod precedence;
mod retention;
mod sessions;
mod times;
mod transitions;
mod values;
mod variants;

pub use attribution::AttributionAnswer;
pub use conformance::{ConformanceAnswer, StepConformance, UnmappedEvent};
pub use funnel::{FunnelAnswer, FunnelGroup, StepReach};
pub use paths::{PathLink, PathNode, PathsAnswer};
pub use precedence::{LabelReach, PrecedenceAnswer, PrecedencePair};
pub use retention::{Cohort, RetentionAnswer};
pub use sessions::SessionsAnswer;
pub use times::{HISTOGRAM_EDGES_MILLIS, HistogramBin, Times};
pub use transitions::{LeftOut, TransitionEdge, TransitionNode, TransitionsAnswer};
pub use values::{ValueGroup, ValuesAnswer};
pub use variants::{Variant, VariantsAnswer};

use serde::{Deserialize, Serialize};

/// Label of the edge into a journey's first event, and of the node before it.
pub const START: &str = "(start)";
/// Label of the edge out of a journey's last event, and of the node after it.
pub const END: &str = "(end)";
/// Label of what is summed up.
pub const OTHER: &str = "(other)";
/// Label of a missing value.
pub const NONE: &str = "(none)";

/// An answer and what should be known about it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Answer {
    /// The answer itself.
    #[serde(flatten)]
    pub body: AnswerBody,
    /// Names in the question that the data does not know, and other doubts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

impl Answer {
    /// The answer as JSON text, the same wherever it is told.
    ///
    /// Errors: it holds a number that JSON has no word for.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}

/// The answer to each kind of question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "ask", rename_all = "snake_case")]
#[allow(missing_docs)] // Each is the answer of the question of its name.
pub enum AnswerBody {
    Funnel(FunnelAnswer),
    Transitions(TransitionsAnswer),
    Paths(PathsAnswer),
    Variants(VariantsAnswer),
    Sessions(SessionsAnswer),
    Retention(RetentionAnswer),
    Attribution(AttributionAnswer),
    Conformance(ConformanceAnswer),
    Precedence(PrecedenceAnswer),
    Values(ValuesAnswer),
}

/// A doubt about an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Warning {
    /// The place in the question: `steps[1].match`.
    pub path: String,
    /// What is doubtful, and what may have been meant.
    pub message: String,
}
