use std::os::unix::fs::PermissionsExt;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

const FILE: &str = "when;who;what;where;paid\n\
    2025-06-01 10:00;ana;visit;web;\n2025-06-01 10:05;ana;buy;web;12.5\n2025-06-01 11:00;ion;visit;store;\n\
    2025-06-02 11:00;;visit;store;\nyesterday;ion;buy;store;3\n";

fn mapping() -> Value {
    json!({"delimiter": ";", "customer": "who", "time": "when", "event": {"column": "what"}, "properties": "all"})
}

/// Would catch: a file that can't be brought in by clicking, a guess that is wrong for a plain file, rows that go without a
/// word, and files that stay after they were imported.
#[tokio::test]
async fn a_file_is_sent_looked_at_tried_and_imported() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let sent = world.upload(&owner, "shop.csv", FILE).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    let upload = sent.json();
    assert_eq!((&upload["format"], &upload["delimiter"], &upload["rows_seen"]), (&json!("csv"), &json!(";"), &json!(5)));
    let roles: Vec<&str> = upload["columns"].as_array().expect("a list").iter().filter_map(|one| one["role"].as_str()).collect();
    assert_eq!(roles, ["time", "customer", "event", "property", "property"], "one bad time spoils none of it");
    let id = upload["id"].as_str().expect("an id");
    let path = format!("/api/v1/workspaces/main/uploads/{id}");
    assert_eq!(world.ask(&owner, Method::GET, &path, None).await.json()["columns"], upload["columns"]);
    let preview = |mapping: Value| {
        let (world, owner, path) = (&world, &owner, format!("{path}/preview"));
        async move { world.ask(owner, Method::POST, &path, Some(&json!({"mapping": mapping}))).await }
    };
    let tried = preview(mapping()).await.json();
    assert_eq!((&tried["events"], &tried["customers"], &tried["is_whole"]), (&json!(3), &json!(2), &json!(true)), "{tried}");
    assert_eq!(tried["journeys"][0]["customer"], "ana");
    assert_eq!(tried["journeys"][0]["events"][1]["properties"]["paid"], "12.5");
    let reasons: Vec<&str> =
        tried["rejected"].as_array().expect("a list").iter().filter_map(|one| one["reason"].as_str()).collect();
    assert_eq!(reasons, ["no_customer", "bad_time"]);
    for (key, value, pointer) in
        [("customer", json!(7.5), ""), ("timezone", json!("Mars"), "/mapping/timezone"), ("file", json!("x"), "/mapping/file")]
    {
        let mut wrong = mapping();
        wrong[key] = value;
        let refused = preview(wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{key}: {}", refused.text);
        assert!(
            refused.problem()["errors"][0]["pointer"].as_str().is_some_and(|told| told.starts_with(pointer)),
            "{}",
            refused.text
        );
    }
    // Dates that can be read in two ways are told where they are said, and not by where the file lies on this machine.
    let unclear = world.upload(&owner, "unclear.csv", "who;what;when\na;visit;03/10/2026\nb;visit;04/11/2026\n").await.json();
    assert!(unclear["columns"][2]["problem"].is_string(), "{unclear}");
    let unclear_path = format!("/api/v1/workspaces/main/uploads/{}/preview", unclear["id"].as_str().expect("an id"));
    let refused = world.ask(&owner, Method::POST, &unclear_path, Some(&json!({"mapping": mapping()}))).await;
    assert_eq!(refused.problem()["errors"][0]["pointer"], "/mapping/time");
    assert!(!refused.text.contains("uploads") && !refused.text.contains("--"), "{}", refused.text);
    let files = json!({"files": [{"upload": id, "mapping": mapping()}]});
    let job = world.job(&owner, "import", &files).await;
    assert_eq!((&job["state"], &job["result"]["events"]), (&json!("done"), &json!(3)), "{job}");
    assert_eq!(job["result"]["files"][0]["name"], "shop.csv");
    let imports = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/data/imports", None).await.json();
    assert_eq!(
        imports["items"][0]["rejected"],
        json!([{"reason": "bad_time", "count": 1}, {"reason": "no_customer", "count": 1}])
    );
    assert_eq!(world.ask(&owner, Method::GET, &path, None).await.status, StatusCode::NOT_FOUND);
    let gone = world.ask(&owner, Method::POST, "/api/v1/workspaces/main/jobs/import", Some(&files)).await;
    assert_eq!(gone.problem()["errors"][0]["pointer"], "/files/0/upload");
    // The same file once more brings nothing twice.
    let sent = world.upload(&owner, "shop.csv", FILE).await.json();
    let job = world.job(&owner, "import", &json!({"files": [{"upload": sent["id"], "mapping": mapping()}]})).await;
    assert_eq!((&job["state"], &job["result"]["events"]), (&json!("done"), &json!(0)), "{job}");
}

/// Would catch: real data mixed with made-up ones without anybody saying so.
#[tokio::test]
async fn sample_data_make_room_only_when_told_to() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    world.job(&owner, "sample", &json!({"customers": 50})).await;
    let sent = world.upload(&owner, "shop.csv", FILE).await.json();
    let mut files = json!({"files": [{"upload": sent["id"], "mapping": mapping()}]});
    let refused = world.ask(&owner, Method::POST, "/api/v1/workspaces/main/jobs/import", Some(&files)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    files["replace_sample"] = json!(true);
    assert_eq!(world.job(&owner, "import", &files).await["state"], "done");
    let summary = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/data/summary", None).await.json();
    assert_eq!((&summary["events"], &summary["is_sample"]), (&json!(3), &json!(false)));
}

/// Would catch: a file that nobody can read kept as if somebody could; a name that leads out of its folder; files that others on
/// the machine can reach.
#[tokio::test]
async fn files_that_can_not_be_read_are_refused() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let cases: [(&str, Vec<u8>, StatusCode); 5] = [
        ("empty.csv", Vec::new(), StatusCode::UNPROCESSABLE_ENTITY),
        ("picture.png", b"x".to_vec(), StatusCode::UNPROCESSABLE_ENTITY),
        ("broken.parquet", b"PAR1 not really".to_vec(), StatusCode::UNPROCESSABLE_ENTITY),
        ("..%2F..%2Fescape.csv", b"customer,time,event\n".to_vec(), StatusCode::CREATED),
        ("broken.csv.gz", vec![0x1f, 0x8b, 8, 0, 0], StatusCode::UNPROCESSABLE_ENTITY),
    ];
    for (name, bytes, status) in cases {
        let answer = world.upload(&owner, name, Body::from(bytes)).await;
        assert_eq!(answer.status, status, "{name}: {}", answer.text);
    }
    assert!(!world.folder.path().join("escape.csv").exists());
    let uploads = world.folder.path().join("uploads");
    let kept = std::fs::read_dir(&uploads).expect("a folder").count();
    assert_eq!(kept, 1, "only what can be read is kept");
    assert_eq!(std::fs::metadata(&uploads).expect("a folder").permissions().mode() & 0o777, 0o700);
}
