use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{Method, Request, StatusCode};
use hyper::body::Frame;
use serde_json::{Value, json};

use crate::world::{Caller, World};

fn post(path: &str, kind: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(path).header("content-type", kind);
    request.body(body.into()).expect("a request")
}

/// Would catch: bad requests answered with 500, with a bare text, or without the place.
#[tokio::test]
async fn bad_requests_are_told_as_problems_with_their_place() {
    let world = World::new().await;
    let json_kind = "application/json";
    let large = format!("{{\"email\":\"{}\"}}", "x".repeat(1 << 20));
    for (path, kind, body, status, pointer) in [
        ("/api/v1/session", json_kind, "{", 400, Value::Null),
        ("/api/v1/session", json_kind, "[\"a@b\",\"x\"]", 422, json!("")),
        ("/api/v1/session", json_kind, "{\"email\":\"a\",\"password\":\"x\"} {}", 400, Value::Null),
        ("/api/v1/session", json_kind, "{\"email\":7,\"password\":\"x\"}", 422, json!("/email")),
        ("/api/v1/session", json_kind, "{\"email\":\"a\",\"password\":\"x\",\"more\":1}", 422, json!("/more")),
        ("/api/v1/session", json_kind, "{\"email\":\"a\"}", 422, json!("")),
        ("/api/v1/session", "text/plain", "{}", 415, Value::Null),
        ("/api/v1/session", json_kind, &large, 413, Value::Null),
        ("/api/v1/nothing", json_kind, "{}", 404, Value::Null),
        ("/api/v1/me/sessions/%ff", json_kind, "{}", 405, Value::Null),
        ("/api/health", json_kind, "{}", 405, Value::Null),
    ] {
        let answer = world.send(post(path, kind, body.to_owned())).await;
        let problem = answer.problem();
        assert_eq!(answer.status.as_u16(), status, "{path} {}", answer.text);
        assert_eq!(problem["status"], status, "{problem}");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem}");
        assert!(problem["type"].as_str().is_some_and(|kind| kind.starts_with("urn:meander:problem:")), "{problem}");
        let (id, instance) = (answer.headers["x-request-id"].to_str().expect("text"), &answer.json()["instance"]);
        assert_eq!(instance, &json!(format!("urn:uuid:{id}")), "the log finds it");
    }
    let allowed = world.send(post("/api/health", json_kind, "{}")).await;
    assert!(allowed.headers["allow"].to_str().expect("text").contains("GET"));
}

/// Would catch: bodies without a length that fill the memory.
#[tokio::test]
async fn a_body_without_a_length_is_bounded_too() {
    let world = World::new().await;
    let answer = world.send(post("/api/v1/session", "application/json", Body::new(Pieces(64)))).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// A body of so many pieces of 64 KiB that does not say how long it is.
struct Pieces(usize);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let Some(left) = self.0.checked_sub(1) else { return Poll::Ready(None) };
        self.0 = left;
        Poll::Ready(Some(Ok(Frame::data(vec![b' '; 64 << 10].into()))))
    }
}

/// Would catch: pages that are asked for wrongly and answered anyway.
#[tokio::test]
async fn parameters_are_checked() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    for (query, parameter) in [("limit=0", "limit"), ("limit=201", "limit"), ("after=zz", "after"), ("offset=3", "offset")] {
        let path = format!("/api/v1/workspaces/main/audit?{query}");
        let answer = world.ask(&owner, Method::GET, &path, None).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}: {}", answer.text);
        assert_eq!(answer.problem()["errors"][0]["parameter"], parameter);
    }
    let odd = world.ask(&owner, Method::GET, "/api/v1/workspaces/a%00b", None).await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
}

/// Would catch: an answer without the headers that browsers protect by.
#[tokio::test]
async fn every_answer_has_the_headers_of_security() {
    let world = World::new().await;
    let nobody = Caller::default();
    for path in ["/api/health", "/api/v1/openapi.json", "/api/v1/me", "/api/v1/nothing"] {
        let answer = world.ask(&nobody, Method::GET, path, None).await;
        let policy = answer.headers["content-security-policy"].to_str().expect("text");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
        for (name, value) in
            [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"), ("cache-control", "no-store")]
        {
            assert_eq!(answer.headers[name], value, "{path}");
        }
    }
}
