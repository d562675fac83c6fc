use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use serde_json::Value;
use server::{ROUTES, openapi_json};

use crate::world::{Caller, World};

const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");

/// Would catch: a change of the API that nobody has looked at. `UPDATE=1` writes the document anew.
#[test]
fn the_document_is_the_one_checked_in() {
    let now = openapi_json();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(SNAPSHOT, &now).expect("written");
    }
    let known = std::fs::read_to_string(SNAPSHOT).unwrap_or_default();
    assert!(known == now, "the API has changed; look at the difference after UPDATE=1 cargo test -p server");
}

/// Would catch: a route that the document does not tell, an operation that is not answered, or one told wrongly.
#[test]
fn the_document_tells_every_route_and_no_other() {
    let document: Value = serde_json::from_str(&openapi_json()).expect("JSON");
    let mut told = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("an item") {
            let id = operation["operationId"].as_str().expect("an id").replacen('_', ".", 1);
            told.insert((id, method.to_uppercase(), path.clone()));
            assert!(
                operation["summary"].as_str().or(operation["description"].as_str()).is_some_and(|text| !text.is_empty()),
                "{path}"
            );
            assert!(operation["responses"]["4XX"].is_object(), "{path}: problems are told");
        }
    }
    let table = ROUTES.iter().map(|route| (route.name.to_owned(), route.method.to_string(), route.path.to_owned()));
    assert_eq!(told, table.collect());
}

/// Would catch: a document that clients can't get.
#[tokio::test]
async fn the_document_is_served() {
    let world = World::new().await;
    let answer = world.ask(&Caller::default(), Method::GET, "/api/v1/openapi.json", None).await;
    assert_eq!((answer.status, answer.text == openapi_json()), (StatusCode::OK, true));
    let health = world.ask(&Caller::default(), Method::GET, "/api/health", None).await;
    assert_eq!((health.status, health.json()["status"].as_str()), (StatusCode::OK, Some("ok")));
    world.records.close().await;
    let health = world.ask(&Caller::default(), Method::GET, "/api/health", None).await;
    assert_eq!(health.status, StatusCode::SERVICE_UNAVAILABLE);
}
