//! The server when more people hold it than it has places for.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::run::folder;
use crate::serve::Server;

/// Connections that say nothing.
const CROWD: u64 = 10_000;
/// Files that this test has open beside them.
const OWN_FILES: u64 = 200;
/// What an idle connection may cost; `journey::limits::CONNECTIONS` counts on some 20 kB in a release build.
const MOST_BYTES_EACH: u64 = 32 << 10;
/// Far longer than an answer takes, far shorter than the half minute after which idle connections are given up.
const PROMPT: Duration = Duration::from_secs(5);

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(&server.address).expect("connects");
    stream.set_read_timeout(Some(PROMPT)).expect("set");
    stream
}

/// Asks whether the server is well, and gives what it tells.
fn health(server: &Server) -> String {
    let started = Instant::now();
    let mut stream = connect(server);
    stream.write_all(b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").expect("sent");
    let mut told = String::new();
    stream.read_to_string(&mut told).expect("answered");
    assert!(started.elapsed() < PROMPT, "{:?}", started.elapsed());
    told
}

/// Memory that a process has in use.
fn resident_bytes(process_id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process_id}/status")).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a size");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") << 10
}

/// Would catch: a server that runs out of files or memory, or answers nobody any more, when it is held by ten thousand who
/// say nothing.
#[test]
fn ten_thousand_idle_connections_leave_room_for_others() {
    let crowd = CROWD.min(server::raise_file_limit().saturating_sub(OWN_FILES));
    if crowd < CROWD {
        println!("only {crowd} of {CROWD} connections: more files may not be open here");
    }
    let folder = folder();
    let server = Server::start_with(&folder.path().join("data"), &[]);
    assert!(health(&server).starts_with("HTTP/1.1 200"));
    let before = resident_bytes(server.process_id());
    let idle: Vec<TcpStream> = (0..crowd).map(|_| connect(&server)).collect();
    let told = health(&server);
    // Where few files may be open, that there is no place is an answer too.
    assert!(told.starts_with("HTTP/1.1 200") || (crowd < CROWD && told.starts_with("HTTP/1.1 503")), "{told}");
    let grown = resident_bytes(server.process_id()).saturating_sub(before);
    assert!(grown < crowd * MOST_BYTES_EACH, "{grown} bytes for {crowd} connections");
    drop(idle);
    assert!(health_returns(&server), "places are free again");
    assert_eq!(server.stop(), Some(0));
}

/// Would catch: a crowd beyond the limit that is left waiting without a word, or that shuts others out for longer than it is
/// there itself.
#[test]
fn who_finds_no_place_is_told_so() {
    let mut few_files = Command::new("sh");
    few_files.args(["-c", "ulimit -n 600 && exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_meander")]);
    let folder = folder();
    let server = Server::start_by(few_files, &folder.path().join("data"), &[]);
    // A quarter of the files are for connections.
    let mut idle: Vec<TcpStream> = (0..150).map(|_| connect(&server)).collect();
    for _ in 0..20 {
        let told = health(&server);
        assert!(told.starts_with("HTTP/1.1 503"), "{told}");
        assert!(told.contains("Retry-After: 1") && told.contains("urn:meander:problem:busy"), "{told}");
        assert!(told.contains("x-content-type-options: nosniff"), "{told}");
    }
    idle.truncate(100);
    assert!(health_returns(&server), "places are free again");
    drop(idle);
    assert_eq!(server.stop(), Some(0));
}

/// Whether the server lets somebody in soon: it hears of closed connections one after the other.
fn health_returns(server: &Server) -> bool {
    let started = Instant::now();
    while started.elapsed() < PROMPT {
        if health(server).starts_with("HTTP/1.1 200") {
            return true;
        }
        std::thread::yield_now();
    }
    false
}
