//! Every crate begins with a short README that is also its documentation.

use crate::finding::Finding;
use crate::world::{Package, World};

/// Lines under the title, blank ones not counted.
const MOST_LINES: usize = 9;

const WHY_THERE: &str = "a README says in under ten lines what may and may not live in a room, before anyone reads code";
const WHY_SHORT: &str =
    "what is long is not read; say what may and may not live here, and leave the rest to docs/ARCHITECTURE.md";
const WHY_DOC: &str = "one text, shown on the folder's page and in the crate's documentation, can't contradict itself; \
     begin the file with #![doc = include_str!(\"../README.md\")]";

/// Checks the README of every crate.
pub fn check(world: &World) -> Vec<Finding> {
    world.packages.iter().flat_map(|package| check_package(world, package)).collect()
}

fn check_package(world: &World, package: &Package) -> Vec<Finding> {
    let mut findings = Vec::new();
    let readme = format!("{}/README.md", package.folder);
    match world.file(&readme).map(|file| lines_under_title(&file.text)) {
        None => findings.push(Finding::violation(readme, "the crate has no README", WHY_THERE)),
        Some(lines) if lines > MOST_LINES => {
            findings.push(Finding::violation(readme, format!("{lines} lines under the title; at most {MOST_LINES}"), WHY_SHORT));
        }
        Some(_) => {}
    }
    let root = ["lib.rs", "main.rs"].iter().find_map(|name| world.file(&format!("{}/src/{name}", package.folder)));
    if let Some(root) = root
        && !root.text.contains("#![doc = include_str!(\"../README.md\")]")
    {
        findings.push(Finding::violation(root.path.clone(), "the README is not the crate's documentation", WHY_DOC));
    }
    findings
}

fn lines_under_title(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("# ")).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::TextFile;

    fn findings(readme: Option<&str>, lib: &str) -> usize {
        let file = |name: &str, text: &str| TextFile { path: format!("crates/attic/{name}"), text: text.to_owned() };
        let package = Package { name: "attic".to_owned(), folder: "crates/attic".to_owned(), needs: Vec::new() };
        let files = readme.map(|text| file("README.md", text)).into_iter().chain([file("src/lib.rs", lib)]).collect();
        check(&World { packages: vec![package], files }).len()
    }

    /// Would catch: a room without a word about it, one that nobody will read, or two texts that drift apart.
    #[test]
    fn missing_long_and_unused_readmes_are_found() {
        let doc = "#![doc = include_str!(\"../README.md\")]\n";
        assert_eq!(findings(Some("# attic: old things\n\nOnly old things.\n"), doc), 0);
        assert_eq!(findings(None, doc), 1);
        assert_eq!(findings(Some(&format!("# attic\n\n{}", "a line\n\n".repeat(9))), doc), 0);
        assert_eq!(findings(Some(&format!("# attic\n\n{}", "a line\n".repeat(10))), doc), 1);
        assert_eq!(findings(Some("# attic\n"), "//! Old things.\n"), 1);
    }
}
