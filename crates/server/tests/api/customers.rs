use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

const HERE: &str = "/api/v1/workspaces/main";

/// Would catch: a drop in a funnel that does not lead to the customers in it, or a customer without their journey.
#[tokio::test]
async fn from_a_number_to_a_timeline() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    world.job(&owner, "sample", &json!({"customers": 200})).await;
    let question = json!({"ask": "funnel", "window": "7d", "steps": [{"match": "visit"}, {"match": "purchase"}]});
    let answer = world.ask(&owner, Method::POST, &format!("{HERE}/ask"), Some(&question)).await.json();
    let behind = |after: Option<String>| {
        let body = json!({"question": question, "at": {"step": 2, "outcome": "dropped"}, "limit": 20, "after": after});
        let (world, owner) = (&world, &owner);
        async move { world.ask(owner, Method::POST, &format!("{HERE}/ask/customers"), Some(&body)).await.json() }
    };
    let mut names: Vec<Value> = Vec::new();
    let mut page = behind(None).await;
    loop {
        names.extend(page["items"].as_array().expect("a list").iter().map(|one| one["customer"].clone()));
        match page["next"].as_str() {
            Some(next) => page = behind(Some(next.to_owned())).await,
            None => break,
        }
    }
    assert_eq!(json!(names.len()), answer["steps"][1]["dropped"]);
    let id = names[0].as_str().expect("an id");
    let customer = world.ask(&owner, Method::GET, &format!("{HERE}/customers/{id}"), None).await.json();
    let events = world.ask(&owner, Method::GET, &format!("{HERE}/customers/{id}/events?limit=1000"), None).await.json();
    let told: Vec<&Value> = events["items"].as_array().expect("a list").iter().map(|event| &event["event"]).collect();
    assert_eq!(json!(told.len()), customer["events"]);
    assert!(told.contains(&&json!("visit")));
    assert_eq!((&customer["first"], &events["next"]), (&events["items"][0]["time"], &Value::Null));
    let found = world.ask(&owner, Method::GET, &format!("{HERE}/customers?search={id}"), None).await.json();
    assert_eq!(found["items"][0]["customer"], *id);
}

/// Would catch: nonsense that is answered with a list of everyone, or a fault of the server.
#[tokio::test]
async fn what_can_not_be_listed_is_refused_with_its_place() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    world.job(&owner, "sample", &json!({"customers": 20})).await;
    let question = json!({"ask": "sessions"});
    for (body, pointer) in [
        (json!({"question": question, "at": {"step": 1}}), "/at"),
        (json!({"question": {"ask": "x"}, "at": {}}), "/question/ask"),
        (json!({"question": question, "at": {}, "limit": 0}), "/limit"),
        (json!({"question": question, "at": {}, "after": "x"}), "/after"),
    ] {
        let answer = world.ask(&owner, Method::POST, &format!("{HERE}/ask/customers"), Some(&body)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}: {}", answer.text);
        let told = answer.problem()["errors"][0]["pointer"].as_str().map(str::to_owned);
        assert!(told.as_deref().is_some_and(|told| told.starts_with(pointer)), "{body}: {told:?}");
    }
    for path in ["customers/nobody", "customers/nobody/events", "customers/a%2Fb"] {
        assert_eq!(world.ask(&owner, Method::GET, &format!("{HERE}/{path}"), None).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
