//! No unsafe code outside the room of event files.

use crate::code::{lines_with, running_code};
use crate::finding::Finding;
use crate::world::World;

const ALLOWED: &str = "crates/events/";

const WHY: &str = "unsafe code is kept in one room, where those who review it know to look; \
     find a safe way, or do it in `events` behind a safe function";

/// Checks every Rust file, tests included.
pub fn check(world: &World) -> Vec<Finding> {
    let outside = world.files.iter().filter(|file| file.path.ends_with(".rs") && !file.path.starts_with(ALLOWED));
    let lines =
        outside.flat_map(|file| lines_with(&running_code(&file.text), "unsafe").into_iter().map(move |line| (file, line)));
    lines.map(|(file, line)| Finding::violation(format!("{}:{line}", file.path), "unsafe code", WHY)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::file;

    /// Would catch: unsafe code that nobody looks for.
    #[test]
    fn unsafe_code_is_found_outside_events() {
        for (path, code, found) in [
            ("crates/analyze/src/a.rs", "fn a() { unsafe { b() } }", 1),
            ("crates/events/src/a.rs", "fn a() { unsafe { b() } }", 0),
            ("crates/analyze/src/a.rs", "#![deny(unsafe_code)] // unsafe", 0),
        ] {
            assert_eq!(check(&file(path, code)).len(), found, "{path}: {code}");
        }
    }
}
