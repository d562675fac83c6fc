//! `/api/v1/workspaces/{ws}/jobs`.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::app::Shared;
use crate::gate::Here;
use crate::jobs::{Job, JobOut};
use crate::web::{PageOf, Problem};

/// The answer with a job that was begun: 202, and the job as it stands.
pub(crate) struct Begun(pub Arc<Job>);

impl IntoResponse for Begun {
    fn into_response(self) -> Response {
        (StatusCode::ACCEPTED, axum::Json(self.0.out())).into_response()
    }
}

/// The jobs of the workspace, the newest first. What came of a job is told for an hour.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/jobs", responses((status = 200, body = PageOf<JobOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
) -> Result<axum::Json<PageOf<JobOut>>, Problem> {
    Ok(axum::Json(PageOf::whole(app.jobs.of(&here.workspace.id).iter().map(|job| job.out()).collect())))
}
