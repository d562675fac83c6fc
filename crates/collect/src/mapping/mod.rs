//! The mapping document: many files of different shapes into one set of journeys.
//!
//! Its grammar is told key by key in `docs/IMPORT.md`.

mod columns;
mod entry;
mod grouping;
mod names;

use std::path::{Path, PathBuf};

use journey::document::{Value, parse_json, parse_yaml};
use journey::{Node, Refusal, Tree, suggestion};

use crate::error::CollectError;
use crate::limits::MAPPING_ENTRIES;
use crate::source::{Format, Source};
use entry::Entry;

/// The first line of every mapping document says which grammar it follows.
const VERSION: &str = "import/1";

/// How files become journeys.
#[derive(Debug, Clone)]
pub struct Mapping {
    entries: Vec<Entry>,
}

impl Mapping {
    /// Reads a mapping document. A refusal tells line, column and the nearest known word.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let tree = parse_yaml(text)?;
        let fields = Node::root(&tree).fields(&["meander", "timezone", "files"])?;
        let version = fields.require("meander")?;
        if version.text()? != VERSION {
            return Err(version.refuse(format!("this program reads \"{VERSION}\"")));
        }
        let timezone = fields.read("timezone", entry::read_zone)?;
        let files = fields.require("files")?;
        let entries = files.list(MAPPING_ENTRIES)?;
        if entries.is_empty() {
            return Err(files.refuse("names no file"));
        }
        let entries = entries.iter().map(|node| Entry::read(node, timezone.as_ref())).collect::<Result<_, _>>()?;
        Ok(Mapping { entries })
    }

    /// One file as an entry of a mapping document says, given as JSON without its `file`.
    ///
    /// Errors: what is refused, with its place in the entry.
    pub fn source_of_entry(json: &str, path: &Path, format: Format) -> Result<Source, Refusal> {
        let mut tree = parse_json(json)?;
        let name = "file".to_owned();
        match &mut tree.value {
            Value::Map(entries) if entries.iter().any(|(key, _)| *key == name) => {
                let place = name.clone();
                return Err(Refusal { place, at: None, problem: "the file is the one uploaded; leave this out".to_owned() });
            }
            Value::Map(entries) => entries.push((name.clone(), Tree { value: Value::Text(name), at: None })),
            _ => {}
        }
        let entry = Entry::read(&Node::root(&tree), None)?;
        entry.alone(path, format)
    }

    /// Reads the mapping document of a file.
    pub fn load(path: &Path) -> Result<Self, CollectError> {
        let text = std::fs::read_to_string(path).map_err(CollectError::io("read", path))?;
        Mapping::parse(&text).map_err(|refusal| CollectError::Document { path: path.to_owned(), refusal })
    }

    /// The files it is about, found in a folder, in the order of the document; those of one pattern by name.
    pub fn sources(&self, folder: &Path) -> Result<Vec<Source>, CollectError> {
        let mut sources = Vec::new();
        for entry in &self.entries {
            for path in find(folder, &entry.file)? {
                sources.push(entry.source(&path, folder)?);
            }
        }
        Ok(sources)
    }
}

impl Mapping {
    /// These files (or, where one is a folder, all files in it that the document names), in the order of the document.
    /// Files that only join columns to others may be among them.
    pub fn sources_of(&self, files: &[PathBuf]) -> Result<Vec<Source>, CollectError> {
        if let [folder] = files
            && folder.is_dir()
        {
            return self.sources(folder);
        }
        let named = |path: &PathBuf, pattern: &str| {
            let wanted = Path::new(pattern).file_name().and_then(|name| name.to_str()).unwrap_or(pattern);
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| matches(wanted, name))
        };
        let known = |path: &PathBuf| self.entries.iter().any(|entry| entry.files().any(|pattern| named(path, pattern)));
        if let Some(stray) = files.iter().find(|path| !known(path)) {
            let problem = "no entry of the mapping is about this file; name it under \"files\", or leave it out".to_owned();
            return Err(CollectError::Mapping { path: stray.clone(), problem });
        }
        let mut sources = Vec::new();
        for entry in &self.entries {
            for path in files.iter().filter(|path| named(path, &entry.file)) {
                sources.push(entry.source(path, path.parent().unwrap_or(Path::new("")))?);
            }
        }
        Ok(sources)
    }
}

/// The files of a pattern: `*` stands for any letters of a name, `?` for one.
fn find(folder: &Path, pattern: &str) -> Result<Vec<PathBuf>, CollectError> {
    let whole = folder.join(pattern);
    if !pattern.contains(['*', '?']) {
        return if whole.is_file() { Ok(vec![whole]) } else { Err(no_file(&whole, pattern)) };
    }
    let (Some(parent), Some(name)) = (whole.parent(), whole.file_name().and_then(|name| name.to_str())) else {
        return Err(no_file(&whole, pattern));
    };
    let mut found: Vec<PathBuf> =
        files_of(parent).into_iter().filter(|known| matches(name, known)).map(|known| parent.join(known)).collect();
    found.sort();
    if found.is_empty() { Err(no_file(&whole, pattern)) } else { Ok(found) }
}

fn no_file(path: &Path, pattern: &str) -> CollectError {
    let known = path.parent().map(files_of).unwrap_or_default();
    let wanted = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let near = suggestion(&wanted, known.iter().map(String::as_str));
    CollectError::Mapping {
        path: path.to_owned(),
        problem: format!("the mapping names \"{pattern}\", but no such file is there{near}"),
    }
}

fn files_of(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    files.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Whether a name fits a pattern. Takes time proportional to their product at worst.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    // The state: which lengths of the name the pattern so far can have taken.
    let mut reached = vec![false; name.len() + 1];
    reached[0] = true;
    for letter in pattern {
        let mut next = vec![false; name.len() + 1];
        for at in 0..=name.len() {
            next[at] = match letter {
                '*' => reached[at] || (at > 0 && next[at - 1]),
                _ => at > 0 && reached[at - 1] && (letter == '?' || letter == name[at - 1]),
            };
        }
        reached = next;
    }
    reached[name.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a pattern that takes a file too many, or runs for ever.
    #[test]
    fn patterns_take_names() {
        for (pattern, name, wanted) in [
            ("a.csv", "a.csv", true),
            ("a.csv", "b.csv", false),
            ("*.csv", "a.csv", true),
            ("*.csv", "a.csv.gz", false),
            ("sales-????.csv*", "sales-2024.csv.gz", true),
            ("sales-????.csv*", "sales-24.csv", false),
            ("*", "", true),
            ("?", "", false),
            ("**a*b", "xaxb", true),
        ] {
            assert_eq!(matches(pattern, name), wanted, "{pattern} {name}");
        }
        assert!(!matches(&"*a".repeat(500), &"a".repeat(400)));
    }
}
