use axum::http::{Method, StatusCode};
use records::Role;
use serde_json::{Value, json};

use crate::world::{Caller, World};

const QUESTIONS: &str = "/api/v1/workspaces/main/documents/question";

fn sessions(name: &str, gap: &str) -> Value {
    json!({"name": name, "body": {"ask": "sessions", "gap": gap}})
}

/// Would catch: changes that overwrite each other, and versions that tell nothing.
#[tokio::test]
async fn a_document_is_made_read_changed_and_restored() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let made = world.ask(&owner, Method::POST, QUESTIONS, Some(&sessions("Long pauses", "1h"))).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let path = made.headers["location"].to_str().expect("text").to_owned();
    assert_eq!(path, format!("{QUESTIONS}/long-pauses"));
    let first = made.headers["etag"].to_str().expect("text").to_owned();

    let read = world.ask_with(&owner, Method::GET, &path, None, &[("if-none-match", &first)]).await;
    assert_eq!((read.status, read.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let change = sessions("Long pauses", "2h");
    let blind = world.ask(&owner, Method::PUT, &path, Some(&change)).await;
    assert_eq!(blind.status, StatusCode::PRECONDITION_REQUIRED);
    let changed = world.ask_with(&owner, Method::PUT, &path, Some(&change), &[("if-match", &first)]).await;
    assert_eq!((changed.status, changed.json()["version"].as_i64()), (StatusCode::OK, Some(2)));
    for method in [Method::PUT, Method::DELETE] {
        let body = (method == Method::PUT).then_some(&change);
        let stale = world.ask_with(&owner, method, &path, body, &[("if-match", &first)]).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    }
    assert_eq!(world.ask(&owner, Method::DELETE, &path, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.ask(&owner, Method::GET, &path, None).await.status, StatusCode::NOT_FOUND);
    let restore = format!("{path}/restore");
    let back = world.ask(&owner, Method::POST, &restore, Some(&json!({}))).await;
    assert_eq!((back.status, &back.json()["body"]["gap"]), (StatusCode::OK, &json!("2h")));
    let undone = world.ask(&owner, Method::POST, &restore, Some(&json!({"version": 1}))).await;
    assert_eq!(undone.json()["body"]["gap"], "1h");
    let versions = world.ask(&owner, Method::GET, &format!("{path}/versions?limit=2"), None).await.json();
    let numbers: Vec<_> = versions["items"].as_array().expect("a list").iter().map(|one| one["version"].as_i64()).collect();
    assert_eq!(numbers, [Some(5), Some(4)]);
    let after = versions["next"].as_str().expect("more");
    let rest = world.ask(&owner, Method::GET, &format!("{path}/versions?after={after}"), None).await.json();
    assert_eq!((rest["items"].as_array().map(Vec::len), &rest["next"]), (Some(3), &Value::Null));
}

/// Would catch: a document that its page can't show, or a refusal that marks the wrong field.
#[tokio::test]
async fn bodies_are_refused_with_their_place() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let base = "/api/v1/workspaces/main/documents";
    for (kind, body, pointer) in [
        ("question", json!({"ask": "funnel", "window": "7 moons", "steps": [{"match": "a"}]}), "/body/window"),
        ("segment", json!({"did": "a", "at_least": -1}), "/body/at_least"),
        ("dashboard", json!({"tiles": [{"question": "a", "height": 0}]}), "/body/tiles/0/height"),
        ("map", json!("meander: map/1\nkey: a\ntitle: A\nstages: []\n"), "/body/stages"),
    ] {
        let body = json!({"name": "A", "body": body});
        let answer = world.ask(&owner, Method::POST, &format!("{base}/{kind}"), Some(&body)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        assert_eq!(answer.problem()["errors"][0]["pointer"], pointer, "{}", answer.text);
    }
    let odd = json!({"name": "A", "key": "Not A Key", "body": {"ask": "sessions"}});
    let answer = world.ask(&owner, Method::POST, QUESTIONS, Some(&odd)).await;
    assert_eq!(answer.problem()["errors"][0]["pointer"], "/key");
    let unknown = world.ask(&owner, Method::GET, &format!("{base}/poems"), None).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

/// Would catch: names that collide, and a map in YAML that comes back as something else.
#[tokio::test]
async fn keys_follow_from_names_and_maps_may_be_yaml() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    for key in ["pauses", "pauses-2", "pauses-3"] {
        let made = world.ask(&owner, Method::POST, QUESTIONS, Some(&sessions("Pauses!", "1h"))).await;
        assert_eq!(made.json()["key"], key);
    }
    let yaml = "# a note\nmeander: map/1\nkey: shop\ntitle: Shop\nstages:\n  - key: visit\n    name: Visit\n";
    let maps = "/api/v1/workspaces/main/documents/map";
    let made = world.ask(&owner, Method::POST, maps, Some(&json!({"name": "Shop", "body": yaml}))).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    assert_eq!(made.json()["body"]["stages"][0]["key"], "visit");
}

/// Would catch: a viewer who changes something, or a program with an editor's key that can't.
#[tokio::test]
async fn viewers_read_and_editors_change() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    world.ask(&owner, Method::POST, QUESTIONS, Some(&sessions("Pauses", "1h"))).await;
    let main = world.workspace("main").await;
    let (bob, viewer) = world.member(&main, "bob@example.com", Role::Viewer).await;
    let program: Caller = world.key(&main, &bob, Role::Editor).await;
    let listed = world.ask(&viewer, Method::GET, QUESTIONS, None).await.json();
    assert_eq!(listed["items"][0]["key"], "pauses");
    let refused = world.ask(&viewer, Method::POST, QUESTIONS, Some(&sessions("Mine", "1h"))).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let made = world.ask(&program, Method::POST, QUESTIONS, Some(&sessions("By a program", "1h"))).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let log = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/audit?limit=1", None).await.json();
    assert_eq!((&log["items"][0]["actor_kind"], &log["items"][0]["action"]), (&json!("key"), &json!("document.created")));
}
