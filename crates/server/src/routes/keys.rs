//! `/api/v1/workspaces/{ws}/keys`.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use journey::format_millis;
use records::{Actor, NewKey};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wire::{self, RoleWord};
use crate::accounts::{KEY_PREFIX_LENGTH, hash, new_key};
use crate::app::Shared;
use crate::gate::{Here, Person};
use crate::web::{Json, PageOf, Problem};

/// A key of a program.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Key)]
pub(crate) struct KeyOut {
    /// Its id.
    id: String,
    /// What it is for.
    name: String,
    /// How it begins, to tell it by.
    prefix: String,
    /// What it may do.
    role: RoleWord,
    /// When it was made.
    created_at: String,
    /// When it was last used, to within some minutes.
    #[schema(required = true)]
    last_used_at: Option<String>,
}

impl From<records::ApiKey> for KeyOut {
    fn from(key: records::ApiKey) -> Self {
        KeyOut {
            id: key.id,
            name: key.name,
            prefix: key.prefix,
            role: key.role.into(),
            created_at: format_millis(key.created_at),
            last_used_at: key.last_used_at.map(format_millis),
        }
    }
}

/// A key to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyNew {
    /// What it is for.
    name: String,
    /// What it may do.
    role: RoleWord,
}

/// A key, with its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KeyMade {
    /// The key.
    key: KeyOut,
    /// What programs send as `Authorization: Bearer …`, told this once.
    secret: String,
}

/// The keys of a workspace, the newest first.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/keys", responses((status = 200, body = PageOf<KeyOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
) -> Result<axum::Json<PageOf<KeyOut>>, Problem> {
    let keys = app.records.keys(&here.workspace.id).await?;
    Ok(axum::Json(PageOf::whole(keys.into_iter().map(KeyOut::from).collect())))
}

/// Makes a key. Its secret is told this once.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/keys", request_body = KeyNew, responses((status = 201, body = KeyMade)))]
pub(crate) async fn create(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<KeyNew>,
) -> Result<(StatusCode, axum::Json<KeyMade>), Problem> {
    let name = wire::title("/name", &new.name)?;
    let secret = new_key(&*app.chance);
    let prefix = secret[..KEY_PREFIX_LENGTH].to_owned();
    let new = NewKey { name, prefix, key_hash: hash(&secret), role: new.role.into() };
    let key = app.records.create_key(&actor, &here.workspace.id, &person.user.id, &new).await?;
    Ok((StatusCode::CREATED, axum::Json(KeyMade { key: key.into(), secret })))
}

/// Makes a key useless at once. For ten minutes it can be restored.
#[utoipa::path(delete, path = "/api/v1/workspaces/{ws}/keys/{id}", responses((status = 204)))]
pub(crate) async fn revoke(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    app.records.revoke_key(&actor, &here.workspace.id, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a key work again that was revoked less than ten minutes ago.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/keys/{id}/restore", responses((status = 204)))]
pub(crate) async fn restore(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    app.records.restore_key(&actor, &here.workspace.id, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
