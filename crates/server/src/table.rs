//! The table of routes: every address that is answered, and who may ask it.

use std::sync::Arc;

use axum::Router;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, delete, get, patch, post, put};
use records::Role;
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::{App, Shared};
use crate::gate;
use crate::routes::{
    ask, audit, behind, customer, customers, data, discoveries, document, documents, events, exports, factor, health, imports,
    invitations, job, jobs, keys, maps, me, members, metrics, oidc, openapi, password, properties, providers, questions,
    recovery, samples, session, sessions, setup, sizes, upload, uploads, versions, volumes, workspace, workspaces,
};
use crate::site;
use crate::web::{Problem, around, on_panic};

/// Who may ask a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anyone.
    Anyone,
    /// Someone on this machine, or a program with the key of an admin.
    Operator,
    /// Whoever is signed in, also without the second factor that the server asks for: what one needs to turn it on.
    SignedIn,
    /// Whoever is signed in.
    Person,
    /// An admin of the first workspace.
    Owner,
    /// A member of the workspace in the address with at least this role, signed in.
    Member(Role),
    /// The same, or a program with a key of the workspace with at least this role.
    MemberOrKey(Role),
}

/// A route.
#[derive(Debug)]
pub struct Route {
    /// Its name, which is that of its operation in the OpenAPI document.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path; what stands in braces is given by the caller.
    pub path: &'static str,
    /// Who may ask it.
    pub who: Who,
    /// How long an answer may take.
    pub patience_seconds: u64,
    make: fn() -> MethodRouter<Shared>,
}

/// The place of a route in the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RouteNumber(pub usize);

impl RouteNumber {
    pub(crate) fn route(self) -> &'static Route {
        &ROUTES[self.0]
    }
}

/// What is answered from the records takes milliseconds; a slow sender of a body gets half a minute.
const USUAL_SECONDS: u64 = 30;
/// Questions may wait for their turn and read all events.
const QUESTION_SECONDS: u64 = 180;

/// 64 GiB over a line of 20 Mbit/s.
const UPLOAD_SECONDS: u64 = 8 * 3_600;

const fn route(name: &'static str, method: Method, path: &'static str, who: Who, make: fn() -> MethodRouter<Shared>) -> Route {
    Route { name, method, path, who, patience_seconds: USUAL_SECONDS, make }
}

/// A route whose answers may wait for their turn.
const fn slow(name: &'static str, method: Method, path: &'static str, who: Who, make: fn() -> MethodRouter<Shared>) -> Route {
    Route { name, method, path, who, patience_seconds: QUESTION_SECONDS, make }
}

/// A route that takes a file: a slow line takes hours, and one that stands still is given up by itself.
const fn upload(name: &'static str, method: Method, path: &'static str, who: Who, make: fn() -> MethodRouter<Shared>) -> Route {
    Route { name, method, path, who, patience_seconds: UPLOAD_SECONDS, make }
}

const VIEWER: Who = Who::MemberOrKey(Role::Viewer);
const EDITOR: Who = Who::MemberOrKey(Role::Editor);
const ADMIN: Who = Who::Member(Role::Admin);

/// All routes.
#[rustfmt::skip] // A table is read by its columns.
pub static ROUTES: &[Route] = &[
    route("health.show",        Method::GET,    "/api/health",                        Who::Anyone,   || get(health::show)),
    route("metrics.show",       Method::GET,    "/metrics",                           Who::Operator, || get(metrics::show)),
    route("openapi.show",       Method::GET,    "/api/v1/openapi.json",               Who::Anyone,   || get(openapi::show)),
    route("setup.show",         Method::GET,    "/api/v1/setup",                      Who::Anyone,   || get(setup::show)),
    route("setup.run",          Method::POST,   "/api/v1/setup",                      Who::Anyone,   || post(setup::run)),
    route("session.begin",      Method::POST,   "/api/v1/session",                    Who::Anyone,   || post(session::begin)),
    route("session.end",        Method::DELETE, "/api/v1/session",                    Who::SignedIn, || delete(session::end)),
    route("providers.list",     Method::GET,    "/api/v1/session/providers",          Who::Anyone,   || get(providers::list)),
    slow("oidc.begin",          Method::GET,    "/api/v1/session/oidc/{key}",         Who::Anyone,   || get(oidc::begin)),
    slow("oidc.finish",         Method::GET,    "/api/v1/session/oidc/{key}/callback", Who::Anyone,  || get(oidc::finish)),
    route("me.show",            Method::GET,    "/api/v1/me",                         Who::SignedIn, || get(me::show)),
    route("me.change",          Method::PATCH,  "/api/v1/me",                         Who::Person,   || patch(me::change)),
    route("password.change",    Method::PUT,    "/api/v1/me/password",                Who::Person,   || put(password::change)),
    route("factor.begin",       Method::POST,   "/api/v1/me/second-factor",           Who::SignedIn, || post(factor::begin)),
    route("factor.confirm",     Method::POST,   "/api/v1/me/second-factor/confirm",   Who::SignedIn, || post(factor::confirm)),
    route("factor.remove",      Method::POST,   "/api/v1/me/second-factor/remove",    Who::SignedIn, || post(factor::remove)),
    route("recovery.renew",     Method::POST,   "/api/v1/me/recovery-codes",          Who::SignedIn, || post(recovery::renew)),
    route("sessions.list",      Method::GET,    "/api/v1/me/sessions",                Who::Person,   || get(sessions::list)),
    route("sessions.end",       Method::DELETE, "/api/v1/me/sessions/{id}",           Who::Person,   || delete(sessions::end)),
    route("invitations.look",   Method::POST,   "/api/v1/invitations/look",           Who::Anyone,   || post(invitations::look)),
    route("invitations.accept", Method::POST,   "/api/v1/invitations/accept",         Who::Anyone,   || post(invitations::accept)),
    route("workspaces.list",    Method::GET,    "/api/v1/workspaces",                 Who::Person,   || get(workspaces::list)),
    route("workspaces.create",  Method::POST,   "/api/v1/workspaces",                 Who::Owner,    || post(workspaces::create)),
    route("workspace.show",     Method::GET,    "/api/v1/workspaces/{ws}",            VIEWER,        || get(workspace::show)),
    route("workspace.change",   Method::PATCH,  "/api/v1/workspaces/{ws}",            ADMIN,         || patch(workspace::change)),
    route("workspace.delete",   Method::DELETE, "/api/v1/workspaces/{ws}",            ADMIN,         || delete(workspace::delete)),
    route("members.list",       Method::GET,    "/api/v1/workspaces/{ws}/members",    Who::Member(Role::Viewer), || get(members::list)),
    route("members.invite",     Method::POST,   "/api/v1/workspaces/{ws}/members",    ADMIN,         || post(members::invite)),
    route("members.change",     Method::PATCH,  "/api/v1/workspaces/{ws}/members/{user}", ADMIN,     || patch(members::change)),
    route("members.remove",     Method::DELETE, "/api/v1/workspaces/{ws}/members/{user}", ADMIN,     || delete(members::remove)),
    route("members.restore",    Method::POST,   "/api/v1/workspaces/{ws}/members/{user}/restore", ADMIN, || post(members::restore)),
    route("invitations.list",   Method::GET,    "/api/v1/workspaces/{ws}/invitations", ADMIN,        || get(invitations::list)),
    route("invitations.revoke", Method::DELETE, "/api/v1/workspaces/{ws}/invitations/{id}", ADMIN,   || delete(invitations::revoke)),
    route("invitations.restore", Method::POST,  "/api/v1/workspaces/{ws}/invitations/{id}/restore", ADMIN, || post(invitations::restore)),
    route("keys.list",          Method::GET,    "/api/v1/workspaces/{ws}/keys",       ADMIN,         || get(keys::list)),
    route("keys.create",        Method::POST,   "/api/v1/workspaces/{ws}/keys",       ADMIN,         || post(keys::create)),
    route("keys.revoke",        Method::DELETE, "/api/v1/workspaces/{ws}/keys/{id}",  ADMIN,         || delete(keys::revoke)),
    route("keys.restore",       Method::POST,   "/api/v1/workspaces/{ws}/keys/{id}/restore", ADMIN,  || post(keys::restore)),
    route("audit.list",         Method::GET,    "/api/v1/workspaces/{ws}/audit",      ADMIN,         || get(audit::list)),
    route("documents.list",     Method::GET,    "/api/v1/workspaces/{ws}/documents/{kind}", VIEWER,  || get(documents::list)),
    route("documents.create",   Method::POST,   "/api/v1/workspaces/{ws}/documents/{kind}", EDITOR,  || post(documents::create)),
    route("document.show",      Method::GET,    "/api/v1/workspaces/{ws}/documents/{kind}/{key}", VIEWER, || get(document::show)),
    route("document.change",    Method::PUT,    "/api/v1/workspaces/{ws}/documents/{kind}/{key}", EDITOR, || put(document::change)),
    route("document.delete",    Method::DELETE, "/api/v1/workspaces/{ws}/documents/{kind}/{key}", EDITOR, || delete(document::delete)),
    route("versions.list",      Method::GET,    "/api/v1/workspaces/{ws}/documents/{kind}/{key}/versions", VIEWER, || get(versions::list)),
    route("versions.restore",   Method::POST,   "/api/v1/workspaces/{ws}/documents/{kind}/{key}/restore", EDITOR, || post(versions::restore)),
    slow("ask.answer",          Method::POST,   "/api/v1/workspaces/{ws}/ask",        VIEWER,        || post(ask::answer)),
    slow("behind.list",         Method::POST,   "/api/v1/workspaces/{ws}/ask/customers", VIEWER,     || post(behind::list)),
    slow("exports.create",      Method::POST,   "/api/v1/workspaces/{ws}/ask/export", VIEWER,        || post(exports::create)),
    slow("sizes.show",          Method::POST,   "/api/v1/workspaces/{ws}/segments/sizes", VIEWER,    || post(sizes::show)),
    slow("maps.measured",       Method::POST,   "/api/v1/workspaces/{ws}/maps/measure", VIEWER,      || post(maps::measured)),
    slow("maps.picture",        Method::POST,   "/api/v1/workspaces/{ws}/maps/picture", VIEWER,      || post(maps::picture)),
    slow("customers.list",      Method::GET,    "/api/v1/workspaces/{ws}/customers",  VIEWER,        || get(customers::list)),
    slow("customers.search",    Method::POST,   "/api/v1/workspaces/{ws}/customers/search", VIEWER,  || post(customers::search)),
    slow("customer.show",       Method::GET,    "/api/v1/workspaces/{ws}/customers/{id}", VIEWER,    || get(customer::show)),
    slow("customer.events",     Method::GET,    "/api/v1/workspaces/{ws}/customers/{id}/events", VIEWER, || get(customer::events)),
    slow("data.show",           Method::GET,    "/api/v1/workspaces/{ws}/data/summary", VIEWER,      || get(data::show)),
    slow("data.clear",          Method::DELETE, "/api/v1/workspaces/{ws}/data",       ADMIN,         || delete(data::clear)),
    slow("events.list",         Method::GET,    "/api/v1/workspaces/{ws}/data/events", VIEWER,       || get(events::list)),
    slow("properties.list",     Method::GET,    "/api/v1/workspaces/{ws}/data/properties", VIEWER,   || get(properties::list)),
    slow("volumes.list",        Method::GET,    "/api/v1/workspaces/{ws}/data/volumes", VIEWER,      || get(volumes::list)),
    route("imports.list",       Method::GET,    "/api/v1/workspaces/{ws}/data/imports", VIEWER,      || get(imports::list)),
    upload("uploads.create",    Method::POST,   "/api/v1/workspaces/{ws}/uploads",    EDITOR,        || post(uploads::create)),
    slow("upload.show",         Method::GET,    "/api/v1/workspaces/{ws}/uploads/{id}", EDITOR,      || get(upload::show)),
    route("upload.delete",      Method::DELETE, "/api/v1/workspaces/{ws}/uploads/{id}", EDITOR,      || delete(upload::delete)),
    slow("upload.preview",      Method::POST,   "/api/v1/workspaces/{ws}/uploads/{id}/preview", EDITOR, || post(upload::preview)),
    route("jobs.list",          Method::GET,    "/api/v1/workspaces/{ws}/jobs",       VIEWER,        || get(jobs::list)),
    route("questions.start",    Method::POST,   "/api/v1/workspaces/{ws}/jobs/ask",   VIEWER,        || post(questions::start)),
    route("discoveries.start",  Method::POST,   "/api/v1/workspaces/{ws}/jobs/discover", EDITOR,     || post(discoveries::start)),
    route("imports.start",      Method::POST,   "/api/v1/workspaces/{ws}/jobs/import", EDITOR,       || post(imports::start)),
    route("samples.start",      Method::POST,   "/api/v1/workspaces/{ws}/jobs/sample", EDITOR,       || post(samples::start)),
    route("job.show",           Method::GET,    "/api/v1/workspaces/{ws}/jobs/{id}",  VIEWER,        || get(job::show)),
    route("job.cancel",         Method::DELETE, "/api/v1/workspaces/{ws}/jobs/{id}",  VIEWER,        || delete(job::cancel)),
    route("job.events",         Method::GET,    "/api/v1/workspaces/{ws}/jobs/{id}/events", VIEWER,  || get(job::events)),
];

/// The whole of what is answered.
pub fn router(app: &Arc<App>) -> Router {
    let mut router: Router<Shared> = Router::new();
    for (number, route) in ROUTES.iter().enumerate() {
        let pass = from_fn_with_state((Arc::clone(app), RouteNumber(number)), gate::pass);
        router = router.route(route.path, (route.make)().route_layer(pass));
    }
    router
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
        .fallback(site::show)
        .layer(CatchPanicLayer::custom(on_panic))
        .layer(from_fn_with_state(Arc::clone(app), around))
        .with_state(Arc::clone(app))
}
