use axum::http::{Method, StatusCode};
use events::{ImportOptions, ImportRead, Store, StoreOptions};
use journey::{Question, parse_millis, zone};
use records::Role;
use serde_json::{Value, json};
use testkit::{Row, batch, text};

use crate::world::{START, World};

const ASK: &str = "/api/v1/workspaces/main/ask";

/// Brings events into a data folder, as another process would.
fn import(folder: &std::path::Path, customers: usize, first: usize) {
    let rows: Vec<Row> = (first..first + customers)
        .flat_map(|i| {
            let who = format!("c{i}");
            let at = parse_millis("2025-06-01", &zone("UTC").expect("UTC")).expect("a day")
                + i64::try_from(i).expect("small") * 60_000;
            ["visit", "cart", "purchase"].into_iter().take(1 + i % 3).enumerate().map(move |(step, event)| {
                let channel = text(["web", "mail", "store"][(i + step) % 3]);
                Row::new(&who, at + i64::try_from(step).expect("small") * 30_000, event).with("channel", channel)
            })
        })
        .collect();
    let store = Store::open(folder, StoreOptions::default());
    let mut importer = store.import(ImportOptions { memory_bytes: 64 << 20, at_millis: START }).expect("nobody else writes");
    importer.push(vec![batch(&rows)]).expect("taken");
    importer.finish(ImportRead::default()).expect("an import ends");
}

fn questions() -> Vec<Value> {
    vec![
        json!({"ask": "funnel", "window": "7d", "steps": [{"match": "visit"}, {"match": "cart"}, {"match": "purchase"}], "now": "2025-07-01"}),
        json!({"ask": "transitions"}),
        json!({"ask": "paths", "depth": 4, "top": 3}),
        json!({"ask": "variants", "top": 5}),
        json!({"ask": "sessions", "gap": "30m"}),
        json!({"ask": "retention", "start": "visit", "return": "purchase", "period": "day", "periods": 3, "now": "2025-07-01"}),
        json!({"ask": "attribution", "touch": "channel", "conversion": "purchase", "lookback": "30d", "half_life": "7d", "models": ["linear", "markov"]}),
        json!({"ask": "funnel", "window": "1d", "steps": [{"match": "vist"}, {"match": "purchase"}], "now": "2025-07-01"}),
    ]
}

/// Would catch: a page that shows another number than the command line; a warning that is lost; old data told as new.
#[tokio::test]
async fn answers_are_those_of_the_command_line_to_the_byte() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let empty = world.ask(&owner, Method::POST, ASK, Some(&json!({"ask": "sessions"}))).await;
    assert_eq!((empty.status, empty.problem()["type"].as_str()), (StatusCode::CONFLICT, Some("urn:meander:problem:no-data")));
    let main = world.workspace("main").await;
    let (bob, viewer) = world.member(&main, "bob@example.com", Role::Viewer).await;
    let program = world.key(&main, &bob, Role::Viewer).await;
    for round in 0..2 {
        import(world.folder.path(), 100, round * 100);
        let snapshot = Store::open(world.folder.path(), StoreOptions::default()).snapshot().expect("data");
        assert_eq!(snapshot.imports().len(), round + 1);
        for question in questions() {
            let parsed = Question::parse(&question.to_string()).expect("a question");
            let told = analyze::Asker::new(&snapshot, &parsed, START).ask().expect("an answer");
            let expected = serde_json::to_string_pretty(&told).expect("JSON") + "\n";
            for caller in [&viewer, &program] {
                let answer = world.ask(caller, Method::POST, ASK, Some(&question)).await;
                assert_eq!((answer.status, &answer.text), (StatusCode::OK, &expected), "{question}");
            }
        }
    }
}

/// Would catch: answers that are counted anew for each who asks; one kept that changes with time.
#[tokio::test]
async fn answers_that_stay_are_kept() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    import(world.folder.path(), 100, 0);
    let now = json!({"ask": "funnel", "window": "1000d", "steps": [{"match": "visit"}, {"match": "cart"}]});
    for question in [json!({"ask": "sessions"}), now, json!({"ask": "sessions"}), json!({"ask": "transitions"})] {
        let answer = world.ask(&owner, Method::POST, ASK, Some(&question)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let metrics = world.ask(&owner, Method::GET, "/metrics", None).await;
    assert!(metrics.text.contains("\nmeander_answers_kept 2\n"), "{}", metrics.text);
}

/// Would catch: a question refused without its place.
#[tokio::test]
async fn a_refused_question_names_the_place() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    import(world.folder.path(), 3, 0);
    for (question, pointer) in [
        (
            json!({"ask": "funnel", "window": "7d", "steps": [{"match": "a"}, {"match": "b", "within": "soon"}]}),
            "/steps/1/within",
        ),
        (json!({"ask": "sessions", "gapp": "1h"}), ""),
        (json!({"ask": "weather"}), "/ask"),
    ] {
        let answer = world.ask(&owner, Method::POST, ASK, Some(&question)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        let problem = answer.problem();
        let told = problem["errors"][0]["pointer"].as_str().expect("a pointer");
        assert!(told.starts_with(pointer), "{question}: {told}");
    }
}

/// Would catch: questions of one workspace answered from the events of another.
#[tokio::test]
async fn each_workspace_has_its_own_events() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    import(world.folder.path(), 9, 0);
    world.ask(&owner, Method::POST, "/api/v1/workspaces", Some(&json!({"name": "Other"}))).await;
    let folder = world.folder.path().join("workspaces").join(world.workspace("other").await.id);
    import(&folder, 4, 0);
    let question = json!({"ask": "paths", "depth": 1, "top": 9});
    for (path, customers) in [(ASK, 9), ("/api/v1/workspaces/other/ask", 4)] {
        let answer = world.ask(&owner, Method::POST, path, Some(&question)).await.json();
        assert_eq!(answer["nodes"][0]["customers"], customers, "{answer}");
    }
}
