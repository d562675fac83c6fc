//! Which rooms may use which libraries: a library is how a room gets at files, databases and sockets.

use crate::finding::Finding;
use crate::world::{Need, Package, World};

/// Libraries by name, the rooms that may have them, and why the others may not.
struct Reserved {
    /// Names; one that ends with `-` is the beginning of a name.
    libraries: &'static [&'static str],
    rooms: &'static [&'static str],
    why: &'static str,
}

const RESERVED: [Reserved; 4] = [
    Reserved {
        libraries: &["arrow", "arrow-", "parquet"],
        rooms: &["events", "collect"],
        why: "only `events` opens event files (and `collect` the files of others); every other room gets journeys as column \
              slices from events::Snapshot",
    },
    Reserved {
        libraries: &["sqlx", "sqlx-", "rusqlite", "libsqlite3-sys", "postgres", "tokio-postgres", "diesel"],
        rooms: &["records"],
        why: "only `records` holds SQL, so that both databases are kept equal in one place",
    },
    Reserved {
        libraries: &["axum", "axum-", "hyper", "hyper-util", "actix-web", "warp", "tower", "tower-http"],
        rooms: &["server"],
        why: "only `server` answers HTTP, so that every route passes the same checks",
    },
    Reserved {
        libraries: &["utoipa", "utoipa-"],
        rooms: &["server", "journey", "mapping", "collect"],
        why: "a type tells its own shape where its answers go out as they are; all others are told at the edge, in `server`",
    },
];

/// Checks every dependency on a reserved library.
pub fn check(world: &World) -> Vec<Finding> {
    world.packages.iter().flat_map(|package| package.needs.iter().filter_map(|need| check_need(package, need))).collect()
}

fn check_need(package: &Package, need: &Need) -> Option<Finding> {
    let names = |library: &&str| if library.ends_with('-') { need.name.starts_with(*library) } else { need.name == **library };
    let reserved = RESERVED.iter().find(|reserved| reserved.libraries.iter().any(names))?;
    let place = format!("{}/Cargo.toml", package.folder);
    let problem = || format!("{} may not depend on {}; only {} may", package.name, need.name, reserved.rooms.join(" and "));
    (!reserved.rooms.contains(&package.name.as_str())).then(|| Finding::violation(place, problem(), reserved.why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::library;

    /// Would catch: a second room that opens event files, speaks SQL or answers HTTP.
    #[test]
    fn reserved_libraries_are_found_elsewhere() {
        for (room, name, fine) in [
            ("events", "parquet", true),
            ("collect", "arrow-array", true),
            ("analyze", "arrow-array", false),
            ("meander", "parquet", false),
            ("meander", "sqlx", false),
            ("mapping", "axum", false),
            ("meander", "hyper-util", false),
            ("server", "sqlx-sqlite", false),
            ("server", "axum", true),
            ("records", "sqlx", true),
            ("records", "tower", false),
            ("mapping", "arrows", true),
            ("mapping", "serde", true),
        ] {
            assert_eq!(check(&library(room, name)).is_empty(), fine, "{room} uses {name}");
        }
    }
}
