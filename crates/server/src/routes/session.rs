//! `/api/v1/session`: signing in and out.

use axum::Extension;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use records::Actor;
use serde::Deserialize;
use utoipa::ToSchema;

use super::setup::SignedIn;
use super::wire::{self, Me};
use crate::accounts::{Verdict, csrf_of};
use crate::app::{App, Shared};
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
}

/// Signs in: sets the cookie of a session. After some wrong passwords each guess waits longer: 429 tells how long.
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
    guess(&app, &Guess { email: &email, account, address, password: &told.password, hash }).await?;
    let user = found.ok_or_else(Problem::wrong_password)?.user;
    let begun = wire::begin(&app, &user, &headers, address, "password").await?;
    let me = wire::me(&app, &user, csrf_of(&begun.token)).await?;
    Ok((StatusCode::OK, [(SET_COOKIE, begun.cookie)], axum::Json(me)))
}

/// A password that somebody says is theirs.
pub(super) struct Guess<'a> {
    pub email: &'a str,
    /// The id of the account, if there is one, for the log.
    pub account: Option<&'a str>,
    pub address: &'a str,
    pub password: &'a str,
    /// The hash of the account's password, if it has one.
    pub hash: Option<&'a str>,
}

/// Checks a password, as often as the throttle lets. Each wrong one is a line of the log, which tells the account by its id
/// and never the address that was typed: people type passwords there.
pub(super) async fn guess(app: &App, guess: &Guess<'_>) -> Result<(), Problem> {
    let (account, address) = (guess.account.unwrap_or("-"), guess.address);
    app.throttle.guess(guess.email, address).map_err(|seconds| {
        tracing::warn!(account, address, seconds, "too many wrong passwords");
        let detail = format!("too many wrong passwords; try again in {seconds} s");
        Problem::too_many(detail, seconds)
    })?;
    let too_long = guess.password.chars().count() > *journey::limits::PASSWORD_CHARACTERS.end();
    match app.passwords.check(if too_long { "" } else { guess.password }, guess.hash).await {
        Verdict::Right if !too_long => {
            app.throttle.right(guess.email, address);
            Ok(())
        }
        Verdict::Busy => Err(wire::too_many_passwords()),
        _ => {
            tracing::warn!(account, address, "wrong password");
            Err(Problem::wrong_password())
        }
    }
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
