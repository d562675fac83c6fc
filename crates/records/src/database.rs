//! Where records are: SQLite in the data folder, or PostgreSQL by address.

use std::fs::{DirBuilder, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use journey::Clock;
use sqlx::AnyPool;
use sqlx::any::{AnyPoolOptions, install_default_drivers};

use crate::chance::Chance;
use crate::error::RecordsError;
use crate::ids::Ids;
use crate::migrate;

/// The file of the records in a data folder.
pub const SQLITE_FILE: &str = "records.sqlite";

/// Readers of SQLite: reading takes microseconds, so a few serve many requests.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL: it gives out 100 by default, and others want some too.
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a request waits for a connection: a request that waits longer is better told to come again.
const WAIT: Duration = Duration::from_secs(5);

/// Where records are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// SQLite, as a file in this folder.
    Folder(PathBuf),
    /// PostgreSQL: `postgres://user:password@host/database`.
    Postgres(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// The records. Cheap to clone.
#[derive(Clone)]
pub struct Records {
    pub(crate) dialect: Dialect,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<Ids>,
    pub(crate) reader: AnyPool,
    /// One connection on SQLite: writers wait here in turn instead of failing on the file's lock.
    pub(crate) writer: AnyPool,
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Records").field("dialect", &self.dialect).finish_non_exhaustive()
    }
}

impl Records {
    /// Opens the records, made where there are none, and brings them to the version of this program.
    ///
    /// Errors: the database is out of reach, or newer than the program.
    pub async fn open(location: &Location, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Result<Self, RecordsError> {
        install_default_drivers();
        let (dialect, reader, writer) = match location {
            Location::Folder(folder) => {
                let url = sqlite_url(folder)?;
                let writer = sqlite_pool(&url, 1, false).await?;
                (Dialect::Sqlite, sqlite_pool(&url, SQLITE_READERS, true).await?, writer)
            }
            Location::Postgres(url) => {
                let pool = postgres_pool(url).await?;
                (Dialect::Postgres, pool.clone(), pool)
            }
        };
        let ids = Arc::new(Ids::new(Arc::clone(&clock), chance));
        let records = Records { dialect, clock, ids, reader, writer };
        migrate::run(&records).await?;
        Ok(records)
    }

    /// Whether the database answers.
    pub async fn is_alive(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.reader).await.is_ok()
    }

    /// Closes all connections, after what is running on them.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

/// Makes folder and file where there are none, for their owner only: SQLite gives its other files the same rights.
fn sqlite_url(folder: &Path) -> Result<String, RecordsError> {
    let path = folder.join(SQLITE_FILE);
    let failed = |action| move |source| RecordsError::File { action, path: folder.join(SQLITE_FILE), source };
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed("make the folder of"))?;
    OpenOptions::new().append(true).create(true).mode(0o600).open(&path).map_err(failed("open"))?;
    file_url(&path)
}

/// The address of an SQLite file: the driver takes addresses only, so what has a meaning in one is spelled as code.
pub(crate) fn file_url(path: &Path) -> Result<String, RecordsError> {
    let absolute = path.canonicalize().map_err(|source| RecordsError::File { action: "find", path: path.to_owned(), source })?;
    let text = absolute.to_str().ok_or(RecordsError::Address("the path of the data folder is not valid text"))?;
    let encode = |byte: u8| match byte {
        b'/' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    Ok(format!("sqlite://{}", text.bytes().map(encode).collect::<String>()))
}

async fn sqlite_pool(url: &str, connections: u32, read_only: bool) -> Result<AnyPool, RecordsError> {
    let options = AnyPoolOptions::new().max_connections(connections).acquire_timeout(WAIT);
    let options = options.after_connect(move |connection, _| {
        Box::pin(async move {
            // FULL: a change that was acknowledged survives a power cut, not only a kill.
            for pragma in ["PRAGMA busy_timeout = 5000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"] {
                sqlx::query(pragma).execute(&mut *connection).await?;
            }
            if read_only {
                sqlx::query("PRAGMA query_only = ON").execute(&mut *connection).await?;
            }
            Ok(())
        })
    });
    options.connect(url).await.map_err(RecordsError::database("open the file of records"))
}

async fn postgres_pool(url: &str) -> Result<AnyPool, RecordsError> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        // The address is not told: it may hold a password.
        return Err(RecordsError::Address("the address of a database begins with postgres://"));
    }
    let options = AnyPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).acquire_timeout(WAIT);
    options.connect(url).await.map_err(RecordsError::database("be reached"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a folder whose name has a meaning in an address opening another file, or none.
    #[test]
    fn paths_are_spelled_as_addresses() {
        let folder = tempfile::tempdir().expect("a folder");
        let odd = folder.path().join("a b?c#d%41ț");
        std::fs::create_dir(&odd).expect("a folder");
        let url = file_url(&odd).expect("an address");
        assert!(url.ends_with("/a%20b%3Fc%23d%2541%C8%9B"), "{url}");
    }
}
