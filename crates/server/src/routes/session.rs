//! `/api/v1/session`: signing in and out.

use axum::Extension;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use records::Actor;
use serde::Deserialize;
use utoipa::ToSchema;

use super::guess::{self, Beside, Doubt, Guess};
use super::setup::SignedIn;
use super::wire::{self, Me};
use crate::accounts::csrf_of;
use crate::app::Shared;
use crate::gate::Person;
use crate::web::{Address, Json, Problem, expired_cookie};

/// Who signs in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credentials {
    /// The address of the account.
    email: String,
    /// Its password.
    password: String,
    /// A code of its second factor, or a recovery code, where it has one. Without it, the right password is told 401 with the
    /// type `urn:meander:problem:code-needed`.
    code: Option<String>,
}

/// Signs in: sets the cookie of a session. After some wrong passwords or codes each guess waits longer: 429 tells how long.
#[utoipa::path(post, path = "/api/v1/session", request_body = Credentials, responses((status = 200, body = Me, headers(("Set-Cookie" = String, description = "The session.")))))]
pub(crate) async fn begin(
    State(app): State<Shared>,
    address: Address,
    headers: HeaderMap,
    Json(told): Json<Credentials>,
) -> Result<SignedIn, Problem> {
    let address = &address.0.0;
    // Longer ones are no account's, and would only fill the memory of the throttle; control characters no database likes.
    let email: String = told.email.chars().filter(|c| !c.is_control()).take(journey::limits::EMAIL_BYTES).collect();
    let found = app.records.sign_in(&email).await?;
    let hash = found.as_ref().and_then(|found| found.password_hash.as_deref());
    let account = found.as_ref().map(|found| found.user.id.as_str());
    let beside = Beside::Code(told.code.as_deref());
    let guess = Guess { email: &email, account, address, password: &told.password, hash, beside };
    let shown = guess::check(&app, &guess).await.map_err(|doubt| match doubt {
        Doubt::WrongPassword => Problem::wrong_password(),
        Doubt::NoCode => Problem::code_needed(),
        Doubt::WrongCode => Problem::wrong_code(),
        Doubt::Unseen(problem) => problem,
    })?;
    let user = found.ok_or_else(Problem::wrong_password)?.user;
    let begun = wire::begin(&app, &user, &headers, address, shown.words()).await?;
    let me = wire::me(&app, &user, csrf_of(&begun.token)).await?;
    Ok((StatusCode::OK, [(SET_COOKIE, begun.cookie)], axum::Json(me)))
}

/// Signs out.
#[utoipa::path(delete, path = "/api/v1/session", responses((status = 204, headers(("Set-Cookie" = String, description = "Ends the session in the browser.")))))]
pub(crate) async fn end(
    State(app): State<Shared>,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), Problem> {
    app.records.end_session(&actor, &person.user.id, &person.session.id).await?;
    let cookie = HeaderValue::from_str(&expired_cookie(&app.options)).map_err(|error| Problem::internal(error.to_string()))?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie)]))
}
