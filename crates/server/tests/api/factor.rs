//! The second factor, from the secret to signing in with it, and a server that requires it.

use axum::http::{Method, StatusCode};
use records::{Location, Role};
use serde_json::{Value, json};
use server::{Options, ROUTES, SecondFactor, Who};

use crate::oidc;
use crate::provider::Provider;
use crate::world::{Answer, Caller, Lines, PASSWORD, World};

const STEP_MILLIS: i64 = 30_000;

/// A telephone: reads a secret as it is typed, and shows codes.
struct Telephone(Vec<u8>);

impl Telephone {
    fn of(secret: &str) -> Self {
        const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let bits: String = secret.chars().map(|c| format!("{:05b}", LETTERS.find(c).expect("base 32"))).collect();
        Telephone(bits.as_bytes().chunks_exact(8).map(|byte| byte.iter().fold(0, |n, bit| n << 1 | (bit - b'0'))).collect())
    }

    /// What it shows so many steps after this moment.
    fn shows(&self, world: &World, steps: i64) -> String {
        use ring::hmac;
        let step = journey::Clock::now_millis(&*world.clock) / STEP_MILLIS + steps;
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let at = usize::from(tag.as_ref()[19] & 15);
        let four: [u8; 4] = tag.as_ref()[at..at + 4].try_into().expect("four bytes");
        format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
    }
}

async fn post(world: &World, caller: &Caller, path: &str, body: Value) -> Answer {
    world.ask(caller, Method::POST, &format!("/api/v1{path}"), Some(&body)).await
}

async fn sign_in(world: &World, code: Option<&str>) -> Answer {
    let mut body = json!({"email": "ana@example.com", "password": PASSWORD});
    if let Some(code) = code {
        body["code"] = json!(code);
    }
    post(world, &Caller::default(), "/session", body).await
}

/// What `GET /me` tells of the second factor.
async fn told(world: &World, caller: &Caller) -> Value {
    world.ask(caller, Method::GET, "/api/v1/me", None).await.json()["second_factor"].clone()
}

fn is_on(recovery_codes_left: u64) -> Value {
    json!({"is_on": true, "is_missing": false, "recovery_codes_left": recovery_codes_left})
}

fn is_off() -> Value {
    json!({"is_on": false, "is_missing": false, "recovery_codes_left": 0})
}

/// The type of a problem, without what all types begin with.
fn kind(answer: &Answer) -> String {
    let kind = answer.problem()["type"].as_str().expect("a type").to_owned();
    kind.trim_start_matches("urn:meander:problem:").to_owned()
}

fn codes(answer: &Answer) -> Vec<String> {
    let codes = answer.json()["codes"].as_array().expect("codes").clone();
    codes.iter().map(|code| code.as_str().expect("text").to_owned()).collect()
}

/// Turns on the second factor of who asks; the code of this moment is used by that.
async fn turn_on(world: &World, caller: &Caller) -> (Telephone, Vec<String>) {
    let begun = post(world, caller, "/me/second-factor", json!({"password": PASSWORD})).await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.text);
    let telephone = Telephone::of(begun.json()["secret"].as_str().expect("a secret"));
    let code = telephone.shows(world, 0);
    let confirmed = post(world, caller, "/me/second-factor/confirm", json!({"code": code})).await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.text);
    (telephone, codes(&confirmed))
}

async fn with(second_factor: SecondFactor) -> World {
    let folder = tempfile::tempdir().expect("a folder");
    let location = Location::Folder(folder.path().to_owned());
    World::with(folder, &location, |options| Options { second_factor, ..options }).await
}

/// Would catch: a factor that is turned on by whoever finds a browser open; one that counts before a telephone has shown to know
/// it, so that somebody is locked out; sessions from before that go on elsewhere; a password that is enough still, or a code
/// that is asked for before the password is right.
#[tokio::test]
async fn a_second_factor_is_turned_on_and_asked_for() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let wrong = post(&world, &owner, "/me/second-factor", json!({"password": "wrong"})).await;
    assert_eq!(wrong.problem()["errors"][0]["pointer"], "/password", "{}", wrong.text);
    let unbegun = post(&world, &owner, "/me/second-factor/confirm", json!({"code": "123456"})).await;
    assert_eq!(unbegun.status, StatusCode::CONFLICT, "{}", unbegun.text);
    let begun = post(&world, &owner, "/me/second-factor", json!({"password": PASSWORD})).await;
    let secret = begun.json()["secret"].as_str().expect("a secret").to_owned();
    let uri = format!("otpauth://totp/Meander:ana%40example.com?secret={secret}&issuer=Meander");
    assert_eq!((secret.len(), begun.json()["uri"].as_str()), (32, Some(uri.as_str())), "160 bits");
    assert_eq!(told(&world, &owner).await, is_off());
    let elsewhere = sign_in(&world, None).await;
    assert_eq!(elsewhere.status, StatusCode::OK, "what was only begun is not asked for: {}", elsewhere.text);

    let telephone = Telephone::of(&secret);
    let confirm = async |code: &str| post(&world, &owner, "/me/second-factor/confirm", json!({"code": code})).await;
    let late = confirm(&telephone.shows(&world, -2)).await;
    assert_eq!(late.problem()["errors"][0]["pointer"], "/code", "{}", late.text);
    let confirmed = confirm(&telephone.shows(&world, 0)).await;
    assert_eq!((confirmed.status, codes(&confirmed).len()), (StatusCode::OK, 10), "{}", confirmed.text);
    assert_eq!(told(&world, &owner).await, is_on(10));
    let others = world.ask(&Caller::of(&elsewhere), Method::GET, "/api/v1/me", None).await;
    assert_eq!(others.status, StatusCode::UNAUTHORIZED, "signed out elsewhere");

    let again = post(&world, &owner, "/me/second-factor", json!({"password": PASSWORD})).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
    let needed = sign_in(&world, None).await;
    assert_eq!((needed.status, kind(&needed).as_str()), (StatusCode::UNAUTHORIZED, "code-needed"), "{}", needed.text);
    let code = telephone.shows(&world, 1);
    for body in [
        json!({"email": "ana@example.com", "password": "wrong"}),
        json!({"email": "ana@example.com", "password": "wrong", "code": code}),
        json!({"email": "nobody@example.com", "password": PASSWORD, "code": code}),
    ] {
        let refused = post(&world, &Caller::default(), "/session", body).await;
        assert_eq!(kind(&refused), "wrong-password", "{}", refused.text);
    }
    let signed_in = sign_in(&world, Some(&format!(" {} {} ", &code[..3], &code[3..]))).await;
    assert_eq!(signed_in.status, StatusCode::OK, "as telephones show it: {}", signed_in.text);
}

/// Would catch: a code that was looked at over a shoulder and works once more, one that works for minutes, and a clock that has
/// to be right to the second.
#[tokio::test]
async fn a_code_works_once_and_for_one_step_beside() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let (telephone, _) = turn_on(&world, &owner).await;
    world.clock.advance(10 * STEP_MILLIS);
    for (steps, works) in
        [(-2, false), (2, false), (-1, true), (-1, false), (0, true), (0, false), (-1, false), (1, true), (1, false)]
    {
        let answer = sign_in(&world, Some(&telephone.shows(&world, steps))).await;
        let kind = if works { String::new() } else { kind(&answer) };
        assert_eq!((answer.status == StatusCode::OK, kind.as_str()), (works, if works { "" } else { "wrong-code" }), "{steps}");
    }
    let (telephone, owner) = (telephone.shows(&world, 2), Caller::of(&sign_in_later(&world, &telephone).await));
    let body = json!({"password": PASSWORD, "code": telephone});
    let used = post(&world, &owner, "/me/second-factor/remove", body).await;
    assert_eq!(used.problem()["errors"][0]["pointer"], "/code", "nor for another purpose: {}", used.text);
}

/// Signs in with the code of the second step after this one.
async fn sign_in_later(world: &World, telephone: &Telephone) -> Answer {
    world.clock.advance(2 * STEP_MILLIS);
    sign_in(world, Some(&telephone.shows(world, 0))).await
}

/// Would catch: a slip of paper that lets in twice; one that no longer works once it is typed by hand, or that goes on working
/// after others were made; new ones for whoever knows the password alone.
#[tokio::test]
async fn a_recovery_code_works_once() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let (telephone, old) = turn_on(&world, &owner).await;
    let signed_in = sign_in(&world, Some(&old[0].to_uppercase().replace('-', " "))).await;
    assert_eq!(signed_in.json()["second_factor"], is_on(9), "{}", signed_in.text);
    assert_eq!(kind(&sign_in(&world, Some(&old[0])).await), "wrong-code");
    let log = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/audit?limit=1", None).await.json();
    assert_eq!(log["items"][0]["action"], "factor.recovery_code_used", "admins read of it");

    for (password, code, pointer) in [("wrong", telephone.shows(&world, 1), "/password"), (PASSWORD, "1".to_owned(), "/code")] {
        let refused = post(&world, &owner, "/me/recovery-codes", json!({"password": password, "code": code})).await;
        assert_eq!(refused.problem()["errors"][0]["pointer"], pointer, "{}", refused.text);
    }
    let body = json!({"password": PASSWORD, "code": telephone.shows(&world, 1)});
    let renewed = post(&world, &owner, "/me/recovery-codes", body).await;
    let new = codes(&renewed);
    assert!(new.len() == 10 && new.iter().all(|code| !old.contains(code)), "{}", renewed.text);
    let others = world.ask(&Caller::of(&signed_in), Method::GET, "/api/v1/me", None).await;
    assert_eq!(others.status, StatusCode::UNAUTHORIZED, "signed out elsewhere");
    assert_eq!(kind(&sign_in(&world, Some(&old[1])).await), "wrong-code");
    assert_eq!(sign_in(&world, Some(&new[0])).await.json()["second_factor"], is_on(9));
}

/// Would catch: codes guessed without end by who knows the password, also by giving the password alone in between, here or in a
/// session; guesses that nobody is told of; codes in the log.
#[tokio::test]
async fn wrong_codes_are_slowed_down_and_logged_by_account() {
    let (lines, _guard) = Lines::of_this_thread();
    let world = World::new().await;
    let (owner, answer) = world.set_up().await;
    let ana = answer.json()["id"].as_str().expect("an id").to_owned();
    let (telephone, recovery) = turn_on(&world, &owner).await;
    let guess = "abcd-efgh";
    for _ in 0..5 {
        assert_eq!(kind(&sign_in(&world, None).await), "code-needed", "the password alone is no wrong guess");
        let changed = json!({"current": PASSWORD, "new": PASSWORD});
        let changed = world.ask(&owner, Method::PUT, "/api/v1/me/password", Some(&changed)).await;
        assert_eq!(changed.status, StatusCode::NO_CONTENT, "{}", changed.text);
        assert_eq!(kind(&sign_in(&world, Some(guess)).await), "wrong-code");
    }
    let told = lines.text();
    let warned = told.lines().filter(|line| line.contains("WARN") && line.contains("wrong code account="));
    assert_eq!(warned.filter(|line| line.contains(&ana)).count(), 5, "{told}");
    let right = telephone.shows(&world, 1);
    for body in [
        json!({"email": "ana@example.com", "password": PASSWORD, "code": right}),
        json!({"email": "ana@example.com", "password": PASSWORD}),
    ] {
        let slowed = post(&world, &Caller::default(), "/session", body).await;
        assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS, "the right one has to wait too: {}", slowed.text);
    }
    world.clock.advance(1_000);
    let signed_in = sign_in(&world, Some(&telephone.shows(&world, 1))).await;
    assert_eq!(signed_in.status, StatusCode::OK, "{}", signed_in.text);
    assert_eq!(kind(&sign_in(&world, Some(guess)).await), "wrong-code", "counted anew");
    let told = lines.text();
    let seed: String = telephone.0.iter().map(|byte| format!("{byte:02x}")).collect();
    for secret in [guess, &right, &recovery[0], &seed] {
        assert!(!told.contains(secret), "{secret} stands in the log");
    }
}

/// Would catch: a factor turned off by whoever finds a browser open or has found the password, and one that goes on being asked
/// for or can't be turned on again.
#[tokio::test]
async fn a_second_factor_is_turned_off_with_password_and_code() {
    let world = World::new().await;
    let (owner, _) = world.set_up().await;
    let (telephone, recovery) = turn_on(&world, &owner).await;
    let remove = async |password: &str, code: &str| {
        post(&world, &owner, "/me/second-factor/remove", json!({"password": password, "code": code})).await
    };
    for (password, code, pointer) in
        [("wrong", telephone.shows(&world, 1), "/password"), (PASSWORD, telephone.shows(&world, 0), "/code")]
    {
        let refused = remove(password, &code).await;
        assert_eq!(refused.problem()["errors"][0]["pointer"], pointer, "{}", refused.text);
    }
    assert_eq!(told(&world, &owner).await, is_on(10));
    assert_eq!(remove(PASSWORD, &recovery[3]).await.status, StatusCode::NO_CONTENT);
    assert_eq!(told(&world, &owner).await, is_off());
    assert_eq!(sign_in(&world, None).await.status, StatusCode::OK);
    assert_eq!(remove(PASSWORD, "").await.status, StatusCode::CONFLICT, "there is none");
    let (again, _) = turn_on(&world, &owner).await;
    world.clock.advance(STEP_MILLIS);
    assert_eq!(kind(&sign_in(&world, Some(&telephone.shows(&world, 0))).await), "wrong-code", "of the old secret");
    assert_eq!(sign_in(&world, Some(&again.shows(&world, 0))).await.status, StatusCode::OK);
}

/// Would catch: a first factor of our own for accounts that a provider answers for.
#[tokio::test]
async fn who_has_no_password_has_no_second_factor_here() {
    let world = World::new().await;
    world.set_up().await;
    let (_, bob) = world.member(&world.workspace("main").await, "bob@example.com", Role::Viewer).await;
    for (path, body) in [
        ("/me/second-factor", json!({"password": ""})),
        ("/me/second-factor/remove", json!({"password": "", "code": ""})),
        ("/me/recovery-codes", json!({"password": "", "code": ""})),
    ] {
        let refused = post(&world, &bob, path, body).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{path}: {}", refused.text);
    }
}

/// Would catch: people who have shown a provider all that it asks for, and are stopped by a code on the way back, where no page
/// asks for one.
#[tokio::test]
async fn who_comes_from_a_provider_is_asked_for_no_code() {
    let provider = Provider::start().await;
    let world = oidc::world(&provider, |_| {}).await;
    let owner = Caller::of(&sign_in(&world, None).await);
    turn_on(&world, &owner).await;
    provider.set_person(json!({"sub": "ana", "email": "ana@example.com", "email_verified": true}));
    let arrived = oidc::sign_in(&world, &provider).await;
    assert_eq!(oidc::me(&world, &arrived).await["second_factor"], is_on(10));
    assert_eq!(kind(&sign_in(&world, None).await), "code-needed");
}

/// Would catch: a route that lets pass who has a password and nothing else where a second factor is required; one that is closed
/// to them and needed to turn it on; keys, people of providers, and people who have one, that are stopped too.
#[tokio::test]
async fn where_it_is_required_nothing_goes_without() {
    let world = with(SecondFactor::Required).await;
    let (owner, answer) = world.set_up().await;
    assert_eq!(answer.json()["second_factor"]["is_missing"], true, "the first visitor is told at once");
    let main = world.workspace("main").await;
    let (bob, provided) = world.member(&main, "bob@example.com", Role::Admin).await;
    let key = world.key(&main, &bob, Role::Admin).await;
    let mut stopped = 0;
    // `session.end` comes last: it would end what the others are asked with.
    for route in ROUTES.iter().filter(|route| route.name != "session.end") {
        let path = ["{id}", "{user}", "{key}"].iter().fold(route.path.replace("{ws}", "main"), |p, part| p.replace(part, "x"));
        let path = path.replace("{kind}", "question");
        let body = json!({"nothing": "that is known"});
        let body = [Method::POST, Method::PUT, Method::PATCH].contains(&route.method).then_some(&body);
        let is_stopped = async |caller: &Caller| {
            let answer = world.ask(caller, route.method.clone(), &path, body).await;
            assert!(answer.status.as_u16() < 500, "{}: {}", route.name, answer.text);
            answer.status == StatusCode::FORBIDDEN && kind(&answer) == "second-factor-needed"
        };
        let is_open = matches!(route.who, Who::Anyone | Who::Operator | Who::SignedIn);
        assert_eq!(is_stopped(&owner).await, !is_open, "{}", route.name);
        // Whoever is let through to these has done what they are for.
        if !["workspace.delete", "data.clear"].contains(&route.name) {
            assert!(!is_stopped(&provided).await, "{}: who signs in at a provider", route.name);
            assert!(!is_stopped(&key).await, "{}: a key", route.name);
        }
        stopped += usize::from(!is_open);
    }
    assert!(stopped > 50, "{stopped}");
    let open: Vec<&str> = ROUTES.iter().filter(|route| route.who == Who::SignedIn).map(|route| route.name).collect();
    assert_eq!(open, ["session.end", "me.show", "factor.begin", "factor.confirm", "factor.remove", "recovery.renew"]);

    let (_, recovery) = turn_on(&world, &owner).await;
    assert_eq!(told(&world, &owner).await, is_on(10));
    let workspace = async |caller: &Caller| world.ask(caller, Method::GET, "/api/v1/workspaces/main", None).await;
    assert_eq!(workspace(&owner).await.status, StatusCode::OK);
    let body = json!({"password": PASSWORD, "code": recovery[0]});
    let removed = post(&world, &owner, "/me/second-factor/remove", body).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT, "for another telephone: {}", removed.text);
    assert_eq!(kind(&workspace(&owner).await), "second-factor-needed");
    let left = world.ask(&owner, Method::DELETE, "/api/v1/session", None).await;
    assert_eq!(left.status, StatusCode::NO_CONTENT);
}
