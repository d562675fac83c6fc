//! `/api/v1/workspaces/{ws}/jobs/{id}` and `…/events`.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use records::{Actor, Role};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::{App, Shared};
use crate::gate::Here;
use crate::jobs::{Job, JobOut};
use crate::web::Problem;

/// How often it is looked whether a scan has got further: often enough to be seen moving.
const LOOK: Duration = Duration::from_millis(300);

/// One of the server-sent events that tell a job.
#[derive(Debug, Serialize, ToSchema)]
#[allow(dead_code)] // For the document only.
pub(crate) struct JobEvent {
    /// `job`.
    event: String,
    /// The job as JSON, as it is told where it is asked for.
    data: String,
}

/// A job.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/jobs/{id}", responses((status = 200, body = JobOut)))]
pub(crate) async fn show(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, id)): Path<(String, String)>,
) -> Result<axum::Json<JobOut>, Problem> {
    Ok(axum::Json(find(&app, &here, &id)?.out()))
}

/// Cancels a job; who may only look cancels their own. An import that has begun to write is not stopped any more.
#[utoipa::path(delete, path = "/api/v1/workspaces/{ws}/jobs/{id}", responses((status = 204)))]
pub(crate) async fn cancel(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let job = find(&app, &here, &id)?;
    if job.actor != actor.name() && here.role < Role::Editor {
        return Err(Problem::forbidden("this is the job of someone else; an editor may cancel it"));
    }
    job.cancel(app.clock.now_millis());
    Ok(StatusCode::NO_CONTENT)
}

/// Tells a job each time it changes, as server-sent events called `job`, and ends when the job is over.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/jobs/{id}/events",
    responses((status = 200, body = JobEvent, content_type = "text/event-stream")))]
pub(crate) async fn events(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let job = find(&app, &here, &id)?;
    Ok(Sse::new(told(&app, job)).keep_alive(KeepAlive::default()))
}

/// The job at once, then whenever something about it has changed.
fn told(app: &App, job: Arc<Job>) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let start = (job.changes(), app.stopping(), None::<String>, false);
    unfold((job, start), |(job, (mut changes, mut stopping, mut last, is_over))| async move {
        if is_over {
            return None;
        }
        loop {
            let is_over = job.state().is_over() || *stopping.borrow_and_update();
            let text = serde_json::to_string(&job.out()).unwrap_or_default();
            if last.as_ref() != Some(&text) {
                last = Some(text.clone());
                return Some((Ok(Event::default().event("job").data(text)), (job, (changes, stopping, last, is_over))));
            }
            if is_over {
                return None;
            }
            tokio::select! {
                changed = changes.changed() => { if changed.is_err() { return None; } }
                _ = stopping.changed() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    })
}

fn find(app: &App, here: &Here, id: &str) -> Result<Arc<Job>, Problem> {
    app.jobs.one(&here.workspace.id, id).ok_or_else(Problem::not_found)
}
