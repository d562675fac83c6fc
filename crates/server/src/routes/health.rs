//! `/api/health`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Shared;

/// Whether the server can do its work.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`, or `records-unreachable`.
    status: &'static str,
    /// The version of the program.
    version: &'static str,
}

/// Whether the server can do its work: 503 where its database does not answer.
#[utoipa::path(get, path = "/api/health", responses((status = 200, body = Health), (status = 503, body = Health)))]
pub(crate) async fn show(State(app): State<Shared>) -> (StatusCode, axum::Json<Health>) {
    let (code, status) = if app.records.is_alive().await {
        (StatusCode::OK, "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "records-unreachable")
    };
    (code, axum::Json(Health { status, version: env!("CARGO_PKG_VERSION") }))
}
