//! YAML 1.2 into a tree, with the line and column of every value.

use std::collections::HashSet;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::refusal::{Position, Refusal};
use super::tree::{Tree, Value};
use crate::limits;
use crate::scalar::parse_number;

/// Reads a YAML document (JSON is YAML too).
///
/// Refused, with line and column: broken YAML, duplicate keys, keys that are not texts, anchors and aliases (a
/// document made for diffs says things where they are), tags, several documents, nesting beyond
/// [`limits::DOCUMENT_DEPTH`], documents over [`limits::DOCUMENT_BYTES`].
pub fn parse_yaml(text: &str) -> Result<Tree, Refusal> {
    if text.len() > limits::DOCUMENT_BYTES {
        return Err(Refusal::whole(format!("the document is larger than {} MB", limits::DOCUMENT_BYTES >> 20)));
    }
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| Refusal {
            place: String::new(),
            at: Some(Position { line: error.marker().line().max(1), column: error.marker().col() + 1 }),
            problem: format!("not a YAML document: {}", error.info()),
        })?;
        builder.take(event, span)?;
    }
    Ok(builder.root.unwrap_or(Tree { value: Value::Null, at: None }))
}

/// A list or map that is still open.
struct Open {
    tree: Tree,
    key: Option<String>,
    /// The keys of a map so far.
    known: HashSet<String>,
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Option<Tree>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Refusal> {
        let at = Position { line: span.start.line().max(1), column: span.start.col() + 1 };
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                refuse_extras(anchor, tag.is_some(), at)?;
                self.scalar(&text, style, at)
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_extras(anchor, tag.is_some(), at)?;
                self.start(Value::List(Vec::new()), at)
            }
            Event::MappingStart(anchor, tag) => {
                refuse_extras(anchor, tag.is_some(), at)?;
                self.start(Value::Map(Vec::new()), at)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(done) => self.place(done.tree),
                None => Ok(()),
            },
            Event::Alias(_) => Err(refuse(at, "aliases are not used here; write the value where it belongs")),
            Event::DocumentStart(_) if self.root.is_some() => Err(refuse(at, "only one document a file")),
            _ => Ok(()),
        }
    }

    fn start(&mut self, value: Value, at: Position) -> Result<(), Refusal> {
        if self.open.len() >= limits::DOCUMENT_DEPTH {
            return Err(refuse(at, &format!("nested deeper than {} levels", limits::DOCUMENT_DEPTH)));
        }
        if let Some(Open { tree: Tree { value: Value::Map(_), .. }, key: None, .. }) = self.open.last() {
            return Err(refuse(at, "a key must be a text"));
        }
        self.open.push(Open { tree: Tree { value, at: Some(at) }, key: None, known: HashSet::new() });
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, at: Position) -> Result<(), Refusal> {
        if let Some(Open { tree: Tree { value: Value::Map(_), .. }, key: key @ None, known }) = self.open.last_mut() {
            if !known.insert(text.to_owned()) {
                return Err(refuse(at, &format!("the key \"{text}\" is given twice")));
            }
            *key = Some(text.to_owned());
            return Ok(());
        }
        let value = if style == ScalarStyle::Plain { plain(text) } else { Value::Text(text.to_owned()) };
        self.place(Tree { value, at: Some(at) })
    }

    /// Puts a finished value where it belongs: into the list or map that is open, or at the root.
    fn place(&mut self, tree: Tree) -> Result<(), Refusal> {
        match self.open.last_mut() {
            None => self.root = Some(tree),
            Some(Open { tree: Tree { value: Value::List(items), .. }, .. }) => items.push(tree),
            Some(Open { tree: Tree { value: Value::Map(entries), .. }, key, .. }) => {
                entries.push((key.take().unwrap_or_default(), tree));
            }
            Some(_) => return Err(Refusal::whole("not a YAML document: a value stands inside a value")),
        }
        Ok(())
    }
}

/// A plain scalar by the core schema of YAML 1.2. Numbers such as `0x1F` or `.inf` stay texts: no document of
/// ours has a use for them.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Boolean(true),
        "false" | "False" | "FALSE" => Value::Boolean(false),
        _ => parse_number(text).map_or_else(|| Value::Text(text.to_owned()), |number| Value::Number(number, text.to_owned())),
    }
}

fn refuse_extras(anchor: usize, tagged: bool, at: Position) -> Result<(), Refusal> {
    if anchor > 0 {
        return Err(refuse(at, "anchors are not used here; write the value where it belongs"));
    }
    if tagged {
        return Err(refuse(at, "tags (!…) are not used here"));
    }
    Ok(())
}

fn refuse(at: Position, problem: &str) -> Refusal {
    Refusal { place: String::new(), at: Some(at), problem: problem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse_yaml(text).expect_err(text).to_string()
    }

    /// Would catch: a lost position, a text read as a number, or a quoted number read as one.
    #[test]
    fn values_keep_type_and_place() {
        let tree = parse_yaml("a: 1\nb:\n  - x\n  - \"2\"\nc: 7d\nd:\n").expect("good YAML");
        let Value::Map(entries) = &tree.value else { panic!("a map") };
        assert_eq!(entries[0].1.value, Value::Number(1.0, "1".into()));
        let Value::List(items) = &entries[1].1.value else { panic!("a list") };
        assert_eq!(items[1].value, Value::Text("2".into()));
        assert_eq!(items[1].at, Some(Position { line: 4, column: 5 }));
        assert_eq!(entries[2].1.value, Value::Text("7d".into()));
        assert_eq!(entries[3].1.value, Value::Null);
    }

    /// Would catch: constructs that pass silently and mean something else than they say.
    #[test]
    fn what_a_diff_cannot_show_is_refused() {
        assert!(refused("a: 1\na: 2").starts_with("line 2, column 1: the key \"a\" is given twice"));
        assert!(refused("a: &x 1\nb: *x").contains("anchors"));
        assert!(refused("a: !!int \"3\"").contains("tags"));
        assert!(refused("a: [1, 2").contains("not a YAML document"));
        assert!(refused("---\na: 1\n---\nb: 2").contains("one document"));
        assert!(refused("? [a, b]\n: 1").contains("key must be a text"));
        let deep = limits::DOCUMENT_DEPTH + 1;
        assert!(refused(&format!("{}{}", "[".repeat(deep), "]".repeat(deep))).contains("deeper"));
        parse_yaml(&"[".repeat(100_000)).expect_err("unclosed and deep");
    }

    /// Would catch: reading that takes the square of the number of keys, which a document of the largest size makes
    /// hours.
    #[test]
    fn many_keys_are_read_at_once() {
        let keys: Vec<String> = (0..300_000).map(|i| format!("\"k{i}\":0")).collect();
        let document = format!("{{{}}}", keys.join(","));
        for tree in [parse_yaml(&document), super::super::parse_json(&document)] {
            let Value::Map(entries) = tree.expect("a map").value else { panic!("a map") };
            assert_eq!(entries.len(), 300_000);
        }
    }
}
