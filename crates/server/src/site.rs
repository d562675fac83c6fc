//! The web application, which is part of the program: its files, and one page for every address that is none of them.

use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::web::Problem;

/// A file of the web application.
struct Asset {
    path: &'static str,
    /// Its ETag.
    mark: &'static str,
    plain: &'static [u8],
    gzip: Option<&'static [u8]>,
    brotli: Option<&'static [u8]>,
}

/// All files, by path; none where the program was built without the web application.
static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// What is told where there is no application to show.
const NONE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Meander</title><p>This program was built \
     without its pages; <code>make build</code> builds both. The API is at <a href=\"/api/v1/openapi.json\">/api/v1</a>.</p></html>\n";

/// Answers what no route does: files of the application, its one page for all else, and problems below `/api`.
pub(crate) async fn show(request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") || path.starts_with("/assets/") && find(path).is_none() {
        return Problem::not_found().into_response();
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Problem::method_not_allowed().into_response();
    }
    match find(path).or_else(|| find("/index.html")) {
        Some(asset) => asset.answer(request.headers()),
        None => ([(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-cache")], NONE).into_response(),
    }
}

fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.binary_search_by(|asset| asset.path.cmp(path)).ok().map(|at| &ASSETS[at])
}

impl Asset {
    fn answer(&self, headers: &HeaderMap) -> Response {
        let mut answer = HeaderMap::new();
        let named_by_content = self.path.starts_with("/assets/");
        let cache = if named_by_content { "public, max-age=31536000, immutable" } else { "no-cache" };
        answer.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        answer.insert(ETAG, HeaderValue::from_static(self.mark));
        answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if headers.get(IF_NONE_MATCH).and_then(|told| told.to_str().ok()).is_some_and(|told| told.contains(self.mark)) {
            return (StatusCode::NOT_MODIFIED, answer).into_response();
        }
        answer.insert(CONTENT_TYPE, HeaderValue::from_static(kind_of(self.path)));
        let takes = |name: &str| {
            let told = headers.get(ACCEPT_ENCODING).and_then(|told| told.to_str().ok()).unwrap_or_default();
            told.split(',').any(|one| one.split(';').next().is_some_and(|one| one.trim().eq_ignore_ascii_case(name)))
        };
        let packed = [("br", self.brotli), ("gzip", self.gzip)];
        let packed = packed.into_iter().find_map(|(name, bytes)| bytes.filter(|_| takes(name)).map(|bytes| (name, bytes)));
        match packed {
            Some((name, bytes)) => {
                answer.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
                (answer, bytes).into_response()
            }
            None => (answer, self.plain).into_response(),
        }
    }
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "woff2" => "font/woff2",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a table that a search by halves finds nothing in, files told as what browsers refuse to run, and texts whose
    /// characters are guessed at.
    #[test]
    fn files_are_found_and_told_as_what_they_are() {
        assert!(ASSETS.windows(2).all(|pair| pair[0].path < pair[1].path));
        for (path, kind) in [
            ("/index.html", "text/html; charset=utf-8"),
            ("/assets/a-1.js", "text/javascript; charset=utf-8"),
            ("/favicon.svg", "image/svg+xml; charset=utf-8"),
            ("/x", "application/octet-stream"),
        ] {
            assert_eq!(kind_of(path), kind);
        }
    }
}
