//! No path of anyone's own machine in code or documents.

use crate::finding::Finding;
use crate::world::{TextFile, World};

/// Where people and build machines keep their things. Written in parts, so that this file does not find itself.
const PREFIXES: [&str; 6] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("/mn", "t/"),
    concat!("C:\\Us", "ers\\"),
];

const WHY: &str =
    "it exists on one machine only, and everybody else gets a broken command; write a path from the root of the repository";

/// Checks every text file.
pub fn check(world: &World) -> Vec<Finding> {
    world.files.iter().flat_map(check_file).collect()
}

fn check_file(file: &TextFile) -> Vec<Finding> {
    let finding = |(line, prefix): (usize, &str)| {
        Finding::violation(format!("{}:{line}", file.path), format!("a path of one machine: {prefix}…"), WHY)
    };
    let found = |line: &str| PREFIXES.into_iter().find(|prefix| begins_path(line, prefix));
    file.text.lines().enumerate().filter_map(|(i, line)| Some((i + 1, found(line)?))).map(finding).collect()
}

/// Whether the prefix stands where a path begins, not inside a longer one such as an address.
fn begins_path(line: &str, prefix: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '}' | ')' | '~');
    line.match_indices(prefix).any(|(at, _)| !line[..at].chars().next_back().is_some_and(inside))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::file;

    /// Would catch: a command copied from someone's own shell.
    #[test]
    fn paths_of_one_machine_are_found() {
        let home = PREFIXES[0];
        for (text, found) in [
            (format!("cd {home}ana/meander"), 1),
            (format!("`{home}ana`"), 1),
            (format!("file://{home}ana"), 1),
            (format!("https://example.org{home}page"), 0),
            ("target/release/meander".to_owned(), 0),
        ] {
            assert_eq!(check(&file("docs/a.md", &text)).len(), found, "{text}");
        }
    }
}
