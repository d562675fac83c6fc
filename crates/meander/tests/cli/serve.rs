//! The server as its users run it.

use std::fs::Permissions;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use crate::run::{folder, run, write};

/// A running server.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    fn start(data: &Path) -> Self {
        Self::start_with(data, &[])
    }

    /// Starts it with more options.
    pub fn start_with(data: &Path, more: &[&str]) -> Self {
        Self::start_by(Command::new(env!("CARGO_BIN_EXE_meander")), data, more)
    }

    /// Starts it by a command that runs the program with the arguments it gets.
    pub fn start_by(mut command: Command, data: &Path, more: &[&str]) -> Self {
        let mut child = command
            .args(["serve", "--listen", "127.0.0.1:0", "--log", "off", "--data"])
            .arg(data)
            .args(more)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stderr.take().expect("a pipe")).read_line(&mut line).expect("it tells where");
        let address = line.trim().strip_prefix("Meander listens on http://").unwrap_or_else(|| panic!("{line}")).to_owned();
        Server { child, address }
    }

    pub fn process_id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a request and gives head and body of the answer.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).expect("connects");
        let host = &self.address;
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n{headers}\r\n{body}"
        );
        stream.write_all(head.as_bytes()).expect("sent");
        let mut told = String::new();
        stream.read_to_string(&mut told).expect("answered");
        let (head, body) = told.split_once("\r\n\r\n").expect("an answer");
        (head.to_owned(), body.to_owned())
    }

    /// Signs in and gives the headers of who is signed in.
    pub fn sign_in(&self, email: &str, password: &str) -> (String, String) {
        let body = json!({"email": email, "password": password}).to_string();
        let (head, body) = self.ask("POST", "/api/v1/session", &[], &body);
        assert!(head.starts_with("HTTP/1.1 200"), "{head}\n{body}");
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
        let me: Value = serde_json::from_str(&body).expect("JSON");
        let csrf = me["csrf"].as_str().expect("a token").to_owned();
        (cookie.split(';').next().unwrap_or_default().to_owned(), csrf)
    }

    /// Stops it as a service manager would; gives its exit code.
    pub fn stop(mut self) -> Option<i32> {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill");
        assert!(told.success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that failed leaves it running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const EVENTS: &str = "customer,time,event,channel\n\
    a,2025-06-01T10:00:00Z,visit,web\na,2025-06-01T10:05:00Z,cart,web\na,2025-06-02T10:00:00Z,purchase,mail\n\
    b,2025-06-01T11:00:00Z,visit,mail\nb,2025-06-01T11:30:00Z,cart,web\nc,2025-06-03T09:00:00Z,visit,web\n";

/// Would catch: answers over the API that differ from those of the command line by a byte; a server that does not see
/// what is imported beside it; one that does not stop.
#[test]
fn answers_equal_those_of_the_command_line() {
    let folder = folder();
    write(folder.path(), "events.csv", EVENTS);
    let added = run(folder.path(), "user add --data {data} --email ana@example.com --role admin --generate", "");
    assert_eq!(added.code, 0, "{added:?}");
    let password = added.stdout.lines().find_map(|line| line.strip_prefix("password: ")).expect("a password").to_owned();
    let server = Server::start(&folder.path().join("data"));
    let (cookie, csrf) = server.sign_in("ana@example.com", &password);
    assert_eq!(run(folder.path(), "import {events.csv} --data {data}", "").code, 0);
    for question in [
        json!({"ask": "funnel", "window": "7d", "steps": [{"match": "visit"}, {"match": "cart"}, {"match": "purchase"}], "now": "2025-07-01"}),
        json!({"ask": "transitions"}),
        json!({"ask": "variants"}),
        json!({"ask": "paths", "depth": 3, "top": 3}),
        json!({"ask": "sessions"}),
        json!({"ask": "funnel", "window": "7d", "steps": [{"match": "vist"}, {"match": "purchase"}], "now": "2025-07-01"}),
    ] {
        let told = run(folder.path(), "ask - --data {data}", &question.to_string());
        assert_eq!(told.code, 0, "{told:?}");
        let headers = [("Cookie", cookie.as_str()), ("X-Meander-CSRF", csrf.as_str())];
        let (head, body) = server.ask("POST", "/api/v1/workspaces/main/ask", &headers, &question.to_string());
        assert!(head.starts_with("HTTP/1.1 200"), "{head}\n{body}");
        assert_eq!(body, told.stdout, "{question}");
    }
    assert_eq!(server.stop(), Some(0));
}

/// Would catch: a backup taken while others write that can't be used, or that holds half of something.
#[test]
fn a_backup_taken_while_others_write_is_used_in_place() {
    let folder = folder();
    write(folder.path(), "events.csv", EVENTS);
    let password = "correct horse battery";
    let added = run(folder.path(), "user add --data {data} --email ana@example.com --role admin", password);
    assert_eq!(added.code, 0, "{added:?}");
    assert_eq!(run(folder.path(), "import {events.csv} --data {data}", "").code, 0);
    let server = Server::start(&folder.path().join("data"));
    let (cookie, csrf) = server.sign_in("ana@example.com", password);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let _importer = scope.spawn(|| {
            while !stop.load(Ordering::SeqCst) {
                assert_eq!(run(folder.path(), "import {events.csv} --again --data {data}", "").code, 0);
            }
        });
        let _writer = scope.spawn(|| {
            let headers = [("Cookie", cookie.as_str()), ("X-Meander-CSRF", csrf.as_str())];
            let body = json!({"name": "Pauses", "body": {"ask": "sessions"}}).to_string();
            while !stop.load(Ordering::SeqCst) {
                let (head, body) = server.ask("POST", "/api/v1/workspaces/main/documents/question", &headers, &body);
                assert!(head.starts_with("HTTP/1.1 201"), "{head}\n{body}");
            }
        });
        for round in 0..4 {
            let told = run(folder.path(), &format!("backup --data {{data}} -o {{copy-{round}}}"), "");
            assert_eq!(told.code, 0, "{told:?}");
        }
        stop.store(true, Ordering::SeqCst);
    });
    assert_eq!(server.stop(), Some(0));
    for round in 0..4 {
        let copy = format!("{{copy-{round}}}");
        let doctor = run(folder.path(), &format!("doctor --data {copy} --format json"), "").json();
        let events = doctor["events"].as_u64().expect("a number");
        assert!(events >= 6 && events.is_multiple_of(6), "whole imports: {doctor}");
        let server = Server::start(&folder.path().join(format!("copy-{round}")));
        server.sign_in("ana@example.com", password);
        assert_eq!(server.stop(), Some(0));
    }
    let again = run(folder.path(), "backup --data {data} -o {copy-0}", "");
    assert_eq!(again.code, 2, "nothing is overwritten: {again:?}");
}

/// Would catch: accounts made wrongly, and mistakes that are not told.
#[test]
fn accounts_are_made_from_the_command_line() {
    let folder = folder();
    let good = "correct horse battery\n";
    for (words, stdin, code, told) in [
        ("--email bob@example.com --role viewer", good, 2, "the first account has to be that of an admin"),
        ("--email ana --role admin", good, 2, "not an e-mail address"),
        ("--email ana@example.com --role admin", "short", 2, "a password has 10 to"),
        ("--email ana@example.com --role admin", "password123", 2, "among the first that are tried"),
        ("--email ana@example.com --role admin --workspace shop", good, 2, "no workspace \"shop\""),
        ("--email ana@example.com --role admin", good, 0, "ana@example.com is now admin of main"),
        ("--email bob@example.com --role viewer", good, 0, "bob@example.com is now viewer of main"),
        ("--email BOB@example.com --role editor", "", 0, "has an account and is now editor of main"),
        ("--email ana@example.com --role viewer", "", 2, "at least one admin"),
    ] {
        let ran = run(folder.path(), &format!("user add --data {{data}} {words}"), stdin);
        assert_eq!(ran.code, code, "{words}: {ran:?}");
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains(told), "{words}: {ran:?}");
    }
}

/// Would catch: an account that nobody can get back into, an old password that still works, a session that outlives it.
#[test]
fn a_forgotten_password_is_replaced() {
    let folder = folder();
    let (old, new) = ("correct horse battery", "staple of another horse");
    let added = run(folder.path(), "user add --data {data} --email ana@example.com --role admin", old);
    assert_eq!(added.code, 0, "{added:?}");
    let server = Server::start(&folder.path().join("data"));
    let (cookie, _) = server.sign_in("ana@example.com", old);
    for (words, stdin, code, told) in [
        ("--email bob@example.com", new, 2, "there is no account \"bob@example.com\""),
        ("--email ana@example.com", "short", 2, "a password has 10 to"),
        ("--email ANA@example.com", new, 0, "has a new password, and is signed out everywhere"),
    ] {
        let ran = run(folder.path(), &format!("user password --data {{data}} {words}"), stdin);
        assert_eq!(ran.code, code, "{words}: {ran:?}");
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains(told), "{words}: {ran:?}");
    }
    let (head, _) = server.ask("GET", "/api/v1/me", &[("Cookie", cookie.as_str())], "");
    assert!(head.starts_with("HTTP/1.1 401"), "{head}");
    let body = json!({"email": "ana@example.com", "password": old}).to_string();
    let (head, _) = server.ask("POST", "/api/v1/session", &[], &body);
    assert!(head.starts_with("HTTP/1.1 401"), "{head}");
    server.sign_in("ana@example.com", new);
    assert_eq!(server.stop(), Some(0));
}

/// Would catch: a person who was disabled or signed out and still gets in, by session, key or password, while the server runs;
/// one who does not get in again; mistakes that are not told.
#[test]
fn accounts_are_disabled_enabled_and_signed_out() {
    let folder = folder();
    let password = "correct horse battery";
    for email in ["ana@example.com", "bob@example.com"] {
        let added = run(folder.path(), &format!("user add --data {{data}} --email {email} --role admin"), password);
        assert_eq!(added.code, 0, "{added:?}");
    }
    let user = |words: &str, code: i32, told: &str| {
        let ran = run(folder.path(), &format!("user {words} --data {{data}}"), "");
        assert_eq!(ran.code, code, "{words}: {ran:?}");
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains(told), "{words}: {ran:?}");
    };
    let server = Server::start(&folder.path().join("data"));
    let (cookie, csrf) = server.sign_in("bob@example.com", password);
    let headers = [("Cookie", cookie.as_str()), ("X-Meander-CSRF", csrf.as_str())];
    let body = json!({"name": "notebook", "role": "viewer"}).to_string();
    let (head, body) = server.ask("POST", "/api/v1/workspaces/main/keys", &headers, &body);
    assert!(head.starts_with("HTTP/1.1 201"), "{head}\n{body}");
    let made: Value = serde_json::from_str(&body).expect("JSON");
    let bearer = format!("Bearer {}", made["secret"].as_str().expect("a secret"));
    let is_in = |header: (&str, &str)| {
        let (head, _) = server.ask("GET", "/api/v1/workspaces/main", &[header], "");
        assert!(head.starts_with("HTTP/1.1 200") || head.starts_with("HTTP/1.1 401"), "{head}");
        head.starts_with("HTTP/1.1 200")
    };
    let key = ("Authorization", bearer.as_str());
    assert!(is_in(("Cookie", cookie.as_str())) && is_in(key));
    user("disable --email carl@example.com", 2, "there is no enabled account \"carl@example.com\"");
    user("disable --email BOB@example.com", 0, "is disabled; sessions ended: 1, keys stopped: 1");
    assert!(!is_in(("Cookie", cookie.as_str())) && !is_in(key));
    let right = json!({"email": "bob@example.com", "password": password}).to_string();
    let (head, _) = server.ask("POST", "/api/v1/session", &[], &right);
    assert!(head.starts_with("HTTP/1.1 401"), "{head}");
    user("enable --email ana@example.com", 2, "there is no disabled account \"ana@example.com\"");
    user("enable --email bob@example.com", 0, "is enabled");
    assert!(!is_in(("Cookie", cookie.as_str())) && is_in(key), "the key works again, the old session does not");
    let (cookie, _) = server.sign_in("bob@example.com", password);
    user("sign-out --email bob@example.com", 0, "sessions ended: 1");
    assert!(!is_in(("Cookie", cookie.as_str())) && is_in(key));
    user("sign-out --email carl@example.com", 2, "there is no account \"carl@example.com\"");
    assert_eq!(server.stop(), Some(0));
}

/// Would catch: options taken for something else, or mistakes told only once somebody connects.
#[test]
fn what_can_not_be_served_is_told_at_once() {
    let folder = folder();
    let provider = "providers: [{key: company, name: C, issuer: 'https://login.example.com', client_id: meander";
    write(folder.path(), "good.yaml", format!("{provider}}}]"));
    write(folder.path(), "unset.yaml", format!("{provider}, client_secret: {{env: MEANDER_NO_SUCH_SECRET}}}}]"));
    write(folder.path(), "gone.yaml", format!("{provider}, client_secret: {{file: gone.secret}}}}]"));
    for (words, told) in [
        ("--sign-in {none.yaml}", "none.yaml"),
        ("--sign-in {unset.yaml}", "client_secret: the variable MEANDER_NO_SUCH_SECRET is not set"),
        ("--sign-in {gone.yaml}", "gone.secret"),
        ("--sign-in {good.yaml} --listen 0.0.0.0:0", "--sign-in: providers have to know where"),
        ("--public-url meander.example.com", "--public-url"),
        ("--log loud", "--log"),
        ("--second-factor never", "--second-factor"),
        ("--memory lots", "--memory"),
        ("--database mysql://localhost/x", "begins with postgres://"),
        ("--listen 192.0.2.1:7700", "can't listen on 192.0.2.1:7700"),
    ] {
        let ran = run(folder.path(), &format!("serve --data {{data}} {words}"), "");
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.stderr.contains(told), "{ran:?}");
    }
    assert!(
        !run(folder.path(), "serve --data {data} --database postgres://u:secret@127.0.0.1:1/x", "").stderr.contains("secret")
    );
}

/// Would catch: an operator who is not told that others on the machine can read a secret, or others on the network passwords;
/// and one who is told so for nothing.
#[test]
fn weak_settings_are_told_at_start() {
    let folder = folder();
    let provider = "providers: [{key: company, name: C, issuer: 'https://login.example.com', client_id: meander";
    write(folder.path(), "inline.yaml", format!("{provider}, client_secret: hush}}]"));
    write(folder.path(), "beside.yaml", format!("{provider}, client_secret: {{file: beside.secret}}}}]"));
    write(folder.path(), "beside.secret", "hush\n");
    let (secret, clear) = ("this file holds a secret", "in the clear");
    let tls = "--public-url https://meander.example.com";
    for (file, mode, words, told) in [
        ("inline.yaml", 0o644, format!("--sign-in {{inline.yaml}} {tls}"), Some((secret, "inline.yaml"))),
        ("inline.yaml", 0o600, format!("--sign-in {{inline.yaml}} {tls}"), None),
        ("beside.secret", 0o640, format!("--sign-in {{beside.yaml}} {tls}"), Some((secret, "beside.secret"))),
        ("beside.secret", 0o600, format!("--sign-in {{beside.yaml}} {tls}"), None),
        ("beside.yaml", 0o644, format!("--sign-in {{beside.yaml}} {tls}"), None),
        ("beside.yaml", 0o644, "--public-url http://meander.example.com".to_owned(), Some((clear, "192.0.2.1:7700"))),
    ] {
        std::fs::set_permissions(folder.path().join(file), Permissions::from_mode(mode)).expect("set");
        // An address of nobody's: it ends there.
        let ran = run(folder.path(), &format!("serve --data {{data}} --listen 192.0.2.1:7700 {words}"), "");
        assert_eq!(ran.code, 2, "{ran:?}");
        let warned: Vec<&str> = ran.stderr.lines().filter(|line| line.contains(secret) || line.contains(clear)).collect();
        assert_eq!(warned.len(), usize::from(told.is_some()), "{words}, {file} {mode:o}: {ran:?}");
        if let Some((what, about)) = told {
            assert!(warned[0].contains("WARN") && warned[0].contains(what) && warned[0].contains(about), "{ran:?}");
        }
    }
}
