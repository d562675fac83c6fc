//! `/api/v1/openapi.json`.

use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", responses((status = 200, body = Object)))]
pub(crate) async fn show() -> ([(HeaderName, &'static str); 1], String) {
    ([(CONTENT_TYPE, "application/json")], crate::openapi::openapi_json())
}
