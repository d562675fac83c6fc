use records::{Actor, NewKey, Page, RecordsError, Role, Stopped};

use crate::accounts::session;
use crate::world::World;

fn key(hash: &str) -> NewKey {
    NewKey { name: "notebook".to_owned(), prefix: "mk_1234".to_owned(), key_hash: hash.to_owned(), role: Role::Viewer }
}

/// Would catch: a disabled person with a session, a key or a password that still works; somebody else who is shut out too; an
/// account that can't come back, or whose old sessions come back with it; admins who are not told.
pub async fn a_disabled_account_lets_nobody_in(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Admin).await;
    let (records, system) = (&world.records, Actor::system());
    for (user, name) in [(&ana, "ana"), (&bob, "bob")] {
        records.begin_session(&user.id, &session(name)).await.expect("begun");
        records.create_key(&actor, &main.id, &user.id, &key(name)).await.expect("made");
    }
    let stopped = records.disable_user(&system, "BOB@example.com ").await.expect("disabled");
    assert_eq!(stopped, Stopped { sessions: 1, keys: 1 });
    for (name, gets_in) in [("ana", true), ("bob", false)] {
        assert_eq!(records.session(name).await.expect("read").is_some(), gets_in, "session of {name}");
        assert_eq!(records.key(name).await.expect("read").is_some(), gets_in, "key of {name}");
        let found = records.sign_in(&format!("{name}@example.com")).await.expect("read");
        assert_eq!(found.is_some(), gets_in, "password of {name}");
    }
    assert_eq!(records.keys(&main.id).await.expect("listed").len(), 2, "they can be revoked");
    let again = records.disable_user(&system, "bob@example.com").await;
    assert!(matches!(again, Err(RecordsError::Missing("enabled account"))), "{again:?}");
    // A password was being checked meanwhile.
    records.begin_session(&bob.id, &session("late")).await.expect("begun");
    assert!(records.session("late").await.expect("read").is_none());

    records.enable_user(&system, "bob@example.com").await.expect("enabled");
    assert!(records.sign_in("bob@example.com").await.expect("read").is_some());
    assert!(records.key("bob").await.expect("read").is_some());
    for old in ["bob", "late"] {
        assert!(records.session(old).await.expect("read").is_none(), "{old}");
    }
    let again = records.enable_user(&system, "bob@example.com").await;
    assert!(matches!(again, Err(RecordsError::Missing("disabled account"))), "{again:?}");
    let log = records.audit(&main.id, &Page { after: None, limit: 2 }).await.expect("read").items;
    let told: Vec<_> = log.iter().map(|line| (line.action.as_str(), line.target.as_str(), line.detail.as_str())).collect();
    let id = bob.id.as_str();
    assert_eq!(told, [("user.enabled", id, ""), ("user.disabled", id, "1 sessions ended, 1 keys stopped")]);
}

/// Would catch: a workspace whose only admin is one who does not get in.
pub async fn a_disabled_admin_does_not_count(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Admin).await;
    world.records.disable_user(&Actor::system(), "bob@example.com").await.expect("disabled");
    let refused = world.records.set_role(&actor, &main.id, &ana.id, Role::Viewer).await;
    assert!(matches!(refused, Err(RecordsError::Conflict(_))), "{refused:?}");
    world.records.remove_member(&actor, &main.id, &bob.id).await.expect("removed");
}

/// Would catch: a session that goes on, and one of somebody else that ends.
pub async fn a_person_is_signed_out_everywhere(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Viewer).await;
    for (user, token) in [(&bob, "here"), (&bob, "elsewhere"), (&ana, "other")] {
        world.records.begin_session(&user.id, &session(token)).await.expect("begun");
    }
    assert_eq!(world.records.sign_out_user(&Actor::system(), "Bob@example.com").await.expect("done"), 2);
    for (token, goes_on) in [("here", false), ("elsewhere", false), ("other", true)] {
        assert_eq!(world.records.session(token).await.expect("read").is_some(), goes_on, "{token}");
    }
    assert!(world.records.sign_in("bob@example.com").await.expect("read").is_some(), "they sign in again");
    let nobody = world.records.sign_out_user(&Actor::system(), "carl@example.com").await;
    assert!(matches!(nobody, Err(RecordsError::Missing("account"))), "{nobody:?}");
}
