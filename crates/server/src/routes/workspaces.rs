//! `/api/v1/workspaces`.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use records::{Actor, Role};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{self, WorkspaceOut};
use crate::app::Shared;
use crate::gate::Person;
use crate::web::{Json, PageOf, Problem};

/// A workspace to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkspaceNew {
    /// Its name in addresses; follows from the name where left out.
    key: Option<String>,
    /// Its name on the screen.
    name: String,
}

/// The caller's workspaces, by key.
#[utoipa::path(get, path = "/api/v1/workspaces", responses((status = 200, body = PageOf<WorkspaceOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(person): Extension<Person>,
) -> Result<axum::Json<PageOf<WorkspaceOut>>, Problem> {
    let own = app.records.workspaces_of(&person.user.id).await?;
    Ok(axum::Json(PageOf::whole(own.iter().map(|(workspace, role)| WorkspaceOut::of(workspace, *role)).collect())))
}

/// Makes a workspace, whose admin the caller is.
#[utoipa::path(post, path = "/api/v1/workspaces", request_body = WorkspaceNew, responses((status = 201, body = WorkspaceOut)))]
pub(crate) async fn create(
    State(app): State<Shared>,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<WorkspaceNew>,
) -> Result<(StatusCode, axum::Json<WorkspaceOut>), Problem> {
    let name = wire::title("/name", &new.name)?;
    let key = new.key.map_or_else(|| Ok(wire::key_of(&name, "workspace")), |key| wire::key("/key", &key))?;
    let workspace = app.records.create_workspace(&actor, &person.user.id, &key, &name).await?;
    Ok((StatusCode::CREATED, axum::Json(WorkspaceOut::of(&workspace, Role::Admin))))
}
