//! `/api/v1/setup`: the first visit.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use records::NewUser;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wire::{self, Me};
use crate::accounts::csrf_of;
use crate::app::Shared;
use crate::web::{Address, Json, Problem};

/// Whether somebody has to be the owner first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SetupState {
    /// Whether there is nobody yet.
    needed: bool,
}

/// The first account and the first workspace.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setup {
    /// What the owner is called.
    name: String,
    /// The owner's address.
    email: String,
    /// The owner's password.
    password: String,
    /// What the first workspace is called.
    workspace: String,
}

/// An answer that signs in: the cookie, and who one is.
pub(crate) type SignedIn = (StatusCode, [(HeaderName, HeaderValue); 1], axum::Json<Me>);

/// Whether there is nobody yet.
#[utoipa::path(get, path = "/api/v1/setup", responses((status = 200, body = SetupState)))]
pub(crate) async fn show(State(app): State<Shared>) -> Result<axum::Json<SetupState>, Problem> {
    Ok(axum::Json(SetupState { needed: app.records.needs_setup().await? }))
}

/// Makes the owner's account and the first workspace, and signs in. Works once.
#[utoipa::path(post, path = "/api/v1/setup", request_body = Setup, responses((status = 201, body = Me, headers(("Set-Cookie" = String, description = "The session.")))))]
pub(crate) async fn run(
    State(app): State<Shared>,
    address: Address,
    headers: HeaderMap,
    Json(setup): Json<Setup>,
) -> Result<SignedIn, Problem> {
    if !app.records.needs_setup().await? {
        return Err(Problem::conflict("Meander is set up already"));
    }
    let name = wire::title("/name", &setup.name)?;
    let email = wire::email("/email", &setup.email)?;
    let workspace = wire::title("/workspace", &setup.workspace)?;
    wire::password("/password", &setup.password, &name, &email)?;
    let hash = app.passwords.hash(&setup.password).await.ok_or_else(wire::too_many_passwords)?;
    let new = NewUser { email, name, locale: wire::locale(&headers), password_hash: Some(hash) };
    let key = wire::key_of(&workspace, "main");
    let (user, _) = app.records.set_up(Some(&address.0.0), &new, &key, &workspace).await?;
    let begun = wire::begin(&app, &user, &headers, &address.0.0, "setup").await?;
    let me = wire::me(&app, &user, csrf_of(&begun.token)).await?;
    Ok((StatusCode::CREATED, [(SET_COOKIE, begun.cookie)], axum::Json(me)))
}
