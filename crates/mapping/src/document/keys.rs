//! Permanent keys: their shape, and that each stands once.

use std::collections::HashSet;

use journey::{Node, Refusal, suggestion};

/// What a key names. Keys are unique within their kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum KeyOf {
    Persona,
    Stage,
    Step,
    Pain,
    Opportunity,
    Lane,
}

impl KeyOf {
    fn word(self) -> &'static str {
        match self {
            KeyOf::Persona => "persona",
            KeyOf::Stage => "stage",
            KeyOf::Step => "step",
            KeyOf::Pain => "pain",
            KeyOf::Opportunity => "opportunity",
            KeyOf::Lane => "lane",
        }
    }
}

/// What has been seen while a document is read: every key, and every place that names a step or lane.
#[derive(Debug, Default)]
pub(super) struct Seen<'a> {
    keys: HashSet<(KeyOf, String)>,
    named_steps: Vec<Node<'a>>,
    named_lanes: Vec<(String, Node<'a>)>,
}

impl<'a> Seen<'a> {
    /// Reads a key that must not have been used for the same kind of thing.
    pub(super) fn key(&mut self, of: KeyOf, node: &Node<'a>) -> Result<String, Refusal> {
        let key = read_key(node)?;
        if self.keys.insert((of, key.clone())) {
            Ok(key)
        } else {
            Err(node.refuse(format!("the key \"{key}\" is used by two {}", plural(of))))
        }
    }

    /// Reads the key of a step that may be drawn later on.
    pub(super) fn step_named(&mut self, node: &Node<'a>) -> Result<String, Refusal> {
        self.named_steps.push(node.clone());
        read_key(node)
    }

    /// Notes the key of one of the map's own lanes.
    pub(super) fn lane_named(&mut self, key: &str, node: &Node<'a>) {
        self.named_lanes.push((key.to_owned(), node.clone()));
    }

    /// Refuses names of steps and lanes that the map does not have.
    pub(super) fn check_names(&self) -> Result<(), Refusal> {
        for node in &self.named_steps {
            self.check_name(KeyOf::Step, node.text()?, node)?;
        }
        self.named_lanes.iter().try_for_each(|(key, node)| self.check_name(KeyOf::Lane, key, node))
    }

    fn check_name(&self, of: KeyOf, key: &str, node: &Node<'_>) -> Result<(), Refusal> {
        if self.keys.contains(&(of, key.to_owned())) {
            return Ok(());
        }
        let mut known: Vec<&str> = self.keys.iter().filter(|(kind, _)| *kind == of).map(|(_, key)| key.as_str()).collect();
        known.sort_unstable();
        let near = suggestion(key, known);
        let own = if of == KeyOf::Lane { "own " } else { "" };
        Err(node.refuse(format!("the map has no {own}{} \"{key}\"{near}", of.word())))
    }
}

fn plural(of: KeyOf) -> String {
    if of == KeyOf::Opportunity { "opportunities".to_owned() } else { format!("{}s", of.word()) }
}

/// Characters of a key at most: it is a name in files, addresses and answers, not a sentence.
const KEY_CHARACTERS: usize = 64;

/// Reads a key: `^[a-z0-9][a-z0-9-]{0,63}$`.
pub(super) fn read_key(node: &Node<'_>) -> Result<String, Refusal> {
    let key = node.text()?;
    let shaped = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if shaped && !key.is_empty() && !key.starts_with('-') && key.len() <= KEY_CHARACTERS {
        return Ok(key.to_owned());
    }
    let near = slug(key);
    let hint = if near.is_empty() { String::new() } else { format!("; write for example \"{near}\"") };
    Err(node.refuse(format!("\"{key}\" is not a key: up to {KEY_CHARACTERS} of a-z, 0-9 and -, not starting with -{hint}")))
}

/// The key nearest to what was written.
fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(KEY_CHARACTERS).collect()
}
