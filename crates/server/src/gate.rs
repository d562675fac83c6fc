//! The one gate that every request to a route passes: who asks, whether it was meant, whether they may.

use std::time::Duration;

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use records::{Actor, ApiKey, Role, Session, User, Workspace};

use crate::accounts::{csrf_of, equal, hash};
use crate::app::{App, Shared};
use crate::options::SecondFactor;
use crate::table::{Route, RouteNumber, Who};
use crate::web::{ClientAddress, Problem, cookie_name, cookie_value, is_local, is_our_origin};

/// Who asked, for the log: the id of a user or key.
#[derive(Debug, Clone)]
pub(crate) struct Asked(pub String);

/// Someone who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub user: User,
    pub session: Session,
    /// What a page sends with every change.
    pub csrf: String,
}

/// The workspace in the address, and what the caller may do in it.
#[derive(Debug, Clone)]
pub(crate) struct Here {
    pub workspace: Workspace,
    pub role: Role,
}

/// Who asks.
enum Caller {
    Person(Box<Person>),
    Key(Box<(ApiKey, Workspace)>),
}

/// The header that a page proves with that it is ours: strangers' pages can send our cookie, but not this.
const CSRF: &str = "x-meander-csrf";

/// Lets a request through to its handler, or not.
pub(crate) async fn pass(
    State((app, number)): State<(Shared, RouteNumber)>,
    params: Result<RawPathParams, RawPathParamsRejection>,
    mut request: Request,
    next: Next,
) -> Response {
    let route = number.route();
    let admitted = match params {
        Ok(params) => admit(&app, route, &params, &mut request).await,
        Err(_) => Err(Problem::not_found()),
    };
    let asked = request.extensions().get::<Actor>().map(|actor| Asked(actor.name().to_owned()));
    let mut response = match admitted {
        Ok(()) => tokio::time::timeout(Duration::from_secs(route.patience_seconds), next.run(request))
            .await
            .unwrap_or_else(|_| Problem::timeout(route.patience_seconds).into_response()),
        Err(problem) => problem.into_response(),
    };
    response.extensions_mut().insert(number);
    if let Some(asked) = asked {
        response.extensions_mut().insert(asked);
    }
    response
}

/// Decides, and tells the handler who asks and where.
async fn admit(app: &App, route: &Route, params: &RawPathParams, request: &mut Request) -> Result<(), Problem> {
    // No text of a record holds this character, and PostgreSQL refuses to be asked for it.
    if params.iter().any(|(_, value)| value.contains('\0')) {
        return Err(Problem::not_found());
    }
    let bearer = bearer(request.headers()).map(str::to_owned);
    let changes = !request.method().is_safe();
    if changes && bearer.is_none() && !is_our_origin(&app.options, request.headers()) {
        return Err(Problem::forbidden("this request comes from a page of another site"));
    }
    if route.who == Who::Anyone || (route.who == Who::Operator && is_local(request)) {
        return Ok(());
    }
    let caller = identify(app, request.headers(), bearer.as_deref()).await?;
    let address = request.extensions().get::<ClientAddress>().map(|address| address.0.clone());
    let actor = match &caller {
        Caller::Person(person) => Actor::user(&person.user.id, address.as_deref()),
        Caller::Key(key) => Actor::key(&key.0.id, address.as_deref()),
    };
    request.extensions_mut().insert(actor);
    if let (true, Caller::Person(person)) = (changes, &caller) {
        check_csrf(person, request.headers())?;
    }
    if let (true, Caller::Person(person)) = (route.who != Who::SignedIn, &caller) {
        check_factor(app, person).await?;
    }
    if let Some(here) = allow(app, route.who, &caller, params).await? {
        request.extensions_mut().insert(here);
    }
    if let Caller::Person(person) = caller {
        request.extensions_mut().insert(*person);
    }
    Ok(())
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(key.trim())
}

async fn identify(app: &App, headers: &HeaderMap, bearer: Option<&str>) -> Result<Caller, Problem> {
    if let Some(key) = bearer {
        let found = app.records.key(&hash(key)).await?;
        return found.map(|found| Caller::Key(Box::new(found))).ok_or_else(Problem::unauthenticated);
    }
    let token = cookie_value(headers, cookie_name(&app.options)).ok_or_else(Problem::unauthenticated)?;
    let (session, user) = app.records.session(&hash(token)).await?.ok_or_else(Problem::unauthenticated)?;
    Ok(Caller::Person(Box::new(Person { user, session, csrf: csrf_of(token) })))
}

fn check_csrf(person: &Person, headers: &HeaderMap) -> Result<(), Problem> {
    let told = headers.get(CSRF).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if equal(told, &person.csrf) {
        Ok(())
    } else {
        Err(Problem::forbidden("the header X-Meander-CSRF is missing or wrong; GET /api/v1/me tells it"))
    }
}

/// Where a second factor is required, who signs in by a password has one before anything else. Who signs in at a provider has
/// what the provider asks for.
async fn check_factor(app: &App, person: &Person) -> Result<(), Problem> {
    let is_required = app.options.second_factor == SecondFactor::Required;
    if is_required && app.records.lacks_factor(&person.user.id).await? {
        return Err(Problem::second_factor_needed());
    }
    Ok(())
}

/// Whether the caller may, and in which workspace.
async fn allow(app: &App, who: Who, caller: &Caller, params: &RawPathParams) -> Result<Option<Here>, Problem> {
    match (who, caller) {
        (Who::Anyone, _) | (Who::SignedIn | Who::Person, Caller::Person(_)) => Ok(None),
        (Who::Owner, Caller::Person(person)) => {
            let own = app.records.workspaces_of(&person.user.id).await?;
            let is_owner = own.iter().any(|(workspace, role)| workspace.is_first && *role == Role::Admin);
            if is_owner { Ok(None) } else { Err(Problem::forbidden("only an admin of the first workspace may do this")) }
        }
        (Who::Operator, Caller::Key(key)) if key.0.role == Role::Admin => Ok(None),
        (Who::Operator, _) => Err(Problem::forbidden("only this machine, or a key of an admin, may read this")),
        (Who::SignedIn | Who::Person | Who::Owner, Caller::Key(_)) => Err(for_people_only()),
        (Who::Member(least) | Who::MemberOrKey(least), _) => {
            let here = workspace(app, caller, params).await?;
            if matches!((who, caller), (Who::Member(_), Caller::Key(_))) {
                return Err(for_people_only());
            }
            if here.role < least {
                let detail = format!("this takes the role {}; yours is {}", least.word(), here.role.word());
                return Err(Problem::forbidden(detail));
            }
            Ok(Some(here))
        }
    }
}

fn for_people_only() -> Problem {
    Problem::forbidden("a key can't do this; sign in")
}

/// The workspace in the address. One that is not there and one that is not the caller's are answered alike, after the same
/// work.
async fn workspace(app: &App, caller: &Caller, params: &RawPathParams) -> Result<Here, Problem> {
    let wanted = params.iter().find(|(name, _)| *name == "ws").map_or("", |(_, value)| value);
    match caller {
        Caller::Person(person) => {
            let found = app.records.workspace_of(wanted, &person.user.id).await?;
            found.map(|(workspace, role)| Here { workspace, role }).ok_or_else(Problem::not_found)
        }
        Caller::Key(key) if key.1.key == wanted => Ok(Here { workspace: key.1.clone(), role: key.0.role }),
        Caller::Key(_) => Err(Problem::not_found()),
    }
}
