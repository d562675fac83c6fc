//! `/api/v1/me/password`.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use records::Actor;
use serde::Deserialize;
use utoipa::ToSchema;

use super::session::{self, Guess};
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
    let known = app.records.user(&user.id).await?.and_then(|found| found.password_hash);
    if known.is_none() {
        // Setting a first one without an old one would make a way in out of any browser left open.
        return Err(Problem::conflict("this account has no password: it signs in at a provider"));
    }
    let guess = Guess {
        email: &user.email,
        account: Some(&user.id),
        address: &address.0.0,
        password: &change.current,
        hash: known.as_deref(),
    };
    session::guess(&app, &guess)
        .await
        .map_err(|problem| if problem.status == StatusCode::UNAUTHORIZED { wrong_current() } else { problem })?;
    let hash = app.passwords.hash(&change.new).await.ok_or_else(wire::too_many_passwords)?;
    app.records.set_password(&actor, &user.id, &hash, Some(&person.session.id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Not 401, which would tell the page that nobody is signed in.
fn wrong_current() -> Problem {
    Problem::invalid("/current", "is not the password of this account")
}
