//! All jobs of a server.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use journey::limits;
use records::Actor;

use super::job::{Handle, Job, JobKind};
use crate::accounts::new_token;
use crate::app::Shared;
use crate::gate::Here;
use crate::web::Problem;

/// All jobs of a server, by the time they were begun, then by their number.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<BTreeMap<(i64, u64), Arc<Job>>>);

impl Jobs {
    /// Begins a job whose work is `work`, and gives it as it stands at once.
    ///
    /// Errors: too many are running.
    pub(crate) fn begin<F>(
        app: &Shared,
        here: &Here,
        actor: &Actor,
        kind: JobKind,
        work: impl FnOnce(Handle) -> F,
    ) -> Result<Arc<Job>, Problem>
    where
        F: Future<Output = Result<serde_json::Value, Problem>> + Send + 'static,
    {
        let now_millis = app.clock.now_millis();
        let id = new_token(app.chance.as_ref());
        let job = Arc::new(Job::new(id, kind, here.workspace.id.clone(), actor.name().to_owned(), now_millis));
        app.jobs.add(Arc::clone(&job), now_millis)?;
        let work = work(Handle(Arc::clone(&job)));
        let (app, ended) = (Arc::clone(app), Arc::clone(&job));
        tokio::spawn(async move {
            // A task of its own, so that work that panics ends its job too.
            let done = match tokio::spawn(work).await {
                Ok(done) => done,
                Err(error) => Err(Problem::internal(error.to_string())),
            };
            ended.end(done, app.clock.now_millis());
        });
        Ok(job)
    }

    fn add(&self, job: Arc<Job>, now_millis: i64) -> Result<(), Problem> {
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.retain(|_, job| job.finished_millis().is_none_or(|at| now_millis - at < limits::JOB_KEPT_MILLIS));
        let of_all = jobs.values().filter(|job| !job.state().is_over()).count();
        let of_one = jobs.values().filter(|other| !other.state().is_over() && other.actor == job.actor).count();
        if of_all >= limits::JOBS || of_one >= limits::JOBS_EACH {
            return Err(Problem::too_many("too many jobs are waiting; wait for one to end", 10));
        }
        let number = jobs.keys().map(|(_, number)| number + 1).max().unwrap_or(0);
        jobs.insert((job.created_millis, number), job);
        Ok(())
    }

    /// The jobs of a workspace, the newest first.
    pub(crate) fn of(&self, workspace_id: &str) -> Vec<Arc<Job>> {
        let jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.values().rev().filter(|job| job.workspace_id == workspace_id).cloned().collect()
    }

    /// One job of a workspace.
    pub(crate) fn one(&self, workspace_id: &str, id: &str) -> Option<Arc<Job>> {
        let jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.values().find(|job| job.workspace_id == workspace_id && job.id == id).cloned()
    }

    /// Jobs that are not over.
    pub(crate) fn running(&self) -> usize {
        let jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.values().filter(|job| !job.state().is_over()).count()
    }

    /// Stops all of them, as the server does.
    pub(crate) fn cancel_all(&self, at_millis: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().for_each(|job| job.cancel(at_millis));
    }
}
