//! `/api/v1/workspaces/{ws}/uploads/{id}` and `…/preview`.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use collect::{Preview, PreviewEvent};
use journey::format_millis;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::imports::source_of;
use super::uploads::{UploadOut, look};
use crate::app::{App, Shared};
use crate::gate::Here;
use crate::jobs::rejected;
use crate::uploads::Upload;
use crate::web::{Document, Json, Problem};

/// What the columns mean.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreviewNew {
    /// An entry of a mapping document, without `file`.
    #[schema(value_type = Object)]
    mapping: Document,
}

/// A file that was sent, and a first look at it.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/uploads/{id}", responses((status = 200, body = UploadOut)))]
pub(crate) async fn show(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, id)): Path<(String, String)>,
) -> Result<axum::Json<UploadOut>, Problem> {
    Ok(axum::Json(look(find(&app, &here, &id)?).await?))
}

/// Removes a file that was sent.
#[utoipa::path(delete, path = "/api/v1/workspaces/{ws}/uploads/{id}", responses((status = 204)))]
pub(crate) async fn delete(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    find(&app, &here, &id)?.remove();
    Ok(StatusCode::NO_CONTENT)
}

/// What a mapping makes of the first rows of a file: journeys, names, and rows that can't be used.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/uploads/{id}/preview", request_body = PreviewNew,
    responses((status = 200, body = Object)))]
pub(crate) async fn preview(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, id)): Path<(String, String)>,
    Json(new): Json<PreviewNew>,
) -> Result<axum::Json<Value>, Problem> {
    let upload = find(&app, &here, &id)?;
    let source = source_of(&upload, new.mapping.get(), "/mapping")?;
    let made = tokio::task::spawn_blocking(move || collect::preview(&source)).await;
    let made = made.map_err(|error| Problem::internal(error.to_string()))?;
    Ok(axum::Json(out(&made.map_err(|error| upload.problem(&error))?)))
}

fn find(app: &App, here: &Here, id: &str) -> Result<Upload, Problem> {
    Upload::find(&app.stores.folder(&here.workspace), id).ok_or_else(Problem::not_found)
}

fn out(preview: &Preview) -> Value {
    let event = |event: &PreviewEvent| {
        let properties: Map<String, Value> = event.properties.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        json!({ "time": format_millis(event.time_millis), "event": event.event, "properties": properties })
    };
    let journey = |(customer, events): &(String, Vec<PreviewEvent>)| json!({ "customer": customer, "events": events.iter().map(event).collect::<Vec<_>>() });
    json!({
        "events": preview.events,
        "trait_rows": preview.trait_rows,
        "customers": preview.customers,
        "rejected": rejected(&preview.rejected),
        "event_names":
            preview.event_names.iter().map(|(name, count)| json!({ "name": name, "count": count })).collect::<Vec<_>>(),
        "properties": preview.properties,
        "journeys": preview.journeys.iter().map(journey).collect::<Vec<_>>(),
        "is_whole": preview.is_whole,
        "notes": preview.notes,
    })
}
