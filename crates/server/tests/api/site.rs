use axum::http::{Method, StatusCode};

use crate::world::{Caller, World};

/// Would catch: a page that is told for an address of the API, a missing script told as a page, and pages that a wrong
/// method changes.
#[tokio::test]
async fn pages_are_told_beside_the_api() {
    let world = World::new().await;
    let nobody = Caller::default();
    for (method, path, status) in [
        (Method::GET, "/", StatusCode::OK),
        (Method::GET, "/w/main/explore/funnel", StatusCode::OK),
        (Method::GET, "/api/v1/nothing", StatusCode::NOT_FOUND),
        (Method::GET, "/api", StatusCode::NOT_FOUND),
        (Method::GET, "/assets/gone-123.js", StatusCode::NOT_FOUND),
        (Method::POST, "/", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let answer = world.ask(&nobody, method.clone(), path, None).await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text);
        assert!(answer.headers.contains_key("content-security-policy"));
        if status == StatusCode::OK {
            assert!(answer.headers["content-type"].to_str().expect("text").starts_with("text/html"), "{path}");
            assert_eq!(answer.headers["cache-control"], "no-cache", "{path}");
        }
    }
}
