//! `/api/v1/session/oidc/{key}`: signing in at a provider. A browser goes through here on its own, from page to page, so
//! what goes wrong is told by the page of sign-in, which gets a word for it and nothing else.

use axum::extract::{Path, State};
use axum::http::header::{HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use form_urlencoded::Serializer;
use records::{Arrival, User};
use serde::Deserialize;
use utoipa::IntoParams;

use super::wire;
use crate::accounts::{equal, hash, new_token};
use crate::app::{App, Shared};
use crate::oidc::{Attempt, Code, Failure, Person, Provider, is_page, readable};
use crate::web::{Address, Params, Problem, attempt_cookie, attempt_cookie_name, cookie_value, is_our_origin};

/// Where one goes after signing in.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Next {
    /// A page of ours, such as `/w/main/maps`.
    next: Option<String>,
}

/// What a provider sends a browser back with. Providers add words of their own, so others are passed over.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Return {
    /// The secret of the sign-in, as the provider got it.
    state: Option<String>,
    /// What the provider gives tokens for.
    code: Option<String>,
    /// Why it gives no code.
    error: Option<String>,
    /// Who answers.
    iss: Option<String>,
}

/// Sends the browser to a provider, to sign in there.
#[utoipa::path(get, path = "/api/v1/session/oidc/{key}", params(Next),
    responses((status = 303, description = "To the provider, or to the page of sign-in, which tells what went wrong")))]
pub(crate) async fn begin(
    State(app): State<Shared>,
    Path(key): Path<String>,
    address: Address,
    headers: HeaderMap,
    Params(told): Params<Next>,
) -> Result<Response, Problem> {
    let provider = app.providers.get(&key).ok_or_else(Problem::not_found)?;
    let next = told.next.unwrap_or_else(|| "/".to_owned());
    if !is_page(&next) {
        return Err(Problem::invalid_parameter("next", "is the address of a page here, such as /w/main/maps"));
    }
    if !is_our_origin(&app.options, &headers) {
        // Signing in is an act of the person's own: from the page of another site they come to the button first.
        return redirect(&sign_in_page(&[("next", &next)]), &[]);
    }
    let (state, browser) = (new_token(&*app.chance), new_token(&*app.chance));
    let attempt = Attempt {
        provider: key.clone(),
        browser_hash: hash(&browser),
        nonce: new_token(&*app.chance),
        verifier: new_token(&*app.chance),
        redirect_uri: format!("{}/api/v1/session/oidc/{key}/callback", own_origin(&app, &headers)),
        next,
        address: address.0.0.clone(),
        begun_at: app.clock.now_millis(),
    };
    match provider.begin(&attempt, &state).await {
        Ok(place) => {
            app.attempts.begin(hash(&state), attempt);
            redirect(&place, &[attempt_cookie(&app.options, &browser, true)])
        }
        Err(failure) => turn_away(&app, provider, &failure, &attempt.next, &attempt.address),
    }
}

/// Signs in who comes back from a provider, and sends them to where they wanted to.
#[utoipa::path(get, path = "/api/v1/session/oidc/{key}/callback", params(Return),
    responses((status = 303, description = "To the page asked for, or to that of sign-in, which tells what went wrong")))]
pub(crate) async fn finish(
    State(app): State<Shared>,
    Path(key): Path<String>,
    address: Address,
    headers: HeaderMap,
    Params(told): Params<Return>,
) -> Result<Response, Problem> {
    let provider = app.providers.get(&key).ok_or_else(Problem::not_found)?;
    let address = &address.0.0;
    let attempt = match take(&app, &key, &headers, told.state.as_deref()) {
        Ok(attempt) => attempt,
        Err(failure) => return turn_away(&app, provider, &failure, "/", address),
    };
    let arrived = match ask(&app, provider, &attempt, &told).await {
        Ok(person) => arrive(&app, provider, person, &headers, address).await?,
        Err(failure) => Err(failure),
    };
    match arrived {
        Ok(user) => {
            let begun = wire::begin(&app, &user, &headers, address, &format!("provider {key}")).await?;
            let over = attempt_cookie(&app.options, "", false);
            let mut response = redirect(&attempt.next, &[over])?;
            response.headers_mut().append(SET_COOKIE, begun.cookie);
            Ok(response)
        }
        Err(failure) => turn_away(&app, provider, &failure, &attempt.next, address),
    }
}

/// The sign-in that this browser has begun. The state is used up, whatever comes of it.
fn take(app: &App, key: &str, headers: &HeaderMap, state: Option<&str>) -> Result<Attempt, Failure> {
    let expired = |cause: &str| Failure::new(Code::Expired, cause);
    let state = state.ok_or_else(|| expired("there is no state"))?;
    let known = app.attempts.take(&hash(state), app.clock.now_millis());
    let attempt = known.ok_or_else(|| expired("the state is unknown, used or too old"))?;
    let browser = cookie_value(headers, attempt_cookie_name(&app.options)).unwrap_or_default();
    if !equal(&hash(browser), &attempt.browser_hash) {
        return Err(expired("it began in another browser, or since then anew in this one"));
    }
    if attempt.provider != key {
        return Err(Failure::refused("it began at another provider"));
    }
    Ok(attempt)
}

/// Asks the provider who it is that comes back.
async fn ask(app: &App, provider: &Provider, attempt: &Attempt, told: &Return) -> Result<Person, Failure> {
    let now = app.clock.now_millis();
    provider.check_issuer(told.iss.as_deref(), now).await?;
    if let Some(error) = &told.error {
        let code = if error == "temporarily_unavailable" || error == "server_error" { Code::Unavailable } else { Code::Denied };
        return Err(Failure::new(code, format!("it says {}", readable(error))));
    }
    let code = told.code.as_deref().ok_or_else(|| Failure::refused("there is no code"))?;
    provider.finish(attempt, code, now).await
}

/// The account of the person, if there is one or may be.
async fn arrive(
    app: &App,
    provider: &Provider,
    person: Person,
    headers: &HeaderMap,
    address: &str,
) -> Result<Result<User, Failure>, Problem> {
    let options = &provider.options;
    let mut newcomers = None;
    if let Some(create) = &options.create {
        let workspaces = app.records.workspaces().await?;
        match workspaces.into_iter().find(|workspace| workspace.key == create.workspace) {
            Some(workspace) => newcomers = Some((workspace.id, create.role)),
            None => tracing::warn!(workspace = create.workspace, provider = options.key, "there is no workspace for newcomers"),
        }
    }
    let is_verified = person.verified_email.is_some();
    let arrival = Arrival {
        provider: options.key.clone(),
        issuer: options.issuer.clone(),
        subject: person.subject,
        name: person.name,
        locale: wire::locale(headers),
        verified_email: person.verified_email,
        may_link: options.trust_email,
        newcomers,
    };
    let cause =
        if is_verified { "nobody here is this person" } else { "nobody here is this person, whose address is not verified" };
    Ok(app.records.arrive(&arrival, Some(address)).await?.ok_or_else(|| Failure::new(Code::Unknown, cause)))
}

/// Sends the browser to the page of sign-in, which tells what went wrong.
fn turn_away(app: &App, provider: &Provider, failure: &Failure, next: &str, address: &str) -> Result<Response, Problem> {
    let (key, code, cause) = (&provider.options.key, failure.code.word(), &failure.cause);
    tracing::warn!(provider = key, code, cause, address, "nobody is signed in");
    redirect(&sign_in_page(&[("error", code), ("next", next)]), &[attempt_cookie(&app.options, "", false)])
}

fn sign_in_page(parameters: &[(&str, &str)]) -> String {
    format!("/signin?{}", Serializer::new(String::new()).extend_pairs(parameters).finish())
}

/// How browsers reach us, for the provider to send them back to. Without a public address we are on this machine, and the
/// host was checked to be that.
fn own_origin(app: &App, headers: &HeaderMap) -> String {
    if let Some(url) = &app.options.public_url {
        return url.origin().to_owned();
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    format!("http://{}", host.map_or_else(|| app.options.listen.to_string(), str::to_owned))
}

/// A redirect to be followed with GET.
fn redirect(place: &str, cookies: &[String]) -> Result<Response, Problem> {
    let value = |text: &str| HeaderValue::from_str(text).map_err(|error| Problem::internal(error.to_string()));
    let mut response = (StatusCode::SEE_OTHER, [(LOCATION, value(place)?)]).into_response();
    for cookie in cookies {
        let mut cookie = value(cookie)?;
        cookie.set_sensitive(true);
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}
