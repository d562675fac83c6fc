use records::{DocumentBody, DocumentKind, NewDocument, Page, RecordsError, Role};

use crate::world::World;

const PAGE: Page = Page { after: None, limit: 100 };

/// Would catch: a change that nobody can be asked about, or a line about what did not happen.
pub async fn every_change_is_told_and_no_other(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let bob = world.member(&actor, &main, "bob@example.com", Role::Viewer).await;
    world.records.set_role(&actor, &main.id, &bob.id, Role::Editor).await.expect("set");
    let refused = world.records.set_role(&actor, &main.id, &ana.id, Role::Viewer).await;
    assert!(matches!(refused, Err(RecordsError::Conflict(_))), "{refused:?}");
    let body = DocumentBody::read(DocumentKind::Question, "{\"ask\":\"sessions\"}").expect("a question");
    let new = NewDocument { key: "pauses".to_owned(), name: "Pauses".to_owned(), body };
    world.records.create_document(&actor, &main.id, &new).await.expect("made");
    let taken = world.records.create_document(&actor, &main.id, &new).await;
    assert!(matches!(taken, Err(RecordsError::Conflict(_))), "{taken:?}");
    world.records.delete_document(&actor, &main.id, DocumentKind::Question, "pauses", None).await.expect("deleted");
    world.records.remove_member(&actor, &main.id, &bob.id).await.expect("removed");

    let log = world.records.audit(&main.id, &PAGE).await.expect("read").items;
    let told: Vec<(&str, &str, &str)> =
        log.iter().rev().map(|line| (line.action.as_str(), line.target.as_str(), line.detail.as_str())).collect();
    assert_eq!(
        told,
        [
            ("setup.done", ana.id.as_str(), "ana@example.com and workspace main"),
            ("user.added", bob.id.as_str(), "bob@example.com as viewer"),
            ("member.role_set", bob.id.as_str(), "editor"),
            ("document.created", "question/pauses", "Pauses, version 1"),
            ("document.deleted", "question/pauses", "Pauses, version 2"),
            ("member.removed", bob.id.as_str(), ""),
        ]
    );
    assert!(log.iter().all(|line| line.address.as_deref() == Some("::1") && line.at == crate::world::START));
    assert_eq!((log[0].actor_kind.as_str(), log[0].actor_id.as_deref()), ("user", Some(ana.id.as_str())));
}

/// Would catch: a log whose pages skip lines written in the same millisecond, or that shows another workspace's.
pub async fn the_log_comes_in_pages_the_newest_first(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let other = world.records.create_workspace(&actor, &ana.id, "other", "Other").await.expect("created");
    for i in 0..7 {
        world.records.rename_workspace(&actor, &main.id, &format!("{i}")).await.expect("renamed");
        world.records.rename_workspace(&actor, &other.id, "x").await.expect("renamed");
    }
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let listed = world.records.audit(&main.id, &Page { after, limit: 3 }).await.expect("read");
        found.extend(listed.items.into_iter().map(|line| line.detail));
        match listed.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    assert_eq!(found, ["6", "5", "4", "3", "2", "1", "0", "ana@example.com and workspace main"]);
}
