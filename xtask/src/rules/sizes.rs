//! Files that have grown too long to be read at once: told, not forbidden.

use crate::client::GENERATED;
use crate::finding::Finding;
use crate::world::World;

const MOST_LINES: usize = 400;

/// Source code; documents, data and what is generated may be as long as they are.
const SOURCES: [&str; 6] = [".rs", ".py", ".ts", ".tsx", ".js", ".css"];

const WHY: &str = "a file is read as a whole; look for the part that could have a name of its own";

/// Warns of long source files, the longest first.
pub fn check(world: &World) -> Vec<Finding> {
    let sources = world.files.iter().filter(|file| SOURCES.iter().any(|ending| file.path.ends_with(ending)));
    let sources = sources.filter(|file| file.path != GENERATED);
    let mut long: Vec<(usize, &str)> = sources.map(|file| (file.text.lines().count(), file.path.as_str())).collect();
    long.retain(|(lines, _)| *lines > MOST_LINES);
    long.sort_by_key(|(lines, path)| (std::cmp::Reverse(*lines), *path));
    long.into_iter()
        .map(|(lines, path)| Finding::warning(path, format!("{lines} lines; aim at {MOST_LINES} at most"), WHY))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::rules::examples::file;

    /// Would catch: long files that nobody hears of, and a check that fails for one.
    #[test]
    fn long_files_are_told_and_do_not_fail() {
        assert!(check(&file("crates/a/src/b.rs", &"x\n".repeat(400))).is_empty());
        assert!(check(&file("docs/a.md", &"x\n".repeat(4_000))).is_empty());
        let found = check(&file("crates/a/src/b.rs", &"x\n".repeat(401)));
        assert_eq!(found.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Warning]);
    }
}
