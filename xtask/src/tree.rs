//! The text files of the repository, without what is built, downloaded or data.

use std::fs;
use std::path::Path;

use crate::world::TextFile;

/// Folders that hold nothing written by hand.
const SKIPPED: [&str; 9] =
    [".git", "target", "node_modules", "meander-data", "out", "dist", "fuzz/corpus", "fuzz/artifacts", "fuzz/target"];

/// Names and endings of files that are read as text.
const TEXTS: [&str; 17] = [
    ".rs",
    ".toml",
    ".md",
    ".py",
    ".json",
    ".yaml",
    ".yml",
    ".sh",
    ".ts",
    ".tsx",
    ".js",
    ".css",
    ".html",
    "Makefile",
    "run",
    ".gitignore",
    ".sql",
];

/// All text files under `root`, by path.
pub fn files(root: &Path) -> Result<Vec<TextFile>, String> {
    let mut found = Vec::new();
    walk(root, "", &mut found)?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn walk(root: &Path, inside: &str, found: &mut Vec<TextFile>) -> Result<(), String> {
    let folder = root.join(inside);
    let trouble = |error: std::io::Error| format!("can't read {}: {error}", folder.display());
    for entry in fs::read_dir(&folder).map_err(trouble)? {
        let entry = entry.map_err(trouble)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
        let kind = entry.file_type().map_err(trouble)?;
        if kind.is_dir() {
            if !SKIPPED.contains(&name.as_str()) && !SKIPPED.contains(&path.as_str()) {
                walk(root, &path, found)?;
            }
        } else if kind.is_file() && TEXTS.iter().any(|text| name.ends_with(text)) {
            // A file that is no text after all has nothing for rules to read.
            if let Ok(text) = fs::read_to_string(entry.path()) {
                found.push(TextFile { path, text });
            }
        }
    }
    Ok(())
}
