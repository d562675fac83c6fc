//! `/api/v1/workspaces/{ws}/uploads/{id}` and `…/preview`.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use collect::{Preview, PreviewEvent};
use journey::format_millis;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::customer::TimelineOut;
use super::customers::object;
use super::imports::source_of;
use super::uploads::{UploadOut, look};
use crate::app::{App, Shared};
use crate::gate::Here;
use crate::jobs::{RejectedExample, rejected};
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

/// What a mapping makes of the first rows of a file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Preview)]
pub(crate) struct PreviewOut {
    /// Events.
    events: u64,
    /// Rows that describe customers.
    trait_rows: u64,
    /// Customers.
    customers: u64,
    /// Rows that can't be used, by reason.
    rejected: Vec<RejectedExample>,
    /// The commonest names of events.
    event_names: Vec<NameCount>,
    /// Properties that the events have.
    properties: Vec<String>,
    /// Some journeys.
    journeys: Vec<PreviewJourney>,
    /// Whether all rows were looked at, and not only the first of them.
    is_whole: bool,
    /// What else is worth knowing.
    notes: Vec<String>,
}

/// A name, and how often it occurs.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NameCount {
    /// The name.
    name: String,
    /// Its occurrences.
    count: u64,
}

/// The first events of a customer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PreviewJourney {
    /// Their id.
    customer: String,
    /// The events.
    events: Vec<TimelineOut>,
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
    responses((status = 200, body = PreviewOut)))]
pub(crate) async fn preview(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, id)): Path<(String, String)>,
    Json(new): Json<PreviewNew>,
) -> Result<axum::Json<PreviewOut>, Problem> {
    let upload = find(&app, &here, &id)?;
    let source = source_of(&upload, new.mapping.get(), "/mapping")?;
    let made = tokio::task::spawn_blocking(move || collect::preview(&source)).await;
    let made = made.map_err(|error| Problem::internal(error.to_string()))?;
    Ok(axum::Json(out(made.map_err(|error| upload.problem(&error))?)))
}

fn find(app: &App, here: &Here, id: &str) -> Result<Upload, Problem> {
    Upload::find(&app.stores.folder(&here.workspace), id).ok_or_else(Problem::not_found)
}

fn out(preview: Preview) -> PreviewOut {
    let event = |event: PreviewEvent| TimelineOut {
        time: format_millis(event.time_millis),
        event: event.event,
        properties: object(event.properties),
    };
    let journey = |(customer, events): (String, Vec<PreviewEvent>)| PreviewJourney {
        customer,
        events: events.into_iter().map(event).collect(),
    };
    PreviewOut {
        events: preview.events,
        trait_rows: preview.trait_rows,
        customers: preview.customers,
        rejected: rejected(&preview.rejected),
        event_names: preview.event_names.into_iter().map(|(name, count)| NameCount { name, count }).collect(),
        properties: preview.properties,
        journeys: preview.journeys.into_iter().map(journey).collect(),
        is_whole: preview.is_whole,
        notes: preview.notes,
    }
}
