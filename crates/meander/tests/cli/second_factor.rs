//! A server that requires a second factor, and who has lost theirs.

use std::path::Path;
use std::sync::Arc;

use journey::SystemClock;
use records::{Actor, Factor, Location, Records, SystemChance};
use serde_json::json;

use crate::run::{folder, run};
use crate::serve::Server;

/// Turns on a second factor for the only account beside the server, which no telephone knows.
fn turn_on(data: &Path, email: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let location = Location::Folder(data.to_owned());
        let records = Records::open(&location, Arc::new(SystemClock), Arc::new(SystemChance)).await.expect("records");
        let id = records.sign_in(email).await.expect("read").expect("an account").user.id;
        let (system, factor) = (Actor::system(), Factor { secret: "ab".repeat(20), last_step: 1 });
        records.begin_factor(&system, &id, &factor.secret).await.expect("begun");
        let keep = records.sessions_of(&id).await.expect("listed").remove(0).id;
        records.confirm_factor(&system, &id, &factor, &[], Some(&keep)).await.expect("confirmed");
        records.close().await;
    });
}

/// Would catch: somebody who has lost telephone and codes and never gets in again, or whose sessions go on; a server that takes
/// passwords alone though it was told not to; mistakes that are not told.
#[test]
fn a_second_factor_is_reset() {
    let folder = folder();
    let (data, password) = (folder.path().join("data"), "correct horse battery");
    let added = run(folder.path(), "user add --data {data} --email ana@example.com --role admin", password);
    assert_eq!(added.code, 0, "{added:?}");
    let reset = |email: &str, code: i32, told: &str| {
        let ran = run(folder.path(), &format!("user reset-factor --data {{data}} --email {email}"), "");
        assert_eq!(ran.code, code, "{email}: {ran:?}");
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains(told), "{email}: {ran:?}");
    };
    let server = Server::start_with(&data, &["--second-factor", "required"]);
    let (cookie, _) = server.sign_in("ana@example.com", password);
    let workspaces = || server.ask("GET", "/api/v1/workspaces", &[("Cookie", cookie.as_str())], "");
    let (head, body) = workspaces();
    assert!(head.starts_with("HTTP/1.1 403") && body.contains("urn:meander:problem:second-factor-needed"), "{head}\n{body}");
    reset("ana@example.com", 2, "there is no account with a second factor \"ana@example.com\"");
    turn_on(&data, "ana@example.com");
    let (head, body) = workspaces();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}\n{body}");
    let right = json!({"email": "ana@example.com", "password": password}).to_string();
    let (head, body) = server.ask("POST", "/api/v1/session", &[], &right);
    assert!(head.starts_with("HTTP/1.1 401") && body.contains("urn:meander:problem:code-needed"), "{head}\n{body}");
    reset("ANA@example.com", 0, "signs in by the password alone again; sessions ended: 1");
    let (head, body) = workspaces();
    assert!(head.starts_with("HTTP/1.1 401"), "{head}\n{body}");
    server.sign_in("ana@example.com", password);
    assert_eq!(server.stop(), Some(0));
}
