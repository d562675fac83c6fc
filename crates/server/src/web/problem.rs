//! Errors as problem documents (RFC 9457).

use std::sync::Arc;

use axum::http::header::{ALLOW, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use journey::Refusal;
use records::RecordsError;
use serde::Serialize;
use utoipa::ToSchema;

use super::pointer::pointer_of_place;

/// A place in the request, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Place {
    /// A JSON pointer into the body of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub pointer: Option<String>,
    /// A parameter of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub parameter: Option<String>,
    /// What is wrong there.
    pub detail: String,
}

/// An error as it is told: RFC 9457, `application/problem+json`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// Which kind of error: `urn:meander:problem:not-found`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// What happened, and what to do about it.
    pub detail: String,
    /// This one error, as the log names it too.
    pub instance: String,
    /// The places in the request that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Place>,
}

/// Why a request is not answered as asked.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub status: StatusCode,
    kind: &'static str,
    title: &'static str,
    detail: Box<str>,
    errors: Vec<Place>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// What the log should know and the caller should not.
    pub cause: Option<Box<str>>,
}

/// What is told of a code that does not count, whatever the reason: who has just used it knows, and nobody else has to.
pub(crate) const WRONG_CODE: &str = "the code is wrong, too old, or was used before; wait for the next one";

impl Problem {
    fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        let detail = detail.into().into_boxed_str();
        Problem { status, kind, title, detail, errors: Vec::new(), headers: Vec::new(), cause: None }
    }

    /// There is no such thing, or none that this caller may know of: one body for both.
    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "Not found", "there is nothing here, or nothing that you may see")
    }

    /// Nobody is signed in.
    pub(crate) fn unauthenticated() -> Self {
        let problem = Self::new(StatusCode::UNAUTHORIZED, "unauthenticated", "Not signed in", "sign in, or send a key");
        problem.with(WWW_AUTHENTICATE, "Bearer")
    }

    /// The password or address is wrong: which of them is not told.
    pub(crate) fn wrong_password() -> Self {
        let detail = "the e-mail address or the password is wrong";
        Self::new(StatusCode::UNAUTHORIZED, "wrong-password", "Wrong password", detail).with(WWW_AUTHENTICATE, "Bearer")
    }

    /// The password was right, and the account has a second factor.
    pub(crate) fn code_needed() -> Self {
        let detail = "send a code of the second factor too, or a recovery code";
        Self::new(StatusCode::UNAUTHORIZED, "code-needed", "Code needed", detail).with(WWW_AUTHENTICATE, "Bearer")
    }

    /// The password was right, the code of the second factor is not: which of them is no secret by now.
    pub(crate) fn wrong_code() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "wrong-code", "Wrong code", WRONG_CODE).with(WWW_AUTHENTICATE, "Bearer")
    }

    /// This server asks for a second factor, and the caller has none.
    pub(crate) fn second_factor_needed() -> Self {
        let detail = "this server asks for a second factor; turn one on first: POST /api/v1/me/second-factor";
        Self::new(StatusCode::FORBIDDEN, "second-factor-needed", "Second factor needed", detail)
    }

    /// The caller may not do that.
    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "Not allowed", detail)
    }

    /// The request can't be read.
    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad-request", "Bad request", detail)
    }

    /// One value of the body can't be used.
    pub(crate) fn invalid(pointer: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let place = Place { pointer: Some(pointer.to_owned()), parameter: None, detail: detail.clone() };
        Self::unusable(detail, place)
    }

    /// A parameter of the address can't be used.
    pub(crate) fn invalid_parameter(name: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let place = Place { pointer: None, parameter: Some(name.to_owned()), detail: detail.clone() };
        Self { status: StatusCode::BAD_REQUEST, ..Self::unusable(format!("{name}: {detail}"), place) }
    }

    fn unusable(detail: String, place: Place) -> Self {
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Can't be used", detail);
        Self { errors: vec![place], ..problem }
    }

    /// A document is refused; `base` is where it stands in the body.
    pub(crate) fn refused(base: &str, refusal: &Refusal) -> Self {
        let pointer = format!("{base}{}", pointer_of_place(&refusal.place));
        let at = refusal.at.map_or_else(String::new, |at| format!("line {}, column {}: ", at.line, at.column));
        let place = Place { pointer: Some(pointer), parameter: None, detail: format!("{at}{}", refusal.problem) };
        Self::unusable(refusal.to_string(), place)
    }

    /// It is taken, used up or needed.
    pub(crate) fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "conflict", "Conflict", detail)
    }

    /// Somebody else is writing the events. Where they lie on this machine is nobody's concern.
    pub(crate) fn being_written() -> Self {
        Self::conflict("the events are being written to by another import; try again when it is done")
    }

    /// Nothing has been imported into the workspace.
    pub(crate) fn no_data() -> Self {
        let detail = "this workspace holds no events yet; import some first";
        Self::new(StatusCode::CONFLICT, "no-data", "No data", detail)
    }

    /// A file can't be read as it is.
    pub(crate) fn unusable_file(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unusable-file", "File can't be used", detail)
    }

    /// It was told to stop.
    pub(crate) fn cancelled() -> Self {
        Self::new(StatusCode::CONFLICT, "cancelled", "Cancelled", "it was cancelled before it was done")
    }

    /// Whether it is that nothing has been imported.
    pub(crate) fn is_no_data(&self) -> bool {
        self.kind == "no-data"
    }

    /// The document was changed by someone else.
    pub(crate) fn stale() -> Self {
        let detail = "someone changed it since you read it; read it again";
        Self::new(StatusCode::PRECONDITION_FAILED, "stale", "Changed meanwhile", detail)
    }

    /// A change must say which version it has seen.
    pub(crate) fn needs_if_match() -> Self {
        let detail = "send If-Match with the ETag of the version you have read";
        Self::new(StatusCode::PRECONDITION_REQUIRED, "needs-if-match", "If-Match is missing", detail)
    }

    /// The body is too large.
    pub(crate) fn too_large(most_bytes: u64) -> Self {
        let detail = format!("the body of a request has at most {most_bytes} bytes");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Too large", detail)
    }

    /// The body is of a kind that is not read here.
    pub(crate) fn unsupported_media_type() -> Self {
        let detail = "send the body as application/json";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Unsupported media type", detail)
    }

    /// The path is known, the method is not. Which ones are, axum tells in `Allow`.
    pub(crate) fn method_not_allowed() -> Self {
        let detail = "this address does not know this method";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed", detail)
    }

    /// This caller asks too much.
    pub(crate) fn too_many(detail: impl Into<String>, retry_after_seconds: u64) -> Self {
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many requests", detail);
        problem.with(RETRY_AFTER, retry_after_seconds)
    }

    /// The server has too much to do.
    pub(crate) fn busy(detail: impl Into<String>, retry_after_seconds: u64) -> Self {
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Busy", detail);
        problem.with(RETRY_AFTER, retry_after_seconds)
    }

    /// It took too long.
    pub(crate) fn timeout(seconds: u64) -> Self {
        let detail = format!("this took longer than {seconds} seconds");
        Self::new(StatusCode::GATEWAY_TIMEOUT, "timeout", "Took too long", detail)
    }

    /// Our own fault: the caller learns that, the log learns why.
    pub(crate) fn internal(cause: impl Into<String>) -> Self {
        let detail = "something went wrong here; the log of the server says what, under this instance";
        let problem = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Internal error", detail);
        Self { cause: Some(cause.into().into_boxed_str()), ..problem }
    }

    fn with(mut self, name: HeaderName, value: impl Into<HeaderValueOf>) -> Self {
        self.headers.push((name, value.into().0));
        self
    }

    /// The document, for a request of this id.
    pub(crate) fn document(&self, request_id: &str) -> ProblemDocument {
        ProblemDocument {
            kind: format!("urn:meander:problem:{}", self.kind),
            title: self.title,
            status: self.status.as_u16(),
            detail: self.detail.to_string(),
            instance: format!("urn:uuid:{request_id}"),
            errors: self.errors.clone(),
        }
    }
}

/// A value of a header, from what we put into headers.
struct HeaderValueOf(HeaderValue);

impl From<u64> for HeaderValueOf {
    fn from(number: u64) -> Self {
        HeaderValueOf(HeaderValue::from(number))
    }
}

impl From<&'static str> for HeaderValueOf {
    fn from(text: &'static str) -> Self {
        HeaderValueOf(HeaderValue::from_static(text))
    }
}

impl IntoResponse for Problem {
    /// Status and headers; the body is written by [`super::around`], which knows the id of the request.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        for (name, value) in &self.headers {
            debug_assert!(name != ALLOW, "axum tells which methods are allowed");
            response.headers_mut().insert(name.clone(), value.clone());
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

impl From<RecordsError> for Problem {
    fn from(error: RecordsError) -> Self {
        match error {
            RecordsError::Missing(_) => Problem::not_found(),
            RecordsError::Conflict(detail) => Problem::conflict(detail),
            RecordsError::Stale { .. } => Problem::stale(),
            RecordsError::Refused(refusal) => Problem::refused("", &refusal),
            other => Problem::internal(crate::log::chain(&other)),
        }
    }
}
