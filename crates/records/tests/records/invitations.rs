use journey::limits;
use records::{Actor, NewInvitation, RecordsError, Role};

use crate::world::World;

fn invitation(token: &str, email: &str) -> NewInvitation {
    NewInvitation { token_hash: token.to_owned(), email: email.to_owned(), role: Role::Editor }
}

/// Would catch: a link that was passed on making a second account.
pub async fn an_invitation_is_used_once(world: World) {
    let (ana, main, actor) = world.set_up().await;
    world.records.invite(&actor, &main.id, &ana.id, &invitation("token", "bob@example.com")).await.expect("invited");
    let (found, name) = world.records.invitation("token").await.expect("read").expect("an invitation");
    assert_eq!((found.email.as_str(), found.role, name.as_str()), ("bob@example.com", Role::Editor, "Main"));
    let bob = world.records.accept_as_new("token", "Bob", "hash", None).await.expect("accepted");
    assert_eq!(world.records.workspace_of("main", &bob.id).await.expect("read").map(|(_, role)| role), Some(Role::Editor));
    let again = world.records.accept_as_new("token", "Eve", "hash", None).await;
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
    let known = world.records.accept_as_new("bob", "Bob", "hash", None).await;
    assert!(matches!(known, Err(RecordsError::Conflict(_))), "who has an account signs in: {known:?}");
    world.records.accept_as("bob", &bob, None).await.expect("accepted");

    let one = world.records.invite(&actor, &main.id, &ana.id, &invitation("dan", "dan@example.com")).await.expect("invited");
    world.records.revoke_invitation(&Actor::system(), &main.id, &one.id).await.expect("revoked");
    assert!(world.records.invitation("dan").await.expect("read").is_none());
    world.clock.advance(limits::INVITATION_MILLIS);
    assert!(world.records.invitation("carl").await.expect("read").is_none());
    assert!(matches!(world.records.accept_as_new("carl", "C", "hash", None).await, Err(RecordsError::Missing(_))));
    assert_eq!(world.records.purge().await.expect("purged").invitations, 2);
}
