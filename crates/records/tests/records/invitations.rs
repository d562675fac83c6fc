use journey::limits;
use records::{Actor, NewInvitation, RecordsError, Role};

use crate::world::{World, arrival};

fn invitation(token: &str, email: &str) -> NewInvitation {
    NewInvitation { token_hash: token.to_owned(), email: email.to_owned(), role: Role::Editor }
}

/// Would catch: a link that was passed on making a second account.
pub async fn an_invitation_is_used_once(world: World) {
    let (ana, main, actor) = world.set_up().await;
    world.records.invite(&actor, &main.id, &ana.id, &invitation("token", "bob@example.com")).await.expect("invited");
    let (found, name) = world.records.invitation("token").await.expect("read").expect("an invitation");
    assert_eq!((found.email.as_str(), found.role, name.as_str()), ("bob@example.com", Role::Editor, "Main"));
    let bob = world.records.accept_as_new("token", "Bob", "ro", "hash", None).await.expect("accepted");
    assert_eq!(bob.locale, "ro");
    assert_eq!(world.records.workspace_of("main", &bob.id).await.expect("read").map(|(_, role)| role), Some(Role::Editor));
    let again = world.records.accept_as_new("token", "Eve", "ro", "hash", None).await;
    assert!(matches!(again, Err(RecordsError::Missing(_))), "{again:?}");
    assert!(world.records.invitation("token").await.expect("read").is_none());
    assert_eq!(world.records.invitations(&main.id).await.expect("listed"), []);
}

/// Would catch: an invitation that lets in another person, or for ever; and one that is spent by a refusal.
pub async fn an_invitation_is_for_one_address_and_some_days(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Viewer).await;
    world.records.invite(&actor, &main.id, &ana.id, &invitation("carl", "carl@example.com")).await.expect("invited");
    let wrong = world.records.accept_as("carl", &bob, None).await;
    assert!(matches!(wrong, Err(RecordsError::Conflict(_))), "{wrong:?}");
    assert!(world.records.invitation("carl").await.expect("read").is_some(), "not spent");

    world.records.invite(&actor, &main.id, &ana.id, &invitation("bob", "BOB@example.com")).await.expect("invited");
    let known = world.records.accept_as_new("bob", "Bob", "ro", "hash", None).await;
    assert!(matches!(known, Err(RecordsError::Conflict(_))), "who has an account signs in: {known:?}");
    world.records.accept_as("bob", &bob, None).await.expect("accepted");

    let one = world.records.invite(&actor, &main.id, &ana.id, &invitation("dan", "dan@example.com")).await.expect("invited");
    world.records.revoke_invitation(&Actor::system(), &main.id, &one.id).await.expect("revoked");
    assert!(world.records.invitation("dan").await.expect("read").is_none());
    world.clock.advance(limits::INVITATION_MILLIS);
    assert!(world.records.invitation("carl").await.expect("read").is_none());
    assert!(matches!(world.records.accept_as_new("carl", "C", "ro", "hash", None).await, Err(RecordsError::Missing(_))));
    assert_eq!(world.records.purge().await.expect("purged").invitations, 3);
}

/// Would catch: an invitation taken back that still lets in, by its link or at a provider, or that is gone for good.
pub async fn an_invitation_taken_back_is_gone_until_it_is_restored(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.records.invite(&actor, &main.id, &ana.id, &invitation("bob", "bob@example.com")).await.expect("invited");
    world.records.revoke_invitation(&actor, &main.id, &bob.id).await.expect("taken back");
    assert_eq!(world.records.invitations(&main.id).await.expect("listed"), []);
    assert_eq!(world.records.invitation("bob").await.expect("read"), None);
    let accepted = world.records.accept_as_new("bob", "Bob", "ro", "hash", None).await;
    assert!(matches!(accepted, Err(RecordsError::Missing(_))), "{accepted:?}");
    let arrived = world.records.arrive(&arrival("bob", Some("bob@example.com")), None).await.expect("read");
    assert_eq!(arrived, None);
    let again = world.records.revoke_invitation(&actor, &main.id, &bob.id).await;
    assert!(matches!(again, Err(RecordsError::Missing(_))), "{again:?}");
    assert_eq!(world.records.purge().await.expect("purged").invitations, 0, "it may come back");

    world.clock.advance(limits::REMOVED_MILLIS - 1);
    world.records.restore_invitation(&actor, &main.id, &bob.id).await.expect("restored");
    assert_eq!(world.records.invitations(&main.id).await.expect("listed"), [bob]);
    let arrived = world.records.arrive(&arrival("bob", Some("bob@example.com")), None).await.expect("read").expect("let in");
    let role = world.records.workspace_of("main", &arrived.id).await.expect("read").map(|(_, role)| role);
    assert_eq!(role, Some(Role::Editor));
}

/// Would catch: an invitation that comes back from use, from the dead, or from another workspace.
pub async fn only_what_was_just_taken_back_is_restored(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let other = world.records.create_workspace(&actor, &ana.id, "other", "Other").await.expect("created");
    let invite = async |token: &str| {
        let new = invitation(token, &format!("{token}@example.com"));
        world.records.invite(&actor, &main.id, &ana.id, &new).await.expect("invited").id
    };
    let refused = async |workspace: &str, id: &str, why: &str| {
        let restored = world.records.restore_invitation(&actor, workspace, id).await;
        assert!(matches!(restored, Err(RecordsError::Missing(_))), "{why}: {restored:?}");
    };
    let used = invite("used").await;
    world.records.accept_as_new("used", "Used", "ro", "hash", None).await.expect("accepted");
    refused(&main.id, &used, "used").await;
    let open = invite("open").await;
    refused(&main.id, &open, "not taken back").await;
    world.records.revoke_invitation(&actor, &main.id, &open).await.expect("taken back");
    refused(&other.id, &open, "of another workspace").await;
    world.clock.advance(limits::REMOVED_MILLIS);
    refused(&main.id, &open, "too late").await;
    assert_eq!(world.records.purge().await.expect("purged").invitations, 2, "used, and taken back for good");

    let old = invite("old").await;
    world.clock.advance(limits::INVITATION_MILLIS - 1);
    world.records.revoke_invitation(&actor, &main.id, &old).await.expect("taken back");
    world.clock.advance(1);
    refused(&main.id, &old, "too old to be used").await;
}
