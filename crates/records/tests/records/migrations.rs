use records::{NewInvitation, RecordsError, Role};
use sqlx::Connection;

use crate::world::{World, arrival};

/// Would catch: a start that loses or repeats a step.
pub async fn opening_again_finds_what_was_there(world: World) {
    let (ana, ..) = world.set_up().await;
    world.records.close().await;
    let again = world.again().await.expect("opens");
    assert_eq!(again.sign_in("ana@example.com").await.expect("read").map(|found| found.user), Some(ana));
    assert!(again.is_alive().await);
    again.close().await;
    assert!(!again.is_alive().await);
}

/// Would catch: programs that start at the same moment and get in each other's way.
pub async fn many_programs_start_at_once(world: World) {
    let opened: Vec<_> = (0..4)
        .map(|_| {
            let (location, clock) = (world.location.clone(), std::sync::Arc::clone(&world.clock));
            tokio::spawn(
                async move { records::Records::open(&location, clock, std::sync::Arc::new(records::SystemChance)).await },
            )
        })
        .collect();
    for one in opened {
        one.await.expect("a task").expect("opens").close().await;
    }
}

/// Would catch: an old program that writes into tables it does not know.
pub async fn newer_records_are_refused(world: World) {
    let mut connection = world.connection().await;
    let newer = sqlx::query("INSERT INTO schema_versions (version, at) VALUES (99, 0)");
    newer.execute(&mut connection).await.expect("written");
    connection.close().await.expect("closed");
    let refused = world.again().await.expect_err("too new");
    assert!(matches!(refused, RecordsError::Newer { found: 99, .. }), "{refused:?}");
    let told = "the records are of version 99, this program knows up to 4; use a newer Meander, or restore a backup";
    assert_eq!(refused.to_string(), told);
}

/// Would catch: a step that breaks what the ones before have made, or that is left out where there is something already.
pub async fn records_of_the_first_version_are_brought_up(world: World) {
    let (ana, main, actor) = world.set_up().await;
    let new = NewInvitation { token_hash: "bob".to_owned(), email: "bob@example.com".to_owned(), role: Role::Viewer };
    let invited = world.records.invite(&actor, &main.id, &ana.id, &new).await.expect("invited");
    world.records.close().await;
    let mut connection = world.connection().await;
    for undo in [
        "DROP TABLE recovery_codes",
        "DROP TABLE second_factors",
        "DROP TABLE removed_members",
        "ALTER TABLE invitations DROP COLUMN revoked_at",
        "DROP TABLE identities",
        "DELETE FROM schema_versions WHERE version > 1",
    ] {
        sqlx::query(undo).execute(&mut connection).await.expect("as it was before");
    }
    connection.close().await.expect("closed");
    let again = world.again().await.expect("opens");
    assert_eq!(again.invitations(&main.id).await.expect("listed"), [invited], "still open");
    let arrived = again.arrive(&arrival("ana", Some("ana@example.com")), None).await.expect("read");
    assert_eq!(arrived, Some(ana.clone()));
    again.begin_factor(&actor, &ana.id, "secret").await.expect("begun");
    again.close().await;
}
