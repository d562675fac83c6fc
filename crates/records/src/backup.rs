//! A copy of the records of one moment, while others write.

use std::fs::File;
use std::path::Path;

use sqlx::any::{AnyPoolOptions, install_default_drivers};

use crate::database::{SQLITE_FILE, file_url};
use crate::error::RecordsError;

/// Copies the SQLite records of a data folder into another folder, as they are at one moment. Gives whether there were
/// any.
///
/// Errors: a file is there already; the records can't be read or the copy not written.
pub async fn backup_sqlite(data: &Path, into: &Path) -> Result<bool, RecordsError> {
    let (from, to) = (data.join(SQLITE_FILE), into.join(SQLITE_FILE));
    if !from.exists() {
        return Ok(false);
    }
    install_default_drivers();
    let failed = RecordsError::database;
    let pool = AnyPoolOptions::new().max_connections(1).connect(&file_url(&from)?).await.map_err(failed("be opened"))?;
    let name = to.to_str().ok_or(RecordsError::Address("the path of the backup is not valid text"))?;
    // A transaction of SQLite's own: what is committed before it is in the copy, what comes after is not.
    let copied = sqlx::query("VACUUM INTO $1").bind(name.to_owned()).execute(&pool).await;
    pool.close().await;
    copied.map_err(failed("be copied"))?;
    let synced = File::open(&to).and_then(|file| file.sync_all());
    synced.map_err(|source| RecordsError::File { action: "sync", path: to, source })?;
    Ok(true)
}
