//! Every route × every role × the own and another workspace.

use axum::http::{Method, StatusCode};
use records::{Actor, Role};
use serde_json::json;
use server::{ROUTES, Route, Who};

use crate::world::{Answer, Caller, World};

/// Someone who tries every route.
struct Walker {
    name: &'static str,
    caller: Caller,
    /// What they may do in `main`; `None` for who is no one.
    role: Option<Role>,
    is_key: bool,
    is_owner: bool,
}

/// What the gate has to say.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Unauthenticated,
    Forbidden,
    NotFound,
    Passes,
}

fn expected(route: &Route, walker: &Walker, is_own: bool) -> Verdict {
    let Some(role) = walker.role else {
        return match route.who {
            // The test asks from this machine.
            Who::Anyone | Who::Operator => Verdict::Passes,
            _ => Verdict::Unauthenticated,
        };
    };
    match route.who {
        Who::Anyone | Who::Operator => Verdict::Passes,
        Who::SignedIn | Who::Person | Who::Owner if walker.is_key => Verdict::Forbidden,
        Who::SignedIn | Who::Person => Verdict::Passes,
        Who::Owner if walker.is_owner => Verdict::Passes,
        Who::Owner => Verdict::Forbidden,
        Who::Member(_) | Who::MemberOrKey(_) if !is_own => Verdict::NotFound,
        Who::Member(_) if walker.is_key => Verdict::Forbidden,
        Who::Member(least) | Who::MemberOrKey(least) if role < least => Verdict::Forbidden,
        Who::Member(_) | Who::MemberOrKey(_) => Verdict::Passes,
    }
}

/// What the gate said. Whoever passes it finds that the things named do not exist, which is told like a foreign workspace:
/// such routes are told apart by `names_a_thing`.
fn verdict(answer: &Answer, names_a_thing: bool) -> Verdict {
    match answer.status {
        StatusCode::UNAUTHORIZED if answer.problem()["type"] == "urn:meander:problem:unauthenticated" => Verdict::Unauthenticated,
        StatusCode::FORBIDDEN => Verdict::Forbidden,
        StatusCode::NOT_FOUND if !names_a_thing => Verdict::NotFound,
        _ => Verdict::Passes,
    }
}

fn path_of(route: &Route, workspace: &str) -> String {
    let path = route.path.replace("{ws}", workspace).replace("{kind}", "question");
    ["{id}", "{user}", "{key}"].iter().fold(path, |path, part| path.replace(part, "unknown"))
}

/// Sends nothing that would change anything: an empty object is refused by every route that reads one.
async fn try_route(world: &World, route: &Route, walker: &Walker, workspace: &str) -> Answer {
    let body = json!({});
    let body = [Method::POST, Method::PUT, Method::PATCH].contains(&route.method).then_some(&body);
    world.ask(&walker.caller, route.method.clone(), &path_of(route, workspace), body).await
}

/// Routes that would do what they are for, even so.
const LEFT_OUT: [&str; 5] = ["session.end", "workspace.delete", "data.clear", "samples.start", "discoveries.start"];

async fn walkers(world: &World) -> Vec<Walker> {
    let (owner, _) = world.set_up().await;
    let main = world.workspace("main").await;
    let mut walkers = vec![
        Walker { name: "nobody", caller: Caller::default(), role: None, is_key: false, is_owner: false },
        Walker { name: "owner", caller: owner, role: Some(Role::Admin), is_key: false, is_owner: true },
    ];
    let ana = world.records.sign_in("ana@example.com").await.expect("read").expect("an account").user;
    for (name, role) in [("viewer", Role::Viewer), ("editor", Role::Editor)] {
        let (_, caller) = world.member(&main, &format!("{name}@example.com"), role).await;
        walkers.push(Walker { name, caller, role: Some(role), is_key: false, is_owner: false });
    }
    for (name, role) in [("key of a viewer", Role::Viewer), ("key of an editor", Role::Editor), ("key of an admin", Role::Admin)]
    {
        let caller = world.key(&main, &ana, role).await;
        walkers.push(Walker { name, caller, role: Some(role), is_key: true, is_owner: false });
    }
    walkers
}

/// Would catch: a route without its check, with the wrong role, or open to keys; a way into another workspace; an answer
/// that tells whether a workspace of others exists.
#[tokio::test]
async fn every_route_asks_for_its_role_and_no_one_crosses_workspaces() {
    let world = World::new().await;
    let walkers = walkers(&world).await;
    // A workspace that none of them belongs to.
    let eve = records::NewUser {
        email: "eve@example.com".to_owned(),
        name: "Eve".to_owned(),
        locale: "en".to_owned(),
        password_hash: None,
    };
    let main = world.workspace("main").await;
    let eve = world.records.add_user(&Actor::system(), &eve, &main.id, Role::Viewer).await.expect("a member");
    world.records.create_workspace(&Actor::system(), &eve.id, "others", "Others").await.expect("created");
    let mut tried = 0;
    for route in ROUTES.iter().filter(|route| !LEFT_OUT.contains(&route.name)) {
        let names_a_thing = ["{id}", "{user}", "{key}"].iter().any(|part| route.path.contains(part))
            || route.name == "invitations.look"
            || route.name == "invitations.accept";
        for walker in &walkers {
            let told = format!("{} as {}", route.name, walker.name);
            let own = try_route(&world, route, walker, "main").await;
            assert!(own.status.as_u16() < 500, "{told}: {}", own.text);
            assert_eq!(verdict(&own, names_a_thing), expected(route, walker, true), "{told}: {}", own.text);
            tried += 1;
            if !route.path.contains("{ws}") {
                continue;
            }
            let foreign = try_route(&world, route, walker, "others").await;
            assert_eq!(verdict(&foreign, false), expected(route, walker, false), "{told} in another: {}", foreign.text);
            let unknown = try_route(&world, route, walker, "nowhere").await;
            assert_eq!(foreign.problem(), unknown.problem(), "{told}: another's workspace is told like none");
            tried += 2;
        }
    }
    assert!(tried > 500, "{tried} tries");
}

/// Would catch: a route that is left out of the walk and has lost its check.
#[tokio::test]
async fn what_the_walk_leaves_out_is_checked_too() {
    let world = World::new().await;
    let walkers = walkers(&world).await;
    let viewer = &walkers.iter().find(|walker| walker.name == "viewer").expect("a viewer").caller;
    let nobody = Caller::default();
    for (caller, path, status) in [
        (&nobody, "/api/v1/session", StatusCode::UNAUTHORIZED),
        (&nobody, "/api/v1/workspaces/main", StatusCode::UNAUTHORIZED),
        (viewer, "/api/v1/workspaces/main", StatusCode::FORBIDDEN),
        (&nobody, "/api/v1/workspaces/main/data", StatusCode::UNAUTHORIZED),
        (viewer, "/api/v1/workspaces/main/data", StatusCode::FORBIDDEN),
        (viewer, "/api/v1/workspaces/others/data", StatusCode::NOT_FOUND),
        (viewer, "/api/v1/workspaces/others", StatusCode::NOT_FOUND),
        (viewer, "/api/v1/session", StatusCode::NO_CONTENT),
        (viewer, "/api/v1/session", StatusCode::UNAUTHORIZED),
    ] {
        let answer = world.ask(caller, Method::DELETE, path, None).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text);
    }
    let viewer = world.signed_in(&world.records.sign_in("viewer@example.com").await.expect("read").expect("one").user).await;
    for job in ["sample", "discover"] {
        for (caller, workspace, status) in [
            (&nobody, "main", StatusCode::UNAUTHORIZED),
            (&viewer, "main", StatusCode::FORBIDDEN),
            (&viewer, "others", StatusCode::NOT_FOUND),
        ] {
            let path = format!("/api/v1/workspaces/{workspace}/jobs/{job}");
            let answer = world.ask(caller, Method::POST, &path, Some(&json!({}))).await;
            assert_eq!(answer.status, status, "{path}: {}", answer.text);
        }
    }
}

/// Would catch: counts for all the world to read, or told in a way that Prometheus does not know.
#[tokio::test]
async fn metrics_are_for_this_machine_and_admins() {
    let world = World::new().await;
    let walkers = walkers(&world).await;
    let passed_on = [("x-forwarded-for", "203.0.113.7")];
    for walker in &walkers {
        let answer = world.ask_with(&walker.caller, Method::GET, "/metrics", None, &passed_on).await;
        assert_eq!(answer.status.is_success(), walker.name == "key of an admin", "{}: {}", walker.name, answer.text);
        if answer.status.is_success() {
            assert_eq!(answer.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
        }
    }
}
