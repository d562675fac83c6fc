//! Records to test on, with a clock that is set by hand.

use std::path::PathBuf;
use std::sync::Arc;

use records::{Actor, Arrival, Location, NewUser, Records, Role, SystemChance, User, Workspace};
use sqlx::{AnyConnection, Connection};
use testkit::{HandClock, Postgres};

/// A day in 2025.
pub const START: i64 = 1_750_000_000_000;

pub struct World {
    pub location: Location,
    pub clock: Arc<HandClock>,
    pub records: Records,
}

impl World {
    async fn open(location: Location) -> Self {
        let clock = Arc::new(HandClock::at(START));
        let records = Records::open(&location, Arc::clone(&clock) as _, Arc::new(SystemChance)).await.expect("records");
        World { location, clock, records }
    }

    /// The same records, opened once more.
    pub async fn again(&self) -> Result<Records, records::RecordsError> {
        Records::open(&self.location, Arc::clone(&self.clock) as _, Arc::new(SystemChance)).await
    }

    /// A connection to the database itself, for what the records have no function for.
    pub async fn connection(&self) -> AnyConnection {
        let url = match &self.location {
            Location::Folder(folder) => format!("sqlite://{}/{}", folder.display(), records::SQLITE_FILE),
            Location::Postgres(url) => url.clone(),
        };
        AnyConnection::connect(&url).await.expect("a connection")
    }

    /// An owner and the first workspace.
    pub async fn set_up(&self) -> (User, Workspace, Actor) {
        let (user, workspace) =
            self.records.set_up(Some("::1"), &new_user("ana@example.com"), "main", "Main").await.expect("set up");
        let actor = Actor::user(&user.id, Some("::1"));
        (user, workspace, actor)
    }

    /// One more member.
    pub async fn member(&self, actor: &Actor, workspace: &Workspace, email: &str, role: Role) -> User {
        self.records.add_user(actor, &new_user(email), &workspace.id, role).await.expect("a member")
    }
}

pub fn new_user(email: &str) -> NewUser {
    NewUser { email: email.to_owned(), name: "Ana".to_owned(), locale: "en".to_owned(), password_hash: Some("hash".to_owned()) }
}

/// Someone of this name at a provider that is trusted, but makes no accounts.
pub fn arrival(subject: &str, verified_email: Option<&str>) -> Arrival {
    Arrival {
        provider: "company".to_owned(),
        issuer: "https://login.example.com".to_owned(),
        subject: subject.to_owned(),
        name: "Arrived".to_owned(),
        locale: "ro".to_owned(),
        verified_email: verified_email.map(str::to_owned),
        may_link: true,
        newcomers: None,
    }
}

fn run<F: Future<Output = ()>>(location: Location, case: impl FnOnce(World) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let world = World::open(location).await;
        let records = world.records.clone();
        case(world).await;
        records.close().await;
    });
}

pub fn on_sqlite<F: Future<Output = ()>>(case: impl FnOnce(World) -> F) {
    let folder = tempfile::tempdir().expect("a folder");
    run(Location::Folder(PathBuf::from(folder.path())), case);
}

#[allow(clippy::print_stdout)] // Which case it was, when one fails.
pub fn on_postgres<F: Future<Output = ()>>(server: &Postgres, name: &str, case: impl FnOnce(World) -> F) {
    println!("on PostgreSQL: {name}");
    run(Location::Postgres(server.database(name)), case);
}
