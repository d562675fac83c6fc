//! sessions: how many, how long, how full.

use events::Needs;
use journey::answer::{AnswerBody, SessionsAnswer};
use journey::question::Sessions;
use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::kernel::{Finish, Hint, Kernel};
use crate::kernels::sessions::{self, Found};
use crate::program::Block;
use crate::quantiles::{Tally, windows};

pub(crate) struct SessionsKernel {
    gap_millis: i64,
    hint: Hint,
}

/// What one thread gathers.
pub(crate) struct SessionsLocal {
    partial: SessionsPartial,
    /// Durations of the sessions of the block at hand, of those that last.
    durations: Vec<i64>,
}

/// What a scan gathers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SessionsPartial {
    customers: u64,
    events: u64,
    durations: Tally,
}

const DURATION: &str = "duration";

impl SessionsKernel {
    pub(crate) fn compile(question: &Sessions, hint: &Hint, needs: &mut Needs) -> Self {
        needs.times = true;
        SessionsKernel { gap_millis: question.gap.millis(), hint: hint.clone() }
    }
}

impl SessionsPartial {
    pub(crate) fn merge(&mut self, from: SessionsPartial) {
        self.customers += from.customers;
        self.events += from.events;
        self.durations.merge(from.durations);
    }
}

impl Kernel for SessionsKernel {
    type Local = SessionsLocal;
    type Partial = SessionsPartial;

    const LOOKS_FIRST: bool = true;

    fn local(&self) -> SessionsLocal {
        let partial = SessionsPartial { customers: 0, events: 0, durations: Tally::new(&self.hint.windows(DURATION)) };
        SessionsLocal { partial, durations: Vec::new() }
    }

    fn block(&self, local: &mut SessionsLocal, block: &Block<'_>) {
        let mut found = Found::default();
        if local.durations.len() < block.times.len() {
            local.durations.resize(block.times.len(), 0);
        }
        for pair in block.offsets.windows(2) {
            let times = &block.times[pair[0] as usize..pair[1] as usize];
            found = sessions::journey(times, self.gap_millis, &mut local.durations, found);
        }
        local.partial.customers += block.offsets.len() as u64 - 1;
        local.partial.events += block.times.len() as u64;
        local.partial.durations.record_all(&local.durations[..found.lasting]);
        local.partial.durations.record_many(0, found.sessions - found.lasting);
    }

    fn join(&self, mut into: SessionsLocal, from: SessionsLocal) -> SessionsLocal {
        into.partial.merge(from.partial);
        into
    }

    fn seal(&self, local: SessionsLocal) -> SessionsPartial {
        local.partial
    }

    fn hint(&self, sample: SessionsPartial) -> Hint {
        let found = windows(&sample.durations.kept(), &Tally::SHARES);
        Hint { windows: [(DURATION.to_owned(), found)].into(), ..Hint::default() }
    }

    #[allow(clippy::cast_precision_loss)] // A mean of counts.
    fn finish(&self, mut partial: SessionsPartial) -> Result<Finish, AnalyzeError> {
        let Some(duration) = partial.durations.times() else { return Ok(Finish::Again(Hint::default())) };
        let sessions = partial.durations.count();
        Ok(Finish::Answer(AnswerBody::Sessions(SessionsAnswer {
            sessions,
            customers: partial.customers,
            events: partial.events,
            events_per_session_mean: (sessions > 0).then(|| partial.events as f64 / sessions as f64),
            duration_median_ms: duration.median_ms,
            duration,
        })))
    }
}
