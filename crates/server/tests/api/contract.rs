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

/// What is told as an object of any kind, and why.
const LOOSE: [&str; 7] = [
    // Kinds of documents that are told apart by the address.
    "BodyGiven",
    "Document/body",
    "DocumentVersion/body",
    // The grammar of maps and that of mappings stand in documents of their own.
    "ImportFile/mapping",
    "MapGiven",
    "PreviewNew/mapping",
    // What came of a job, by its kind.
    "Job/result",
];

/// Would catch: an answer or body that is told as "an object", of which no client learns anything.
#[test]
fn shapes_are_told_member_by_member() {
    let document: Value = serde_json::from_str(&openapi_json()).expect("JSON");
    let mut loose = BTreeSet::new();
    // Pages tell their entries once more.
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    for (name, schema) in schemas.iter().filter(|(name, _)| !name.starts_with("PageOf_")) {
        find_loose(schema, name, &mut loose);
    }
    assert_eq!(loose, LOOSE.map(str::to_owned).into());
    let mut loose = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        find_loose(item, path, &mut loose);
    }
    assert_eq!(loose, ["/api/v1/openapi.json".to_owned()].into(), "only the document itself");
}

/// Notes where an object without members is told: at most one name below `place`.
fn find_loose(told: &Value, place: &str, loose: &mut BTreeSet<String>) {
    let kind = &told["type"];
    let is_object = kind == "object" || kind.as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "object"));
    if is_object && told.get("properties").is_none() && told.get("additionalProperties").is_none() {
        loose.insert(place.to_owned());
    }
    for (name, member) in told["properties"].as_object().into_iter().flatten() {
        find_loose(member, &format!("{place}/{name}"), loose);
    }
    match told {
        Value::Object(parts) => {
            parts.iter().filter(|(name, _)| *name != "properties").for_each(|(_, part)| find_loose(part, place, loose));
        }
        Value::Array(parts) => parts.iter().for_each(|part| find_loose(part, place, loose)),
        _ => {}
    }
}

/// Would catch: files told as something else than they are, or a map that can't be named by its key.
#[test]
fn files_and_streams_are_told_as_they_come() {
    let document: Value = serde_json::from_str(&openapi_json()).expect("JSON");
    for (path, method, kinds) in [
        (
            "/api/v1/workspaces/{ws}/ask/export",
            "post",
            &["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"][..],
        ),
        ("/api/v1/workspaces/{ws}/maps/picture", "post", &["application/json", "image/svg+xml", "text/html", "image/png"]),
        ("/api/v1/workspaces/{ws}/jobs/{id}/events", "get", &["text/event-stream"]),
        ("/metrics", "get", &["text/plain"]),
    ] {
        let told = document["paths"][path][method]["responses"]["200"]["content"].as_object().expect("contents");
        assert_eq!(told.keys().collect::<Vec<_>>(), kinds, "{path}");
    }
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
