//! `/api/v1/workspaces/{ws}/documents/{kind}`.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{ETAG, LOCATION};
use axum::http::{HeaderName, HeaderValue};
use journey::{Refusal, format_millis};
use records::{Actor, DocumentBody, DocumentKind, NewDocument};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wire;
use crate::app::{App, Shared};
use crate::gate::Here;
use crate::schemas;
use crate::web::{Document, Json, PageOf, PageParams, PageQuery, Problem};

/// A saved question, segment, dashboard or map.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Document)]
pub(crate) struct DocumentOut {
    /// Its name in addresses.
    pub key: String,
    /// Its name on the screen.
    pub name: String,
    /// What it says: a question, segment, dashboard or map.
    #[schema(value_type = Object)]
    pub body: Document,
    /// How often it was changed, from 1.
    pub version: i64,
    /// Id of the user or key who made it.
    pub created_by: String,
    /// When.
    pub created_at: String,
    /// Id of the user or key who changed it last.
    pub updated_by: String,
    /// When.
    pub updated_at: String,
}

impl DocumentOut {
    pub(super) fn of(document: records::Document) -> Result<Self, Problem> {
        Ok(DocumentOut {
            body: raw(document.body)?,
            key: document.key,
            name: document.name,
            version: document.version,
            created_by: document.created_by,
            created_at: format_millis(document.created_at),
            updated_by: document.updated_by,
            updated_at: format_millis(document.updated_at),
        })
    }
}

/// A document to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentNew {
    /// Its name in addresses; follows from the name where left out.
    key: Option<String>,
    /// Its name on the screen.
    name: String,
    /// What it says. A map may be given as a text of YAML too.
    #[schema(value_type = schemas::BodyGiven)]
    body: Document,
}

/// An answer with a document and its ETag.
pub(super) type Tagged = ([(HeaderName, HeaderValue); 1], axum::Json<DocumentOut>);

/// The kind in the address.
pub(super) fn kind_of(word: &str) -> Result<DocumentKind, Problem> {
    DocumentKind::of_word(word).ok_or_else(Problem::not_found)
}

/// JSON of the records as it goes into an answer.
pub(super) fn raw(text: String) -> Result<Document, Problem> {
    serde_json::value::RawValue::from_string(text).map_err(|error| Problem::internal(format!("a saved document: {error}")))
}

/// What tells one version of a document from every other.
pub(super) fn tag(document: &records::Document) -> String {
    format!("\"{}.{}\"", document.id, document.version)
}

/// The answer with a document.
pub(super) fn tagged(document: records::Document) -> Result<Tagged, Problem> {
    let tag = HeaderValue::from_str(&tag(&document)).map_err(|error| Problem::internal(error.to_string()))?;
    Ok(([(ETAG, tag)], axum::Json(DocumentOut::of(document)?)))
}

/// Reads the body of a document, which stands under `/body`.
pub(super) fn body_of(kind: DocumentKind, body: &Document) -> Result<DocumentBody, Problem> {
    let read = |body: &Document| -> Result<DocumentBody, Refusal> {
        match serde_json::from_str::<String>(body.get()) {
            Ok(yaml) if kind == DocumentKind::Map => DocumentBody::of_map_yaml(&yaml),
            _ => DocumentBody::read(kind, body.get()),
        }
    };
    read(body).map_err(|refusal| Problem::refused("/body", &refusal))
}

/// The documents of a kind, by key, in pages.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/documents/{kind}", params(PageParams),
    responses((status = 200, body = PageOf<DocumentOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Path((_, kind)): Path<(String, String)>,
    PageQuery(page): PageQuery,
) -> Result<axum::Json<PageOf<DocumentOut>>, Problem> {
    let listed = app.records.documents(&here.workspace.id, kind_of(&kind)?, &page).await?;
    Ok(axum::Json(PageOf::try_of(listed, DocumentOut::of)?))
}

/// Saves a document.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/documents/{kind}", request_body = DocumentNew,
    responses((status = 201, body = DocumentOut, headers(
        ("ETag" = String, description = "Names this version."),
        ("Location" = String, description = "Its address.")
    ))))]
pub(crate) async fn create(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, kind)): Path<(String, String)>,
    Json(new): Json<DocumentNew>,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1], Tagged), Problem> {
    let kind = kind_of(&kind)?;
    let name = wire::title("/name", &new.name)?;
    let body = body_of(kind, &new.body)?;
    let key = match new.key {
        Some(key) => wire::key("/key", &key)?,
        None => free_key(&app, &here, kind, &name).await?,
    };
    let document = app.records.create_document(&actor, &here.workspace.id, &NewDocument { key, name, body }).await?;
    let place = format!("/api/v1/workspaces/{}/documents/{}/{}", here.workspace.key, kind.word(), document.key);
    let place = HeaderValue::from_str(&place).map_err(|error| Problem::internal(error.to_string()))?;
    Ok((StatusCode::CREATED, [(LOCATION, place)], tagged(document)?))
}

/// A key that follows from the name and that no document has, not even a deleted one.
pub(crate) async fn free_key(app: &App, here: &Here, kind: DocumentKind, name: &str) -> Result<String, Problem> {
    let base = wire::key_of(name, kind.word());
    let taken = app.records.document_keys_like(&here.workspace.id, kind, &base).await?;
    let mut keys = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
    // There are more candidates than keys taken, so one is found.
    Ok(keys.find(|key| !taken.contains(key)).unwrap_or(base))
}
