//! `/api/v1/workspaces/{ws}/documents/{kind}/{key}/versions` and `…/restore`.

use axum::Extension;
use axum::extract::{Path, State};
use journey::format_millis;
use records::{Actor, DocumentVersion};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::documents::{DocumentOut, Tagged, kind_of, raw, tagged};
use crate::app::Shared;
use crate::gate::Here;
use crate::web::{Document, Json, PageOf, PageParams, PageQuery, Problem};

/// One version of a document.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DocumentVersion)]
pub(crate) struct VersionOut {
    /// Which.
    version: i64,
    /// Its name then.
    name: String,
    /// What it said then.
    #[schema(value_type = Object)]
    body: Document,
    /// Id of the user or key who made this version.
    changed_by: String,
    /// When.
    changed_at: String,
}

/// Which version to put back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Restore {
    /// Its number; what was there before the last change where left out.
    version: Option<i64>,
}

fn out(version: DocumentVersion) -> Result<VersionOut, Problem> {
    Ok(VersionOut {
        body: raw(version.body)?,
        version: version.version,
        name: version.name,
        changed_by: version.changed_by,
        changed_at: format_millis(version.changed_at),
    })
}

/// The versions of a document, also of a deleted one, the newest first.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/documents/{kind}/{key}/versions", params(PageParams),
    responses((status = 200, body = PageOf<VersionOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, kind, key)): Path<(String, String, String)>,
    PageQuery(page): PageQuery,
) -> Result<axum::Json<PageOf<VersionOut>>, Problem> {
    let document = app.records.document(&here.workspace.id, kind_of(&kind)?, &key).await?.ok_or_else(Problem::not_found)?;
    Ok(axum::Json(PageOf::try_of(app.records.document_versions(&document.id, &page).await?, out)?))
}

/// Puts back a version: undoes a change or a deletion.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/documents/{kind}/{key}/restore", request_body = Restore,
    responses((status = 200, body = DocumentOut, headers(("ETag" = String, description = "Names this version.")))))]
pub(crate) async fn restore(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, kind, key)): Path<(String, String, String)>,
    Json(wanted): Json<Restore>,
) -> Result<Tagged, Problem> {
    let kind = kind_of(&kind)?;
    tagged(app.records.restore_document(&actor, &here.workspace.id, kind, &key, wanted.version).await?)
}
