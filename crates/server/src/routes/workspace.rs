//! `/api/v1/workspaces/{ws}`.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use records::{Actor, Workspace};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{self, WorkspaceOut};
use crate::app::Shared;
use crate::gate::Here;
use crate::web::{Json, Problem};

/// What is changed about a workspace.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkspaceChange {
    /// Its name on the screen.
    name: String,
}

/// A workspace.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}", responses((status = 200, body = WorkspaceOut)))]
pub(crate) async fn show(Extension(here): Extension<Here>) -> axum::Json<WorkspaceOut> {
    axum::Json(WorkspaceOut::of(&here.workspace, here.role))
}

/// Gives a workspace another name.
#[utoipa::path(patch, path = "/api/v1/workspaces/{ws}", request_body = WorkspaceChange, responses((status = 200, body = WorkspaceOut)))]
pub(crate) async fn change(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(change): Json<WorkspaceChange>,
) -> Result<axum::Json<WorkspaceOut>, Problem> {
    let name = wire::title("/name", &change.name)?;
    app.records.rename_workspace(&actor, &here.workspace.id, &name).await?;
    Ok(axum::Json(WorkspaceOut::of(&Workspace { name, ..here.workspace }, here.role)))
}

/// Deletes a workspace with its documents and events, for good. The first workspace stays.
#[utoipa::path(delete, path = "/api/v1/workspaces/{ws}", responses((status = 204)))]
pub(crate) async fn delete(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
) -> Result<StatusCode, Problem> {
    app.records.delete_workspace(&actor, &here.workspace).await?;
    let removed = tokio::task::spawn_blocking(move || app.stores.remove(&here.workspace)).await;
    // The workspace is gone all the same; what is left on the disk belongs to nobody.
    if let Ok(Err(error)) = removed {
        tracing::error!(%error, "the events of a deleted workspace could not be removed");
    }
    Ok(StatusCode::NO_CONTENT)
}
