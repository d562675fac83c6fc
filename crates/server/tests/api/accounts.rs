use axum::http::{Method, StatusCode};
use journey::limits;
use records::Role;
use serde_json::json;

use crate::world::{Caller, Lines, PASSWORD, World};

/// Would catch: a second owner; a first visit that does not end signed in.
#[tokio::test]
async fn the_first_visit_makes_the_owner_once() {
    let world = World::new().await;
    let nobody = Caller::default();
    let needed = world.ask(&nobody, Method::GET, "/api/v1/setup", None).await.json();
    assert_eq!(needed, json!({"needed": true}));
    let (owner, answer) = world.set_up().await;
    assert_eq!(answer.json()["workspaces"][0]["key"], "main");
    assert_eq!(answer.json()["workspaces"][0]["role"], "admin");
    let cookie = answer.headers["set-cookie"].to_str().expect("text");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(world.ask(&nobody, Method::GET, "/api/v1/setup", None).await.json(), json!({"needed": false}));
    let body = json!({"name": "Eve", "email": "eve@example.com", "password": PASSWORD, "workspace": "Mine"});
    assert_eq!(world.ask(&nobody, Method::POST, "/api/v1/setup", Some(&body)).await.status, StatusCode::CONFLICT);
    assert_eq!(world.ask(&owner, Method::GET, "/api/v1/me", None).await.status, StatusCode::OK);
}

/// Would catch: an answer that tells which addresses have accounts; guessing without end; a wait that is not kept.
#[tokio::test]
async fn wrong_passwords_are_told_alike_and_slowed_down() {
    let world = World::new().await;
    world.set_up().await;
    let nobody = Caller::default();
    let sign_in = |email: &str, password: &str| json!({"email": email, "password": password});
    let wrong = sign_in("ana@example.com", "wrong");
    let unknown = sign_in("nobody@example.com", "wrong");
    let first = world.ask(&nobody, Method::POST, "/api/v1/session", Some(&wrong)).await;
    let second = world.ask(&nobody, Method::POST, "/api/v1/session", Some(&unknown)).await;
    assert_eq!((first.status, first.problem()), (second.status, second.problem()));
    for _ in 0..4 {
        let answer = world.ask(&nobody, Method::POST, "/api/v1/session", Some(&wrong)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
    let right = sign_in("ANA@example.com", PASSWORD);
    let slowed = world.ask(&nobody, Method::POST, "/api/v1/session", Some(&right)).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS, "the right one has to wait too");
    let seconds: i64 = slowed.headers["retry-after"].to_str().expect("text").parse().expect("a number");
    world.clock.advance(seconds * 1_000);
    let answer = world.ask(&nobody, Method::POST, "/api/v1/session", Some(&right)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(world.ask(&Caller::of(&answer), Method::GET, "/api/v1/me", None).await.status, StatusCode::OK);
}

/// Would catch: guesses at an account that nobody is told of, and what people type, which is sometimes a password, in the log.
#[tokio::test]
async fn wrong_passwords_are_logged_by_account() {
    let (lines, _guard) = Lines::of_this_thread();
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let ana = world.ask(&owner, Method::GET, "/api/v1/me", None).await.json()["id"].as_str().expect("an id").to_owned();
    let nobody = Caller::default();
    let typed = ["ana@example.com", "my secret password", "guessed-one"];
    for (email, password, line) in [
        (typed[0], typed[2], format!("wrong password account=\"{ana}\" address=")),
        (typed[1], typed[2], "wrong password account=\"-\" address=".to_owned()),
    ] {
        let body = json!({"email": email, "password": password});
        let answer = world.ask(&nobody, Method::POST, "/api/v1/session", Some(&body)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{email}: {}", answer.text);
        let told = lines.text();
        let last = told.lines().rev().find(|line| line.contains("wrong password")).expect("a line");
        assert!(last.contains("WARN") && last.contains(&line), "{last}");
    }
    let body = json!({"email": typed[0], "password": typed[2]});
    for _ in 0..5 {
        world.ask(&nobody, Method::POST, "/api/v1/session", Some(&body)).await;
    }
    let told = lines.text();
    assert!(told.contains(&format!("too many wrong passwords or codes account=\"{ana}\"")), "{told}");
    assert!(typed[1..].iter().all(|typed| !told.contains(typed)), "{told}");
}

/// Would catch: a session that works after signing out, here or elsewhere.
#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let right = json!({"email": "ana@example.com", "password": PASSWORD});
    let other = Caller::of(&world.ask(&Caller::default(), Method::POST, "/api/v1/session", Some(&right)).await);
    let listed = world.ask(&owner, Method::GET, "/api/v1/me/sessions", None).await.json();
    let sessions = listed["items"].as_array().expect("a list");
    assert_eq!(sessions.iter().map(|one| one["is_current"].as_bool()).collect::<Vec<_>>(), [Some(false), Some(true)]);
    let path = format!("/api/v1/me/sessions/{}", sessions[0]["id"].as_str().expect("an id"));
    assert_eq!(world.ask(&owner, Method::DELETE, &path, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.ask(&other, Method::GET, "/api/v1/me", None).await.status, StatusCode::UNAUTHORIZED);
    let ended = world.ask(&owner, Method::DELETE, "/api/v1/session", None).await;
    assert!(ended.headers["set-cookie"].to_str().expect("text").contains("Max-Age=0"));
    assert_eq!(world.ask(&owner, Method::GET, "/api/v1/me", None).await.status, StatusCode::UNAUTHORIZED);
}

/// Would catch: a session that goes on after its browser has signed in anew or accepted an invitation, and one of another
/// browser that does not.
#[tokio::test]
async fn a_session_takes_the_place_of_the_one_before() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let is_in = async |caller: &Caller| world.ask(caller, Method::GET, "/api/v1/me", None).await.status == StatusCode::OK;
    let right = json!({"email": "ana@example.com", "password": PASSWORD});
    let elsewhere = Caller::of(&world.ask(&Caller::default(), Method::POST, "/api/v1/session", Some(&right)).await);
    let again = Caller::of(&world.ask(&owner, Method::POST, "/api/v1/session", Some(&right)).await);
    assert_eq!([is_in(&owner).await, is_in(&again).await, is_in(&elsewhere).await], [false, true, true]);

    let body = json!({"email": "ana@example.com", "role": "admin"});
    let made = world.ask(&again, Method::POST, "/api/v1/workspaces/main/members", Some(&body)).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let token = json!({"token": made.json()["token"]});
    let accepted = world.ask(&again, Method::POST, "/api/v1/invitations/accept", Some(&token)).await;
    assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.text);
    assert_eq!([is_in(&again).await, is_in(&Caller::of(&accepted)).await, is_in(&elsewhere).await], [false, true, true]);
}

/// Would catch: a password changed by whoever finds a browser open, a weak one, or other sessions that go on.
#[tokio::test]
async fn a_password_is_changed_with_the_old_one() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    for (current, new, pointer) in [
        ("wrong", "lună plină peste mare", Some("/current")),
        (PASSWORD, "password123", Some("/new")),
        (PASSWORD, "ana@example.com!", Some("/new")),
        (PASSWORD, "lună plină peste mare", None),
    ] {
        let body = json!({"current": current, "new": new});
        let answer = world.ask(&owner, Method::PUT, "/api/v1/me/password", Some(&body)).await;
        match pointer {
            Some(pointer) => assert_eq!(answer.problem()["errors"][0]["pointer"], pointer, "{}", answer.text),
            None => assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text),
        }
    }
    let right = json!({"email": "ana@example.com", "password": "lună plină peste mare"});
    assert_eq!(world.ask(&Caller::default(), Method::POST, "/api/v1/session", Some(&right)).await.status, StatusCode::OK);
}

/// Would catch: an invitation that does not lead to a member with its role.
#[tokio::test]
async fn an_invitation_makes_a_member() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let nobody = Caller::default();
    let body = json!({"email": "bob@example.com", "role": "editor"});
    let made = world.ask(&owner, Method::POST, "/api/v1/workspaces/main/members", Some(&body)).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let token = made.json()["token"].as_str().expect("a token").to_owned();
    let look = world.ask(&nobody, Method::POST, "/api/v1/invitations/look", Some(&json!({"token": token}))).await;
    let told = json!({"workspace": "Main", "email": "bob@example.com", "role": "editor", "has_account": false});
    assert_eq!(look.json(), told);
    let accept = json!({"token": token, "name": "Bob", "password": PASSWORD});
    let accepted = world.ask(&nobody, Method::POST, "/api/v1/invitations/accept", Some(&accept)).await;
    assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.text);
    assert_eq!(accepted.json()["workspaces"][0]["role"], "editor");
    let again = world.ask(&nobody, Method::POST, "/api/v1/invitations/accept", Some(&accept)).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    let members = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/members", None).await.json();
    assert_eq!(members["items"].as_array().map(Vec::len), Some(2));
}

/// Would catch: a key shown twice, kept in the clear, or working after it was taken back.
#[tokio::test]
async fn a_key_is_shown_once_and_revoked() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let body = json!({"name": "notebook", "role": "viewer"});
    let made = world.ask(&owner, Method::POST, "/api/v1/workspaces/main/keys", Some(&body)).await.json();
    let secret = made["secret"].as_str().expect("a secret").to_owned();
    assert!(secret.starts_with(made["key"]["prefix"].as_str().expect("a prefix")));
    let listed = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/keys", None).await;
    assert!(!listed.text.contains(&secret));
    let program = Caller { key: Some(secret), ..Caller::default() };
    let seen = world.ask(&program, Method::GET, "/api/v1/workspaces/main", None).await;
    assert_eq!((seen.status, seen.json()["role"].as_str()), (StatusCode::OK, Some("viewer")));
    let path = format!("/api/v1/workspaces/main/keys/{}", made["key"]["id"].as_str().expect("an id"));
    assert_eq!(world.ask(&owner, Method::DELETE, &path, None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.ask(&program, Method::GET, "/api/v1/workspaces/main", None).await.status, StatusCode::UNAUTHORIZED);
}

/// Would catch: an undo that brings nothing back, that does so twice or for ever, or that stands in no log.
#[tokio::test]
async fn what_was_taken_away_comes_back_for_ten_minutes() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let main = world.workspace("main").await;
    let (bob, _) = world.member(&main, "bob@example.com", Role::Editor).await;
    let make = async |what: &str, body| {
        let made = world.ask(&owner, Method::POST, &format!("/api/v1/workspaces/main/{what}"), Some(&body)).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
        made.json()
    };
    let key = make("keys", json!({"name": "notebook", "role": "viewer"})).await;
    let invitation = make("members", json!({"email": "carl@example.com", "role": "viewer"})).await;
    let id = |made: &serde_json::Value, name: &str| made[name]["id"].as_str().expect("an id").to_owned();
    let things = [
        ("key", "revoked", "keys", id(&key, "key")),
        ("invitation", "revoked", "invitations", id(&invitation, "invitation")),
        ("member", "removed", "members", bob.id.clone()),
    ];
    for (noun, verb, place, id) in &things {
        let path = format!("/api/v1/workspaces/main/{place}/{id}");
        let list = async || world.ask(&owner, Method::GET, &format!("/api/v1/workspaces/main/{place}"), None).await.json();
        let remove = async || {
            let removed = world.ask(&owner, Method::DELETE, &path, None).await;
            assert_eq!(removed.status, StatusCode::NO_CONTENT, "{place}: {}", removed.text);
        };
        let restore = async || world.ask(&owner, Method::POST, &format!("{path}/restore"), None).await;
        let not_there = async |why: &str| {
            let told = restore().await;
            assert_eq!(
                (told.status, &told.problem()["type"]),
                (StatusCode::NOT_FOUND, &json!("urn:meander:problem:not-found")),
                "{place}, {why}"
            );
        };
        let before = list().await;
        not_there("nothing was taken away").await;
        remove().await;
        assert_ne!(list().await, before, "{place}: at once");
        assert_eq!(restore().await.status, StatusCode::NO_CONTENT, "{place}");
        assert_eq!(list().await, before, "{place}: as it was");
        not_there("restored already").await;
        let log = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/audit?limit=2", None).await.json();
        let told: Vec<_> = (0..2).map(|at| (log["items"][at]["action"].clone(), log["items"][at]["target"].clone())).collect();
        let line = |verb: &str| (json!(format!("{noun}.{verb}")), json!(id));
        assert_eq!(told, [line("restored"), line(verb)]);
        remove().await;
        world.clock.advance(limits::REMOVED_MILLIS);
        not_there("too late").await;
    }
}

/// Would catch: a workspace made by anyone, or whose folder outlives it.
#[tokio::test]
async fn workspaces_are_made_by_owners_and_go_with_their_folder() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let main = world.workspace("main").await;
    let (_, viewer) = world.member(&main, "bob@example.com", Role::Viewer).await;
    let body = json!({"name": "Shop Nord"});
    assert_eq!(world.ask(&viewer, Method::POST, "/api/v1/workspaces", Some(&body)).await.status, StatusCode::FORBIDDEN);
    let made = world.ask(&owner, Method::POST, "/api/v1/workspaces", Some(&body)).await;
    assert_eq!(made.json()["key"], "shop-nord");
    let folder = world.folder.path().join("workspaces").join(world.workspace("shop-nord").await.id);
    std::fs::create_dir_all(folder.join("segments")).expect("a folder");
    assert_eq!(world.ask(&owner, Method::DELETE, "/api/v1/workspaces/main", None).await.status, StatusCode::CONFLICT);
    assert_eq!(world.ask(&owner, Method::DELETE, "/api/v1/workspaces/shop-nord", None).await.status, StatusCode::NO_CONTENT);
    assert!(!folder.exists());
    assert_eq!(world.ask(&owner, Method::GET, "/api/v1/workspaces/shop-nord", None).await.status, StatusCode::NOT_FOUND);
    let log = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/audit?limit=1", None).await.json();
    assert_eq!(log["items"].as_array().map(Vec::len), Some(1));
}
