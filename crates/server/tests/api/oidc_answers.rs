//! What a provider answers when a browser comes back: believed, refused, or missing.

use std::time::Duration;

use axum::http::Method;
use records::Role;
use serde_json::json;
use server::{Newcomers, Secret, SignIn};

use crate::oidc::{begin, caller, come_back, location, me, options, sign_in, turned_away, world, world_of};
use crate::provider::{Defect, Provider, parameters};
use crate::world::Caller;

/// Would catch: a token believed that is wrong in one thing only.
#[tokio::test]
async fn tokens_with_any_defect_are_refused() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    for defect in [
        Defect::WrongNonce,
        Defect::NoNonce,
        Defect::WrongAudience,
        Defect::SharedAudience,
        Defect::WrongParty,
        Defect::WrongIssuer,
        Defect::Expired,
        Defect::NotYet,
        Defect::NoSubject,
        Defect::BadSignature,
        Defect::ForeignKey,
        Defect::SignedWithSecret,
        Defect::Unsigned,
        Defect::OtherAnswers,
    ] {
        provider.set_defect(Some(defect));
        turned_away(&sign_in(&world, &provider).await, "refused", &format!("{defect:?}"));
    }
    provider.set_defect(None);
    caller(&sign_in(&world, &provider).await);
    provider.tell_apart(json!({"email": "eve@example.com", "email_verified": true}));
    provider.set_person(json!({"sub": "eve"}));
    provider.set_defect(Some(Defect::OtherPerson));
    turned_away(&sign_in(&world, &provider).await, "refused", "what is told apart is about another");
}

/// Would catch: nobody can sign in from the day on which a provider changes its keys; keys asked for again without end.
#[tokio::test]
async fn new_keys_are_fetched_once() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    caller(&sign_in(&world, &provider).await);
    provider.rotate_to_rsa();
    caller(&sign_in(&world, &provider).await);
    caller(&sign_in(&world, &provider).await);
    assert_eq!(provider.asked("keys"), 2);
    provider.set_defect(Some(Defect::BadSignature));
    turned_away(&sign_in(&world, &provider).await, "refused", "RSA");
    provider.set_defect(None);
    provider.hide_key();
    world.clock.advance(3_600_000 - 1);
    caller(&sign_in(&world, &provider).await);
    world.clock.advance(1);
    turned_away(&sign_in(&world, &provider).await, "refused", "a key that it does not publish");
    assert_eq!(provider.asked("keys"), 4, "after an hour, and once more for a key that was not there");
}

/// Would catch: a provider that is down taking the server with it, one asked over and over, or an error that tells no one
/// what to do.
#[tokio::test]
async fn a_provider_that_does_not_work_is_told_in_words() {
    let provider = Provider::start().await;
    let world = world(&provider, |_| {}).await;
    for defect in [Defect::Down, Defect::Endless, Defect::OtherName] {
        provider.set_defect(Some(defect));
        let answer = world.ask(&Caller::default(), Method::GET, "/api/v1/session/oidc/company?next=/w/main", None).await;
        turned_away(&answer, "unavailable", &format!("{defect:?}"));
        assert_eq!(parameters(location(&answer))["next"], "/w/main");
        let asked = provider.asked("discovery");
        turned_away(&world.ask(&Caller::default(), Method::GET, "/api/v1/session/oidc/company", None).await, "unavailable", "");
        assert_eq!(provider.asked("discovery"), asked, "not asked again at once");
        world.clock.advance(5_000);
    }
    for defect in [Defect::Down, Defect::Nonsense] {
        provider.set_defect(None);
        let begun = begin(&world, &provider, "").await;
        provider.set_defect(Some(defect));
        turned_away(&come_back(&world, &begun.browser, &begun.back).await, "unavailable", &format!("{defect:?}"));
    }
    provider.set_defect(None);
    caller(&sign_in(&world, &provider).await);
    let denied = begin(&world, &provider, "").await;
    let state = &parameters(&denied.back)["state"];
    let iss = &provider.issuer;
    let back = format!("/api/v1/session/oidc/company/callback?error=access_denied&error_description=no&state={state}&iss={iss}");
    turned_away(&come_back(&world, &denied.browser, &back).await, "denied", "the person said no");
    let nobody = begin(&world, &provider, "").await;
    let back = nobody.back.replace("code-for-", "made-up-");
    turned_away(&come_back(&world, &nobody.browser, &back).await, "refused", "a code that the provider does not know");
}

/// Would catch: a request that waits for a silent provider for ever.
#[tokio::test]
async fn a_silent_provider_is_given_up() {
    let provider = Provider::start().await;
    provider.set_defect(Some(Defect::Silent));
    let sign_in = SignIn { providers: vec![options(&provider)], patience: Duration::from_millis(100) };
    let world = world_of(sign_in).await;
    let answer = world.ask(&Caller::default(), Method::GET, "/api/v1/session/oidc/company", None).await;
    turned_away(&answer, "unavailable", "silent");
}

/// Would catch: a provider that takes secrets in forms only, one that tells addresses only when asked, or a wrong secret
/// told to the person as their fault.
#[tokio::test]
async fn providers_of_other_habits_work() {
    let provider = Provider::start().await;
    provider.take_secret_in_form();
    provider.set_person(json!({"sub": "bob"}));
    provider.tell_apart(json!({"email": "bob@example.com", "email_verified": true, "name": "Bob"}));
    let right = world(&provider, |_| {}).await;
    assert_eq!(me(&right, &sign_in(&right, &provider).await).await["email"], "bob@example.com");
    let wrong = world(&provider, |options| options.client_secret = Some(Secret::new("wrong"))).await;
    turned_away(&sign_in(&wrong, &provider).await, "unavailable", "a wrong secret");
    let nowhere = Newcomers { workspace: "gone".to_owned(), role: Role::Viewer };
    let gone = world(&provider, |options| options.create = Some(nowhere)).await;
    turned_away(&sign_in(&gone, &provider).await, "unknown", "the workspace is gone");
}
