//! What rules look at: the crates of the workspace and the text of its files, as plain data.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::tree;

/// Everything rules look at.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// The crates of the workspace.
    pub packages: Vec<Package>,
    /// Text files, without what is built or ignored.
    pub files: Vec<TextFile>,
}

/// A crate of the workspace.
#[derive(Debug, Clone)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its folder from the root: `crates/journey`.
    pub folder: String,
    /// What it depends on.
    pub needs: Vec<Need>,
}

/// One dependency.
#[derive(Debug, Clone)]
pub struct Need {
    /// The crate it names.
    pub name: String,
    /// Whether only tests, examples and benches have it.
    pub is_dev: bool,
    /// Whether it is a crate of this workspace.
    pub is_ours: bool,
}

/// A text file.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// From the root, with forward slashes.
    pub path: String,
    /// Its content.
    pub text: String,
}

impl World {
    /// Reads the workspace at `root`.
    pub fn read(root: &Path) -> Result<Self, String> {
        let arguments = ["metadata", "--format-version", "1", "--no-deps"];
        let output = Command::new("cargo").args(arguments).current_dir(root).output();
        let output = output.map_err(|error| format!("can't run cargo metadata: {error}"))?;
        if !output.status.success() {
            return Err(format!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr)));
        }
        let told: Value = serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
        Ok(World { packages: packages(&told), files: tree::files(root)? })
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&TextFile> {
        self.files.iter().find(|file| file.path == path)
    }
}

fn packages(metadata: &Value) -> Vec<Package> {
    let root = text(metadata, "workspace_root");
    let folder = |manifest: &str| {
        let inside = manifest.strip_prefix(&root).unwrap_or(manifest).trim_start_matches('/');
        inside.trim_end_matches("Cargo.toml").trim_end_matches('/').to_owned()
    };
    let package = |package: &Value| Package {
        name: text(package, "name"),
        folder: folder(&text(package, "manifest_path")),
        needs: list(package, "dependencies").iter().map(need).collect(),
    };
    list(metadata, "packages").iter().map(package).collect()
}

fn need(dependency: &Value) -> Need {
    Need {
        name: text(dependency, "name"),
        is_dev: text(dependency, "kind") == "dev",
        is_ours: dependency.get("path").is_some_and(Value::is_string),
    }
}

fn text(object: &Value, key: &str) -> String {
    object.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    object.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a change in cargo's metadata, or in reading it, after which no rule sees an edge any more.
    #[test]
    fn metadata_reads_as_crates_and_edges() {
        let metadata = serde_json::json!({
            "workspace_root": "/somewhere",
            "packages": [{
                "name": "events",
                "manifest_path": "/somewhere/crates/events/Cargo.toml",
                "dependencies": [
                    {"name": "journey", "kind": null, "path": "/somewhere/crates/journey"},
                    {"name": "proptest", "kind": "dev"}
                ]
            }]
        });
        let found = packages(&metadata);
        assert_eq!((found[0].name.as_str(), found[0].folder.as_str()), ("events", "crates/events"));
        let needs: Vec<_> = found[0].needs.iter().map(|need| (need.name.as_str(), need.is_dev, need.is_ours)).collect();
        assert_eq!(needs, [("journey", false, true), ("proptest", true, false)]);
    }
}
