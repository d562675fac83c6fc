//! SQL stands in one room only: a library is not needed to write a statement down and pass it on.

use crate::finding::Finding;
use crate::world::{TextFile, World};

/// Where SQL may stand: its room, and this rule.
const ROOMS: [&str; 2] = ["crates/records/", "xtask/src/rules/sql_text.rs"];

/// How statements begin, as texts.
const STATEMENTS: [&str; 7] =
    ["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"CREATE TABLE ", "\"ALTER TABLE ", "\"PRAGMA "];

const WHY: &str = "only `records` holds SQL, so that both databases are kept equal in one place; give it a function that says what \
     is wanted";

/// Checks every source file outside the room, and that no file of SQL lies elsewhere.
pub fn check(world: &World) -> Vec<Finding> {
    let elsewhere = |file: &&TextFile| !ROOMS.iter().any(|room| file.path.starts_with(room));
    world.files.iter().filter(elsewhere).flat_map(check_file).collect()
}

fn check_file(file: &TextFile) -> Vec<Finding> {
    if file.path.ends_with(".sql") {
        return vec![Finding::violation(file.path.clone(), "a file of SQL outside `records`", WHY)];
    }
    if !file.path.ends_with(".rs") {
        return Vec::new();
    }
    let holds_sql = |line: &str| STATEMENTS.iter().any(|statement| line.contains(statement));
    let lines = file.text.lines().enumerate().filter(|(_, line)| holds_sql(line));
    lines.map(|(i, _)| Finding::violation(format!("{}:{}", file.path, i + 1), "a statement of SQL", WHY)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::file;

    /// Would catch: a second room that speaks SQL.
    #[test]
    fn sql_is_found_elsewhere() {
        for (path, text, found) in [
            ("crates/server/src/a.rs", "query(\"SELECT 1\")", 1),
            ("crates/server/src/a.rs", "tell(\"Select a file\")", 0),
            ("crates/records/src/a.rs", "query(\"SELECT 1\")", 0),
            ("crates/meander/a.sql", "SELECT 1", 1),
            ("crates/records/migrations/001_start.sql", "SELECT 1", 0),
            ("bench/a.py", "x = \"SELECT 1\"", 0),
        ] {
            assert_eq!(check(&file(path, text)).len(), found, "{path}: {text}");
        }
    }
}
