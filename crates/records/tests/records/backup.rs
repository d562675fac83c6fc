use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use records::{Location, Page, Records, SystemChance, backup_sqlite};
use testkit::HandClock;

use crate::world::{START, World, on_sqlite};

/// Would catch: a backup of a moment that never was, or that keeps writers waiting until they fail.
#[test]
fn a_backup_while_others_write_is_of_one_moment() {
    on_sqlite(|world: World| async move {
        let (_, main, actor) = world.set_up().await;
        let stop = Arc::new(AtomicBool::new(false));
        let writer = {
            let (records, actor, main, stop) = (world.records.clone(), actor.clone(), main.id.clone(), Arc::clone(&stop));
            tokio::spawn(async move {
                let mut names = 0;
                while !stop.load(Ordering::SeqCst) {
                    names += 1;
                    records.rename_workspace(&actor, &main, &names.to_string()).await.expect("renamed");
                }
                names
            })
        };
        let Location::Folder(data) = &world.location else { panic!("a folder") };
        for _ in 0..5 {
            let copy = tempfile::tempdir().expect("a folder");
            assert!(backup_sqlite(data, copy.path()).await.expect("copied"));
            check_copy(copy.path().to_owned(), &main.id).await;
            assert!(backup_sqlite(data, copy.path()).await.is_err(), "nothing is overwritten");
        }
        stop.store(true, Ordering::SeqCst);
        assert!(writer.await.expect("a task") > 0);
    });
}

/// The name of the workspace and the last line of the log were written together, so they must be there together.
async fn check_copy(folder: PathBuf, workspace_id: &str) {
    let clock = Arc::new(HandClock::at(START));
    let copy = Records::open(&Location::Folder(folder), clock, Arc::new(SystemChance)).await.expect("opens");
    let name = copy.workspaces().await.expect("listed")[0].name.clone();
    let last = copy.audit(workspace_id, &Page { after: None, limit: 1 }).await.expect("read").items.remove(0);
    if last.action == "workspace.renamed" {
        assert_eq!(last.detail, name);
    }
    copy.close().await;
}
