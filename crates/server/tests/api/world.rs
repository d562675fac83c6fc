//! A server without sockets, with a clock that is set by hand, and callers of every role.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use records::{Actor, Location, NewKey, NewUser, Records, Role, SystemChance, User, Workspace};
use serde_json::{Value, json};
use server::{App, Options, router};
use testkit::HandClock;
use tower::ServiceExt;
use tracing::subscriber::DefaultGuard;

/// A day in 2025.
pub const START: i64 = 1_750_000_000_000;
pub const PASSWORD: &str = "correct horse battery";

pub struct World {
    pub folder: tempfile::TempDir,
    pub clock: Arc<HandClock>,
    pub records: Records,
    pub app: Arc<App>,
    pub router: Router,
}

/// Someone who asks, and with what.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    pub cookie: Option<String>,
    pub csrf: Option<String>,
    pub key: Option<String>,
}

/// An answer, read.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The body of a problem, without what is this one's alone.
    pub fn problem(&self) -> Value {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{}", self.text);
        let mut problem = self.json();
        problem.as_object_mut().expect("an object").remove("instance");
        problem
    }
}

/// The log, down to its finest level.
#[derive(Clone, Default)]
pub struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    /// What this thread logs while the guard lives; tests run on one thread each.
    pub fn of_this_thread() -> (Self, DefaultGuard) {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false);
        let guard = tracing::subscriber::set_default(subscriber.with_writer(move || writer.clone()).finish());
        (lines, guard)
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no one panicked").clone()).expect("text")
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no one panicked").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub fn options(folder: &Path) -> Options {
    Options {
        data: folder.to_owned(),
        listen: "127.0.0.1:7700".parse().expect("an address"),
        public_url: None,
        memory_bytes: 64 << 20,
        questions_at_once: 2,
        sign_in: server::SignIn::default(),
        second_factor: server::SecondFactor::default(),
    }
}

impl World {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let location = Location::Folder(folder.path().to_owned());
        Self::with(folder, &location, |options| options).await
    }

    pub async fn with(folder: tempfile::TempDir, location: &Location, change: impl FnOnce(Options) -> Options) -> Self {
        let clock = Arc::new(HandClock::at(START));
        let chance = Arc::new(SystemChance);
        let records = Records::open(location, Arc::clone(&clock) as _, chance).await.expect("records");
        let options = change(options(folder.path()));
        let app = App::new(options, records.clone(), Arc::clone(&clock) as _, Arc::new(SystemChance));
        World { router: router(&app), folder, clock, records, app }
    }

    /// An owner and the first workspace, `main`, made as a browser would.
    pub async fn set_up(&self) -> (Caller, Answer) {
        let body = json!({"name": "Ana", "email": "ana@example.com", "password": PASSWORD, "workspace": "Main"});
        let answer = self.ask(&Caller::default(), Method::POST, "/api/v1/setup", Some(&body)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        (Caller::of(&answer), answer)
    }

    /// A member of a workspace, signed in; without a password, to be quick.
    pub async fn member(&self, workspace: &Workspace, email: &str, role: Role) -> (User, Caller) {
        let new = NewUser { email: email.to_owned(), name: "Bob".to_owned(), locale: "en".to_owned(), password_hash: None };
        let user = self.records.add_user(&Actor::system(), &new, &workspace.id, role).await.expect("a member");
        let caller = self.signed_in(&user).await;
        (user, caller)
    }

    /// A session of a person, begun behind the server's back.
    pub async fn signed_in(&self, user: &User) -> Caller {
        let token = format!("token of {}", user.id).replace(' ', "-");
        let new = records::NewSession {
            token_hash: sha256(&token),
            user_agent: String::new(),
            address: String::new(),
            by: "a test".to_owned(),
            in_place_of: None,
        };
        self.records.begin_session(&user.id, &new).await.expect("begun");
        let mut caller = Caller { cookie: Some(format!("meander={token}")), ..Caller::default() };
        let me = self.ask(&caller, Method::GET, "/api/v1/me", None).await;
        caller.csrf = me.json()["csrf"].as_str().map(str::to_owned);
        caller
    }

    /// A program with a key.
    pub async fn key(&self, workspace: &Workspace, user: &User, role: Role) -> Caller {
        let secret = format!("mk_{}_{}", role.word(), workspace.key);
        let new = NewKey { name: "a program".to_owned(), prefix: "mk_".to_owned(), key_hash: sha256(&secret), role };
        self.records.create_key(&Actor::system(), &workspace.id, &user.id, &new).await.expect("made");
        Caller { key: Some(secret), ..Caller::default() }
    }

    pub async fn workspace(&self, key: &str) -> Workspace {
        let all = self.records.workspaces().await.expect("listed");
        all.into_iter().find(|workspace| workspace.key == key).expect("a workspace")
    }

    pub async fn ask(&self, caller: &Caller, method: Method, path: &str, body: Option<&Value>) -> Answer {
        self.ask_with(caller, method, path, body, &[]).await
    }

    pub async fn ask_with(
        &self,
        caller: &Caller,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("host", "127.0.0.1:7700");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        for (name, value) in [("cookie", &caller.cookie), ("x-meander-csrf", &caller.csrf)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        if let Some(key) = &caller.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        let body = match body {
            Some(body) => {
                request = request.header("content-type", "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).expect("a request")).await
    }

    /// Sends a file.
    pub async fn upload(&self, caller: &Caller, name: &str, bytes: impl Into<Body>) -> Answer {
        let uri = format!("/api/v1/workspaces/main/uploads?name={name}");
        let mut request = Request::builder().method(Method::POST).uri(uri).header("host", "127.0.0.1:7700");
        for (name, value) in [("cookie", &caller.cookie), ("x-meander-csrf", &caller.csrf)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        self.send(request.header("content-type", "application/octet-stream").body(bytes.into()).expect("a request")).await
    }

    /// Begins a job and gives it as it is when it is over.
    pub async fn job(&self, caller: &Caller, kind: &str, body: &Value) -> Value {
        let begun = self.ask(caller, Method::POST, &format!("/api/v1/workspaces/main/jobs/{kind}"), Some(body)).await;
        assert_eq!(begun.status, StatusCode::ACCEPTED, "{}", begun.text);
        let id = begun.json()["id"].as_str().expect("an id").to_owned();
        // The stream of a job ends with it.
        let path = format!("/api/v1/workspaces/main/jobs/{id}/events");
        let told = self.ask(caller, Method::GET, &path, None).await;
        assert_eq!(told.headers["content-type"], "text/event-stream");
        let last = told.text.lines().rev().find_map(|line| line.strip_prefix("data: ")).expect("an event");
        serde_json::from_str(last).expect("JSON")
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.expect("a body");
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).expect("text") }
    }
}

impl Caller {
    /// Whoever an answer signed in.
    pub fn of(answer: &Answer) -> Self {
        let cookie = answer.headers["set-cookie"].to_str().expect("text").split(';').next().map(str::to_owned);
        Caller { cookie, csrf: answer.json()["csrf"].as_str().map(str::to_owned), key: None }
    }
}

/// What the server keeps of a secret.
fn sha256(secret: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
