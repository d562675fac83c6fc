//! `/api/v1/me/password`.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use records::Actor;
use serde::Deserialize;
use utoipa::ToSchema;

use super::guess::{self, Beside};
use super::wire;
use crate::app::Shared;
use crate::gate::Person;
use crate::web::{Address, Json, Problem};

/// A new password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordChange {
    /// The one so far: a browser left open is not enough to change it.
    current: String,
    /// The one from now on.
    new: String,
}

/// Changes the password and signs out everywhere else.
#[utoipa::path(put, path = "/api/v1/me/password", request_body = PasswordChange, responses((status = 204)))]
pub(crate) async fn change(
    State(app): State<Shared>,
    address: Address,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(change): Json<PasswordChange>,
) -> Result<StatusCode, Problem> {
    let user = &person.user;
    wire::password("/new", &change.new, &user.name, &user.email)?;
    guess::check_again(&app, &person, &address.0.0, ("/current", &change.current), Beside::Nothing).await?;
    let hash = app.passwords.hash(&change.new).await.ok_or_else(wire::too_many_passwords)?;
    app.records.set_password(&actor, &user.id, &hash, Some(&person.session.id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
