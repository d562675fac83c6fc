//! A program that is killed while it writes records.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use records::{Location, Page, Records, SystemChance};
use testkit::{HandClock, child, child_folder};

use crate::world::{START, new_user};

const ROUNDS: usize = 12;
/// Changes acknowledged before the kill, at most: a few dozen pages of the write-ahead log.
const MOST: u64 = 200;

async fn open(folder: &Path) -> Records {
    let clock = Arc::new(HandClock::at(START));
    Records::open(&Location::Folder(folder.to_owned()), clock, Arc::new(SystemChance)).await.expect("records")
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// Changes records for ever, and says after each change which one it was.
#[test]
#[ignore = "a child that is killed"]
fn writes_for_ever() {
    let Some(folder) = child_folder() else { return };
    runtime().block_on(async {
        let records = open(&folder).await;
        let (user, workspace) = records.set_up(None, &new_user("ana@example.com"), "main", "0").await.expect("set up");
        let actor = records::Actor::user(&user.id, None);
        for name in 1.. {
            records.rename_workspace(&actor, &workspace.id, &name.to_string()).await.expect("renamed");
            // Not print!, which the test harness would keep to itself.
            std::io::stdout().write_all(format!("done {name}\n").as_bytes()).expect("a pipe");
        }
    });
}

/// Runs the child until it has told so many changes, kills it, and gives the last change it told.
fn kill_after(folder: &Path, changes: u64) -> u64 {
    let mut child = child("crash::writes_for_ever", folder).stdout(Stdio::piped()).spawn().expect("a child");
    let lines = BufReader::new(child.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
    let mut told = lines.filter_map(|line| line.strip_prefix("done ").and_then(|name| name.parse::<u64>().ok()));
    let seen = told.find(|name| *name >= changes).expect("it writes");
    child.kill().expect("a child");
    // What it told between our reading and its end is acknowledged too.
    let last = told.last().unwrap_or(seen);
    child.wait().expect("a child");
    last
}

/// Would catch: an acknowledged change that is gone after a kill, or a half of one: a change without its line in the log.
#[test]
#[allow(clippy::print_stdout)] // The seed is told to whoever has to find out why it failed.
fn a_kill_loses_nothing_that_was_acknowledged() {
    let mut random = RandomState::new().build_hasher().finish();
    println!("seed {random}");
    for round in 0..ROUNDS {
        // The multiplier is Knuth's; the high bits are the random ones.
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let folder = tempfile::tempdir().expect("a folder");
        let acknowledged = kill_after(folder.path(), 1 + (random >> 33) % MOST);
        runtime().block_on(async {
            let records = open(folder.path()).await;
            let workspace = records.workspaces().await.expect("listed").remove(0);
            let kept: u64 = workspace.name.parse().expect("a number");
            assert!(kept >= acknowledged, "round {round}: {acknowledged} was acknowledged, {kept} is there");
            let log = records.audit(&workspace.id, &Page { after: None, limit: 10_000 }).await.expect("read").items;
            let mut named: Vec<u64> = log.iter().filter_map(|line| line.detail.parse().ok()).collect();
            named.reverse();
            assert_eq!(named, (1..=kept).collect::<Vec<_>>(), "round {round}: the log tells every change once");
            records.close().await;
        });
    }
}
