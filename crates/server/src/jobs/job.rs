//! One job: what it is, how far it is, what came of it.

use std::sync::{Arc, Mutex, PoisonError};

use events::Watch;
use journey::format_millis;
use serde::Serialize;
use tokio::sync::watch;
use utoipa::ToSchema;

use crate::web::{Problem, ProblemDocument};

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum JobKind {
    /// Brings files in.
    Import,
    /// Makes up a shop and brings it in.
    Sample,
    /// Draws a first map from the events.
    Discover,
    /// Answers a question.
    Ask,
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum JobState {
    /// It waits for its turn.
    Waiting,
    /// It is being done.
    Running,
    /// It is done, and `result` holds what came of it.
    Done,
    /// It could not be done, and `problem` says why.
    Failed,
    /// Somebody stopped it.
    Cancelled,
}

impl JobState {
    /// Whether nothing more will happen.
    pub(crate) fn is_over(self) -> bool {
        matches!(self, JobState::Done | JobState::Failed | JobState::Cancelled)
    }
}

/// A job, as it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Job)]
pub(crate) struct JobOut {
    /// Its id.
    pub id: String,
    /// What it does.
    pub kind: JobKind,
    /// How it stands.
    pub state: JobState,
    /// How far it is, from 0 to 1; null where nobody can say.
    #[schema(required = true)]
    pub progress: Option<f64>,
    /// What it is at: `reading`, `sorting`, `asking`, or nothing.
    pub stage: &'static str,
    /// What came of it; null before it is done.
    #[schema(required = true, value_type = Option<Object>)]
    pub result: Option<serde_json::Value>,
    /// Why it could not be done.
    #[schema(required = true)]
    pub problem: Option<ProblemDocument>,
    /// When it was begun.
    pub created_at: String,
    /// When it was over.
    #[schema(required = true)]
    pub finished_at: Option<String>,
}

#[derive(Debug, Clone)]
struct Now {
    state: JobState,
    progress: Option<f64>,
    stage: &'static str,
    result: Option<serde_json::Value>,
    problem: Option<ProblemDocument>,
    finished_millis: Option<i64>,
}

/// A job.
#[derive(Debug)]
pub(crate) struct Job {
    pub id: String,
    pub kind: JobKind,
    pub workspace_id: String,
    /// Id of the user or key who began it.
    pub actor: String,
    pub created_millis: i64,
    /// Stops the scans of the job, and tells how far they are.
    pub watch: Arc<Watch>,
    now: Mutex<Now>,
    /// Counts the changes, for those who wait for one.
    changes: watch::Sender<u64>,
}

impl Job {
    pub(crate) fn new(id: String, kind: JobKind, workspace_id: String, actor: String, created_millis: i64) -> Self {
        let now = Now { state: JobState::Waiting, progress: None, stage: "", result: None, problem: None, finished_millis: None };
        let (changes, _) = watch::channel(0);
        Job { id, kind, workspace_id, actor, created_millis, watch: Arc::default(), now: Mutex::new(now), changes }
    }

    pub(crate) fn state(&self) -> JobState {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).state
    }

    /// When it was over; none before.
    pub(crate) fn finished_millis(&self) -> Option<i64> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).finished_millis
    }

    /// Hears of every change from now on.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    pub(crate) fn out(&self) -> JobOut {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // Of scans it is the watch that knows how far they are.
        let scanned = (now.stage == Handle::ASKING).then(|| self.watch.share());
        JobOut {
            id: self.id.clone(),
            kind: self.kind,
            state: now.state,
            progress: now.progress.or(scanned),
            stage: now.stage,
            result: now.result,
            problem: now.problem,
            created_at: format_millis(self.created_millis),
            finished_at: now.finished_millis.map(format_millis),
        }
    }

    fn change(&self, change: impl FnOnce(&mut Now)) {
        {
            let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            if now.state.is_over() {
                return;
            }
            change(&mut now);
        }
        self.changes.send_modify(|changes| *changes += 1);
    }

    /// Stops it. What it has already made exist stays.
    pub(crate) fn cancel(&self, at_millis: i64) {
        self.watch.cancel();
        self.change(|now| {
            if now.state == JobState::Waiting {
                (now.state, now.finished_millis) = (JobState::Cancelled, Some(at_millis));
            }
        });
    }

    /// Ends it.
    pub(crate) fn end(&self, done: Result<serde_json::Value, Problem>, at_millis: i64) {
        let is_cancelled = self.watch.is_cancelled();
        self.change(|now| {
            now.finished_millis = Some(at_millis);
            now.stage = "";
            now.progress = None;
            match done {
                Ok(result) => (now.state, now.result, now.progress) = (JobState::Done, Some(result), Some(1.0)),
                Err(_) if is_cancelled => now.state = JobState::Cancelled,
                Err(problem) => {
                    if let Some(cause) = problem.cause.as_deref() {
                        // As text, which is quoted: causes come from files and databases, and may hold line ends.
                        tracing::error!(job = %self.id, cause, "a job failed");
                    }
                    (now.state, now.problem) = (JobState::Failed, Some(problem.document(&self.id)));
                }
            }
        });
    }
}

/// What the work of a job tells it.
#[derive(Debug, Clone)]
pub(crate) struct Handle(pub Arc<Job>);

impl Handle {
    /// The stage of scans.
    pub(crate) const ASKING: &'static str = "asking";

    /// Tells what it is at, and how far.
    pub(crate) fn tell(&self, stage: &'static str, progress: Option<f64>) {
        self.0.change(|now| (now.state, now.stage, now.progress) = (JobState::Running, stage, progress));
    }

    /// Whether it should go on.
    pub(crate) fn goes_on(&self) -> bool {
        !self.0.watch.is_cancelled()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("no one panicked").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// Would catch: a cause with line ends in it that makes up a line of the log.
    #[test]
    fn a_failed_job_is_one_line_of_the_log() {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
        let job = Job::new("1".to_owned(), JobKind::Import, "w".to_owned(), "u".to_owned(), 0);
        let problem = Problem::internal("it broke\n2025-06-15T15:06:40Z  INFO answered");
        tracing::subscriber::with_default(subscriber, || job.end(Err(problem), 1));
        let told = String::from_utf8(lines.0.lock().expect("no one panicked").clone()).expect("text");
        assert!(told.contains("a job failed") && told.contains("cause=\"it broke\\n2025"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}
