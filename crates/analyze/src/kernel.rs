//! What every question must be able to do.

use std::collections::BTreeMap;

use journey::answer::AnswerBody;
use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::program::Block;
use crate::quantiles::Window;

/// Where quantiles are expected to lie, by the name of what they are of: a first look's result, which makes the full
/// scan keep less. Without it everything is kept; the answer is the same.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Hint {
    pub(crate) windows: BTreeMap<String, Vec<Window>>,
    /// Whether windows must stay as they are: those that were made on the way were wrong once, and might be again.
    #[serde(default)]
    pub(crate) is_fixed: bool,
}

impl Hint {
    /// The windows for a name; everything where none are known.
    pub(crate) fn windows(&self, name: &str) -> Vec<Window> {
        self.windows.get(name).cloned().unwrap_or_else(|| vec![Window::ALL])
    }
}

/// How a scan ends.
pub(crate) enum Finish {
    /// The answer.
    Answer(AnswerBody),
    /// A quantile lies outside its window: scan again with this hint.
    Again(Hint),
}

/// A question, compiled for some data.
pub(crate) trait Kernel: Sync {
    /// What one thread gathers. Refers to labels and values by numbers of this process.
    type Local: Send;
    /// What a scan gives. Refers to everything by name, so that partials of different processes merge.
    type Partial: Send + Serialize;

    /// An empty state.
    fn local(&self) -> Self::Local;

    /// Takes the journeys of a block.
    fn block(&self, local: &mut Self::Local, block: &Block<'_>);

    /// Joins the states of two threads.
    fn join(&self, into: Self::Local, from: Self::Local) -> Self::Local;

    /// Ends a scan.
    fn seal(&self, local: Self::Local) -> Self::Partial;

    /// Whether a first look pays: whether [`Kernel::hint`] tells anything.
    const LOOKS_FIRST: bool = false;

    /// What a first look at some of the data teaches about quantiles.
    fn hint(&self, _sample: Self::Partial) -> Hint {
        Hint::default()
    }

    /// From the partial of everything to the answer.
    fn finish(&self, partial: Self::Partial) -> Result<Finish, AnalyzeError>;
}
