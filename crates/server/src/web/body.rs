//! Bodies of requests: JSON, bounded, read strictly.

use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use journey::limits;
use serde::de::DeserializeOwned;

use super::pointer::pointer_of_path;
use super::problem::Problem;

/// A body as a value. Unknown keys are refused where the type says so, which all of ours do.
pub(crate) struct Json<T>(pub T);

/// A body as the text of a JSON document that is read elsewhere.
pub(crate) struct Text(pub String);

/// The text of a JSON document inside a body, as written: keys given twice can still be seen.
pub(crate) type Document = Box<serde_json::value::RawValue>;

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let text = read(request).await?;
        // A list would be read as the values of an object without their names.
        if text.trim_start().starts_with('[') {
            return Err(Problem::invalid("", "the body is an object, not a list"));
        }
        let mut reader = serde_json::Deserializer::from_str(&text);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let pointer = pointer_of_path(error.path());
            match error.into_inner() {
                inner if inner.is_data() => Problem::invalid(&pointer, inner.to_string()),
                inner => Problem::bad_request(format!("the body is not JSON: {inner}")),
            }
        })?;
        reader.end().map_err(|error| Problem::bad_request(format!("the body is not JSON: {error}")))?;
        Ok(Json(value))
    }
}

impl<S: Send + Sync> FromRequest<S> for Text {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        Ok(Text(read(request).await?))
    }
}

async fn read(request: Request) -> Result<String, Problem> {
    if !is_json(request.headers()) {
        return Err(Problem::unsupported_media_type());
    }
    let told = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|bytes| bytes > limits::REQUEST_BYTES) {
        return Err(Problem::too_large(limits::REQUEST_BYTES as u64));
    }
    let bytes = Limited::new(request.into_body(), limits::REQUEST_BYTES).collect().await.map_err(|error| {
        if error.is::<LengthLimitError>() {
            Problem::too_large(limits::REQUEST_BYTES as u64)
        } else {
            Problem::bad_request("the body broke off")
        }
    })?;
    String::from_utf8(bytes.to_bytes().into()).map_err(|_| Problem::bad_request("the body is not UTF-8"))
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}
