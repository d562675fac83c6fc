use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::world::World;

const HERE: &str = "/api/v1/workspaces/main";

/// Would catch: a saved segment that means nobody or everybody where it is named, and one that goes round for ever.
#[tokio::test]
async fn saved_segments_are_named_by_their_keys() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    world.job(&owner, "sample", &json!({"customers": 300})).await;
    let save = |key: &str, body| {
        let document = json!({"key": key, "name": key, "body": body});
        let (world, owner) = (&world, &owner);
        async move { world.ask(owner, Method::POST, &format!("{HERE}/documents/segment"), Some(&document)).await }
    };
    let bought = json!({"did": "purchase"});
    assert_eq!(save("buyers", bought.clone()).await.status, StatusCode::CREATED);
    assert_eq!(save("others", json!({"not": {"segment": "buyers"}})).await.status, StatusCode::CREATED);
    assert_eq!(save("round", json!({"any": [{"segment": "round"}, {"segment": "buyers"}]})).await.status, StatusCode::CREATED);
    let body = json!({"segments": [bought, {"segment": "buyers"}, {"segment": "others"}, {"sequence": ["visit", "purchase"]}]});
    let sizes = world.ask(&owner, Method::POST, &format!("{HERE}/segments/sizes"), Some(&body)).await.json();
    let size = |number: usize| sizes["sizes"][number].as_u64().expect("a size");
    assert_eq!((size(0), size(1) + size(2), &sizes["customers"]), (size(1), 300, &json!(300)), "{sizes}");
    assert!(size(3) > 0 && size(3) <= size(0));
    assert_eq!(sizes["overlaps"][1][2], 0);
    let question = json!({"ask": "sessions", "customers": {"segment": "buyers"}});
    let answer = world.ask(&owner, Method::POST, &format!("{HERE}/ask"), Some(&question)).await.json();
    assert_eq!(answer["customers"], size(0));
    let found = json!({"segment": {"segment": "others"}, "limit": 200});
    let found = world.ask(&owner, Method::POST, &format!("{HERE}/customers/search"), Some(&found)).await.json();
    assert_eq!(found["items"].as_array().expect("a list").len() as u64, size(2).min(200));
    for (key, told) in [("nothing", "no segment is saved"), ("round", "contains itself")] {
        let question = json!({"ask": "sessions", "customers": {"segment": key}});
        let refused = world.ask(&owner, Method::POST, &format!("{HERE}/ask"), Some(&question)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(told) && refused.text.contains("/customers"), "{}", refused.text);
    }
}
