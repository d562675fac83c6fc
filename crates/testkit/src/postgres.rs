//! A PostgreSQL of a test's own: made in a temporary folder, on a free port of loopback, gone with the test.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use tempfile::TempDir;

const USER: &str = "meander";
/// Another process may take the free port between our looking and PostgreSQL's listening.
const TRIES: usize = 5;

/// A running PostgreSQL. Starting one takes a second or two: a test process starts one and takes a database for each case.
#[derive(Debug)]
pub struct Postgres {
    programs: PathBuf,
    port: u16,
    server: Child,
    _folder: TempDir,
}

impl Postgres {
    /// Makes and starts one. It is killed with the thread that starts it, even if that is killed.
    pub fn start() -> Self {
        let programs = programs();
        let folder = tempfile::tempdir().expect("a temporary folder");
        if is_root() {
            // PostgreSQL refuses to run as root; Debian's package brings this user.
            run(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        let cluster = folder.path().join("cluster");
        let mut make = as_other(&programs.join("initdb"), folder.path());
        make.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", "--username", USER, "-D"]);
        run(make.arg(&cluster));
        for _ in 0..TRIES {
            let port = free_port();
            if let Some(server) = listen(&programs, folder.path(), &cluster, port) {
                return Postgres { programs, port, server, _folder: folder };
            }
        }
        panic!("PostgreSQL did not start on any of {TRIES} free ports");
    }

    /// The address of a new, empty database.
    pub fn database(&self, name: &str) -> String {
        let mut create = Command::new(self.programs.join("createdb"));
        create.args(["--host=127.0.0.1", "--username", USER, "--port", &self.port.to_string(), name]);
        run(&mut create);
        format!("postgres://{USER}@127.0.0.1:{}/{name}?sslmode=disable", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Its other processes notice and end themselves; there is nothing to keep.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Where Debian's package puts the programs: the newest version there is.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let programs = versions.map(|version| version.path().join("bin")).filter(|path| path.join("initdb").exists());
    programs.max().expect("PostgreSQL is not installed; run: bash xtask/setup.sh postgres")
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0)
}

/// A command that runs as the user `postgres` where we are root, and dies with the thread that started it.
fn as_other(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    }
    command.args(["--pdeathsig", "KILL"]).arg(program).current_dir(folder).env("LC_ALL", "C.UTF-8");
    command
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port").port()
}

/// Starts the server and waits until it says that it listens; `None` where it ends before, as when the port is taken.
fn listen(programs: &Path, folder: &Path, cluster: &Path, port: u16) -> Option<Child> {
    let mut command = as_other(&programs.join("postgres"), folder);
    command.arg("-D").arg(cluster).arg("-p").arg(port.to_string());
    // Nothing has to survive, so nothing has to be synced; no socket file, so no folder that must be writable.
    for setting in ["fsync=off", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=60"] {
        command.args(["-c", setting]);
    }
    let mut server = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("PostgreSQL starts");
    let mut lines = BufReader::new(server.stderr.take().expect("a pipe")).lines();
    let ready = lines.by_ref().map_while(Result::ok).any(|line| line.contains("ready to accept connections"));
    if !ready {
        let _ = server.wait();
        return None;
    }
    // Somebody has to go on reading, or the server would wait for room in the pipe.
    thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    Some(server)
}
