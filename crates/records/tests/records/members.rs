use journey::limits;
use records::{Actor, Page, RecordsError, Role};

use crate::world::World;

/// Would catch: a workspace that nobody can look after.
pub async fn a_workspace_keeps_an_admin(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Editor).await;
    for refused in [
        world.records.set_role(&actor, &main.id, &ana.id, Role::Editor).await,
        world.records.remove_member(&actor, &main.id, &ana.id).await,
    ] {
        assert!(matches!(refused, Err(RecordsError::Conflict(_))), "{refused:?}");
    }
    let roles = |members: Vec<records::Member>| members.into_iter().map(|member| member.role).collect::<Vec<_>>();
    assert_eq!(roles(world.records.members(&main.id).await.expect("listed")), [Role::Admin, Role::Editor]);
    world.records.set_role(&actor, &main.id, &bob.id, Role::Admin).await.expect("set");
    world.records.remove_member(&actor, &main.id, &ana.id).await.expect("removed");
    assert!(world.records.workspace_of("main", &ana.id).await.expect("read").is_none());
    let unknown = world.records.set_role(&actor, &main.id, &ana.id, Role::Viewer).await;
    assert!(matches!(unknown, Err(RecordsError::Missing(_))), "{unknown:?}");
}

/// Would catch: a check that both of two changes pass because neither sees the other.
pub async fn two_admins_can_not_demote_each_other_at_once(world: World) {
    let (ana, main, actor) = world.set_up().await;
    for round in 0..8 {
        let bob = world.member(&actor, &main, &format!("bob{round}@example.com"), Role::Admin).await;
        let demote = |who: &str| {
            let (records, actor, main, who) = (world.records.clone(), actor.clone(), main.id.clone(), who.to_owned());
            tokio::spawn(async move { records.set_role(&actor, &main, &who, Role::Viewer).await })
        };
        let (first, second) = (demote(&ana.id), demote(&bob.id));
        let done = [first.await.expect("a task"), second.await.expect("a task")];
        assert_eq!(done.iter().filter(|one| one.is_ok()).count(), 1, "{done:?}");
        world.records.put_member(&actor, &main.id, &ana.id, Role::Admin).await.expect("put back");
        world.records.remove_member(&actor, &main.id, &bob.id).await.expect("removed");
    }
}

/// Would catch: a workspace found by who is no member of it.
pub async fn workspaces_are_found_by_their_members_only(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Viewer).await;
    let other = world.records.create_workspace(&actor, &ana.id, "other", "Other").await.expect("created");
    let found = world.records.workspace_of("other", &ana.id).await.expect("read");
    assert_eq!(found, Some((other, Role::Admin)));
    assert_eq!(world.records.workspace_of("other", &bob.id).await.expect("read"), None);
    assert_eq!(world.records.workspace_of("none", &bob.id).await.expect("read"), None);
    let keys = |found: Vec<(records::Workspace, Role)>| found.into_iter().map(|(one, _)| one.key).collect::<Vec<_>>();
    assert_eq!(keys(world.records.workspaces_of(&ana.id).await.expect("listed")), ["main", "other"]);
    assert_eq!(keys(world.records.workspaces_of(&bob.id).await.expect("listed")), ["main"]);
    let taken = world.records.create_workspace(&actor, &ana.id, "other", "Another").await;
    assert!(matches!(taken, Err(RecordsError::Conflict(_))), "{taken:?}");
}

/// Would catch: a data folder without its workspace.
pub async fn the_first_workspace_stays(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let refused = world.records.delete_workspace(&actor, &main).await;
    assert!(matches!(refused, Err(RecordsError::Conflict(_))), "{refused:?}");
    let other = world.records.create_workspace(&actor, &ana.id, "other", "Other").await.expect("created");
    world.records.rename_workspace(&Actor::system(), &other.id, "Another").await.expect("renamed");
    world.records.delete_workspace(&actor, &other).await.expect("deleted");
    assert!(world.records.workspace_of("other", &ana.id).await.expect("read").is_none());
}

/// Would catch: a removal that can't be undone, that gives another role back, or that can be undone for ever, twice, or from
/// another workspace.
pub async fn a_removed_member_comes_back_with_their_role(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let other = world.records.create_workspace(&actor, &ana.id, "other", "Other").await.expect("created");
    let bob = world.member(&actor, &main, "bob@example.com", Role::Editor).await;
    let restore = async |workspace: &str| world.records.restore_member(&actor, workspace, &bob.id).await;
    let role = async || world.records.workspace_of("main", &bob.id).await.expect("read").map(|(_, role)| role);
    assert!(matches!(restore(&main.id).await, Err(RecordsError::Missing(_))), "not removed");
    world.records.remove_member(&actor, &main.id, &bob.id).await.expect("removed");
    assert_eq!(role().await, None, "at once");
    world.clock.advance(limits::REMOVED_MILLIS - 1);
    assert_eq!(world.records.purge().await.expect("purged").members, 0, "they may come back");
    assert!(matches!(restore(&other.id).await, Err(RecordsError::Missing(_))), "of another workspace");
    restore(&main.id).await.expect("restored");
    assert_eq!(role().await, Some(Role::Editor));
    assert!(matches!(restore(&main.id).await, Err(RecordsError::Missing(_))), "once");
    let log = world.records.audit(&main.id, &Page { after: None, limit: 1 }).await.expect("read").items;
    assert_eq!((log[0].action.as_str(), log[0].target.as_str(), log[0].detail.as_str()), ("member.restored", &*bob.id, "editor"));

    world.records.remove_member(&actor, &main.id, &bob.id).await.expect("removed");
    world.clock.advance(limits::REMOVED_MILLIS);
    assert!(matches!(restore(&main.id).await, Err(RecordsError::Missing(_))), "too late");
    assert_eq!(world.records.purge().await.expect("purged").members, 1);
    assert_eq!(role().await, None);
}

/// Would catch: an undo that takes away what somebody was given since, or a role that is only half given back.
pub async fn who_has_come_back_since_is_not_lowered(world: World) {
    let (_, main, actor) = world.set_up().await;
    let words = [Role::Viewer, Role::Editor, Role::Admin];
    for (had, since) in words.into_iter().flat_map(|had| words.map(|since| (had, since))) {
        let bob = world.member(&actor, &main, &format!("{}-{}@example.com", had.word(), since.word()), had).await;
        world.records.remove_member(&actor, &main.id, &bob.id).await.expect("removed");
        world.records.put_member(&actor, &main.id, &bob.id, since).await.expect("come back");
        let restored = world.records.restore_member(&actor, &main.id, &bob.id).await;
        let role = world.records.workspace_of("main", &bob.id).await.expect("read").map(|(_, role)| role);
        assert_eq!(role, Some(had.max(since)), "{had:?}, then {since:?}");
        assert_eq!(restored.is_ok(), had > since, "{had:?}, then {since:?}: {restored:?}");
    }
}
