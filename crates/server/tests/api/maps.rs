use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

const HERE: &str = "/api/v1/workspaces/main";

/// Would catch: a discovered map that can't be opened, numbers that are not those of the conformance question, a period
/// or segment that changes nothing, pictures that are none.
#[tokio::test]
async fn a_map_is_discovered_measured_and_drawn() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    world.job(&owner, "sample", &json!({"customers": 600})).await;
    let job = world.job(&owner, "discover", &json!({"name": "Our shop", "language": "ro"})).await;
    assert_eq!((&job["state"], &job["result"]["map"]), (&json!("done"), &json!("our-shop")), "{job}");
    let map = world.ask(&owner, Method::GET, &format!("{HERE}/documents/map/our-shop"), None).await.json();
    assert_eq!((&map["name"], &map["body"]["language"]), (&json!("Our shop"), &json!("ro")));
    let measure = |body: Value| {
        let (world, owner) = (&world, &owner);
        async move { world.ask(owner, Method::POST, &format!("{HERE}/maps/measure"), Some(&body)).await }
    };
    let all = measure(json!({"map": "our-shop"})).await.json();
    assert_eq!(all["customers"], 600);
    assert_eq!(
        all["steps"].as_array().expect("steps").len(),
        all["steps"].as_array().expect("steps").iter().filter(|step| step["observed"].is_object()).count()
    );
    assert_eq!(measure(json!({"map": map["body"]})).await.json(), all, "a map by its key and as it stands");
    let some = measure(json!({"map": "our-shop", "segment": {"did": "purchase"}})).await.json();
    assert!(some["customers"].as_u64() < all["customers"].as_u64());
    let none = measure(json!({"map": "our-shop", "to": "2001-01-01"})).await.json();
    assert_eq!((&none["customers"], &none["fit"]), (&json!(0), &Value::Null));
    for (body, pointer) in [
        (json!({"map": "nowhere"}), "/map"),
        (json!({"map": {"meander": "map/1"}}), "/map"),
        (json!({"map": "our-shop", "persona": "ana"}), "/persona"),
        (json!({"map": "our-shop", "from": "soon"}), "/from"),
    ] {
        let refused = measure(body.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}: {}", refused.text);
        assert_eq!(refused.problem()["errors"][0]["pointer"], pointer, "{body}");
    }
    let inline = json!({"map": "our-shop", "format": "inline"});
    let inline = world.ask(&owner, Method::POST, &format!("{HERE}/maps/picture"), Some(&inline)).await.json();
    assert_eq!(inline["numbers"], all);
    let steps = inline["steps"].as_str().expect("a drawing");
    assert!(steps.starts_with("<svg") && steps.contains("data-step=") && !steps.contains("style="), "no style attributes");
    for (format, kind, start) in
        [("svg", "image/svg+xml; charset=utf-8", "<svg"), ("html", "text/html; charset=utf-8", "<!doctype html>")]
    {
        let body = json!({"map": "our-shop", "format": format, "theme": "dark", "numbers": false});
        let picture = world.ask(&owner, Method::POST, &format!("{HERE}/maps/picture"), Some(&body)).await;
        assert_eq!(picture.headers["content-type"], kind);
        assert!(picture.text.starts_with(start));
    }
}
