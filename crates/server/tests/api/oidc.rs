//! Signing in at a provider, from the first redirect to the session.

use axum::http::{Method, StatusCode};
use journey::limits;
use records::{Actor, Location, NewInvitation, Role};
use serde_json::{Value, json};
use server::{Newcomers, ProviderOptions, PublicUrl, Secret, SignIn};

use crate::provider::{CLIENT_ID, Defect, Provider, SECRET, parameters};
use crate::world::{Answer, Caller, Lines, World};

/// Newcomers become viewers of `main`, addresses are trusted.
pub fn options(provider: &Provider) -> ProviderOptions {
    ProviderOptions {
        key: "company".to_owned(),
        name: "Company account".to_owned(),
        issuer: provider.issuer.clone(),
        client_id: CLIENT_ID.to_owned(),
        client_secret: Some(Secret::new(SECRET)),
        scopes: vec!["groups".to_owned()],
        trust_email: true,
        create: Some(Newcomers { workspace: "main".to_owned(), role: Role::Viewer }),
    }
}

/// A server that people can sign in to at this provider.
pub async fn world(provider: &Provider, change: impl FnOnce(&mut ProviderOptions)) -> World {
    let mut options = options(provider);
    change(&mut options);
    world_of(SignIn { providers: vec![options], ..SignIn::default() }).await
}

pub async fn world_of(sign_in: SignIn) -> World {
    let folder = tempfile::tempdir().expect("a folder");
    let location = Location::Folder(folder.path().to_owned());
    let world = World::with(folder, &location, |options| server::Options { sign_in, ..options }).await;
    world.set_up().await;
    world
}

/// The value of a cookie that an answer sets.
fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let all = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let pairs = all.filter_map(|text| text.split(';').next()?.split_once('='));
    pairs.filter(|(known, value)| *known == name && !value.is_empty()).map(|(_, value)| value.to_owned()).next()
}

pub fn location(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.headers["location"].to_str().expect("text")
}

/// A browser that has begun to sign in.
pub struct Begun {
    pub browser: Caller,
    /// Where the provider sends it back to: path and parameters.
    pub back: String,
}

pub async fn begin(world: &World, provider: &Provider, next: &str) -> Begun {
    let path = format!("/api/v1/session/oidc/company{next}");
    // A link on a page of ours, followed.
    let followed = [("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "navigate")];
    let answer = world.ask_with(&Caller::default(), Method::GET, &path, None, &followed).await;
    let value = cookie(&answer, "meander-sign-in").expect("a cookie");
    let back = provider.visit(location(&answer)).await;
    let back = back.strip_prefix("http://127.0.0.1:7700").expect("our address").to_owned();
    Begun { browser: Caller { cookie: Some(format!("meander-sign-in={value}")), ..Caller::default() }, back }
}

/// A browser that comes from the provider's page.
pub async fn come_back(world: &World, browser: &Caller, back: &str) -> Answer {
    let followed = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
    world.ask_with(browser, Method::GET, back, None, &followed).await
}

pub async fn sign_in(world: &World, provider: &Provider) -> Answer {
    let begun = begin(world, provider, "").await;
    come_back(world, &begun.browser, &begun.back).await
}

pub fn caller(answer: &Answer) -> Caller {
    let token = cookie(answer, "meander").unwrap_or_else(|| panic!("no session: {}", location(answer)));
    Caller { cookie: Some(format!("meander={token}")), ..Caller::default() }
}

pub async fn me(world: &World, answer: &Answer) -> Value {
    let me = world.ask(&caller(answer), Method::GET, "/api/v1/me", None).await;
    assert_eq!(me.status, StatusCode::OK, "{}", me.text);
    me.json()
}

/// The page of sign-in with a word, and no session.
pub fn turned_away(answer: &Answer, code: &str, why: &str) {
    let place = location(answer);
    assert!(place.starts_with("/signin?"), "{why}: {place}");
    assert_eq!(parameters(place)["error"], code, "{why}");
    assert_eq!(cookie(answer, "meander"), None, "{why}");
}

async fn log(world: &World) -> Vec<(String, String)> {
    let ana = world.records.sign_in("ana@example.com").await.expect("read").expect("one").user;
    let owner = world.signed_in(&ana).await;
    let log = world.ask(&owner, Method::GET, "/api/v1/workspaces/main/audit", None).await.json();
    let text = |line: &Value, name: &str| line[name].as_str().expect("text").to_owned();
    log["items"].as_array().expect("lines").iter().map(|line| (text(line, "action"), text(line, "detail"))).collect()
}

/// Would catch: a way in that breaks anywhere between the button and the page, or that leaves something out of the log.
#[tokio::test]
async fn a_newcomer_signs_in_and_comes_to_the_page_asked_for() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    let listed = world.ask(&Caller::default(), Method::GET, "/api/v1/session/providers", None).await.json();
    let company = json!({"key": "company", "name": "Company account", "takes_invitations": true});
    assert_eq!(listed, json!({"items": [company], "next": null}));
    let begun = begin(&world, &provider, "?next=/w/main/maps%3Ffind%3Dx").await;
    let answer = come_back(&world, &begun.browser, &begun.back).await;
    assert_eq!(location(&answer), "/w/main/maps?find=x");
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
    assert!(cookies[0].starts_with("meander-sign-in=; ") && cookies[0].contains("Max-Age=0"), "{cookies:?}");
    assert!(cookies.iter().all(|cookie| cookie.contains("HttpOnly; SameSite=Lax; Path=/")), "{cookies:?}");
    let me = me(&world, &answer).await;
    assert_eq!((me["email"].as_str(), me["name"].as_str()), (Some("bob@example.com"), Some("Bob")));
    assert_eq!((me["workspaces"][0]["role"].as_str(), me["has_password"].as_bool()), (Some("viewer"), Some(false)));
    let told = log(&world).await;
    assert!(told.contains(&("user.added".to_owned(), "bob@example.com as viewer, by company".to_owned())), "{told:?}");
    assert!(told.contains(&("identity.linked".to_owned(), "bob@example.com at company".to_owned())), "{told:?}");
    let again = self::me(&world, &sign_in(&world, &provider).await).await;
    assert_eq!(again["id"], me["id"]);
    assert_eq!((provider.asked("discovery"), provider.asked("keys")), (1, 1), "what a provider says is kept");
}

/// Would catch: an account taken over by an address that nobody has verified, that its provider is not trusted with, or
/// that has gone to another person.
#[tokio::test]
async fn accounts_are_linked_by_addresses_that_are_trusted() {
    let provider = Provider::start().await;
    let ana = |verified: Value, subject: &str| json!({"sub": subject, "email": "Ana@example.com", "email_verified": verified});
    let untrusting = world(&provider, |options| options.trust_email = false).await;
    provider.set_person(ana(json!(true), "ana"));
    turned_away(&sign_in(&untrusting, &provider).await, "unknown", "not trusted");
    let listed = untrusting.ask(&Caller::default(), Method::GET, "/api/v1/session/providers", None).await.json();
    assert_eq!(listed["items"][0]["takes_invitations"], false, "an invitation is no way in here");
    let world = world(&provider, |options| options.create = None).await;
    for verified in [json!(false), json!("false"), Value::Null] {
        provider.set_person(ana(verified.clone(), "eve"));
        turned_away(&sign_in(&world, &provider).await, "unknown", &format!("not verified: {verified}"));
    }
    provider.set_person(ana(json!(true), "ana"));
    let answer = sign_in(&world, &provider).await;
    assert_eq!(me(&world, &answer).await["has_password"], true);
    assert!(log(&world).await.contains(&("identity.linked".to_owned(), "ana@example.com at company".to_owned())));
    provider.set_person(ana(json!(true), "who has the address now"));
    turned_away(&sign_in(&world, &provider).await, "unknown", "another subject");
    provider.set_person(json!({"sub": "ana"}));
    assert_eq!(me(&world, &sign_in(&world, &provider).await).await["email"], "ana@example.com", "known by her subject");
    provider.set_person(json!({"sub": "carl", "email": "carl@example.com", "email_verified": true}));
    turned_away(&sign_in(&world, &provider).await, "unknown", "nobody makes accounts");
}

/// Would catch: a session that goes on, and that nobody can end, after its browser has signed in at a provider.
#[tokio::test]
async fn signing_in_at_a_provider_ends_the_session_before() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    let before = caller(&sign_in(&world, &provider).await);
    let begun = begin(&world, &provider, "").await;
    let cookies = [&begun.browser, &before].map(|caller| caller.cookie.clone().unwrap_or_default());
    let browser = Caller { cookie: Some(cookies.join("; ")), ..Caller::default() };
    let after = caller(&come_back(&world, &browser, &begun.back).await);
    for (caller, status) in [(&before, StatusCode::UNAUTHORIZED), (&after, StatusCode::OK)] {
        assert_eq!(world.ask(caller, Method::GET, "/api/v1/me", None).await.status, status);
    }
}

/// Would catch: people who are invited and can't come in, as no password of theirs is wanted.
#[tokio::test]
async fn an_invitation_is_accepted_by_signing_in() {
    let provider = Provider::start().await;
    let world = world(&provider, |options| options.create = None).await;
    let (main, ana) = (world.workspace("main").await, world.records.sign_in("ana@example.com").await);
    let ana = ana.expect("read").expect("one").user;
    let new = NewInvitation { token_hash: "x".to_owned(), email: "BOB@example.com".to_owned(), role: Role::Editor };
    world.records.invite(&Actor::system(), &main.id, &ana.id, &new).await.expect("invited");
    let me = me(&world, &sign_in(&world, &provider).await).await;
    assert_eq!(me["workspaces"][0]["role"], "editor");
}

/// Would catch: an answer of a provider that works twice, for another browser, at another provider, or for ever.
#[tokio::test]
async fn a_state_is_for_one_browser_once_and_for_ten_minutes() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    let begun = begin(&world, &provider, "").await;
    caller(&come_back(&world, &begun.browser, &begun.back).await);
    turned_away(&come_back(&world, &begun.browser, &begun.back).await, "expired", "replayed");

    let (mine, theirs) = (begin(&world, &provider, "").await, begin(&world, &provider, "").await);
    turned_away(&come_back(&world, &theirs.browser, &mine.back).await, "expired", "of another browser");
    turned_away(&come_back(&world, &mine.browser, &mine.back).await, "expired", "used up by that");
    turned_away(&come_back(&world, &Caller::default(), &theirs.back).await, "expired", "without a cookie");

    let late = begin(&world, &provider, "").await;
    world.clock.advance(limits::SIGN_IN_MILLIS);
    turned_away(&come_back(&world, &late.browser, &late.back).await, "expired", "too late");
    turned_away(&come_back(&world, &late.browser, "/api/v1/session/oidc/company/callback?code=x").await, "expired", "no state");
    turned_away(
        &come_back(&world, &late.browser, "/api/v1/session/oidc/company/callback?code=x&state=y").await,
        "expired",
        "none",
    );
    assert_eq!(provider.asked("token"), 1, "no code was sent but the first");
    let nowhere = come_back(&world, &late.browser, "/api/v1/session/oidc/other/callback?code=x&state=y").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

/// Would catch: a link to us that ends elsewhere, or that is spelled into a header.
#[tokio::test]
async fn one_comes_back_to_pages_of_ours_only() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    for next in ["https://evil.example", "//evil.example", "/%5Cevil.example", "/%09/evil.example", "/%0D%0Ax:y", "w/main"] {
        let path = format!("/api/v1/session/oidc/company?next={next}");
        let answer = world.ask(&Caller::default(), Method::GET, &path, None).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{next}");
        assert_eq!(answer.problem()["errors"][0]["parameter"], "next", "{next}");
    }
    let unknown = world.ask(&Caller::default(), Method::GET, "/api/v1/session/oidc/other", None).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

/// Would catch: a page of a stranger that signs in whoever looks at it.
#[tokio::test]
async fn one_signs_in_by_a_click_of_ones_own() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    for site in ["cross-site", "same-site"] {
        let path = "/api/v1/session/oidc/company?next=/w/main";
        let answer = world.ask_with(&Caller::default(), Method::GET, path, None, &[("sec-fetch-site", site)]).await;
        assert_eq!(location(&answer), "/signin?next=%2Fw%2Fmain", "{site}");
    }
    assert_eq!(provider.asked("discovery"), 0);
}

/// Would catch: a first password set by whoever finds a browser open, and an error that explains nothing.
#[tokio::test]
async fn who_has_no_password_can_not_change_it() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    let mut bob = caller(&sign_in(&world, &provider).await);
    bob.csrf = world.ask(&bob, Method::GET, "/api/v1/me", None).await.json()["csrf"].as_str().map(str::to_owned);
    let body = json!({"current": "", "new": "lună plină peste mare"});
    let answer = world.ask(&bob, Method::PUT, "/api/v1/me/password", Some(&body)).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text);
    assert!(answer.text.contains("signs in at a provider"), "{}", answer.text);
    let body = json!({"email": "bob@example.com", "password": ""});
    let answer = world.ask(&Caller::default(), Method::POST, "/api/v1/session", Some(&body)).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

/// Would catch: a cookie of the sign-in that goes over the wire in the clear, and a provider that sends browsers to the
/// address behind the proxy.
#[tokio::test]
async fn behind_tls_the_public_address_is_used() {
    let provider = Provider::start().await;
    let folder = tempfile::tempdir().expect("a folder");
    let place = Location::Folder(folder.path().to_owned());
    let public_url = Some(PublicUrl::parse("https://meander.example.com").expect("an address"));
    let text = format!("providers: [{{key: company, name: C, issuer: '{}', client_id: meander}}]", provider.issuer);
    let sign_in = SignIn::parse(&text, &|_| Err("none".to_owned())).expect("a document");
    let world = World::with(folder, &place, |options| server::Options { sign_in, public_url, ..options }).await;
    let answer = world.ask(&Caller::default(), Method::GET, "/api/v1/session/oidc/company", None).await;
    let told = &parameters(location(&answer))["redirect_uri"];
    assert_eq!(told, "https://meander.example.com/api/v1/session/oidc/company/callback");
    let cookie = answer.headers["set-cookie"].to_str().expect("text");
    assert!(cookie.starts_with("__Host-meander-sign-in=") && cookie.ends_with("; Max-Age=600; Secure"), "{cookie}");
}

/// Would catch: codes, states, tokens or secrets in the log, and a failure that the log does not explain.
#[tokio::test]
async fn the_log_tells_why_and_no_secret() {
    let (lines, _guard) = Lines::of_this_thread();
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    let mut secrets = vec![SECRET.to_owned(), "secret-of-the-token".to_owned()];
    for defect in [None, Some(Defect::BadSignature), Some(Defect::Nonsense), Some(Defect::Down)] {
        provider.set_defect(None);
        let begun = begin(&world, &provider, "").await;
        provider.set_defect(defect);
        let parameters = parameters(&begun.back);
        secrets.extend([parameters["code"].clone(), parameters["state"].clone()]);
        let answer = come_back(&world, &begun.browser, &begun.back).await;
        secrets.extend(cookie(&answer, "meander"));
    }
    let told = lines.text();
    for part in ["/api/v1/session/oidc/{key}/callback", "the token has a wrong signature", "it answered 500"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    for secret in secrets {
        assert!(!told.contains(&secret), "{secret}: {told}");
    }
}
