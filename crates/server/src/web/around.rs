//! What happens around every request: its id, its line in the log, the headers of every answer, problems as documents.

use std::any::Any;
use std::sync::Arc;
use std::time::Instant;

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::address::{ClientAddress, client_address};
use super::origin::is_our_host;
use super::problem::Problem;
use super::secure::{NO_STORE, security_headers};
use crate::app::{App, Shared};
use crate::gate::Asked;
use crate::table::RouteNumber;

/// Tells the id of a request, as problems and the log do.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Goes around every request.
pub(crate) async fn around(State(app): State<Shared>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = new_id(&app);
    let address = client_address(&app.options, &request);
    let method = request.method().clone();
    request.extensions_mut().insert(ClientAddress(address.clone()));
    let response = if is_our_host(&app.options, request.headers()) {
        next.run(request).await
    } else {
        Problem::forbidden("this server is not known under this name; start it with --public-url").into_response()
    };
    let response = finish(&app, response, &id);
    tell(&app, &response, &method, &id, &address, started);
    response
}

/// What a handler that panicked is answered with. The panic itself has been told by the runtime.
pub(crate) fn on_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    Problem::internal("a handler panicked").into_response()
}

fn new_id(app: &App) -> String {
    let mut bytes = [0_u8; 16];
    app.chance.fill(&mut bytes);
    bytes[6] = 0x40 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Writes the document of a problem, and the headers of every answer.
fn finish(app: &App, response: Response, id: &str) -> Response {
    let mut response = match response.extensions().get::<Arc<Problem>>().cloned() {
        Some(problem) => {
            let (mut parts, _) = response.into_parts();
            let document = serde_json::to_vec(&problem.document(id)).unwrap_or_default();
            parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
            Response::from_parts(parts, document.into())
        }
        None => response,
    };
    let headers = response.headers_mut();
    headers.insert(REQUEST_ID, HeaderValue::from_str(id).unwrap_or(HeaderValue::from_static("")));
    for (name, value) in security_headers(app.options.is_secure()) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static(NO_STORE));
    response
}

/// Counts the request and writes its line. The address asked for is told as the table has it, never as it was sent: what
/// stands in the place of `{…}` is the caller's own.
fn tell(app: &App, response: &Response, method: &Method, id: &str, address: &str, started: Instant) {
    let took = started.elapsed();
    let number = response.extensions().get::<RouteNumber>().copied();
    app.metrics.count(number, response.status(), took);
    let route = number.map_or("-", |number| number.route().path);
    let who = response.extensions().get::<Asked>().map_or("-", |who| who.0.as_str());
    let (status, millis) = (response.status().as_u16(), u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
    match response.extensions().get::<Arc<Problem>>().and_then(|problem| problem.cause.as_deref()) {
        Some(cause) => tracing::error!(%id, %method, route, status, millis, who, address, cause, "failed"),
        None => tracing::info!(%id, %method, route, status, millis, who, address, "answered"),
    }
}

/// What handlers read of a request beside its body.
pub(crate) type Address = Extension<ClientAddress>;
