use axum::http::{Method, StatusCode};
use serde_json::json;
use server::PublicUrl;

use crate::world::{Caller, World};

/// Would catch: a change made by a stranger's page with the cookie of whoever looks at it.
#[tokio::test]
async fn changes_need_the_token_of_the_session_and_our_origin() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let body = json!({"name": "Ann"});
    let without = Caller { csrf: None, ..owner.clone() };
    let wrong = Caller { csrf: Some("0".repeat(64)), ..owner.clone() };
    for (caller, headers, status) in [
        (&without, [("accept", "*/*")], StatusCode::FORBIDDEN),
        (&wrong, [("accept", "*/*")], StatusCode::FORBIDDEN),
        (&owner, [("origin", "https://evil.example")], StatusCode::FORBIDDEN),
        (&owner, [("sec-fetch-site", "cross-site")], StatusCode::FORBIDDEN),
        (&owner, [("origin", "http://127.0.0.1:7700")], StatusCode::OK),
        (&owner, [("accept", "*/*")], StatusCode::OK),
    ] {
        let answer = world.ask_with(caller, Method::PATCH, "/api/v1/me", Some(&body), &headers).await;
        assert_eq!(answer.status, status, "{headers:?}: {}", answer.text);
    }
    let read = world.ask(&without, Method::GET, "/api/v1/me", None).await;
    assert_eq!(read.status, StatusCode::OK, "reading needs none");
    let sign_in = json!({"email": "ana@example.com", "password": "x"});
    let strange = [("origin", "https://evil.example")];
    let forged = world.ask_with(&Caller::default(), Method::POST, "/api/v1/session", Some(&sign_in), &strange).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN, "nobody is signed in by another's page");
}

/// Would catch: a name of a stranger that leads to this machine.
#[tokio::test]
async fn hosts_that_are_not_ours_are_refused() {
    let world = World::new().await;
    let request = axum::http::Request::get("/api/v1/setup").header("host", "evil.example:7700");
    let answer = world.send(request.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

/// Would catch: a cookie that goes over the wire in the clear, or browsers that do.
#[tokio::test]
async fn behind_tls_cookies_are_for_tls_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let location = records::Location::Folder(folder.path().to_owned());
    let public_url = Some(PublicUrl::parse("https://meander.example.com").expect("an address"));
    let world = World::with(folder, &location, |options| server::Options { public_url, ..options }).await;
    let (owner, answer) = world.set_up().await;
    let cookie = answer.headers["set-cookie"].to_str().expect("text");
    assert!(cookie.starts_with("__Host-meander=") && cookie.ends_with("; Secure"), "{cookie}");
    assert_eq!(answer.headers["strict-transport-security"], "max-age=31536000");
    assert_eq!(world.ask(&owner, Method::GET, "/api/v1/me", None).await.status, StatusCode::OK);
}
