use journey::limits;
use records::{Document, DocumentBody, DocumentKind, NewDocument, Page, RecordsError};

use crate::world::World;

const KIND: DocumentKind = DocumentKind::Question;

fn sessions(key: &str, gap: &str) -> NewDocument {
    let body = DocumentBody::read(KIND, &format!("{{\"ask\":\"sessions\",\"gap\":\"{gap}\"}}")).expect("a question");
    NewDocument { key: key.to_owned(), name: format!("Pauses of {gap}"), body }
}

fn page(after: Option<String>, limit: usize) -> Page {
    Page { after, limit }
}

/// Would catch: one person's change that overwrites another's unseen.
pub async fn a_change_needs_the_version_it_has_seen(world: World) {
    let (_, main, actor) = world.set_up().await;
    let made = world.records.create_document(&actor, &main.id, &sessions("pauses", "30m")).await.expect("made");
    let taken = world.records.create_document(&actor, &main.id, &sessions("pauses", "1h")).await;
    assert!(matches!(taken, Err(RecordsError::Conflict(_))), "{taken:?}");
    let changed = world.records.update_document(&actor, &main.id, &sessions("pauses", "1h"), 1).await.expect("changed");
    assert_eq!((changed.version, changed.id.as_str()), (2, made.id.as_str()));
    let stale = world.records.update_document(&actor, &main.id, &sessions("pauses", "2h"), 1).await;
    assert!(matches!(stale, Err(RecordsError::Stale { current: 2 })), "{stale:?}");
    let stale = world.records.delete_document(&actor, &main.id, KIND, "pauses", Some(1)).await;
    assert!(matches!(stale, Err(RecordsError::Stale { current: 2 })), "{stale:?}");
    let found = world.records.document(&main.id, KIND, "pauses").await.expect("read").expect("a document");
    assert_eq!(found, changed);
    let missing = world.records.update_document(&actor, &main.id, &sessions("none", "1h"), 1).await;
    assert!(matches!(missing, Err(RecordsError::Missing(_))), "{missing:?}");
}

/// Would catch: two changes of the same version that both go through.
pub async fn of_many_changes_at_once_one_happens(world: World) {
    let (_, main, actor) = world.set_up().await;
    world.records.create_document(&actor, &main.id, &sessions("pauses", "30m")).await.expect("made");
    let tries: Vec<_> = (1..=8)
        .map(|i| {
            let (records, actor, main) = (world.records.clone(), actor.clone(), main.id.clone());
            tokio::spawn(async move { records.update_document(&actor, &main, &sessions("pauses", &format!("{i}h")), 1).await })
        })
        .collect();
    let mut done = 0;
    for one in tries {
        match one.await.expect("a task") {
            Ok(_) => done += 1,
            Err(RecordsError::Stale { .. }) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(done, 1);
}

/// Would catch: a version that is lost, or an undo that puts back something else.
pub async fn every_change_can_be_undone(world: World) {
    let (_, main, actor) = world.set_up().await;
    let first = world.records.create_document(&actor, &main.id, &sessions("pauses", "1h")).await.expect("made");
    let none = world.records.restore_document(&actor, &main.id, KIND, "pauses", None).await;
    assert!(matches!(none, Err(RecordsError::Conflict(_))), "{none:?}");
    world.records.update_document(&actor, &main.id, &sessions("pauses", "2h"), 1).await.expect("changed");
    let third = world.records.update_document(&actor, &main.id, &sessions("pauses", "3h"), 2).await.expect("changed");
    let undone = world.records.restore_document(&actor, &main.id, KIND, "pauses", None).await.expect("undone");
    assert_eq!((undone.version, undone.name.as_str()), (4, "Pauses of 2h"));
    let redone = world.records.restore_document(&actor, &main.id, KIND, "pauses", None).await.expect("redone");
    assert_eq!((redone.version, &redone.body), (5, &third.body));
    let back = world.records.restore_document(&actor, &main.id, KIND, "pauses", Some(1)).await.expect("back");
    assert_eq!((back.version, &back.body), (6, &first.body));
    let missing = world.records.restore_document(&actor, &main.id, KIND, "pauses", Some(99)).await;
    assert!(matches!(missing, Err(RecordsError::Missing(_))), "{missing:?}");
    let versions = world.records.document_versions(&first.id, &page(None, 4)).await.expect("listed");
    assert_eq!(versions.items.iter().map(|one| one.version).collect::<Vec<_>>(), [6, 5, 4, 3]);
    let rest = world.records.document_versions(&first.id, &page(versions.next, 4)).await.expect("listed");
    assert_eq!(rest.items.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(rest.next, None);
}

/// Would catch: a deletion that can't be undone, that blocks its key, or that keeps what was deleted for ever.
pub async fn a_deleted_document_comes_back_or_is_purged(world: World) {
    let (_, main, actor) = world.set_up().await;
    for key in ["one", "two", "three"] {
        world.records.create_document(&actor, &main.id, &sessions(key, "1h")).await.expect("made");
        world.records.delete_document(&actor, &main.id, KIND, key, None).await.expect("deleted");
    }
    assert_eq!(world.records.documents(&main.id, KIND, &page(None, 9)).await.expect("listed").items, []);
    let back = world.records.restore_document(&actor, &main.id, KIND, "one", None).await.expect("back");
    assert_eq!((back.version, back.deleted_at), (3, None));
    let anew = world.records.create_document(&actor, &main.id, &sessions("two", "2h")).await.expect("made anew");
    assert_eq!((anew.version, anew.name.as_str()), (3, "Pauses of 2h"));
    world.clock.advance(limits::DELETED_MILLIS - 1);
    assert_eq!(world.records.purge().await.expect("purged").documents, 0);
    world.clock.advance(1);
    assert_eq!(world.records.purge().await.expect("purged").documents, 1);
    assert_eq!(world.records.document(&main.id, KIND, "three").await.expect("read"), None);
}

/// Would catch: pages that skip or repeat entries, or that go on for ever.
pub async fn lists_come_in_pages_without_gaps(world: World) {
    let (_, main, actor) = world.set_up().await;
    let keys: Vec<String> = (0..10).map(|i| format!("key-{i}")).collect();
    for key in keys.iter().rev() {
        world.records.create_document(&actor, &main.id, &sessions(key, "1h")).await.expect("made");
    }
    for limit in [1, 3, 5, 10, 11] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let listed = world.records.documents(&main.id, KIND, &page(after, limit)).await.expect("listed");
            assert!(listed.items.len() <= limit);
            found.extend(listed.items.into_iter().map(|document: Document| document.key));
            match listed.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        assert_eq!(found, keys, "in pages of {limit}");
    }
    let like = world.records.document_keys_like(&main.id, KIND, "key-1").await.expect("listed");
    assert_eq!(like, ["key-1"]);
}

/// Would catch: a way from one workspace to the documents of another.
pub async fn documents_of_another_workspace_are_not_there(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let other = world.records.create_workspace(&actor, &ana.id, "other", "Other").await.expect("created");
    world.records.create_document(&actor, &main.id, &sessions("pauses", "1h")).await.expect("made");
    assert_eq!(world.records.document(&other.id, KIND, "pauses").await.expect("read"), None);
    assert_eq!(world.records.document(&main.id, DocumentKind::Segment, "pauses").await.expect("read"), None);
    let restored = world.records.restore_document(&actor, &other.id, KIND, "pauses", Some(1)).await;
    assert!(matches!(restored, Err(RecordsError::Missing(_))), "{restored:?}");
    world.records.create_document(&actor, &other.id, &sessions("pauses", "2h")).await.expect("its own");
}
