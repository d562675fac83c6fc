use journey::limits;
use records::{NewKey, RecordsError, Role};

use crate::world::World;

/// Would catch: a key that works after it was taken back, or is taken back from another workspace.
pub async fn a_key_works_until_it_is_revoked(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let other = world.records.create_workspace(&actor, &ana.id, "other", "Other").await.expect("created");
    let new =
        NewKey { name: "notebook".to_owned(), prefix: "mk_1234".to_owned(), key_hash: "hash".to_owned(), role: Role::Viewer };
    let key = world.records.create_key(&actor, &main.id, &ana.id, &new).await.expect("made");
    let (found, workspace) = world.records.key("hash").await.expect("read").expect("a key");
    assert_eq!((found, workspace), (key.clone(), main.clone()));
    let listed = world.records.keys(&main.id).await.expect("listed");
    assert_eq!(listed[0].last_used_at, Some(crate::world::START), "its use is noted");
    let foreign = world.records.revoke_key(&actor, &other.id, &key.id).await;
    assert!(matches!(foreign, Err(RecordsError::Missing(_))), "{foreign:?}");
    world.records.revoke_key(&actor, &main.id, &key.id).await.expect("revoked");
    assert!(world.records.key("hash").await.expect("read").is_none());
    assert_eq!(world.records.keys(&main.id).await.expect("listed"), []);
}

/// Would catch: a revocation that can't be undone, or that anyone can undo for ever, from anywhere, or twice.
pub async fn a_revoked_key_comes_back_for_some_minutes(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let other = world.records.create_workspace(&actor, &ana.id, "other", "Other").await.expect("created");
    let new =
        NewKey { name: "notebook".to_owned(), prefix: "mk_1234".to_owned(), key_hash: "hash".to_owned(), role: Role::Viewer };
    let key = world.records.create_key(&actor, &main.id, &ana.id, &new).await.expect("made");
    let restore = async |workspace: &str| world.records.restore_key(&actor, workspace, &key.id).await;
    assert!(matches!(restore(&main.id).await, Err(RecordsError::Missing(_))), "it works");
    world.records.revoke_key(&actor, &main.id, &key.id).await.expect("revoked");
    world.clock.advance(limits::REMOVED_MILLIS - 1);
    assert!(matches!(restore(&other.id).await, Err(RecordsError::Missing(_))), "of another workspace");
    restore(&main.id).await.expect("restored");
    assert_eq!(world.records.key("hash").await.expect("read").map(|(found, _)| found), Some(key.clone()));
    assert!(matches!(restore(&main.id).await, Err(RecordsError::Missing(_))), "once");

    world.records.revoke_key(&actor, &main.id, &key.id).await.expect("revoked");
    world.clock.advance(limits::REMOVED_MILLIS);
    assert!(matches!(restore(&main.id).await, Err(RecordsError::Missing(_))), "too late");
    assert_eq!(world.records.key("hash").await.expect("read"), None);
}
