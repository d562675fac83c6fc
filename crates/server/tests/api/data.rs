use axum::http::{Method, StatusCode};
use records::Role;
use serde_json::{Value, json};

use crate::world::{Caller, World};

const DATA: &str = "/api/v1/workspaces/main/data";

async fn get(world: &World, caller: &Caller, path: &str) -> Value {
    let answer = world.ask(caller, Method::GET, &format!("{DATA}/{path}"), None).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    answer.json()
}

/// Would catch: a page of data that fails in a new workspace, numbers that do not agree, a sample not told as made up, and
/// events that stay after they were removed.
#[tokio::test]
async fn data_come_are_told_and_go() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    assert_eq!(get(&world, &owner, "summary").await["events"], 0);
    for empty in ["events", "properties", "imports", "volumes"] {
        assert_eq!(get(&world, &owner, empty).await["items"], json!([]), "{empty}");
    }
    let job = world.job(&owner, "sample", &json!({"customers": 300, "seed": 3})).await;
    assert_eq!((job["state"].as_str(), job["kind"].as_str()), (Some("done"), Some("sample")), "{job}");
    let summary = get(&world, &owner, "summary").await;
    assert_eq!((&summary["events"], &summary["customers"]), (&job["result"]["events"], &json!(300)));
    assert_eq!(summary["is_sample"], true);
    let sum = |list: &Value, key: &str| {
        list["items"].as_array().expect("a list").iter().map(|one| one[key].as_u64().expect("a count")).sum::<u64>()
    };
    let events = get(&world, &owner, "events").await;
    assert_eq!(json!(sum(&events, "count")), summary["events"]);
    assert_eq!(json!(sum(&get(&world, &owner, "volumes").await, "events")), summary["events"]);
    let first = events["items"][0]["name"].as_str().expect("a name");
    assert_eq!(json!(sum(&get(&world, &owner, &format!("volumes?event={first}")).await, "events")), events["items"][0]["count"]);
    let properties = get(&world, &owner, "properties").await;
    assert!(properties["items"].as_array().expect("a list").iter().any(|one| one["name"] == "channel" && one["of"] == "event"));
    assert!(properties["items"].as_array().expect("a list").iter().any(|one| one["of"] == "customer" && one["count"] == 300));
    assert_eq!(get(&world, &owner, "imports").await["items"][0]["is_sample"], true);
    let again = world.ask(&owner, Method::POST, "/api/v1/workspaces/main/jobs/sample", Some(&json!({}))).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
    let main = world.workspace("main").await;
    let (_, editor) = world.member(&main, "ed@example.com", Role::Editor).await;
    assert_eq!(world.ask(&editor, Method::DELETE, DATA, None).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.ask(&owner, Method::DELETE, DATA, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(get(&world, &owner, "summary").await["events"], 0);
    assert_eq!(get(&world, &owner, "events").await["items"], json!([]));
    let audit = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/audit", None).await.json();
    let actions: Vec<&str> =
        audit["items"].as_array().expect("a list").iter().filter_map(|line| line["action"].as_str()).collect();
    assert!(actions.contains(&"data.cleared") && actions.contains(&"data.sampled"), "{actions:?}");
    // A name that is gone is as unknown as one that never was.
    let job = world.job(&owner, "sample", &json!({"customers": 20, "seed": 1})).await;
    assert_eq!(job["state"], "done", "{job}");
}

/// Would catch: a parameter that is not looked at.
#[tokio::test]
async fn parameters_are_read_strictly() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    for path in ["volumes?evnt=visit", "volumes?timezone=Mars"] {
        let answer = world.ask(&owner, Method::GET, &format!("{DATA}/{path}"), None).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}: {}", answer.text);
    }
}
