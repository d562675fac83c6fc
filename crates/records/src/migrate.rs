//! The shape of the tables, step by step, forward only.

use sqlx::AnyConnection;

use crate::database::{Dialect, Records};
use crate::error::RecordsError;

/// All steps, by rising number. A step that was released is never changed: the next one mends it.
const STEPS: [(i64, &str); 4] = [
    (1, include_str!("../migrations/001_start.sql")),
    (2, include_str!("../migrations/002_identities.sql")),
    (3, include_str!("../migrations/003_undo.sql")),
    (4, include_str!("../migrations/004_second_factor.sql")),
];

const FAILED: &str = "be brought to this version";

/// Brings the tables to the newest step known, each step as a whole or not at all.
pub(crate) async fn run(records: &Records) -> Result<(), RecordsError> {
    let mut transaction = records.writer.begin_with(begin(records.dialect)).await.map_err(RecordsError::database(FAILED))?;
    let found = version(records.dialect, &mut transaction).await.map_err(RecordsError::database(FAILED))?;
    let known = STEPS.last().map_or(0, |(number, _)| *number);
    if found > known {
        return Err(RecordsError::Newer { found, known });
    }
    let at = records.clock.now_millis();
    for (number, text) in STEPS.iter().filter(|(number, _)| *number > found) {
        sqlx::raw_sql(*text).execute(&mut *transaction).await.map_err(RecordsError::database(FAILED))?;
        let noted = sqlx::query("INSERT INTO schema_versions (version, at) VALUES ($1, $2)").bind(*number).bind(at);
        noted.execute(&mut *transaction).await.map_err(RecordsError::database(FAILED))?;
    }
    transaction.commit().await.map_err(RecordsError::database(FAILED))
}

/// How a transaction begins that will write. SQLite's default would let two of them start and then fail one.
pub(crate) fn begin(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "BEGIN IMMEDIATE",
        Dialect::Postgres => "BEGIN",
    }
}

/// The version of the tables; 0 for an empty database. Programs that start at the same moment wait for each other.
async fn version(dialect: Dialect, connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    if dialect == Dialect::Postgres {
        // The number only has to be the same in every Meander.
        sqlx::raw_sql("DO $$ BEGIN PERFORM pg_advisory_xact_lock(7700); END $$").execute(&mut *connection).await?;
    }
    let table = "CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL)";
    sqlx::raw_sql(table).execute(&mut *connection).await?;
    sqlx::query_scalar("SELECT COALESCE(MAX(version), 0) FROM schema_versions").fetch_one(connection).await
}
