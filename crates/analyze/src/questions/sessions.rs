//! sessions: how many, how long, how full.

use events::Needs;
use journey::answer::{AnswerBody, SessionsAnswer};
use journey::question::Sessions;
use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::kernel::{Finish, Hint, Kernel};
use crate::kernels::sessions;
use crate::program::Block;
use crate::quantiles::{Tally, windows};

pub(crate) struct SessionsKernel {
    gap_millis: i64,
    hint: Hint,
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
    type Local = SessionsPartial;
    type Partial = SessionsPartial;

    fn local(&self) -> SessionsPartial {
        SessionsPartial { customers: 0, events: 0, durations: Tally::new(&self.hint.windows(DURATION)) }
    }

    fn block(&self, local: &mut SessionsPartial, block: &Block<'_>) {
        for pair in block.offsets.windows(2) {
            local.customers += 1;
            let times = &block.times[pair[0] as usize..pair[1] as usize];
            local.events += times.len() as u64;
            sessions::journey(times, self.gap_millis, |duration, _| local.durations.record(duration));
        }
    }

    fn join(&self, mut into: SessionsPartial, from: SessionsPartial) -> SessionsPartial {
        into.merge(from);
        into
    }

    fn seal(&self, local: SessionsPartial) -> SessionsPartial {
        local
    }

    fn hint(&self, sample: SessionsPartial) -> Hint {
        let found = windows(&mut sample.durations.kept(), &Tally::SHARES);
        Hint { windows: [(DURATION.to_owned(), found)].into() }
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
