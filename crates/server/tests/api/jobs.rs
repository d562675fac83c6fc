use axum::http::{Method, StatusCode};
use records::Role;
use serde_json::{Value, json};

use crate::world::World;

const JOBS: &str = "/api/v1/workspaces/main/jobs";

/// Would catch: a long question with another answer than a short one; a job told to who is in another workspace.
#[tokio::test]
async fn a_question_as_a_job_has_the_same_answer() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    world.job(&owner, "sample", &json!({"customers": 100})).await;
    let question = json!({"ask": "transitions"});
    let job = world.job(&owner, "ask", &json!({"question": question})).await;
    let answer = world.ask(&owner, Method::POST, "/api/v1/workspaces/main/ask", Some(&question)).await.json();
    assert_eq!((&job["state"], &job["result"], &job["progress"]), (&json!("done"), &answer, &json!(1.0)));
    let listed = world.ask(&owner, Method::GET, JOBS, None).await.json();
    let kinds: Vec<&Value> = listed["items"].as_array().expect("a list").iter().map(|job| &job["kind"]).collect();
    assert_eq!(kinds, ["ask", "sample"], "the newest first");
    world.ask(&owner, Method::POST, "/api/v1/workspaces", Some(&json!({"name": "Other"}))).await;
    let foreign = format!("/api/v1/workspaces/other/jobs/{}", job["id"].as_str().expect("an id"));
    assert_eq!(world.ask(&owner, Method::GET, &foreign, None).await.status, StatusCode::NOT_FOUND);
}

/// Would catch: a job that fails without a reason, or is taken for done.
#[tokio::test]
async fn a_job_that_can_not_be_done_says_why() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let job = world.job(&owner, "ask", &json!({"question": {"ask": "sessions"}})).await;
    assert_eq!((&job["state"], &job["problem"]["type"]), (&json!("failed"), &json!("urn:meander:problem:no-data")), "{job}");
    let refused = world.ask(&owner, Method::POST, &format!("{JOBS}/ask"), Some(&json!({"question": {"ask": "sessionz"}}))).await;
    assert_eq!(refused.problem()["errors"][0]["pointer"], "/question/ask");
}

/// Would catch: a job that goes on after it was cancelled, or one that anyone may cancel.
#[tokio::test]
async fn jobs_are_cancelled_by_who_began_them_or_an_editor() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let main = world.workspace("main").await;
    let (_, viewer) = world.member(&main, "vi@example.com", Role::Viewer).await;
    // More than can be made before the next request.
    let begun = world.ask(&owner, Method::POST, &format!("{JOBS}/sample"), Some(&json!({"customers": 400_000}))).await;
    let path = format!("{JOBS}/{}", begun.json()["id"].as_str().expect("an id"));
    assert_eq!(world.ask(&viewer, Method::DELETE, &path, None).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.ask(&owner, Method::DELETE, &path, None).await.status, StatusCode::NO_CONTENT);
    let told = world.ask(&owner, Method::GET, &format!("{path}/events"), None).await;
    assert!(told.text.contains("\"state\":\"cancelled\""), "{}", told.text);
    let summary = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/data/summary", None).await.json();
    assert_eq!(summary["events"], 0, "nothing of it exists");
}
