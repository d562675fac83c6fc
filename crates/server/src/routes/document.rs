//! `/api/v1/workspaces/{ws}/documents/{kind}/{key}`.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::{ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use records::{Actor, DocumentKind, NewDocument};
use serde::Deserialize;
use utoipa::ToSchema;

use super::documents::{DocumentOut, Tagged, body_of, kind_of, tag, tagged};
use super::wire;
use crate::app::{App, Shared};
use crate::gate::Here;
use crate::schemas;
use crate::web::{Document, Json, Problem};

/// What a document is changed to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentChange {
    /// Its name on the screen.
    name: String,
    /// What it says. A map may be given as a text of YAML too.
    #[schema(value_type = schemas::BodyGiven)]
    body: Document,
}

/// A document, with its version as ETag. With `If-None-Match` of that version: 304.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/documents/{kind}/{key}",
    responses((status = 200, body = DocumentOut, headers(("ETag" = String, description = "Names this version."))), (status = 304, headers(("ETag" = String, description = "Names this version.")))))]
pub(crate) async fn show(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, kind, key)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let document = find(&app, &here, kind_of(&kind)?, &key).await?;
    if names_tag(&headers, &IF_NONE_MATCH, &tag(&document)).unwrap_or(false) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag(&document))]).into_response());
    }
    Ok(tagged(document)?.into_response())
}

/// Changes a document. `If-Match` has to name the version that was read: 428 without it, 412 where it has changed since.
#[utoipa::path(put, path = "/api/v1/workspaces/{ws}/documents/{kind}/{key}", request_body = DocumentChange,
    params(("If-Match" = String, Header, description = "The ETag of the version that was read.")),
    responses((status = 200, body = DocumentOut, headers(("ETag" = String, description = "Names this version.")))))]
pub(crate) async fn change(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, kind, key)): Path<(String, String, String)>,
    headers: HeaderMap,
    Json(change): Json<DocumentChange>,
) -> Result<Tagged, Problem> {
    let kind = kind_of(&kind)?;
    let seen = find(&app, &here, kind, &key).await?;
    match names_tag(&headers, &IF_MATCH, &tag(&seen)) {
        None => return Err(Problem::needs_if_match()),
        Some(false) => return Err(Problem::stale()),
        Some(true) => {}
    }
    let new = NewDocument { key, name: wire::title("/name", &change.name)?, body: body_of(kind, &change.body)? };
    tagged(app.records.update_document(&actor, &here.workspace.id, &new, seen.version).await?)
}

/// Deletes a document; it can be restored for 30 days. With `If-Match`, only if it is still that version.
#[utoipa::path(delete, path = "/api/v1/workspaces/{ws}/documents/{kind}/{key}", responses((status = 204)))]
pub(crate) async fn delete(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, kind, key)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let kind = kind_of(&kind)?;
    let seen = find(&app, &here, kind, &key).await?;
    let expected = match names_tag(&headers, &IF_MATCH, &tag(&seen)) {
        Some(false) => return Err(Problem::stale()),
        Some(true) => Some(seen.version),
        None => None,
    };
    app.records.delete_document(&actor, &here.workspace.id, kind, &key, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn find(app: &App, here: &Here, kind: DocumentKind, key: &str) -> Result<records::Document, Problem> {
    let found = app.records.document(&here.workspace.id, kind, key).await?;
    found.filter(|document| document.deleted_at.is_none()).ok_or_else(Problem::not_found)
}

/// Whether a header of ETags names this one; `None` without the header.
fn names_tag(headers: &HeaderMap, name: &HeaderName, tag: &str) -> Option<bool> {
    let told = headers.get(name)?.to_str().unwrap_or_default();
    Some(told.split(',').map(str::trim).any(|one| one == "*" || one == tag))
}
