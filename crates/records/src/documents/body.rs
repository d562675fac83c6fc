//! What documents say: nothing is saved that could not be used.

use journey::document::parse_json;
use journey::{Node, Question, Refusal, Segment};
use mapping::Map;

use super::dashboard;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// A question.
    Question,
    /// A segment of customers.
    Segment,
    /// Saved questions on one page.
    Dashboard,
    /// A journey map.
    Map,
}

impl DocumentKind {
    /// The words used in records and requests.
    pub const WORDS: [(&'static str, DocumentKind); 4] = [
        ("question", DocumentKind::Question),
        ("segment", DocumentKind::Segment),
        ("dashboard", DocumentKind::Dashboard),
        ("map", DocumentKind::Map),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            DocumentKind::Question => "question",
            DocumentKind::Segment => "segment",
            DocumentKind::Dashboard => "dashboard",
            DocumentKind::Map => "map",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }
}

/// The body of a document, which was read and found usable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentBody {
    kind: DocumentKind,
    text: String,
}

impl DocumentBody {
    /// Reads the body of a document from JSON. It is kept as written, so that it comes back the same.
    ///
    /// Refused: what a question, segment, dashboard or map of this text would be refused for.
    pub fn read(kind: DocumentKind, text: &str) -> Result<Self, Refusal> {
        let tree = parse_json(text)?;
        match kind {
            DocumentKind::Question => drop(Question::from_tree(&tree)?),
            DocumentKind::Segment => drop(Segment::read(&Node::root(&tree))?),
            DocumentKind::Dashboard => dashboard::check(&Node::root(&tree))?,
            DocumentKind::Map => drop(Map::from_tree(&tree)?),
        }
        Ok(DocumentBody { kind, text: text.to_owned() })
    }

    /// Reads a map from YAML.
    ///
    /// Refused, with line and column: what is no map.
    pub fn of_map_yaml(text: &str) -> Result<Self, Refusal> {
        Ok(DocumentBody { kind: DocumentKind::Map, text: Map::parse(text)?.to_json().to_string() })
    }

    /// What it is.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The JSON.
    pub fn text(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a body saved that its page can't show, or a refusal that does not name the place.
    #[test]
    fn bodies_are_read_before_they_are_saved() {
        use DocumentKind::{Dashboard, Map, Question, Segment};
        for (kind, text, place) in [
            (Question, r#"{"ask":"sessions"}"#, None),
            (Question, r#"{"ask":"sessions","gap":"1 fortnight"}"#, Some("gap")),
            (Question, r#"{"ask":"sessions","ask":"sessions"}"#, Some("")),
            (Segment, r#"{"did":"purchase","at_least":2}"#, None),
            (Segment, r#"{"did":"purchase","at_least":"two"}"#, Some("at_least")),
            (Dashboard, r#"{"tiles":[{"question":"weekly-funnel","width":12}]}"#, None),
            (Dashboard, r#"{"tiles":[{"question":"weekly-funnel","width":13}]}"#, Some("tiles[0].width")),
            (Dashboard, r#"{"tiles":[{"width":3}]}"#, Some("tiles[0]")),
            (Map, r#"{"meander":"map/1","key":"a","title":"A","stages":[{"key":"s","name":"S"}]}"#, None),
            (Map, r#"{"meander":"map/2","key":"a","title":"A","stages":[]}"#, Some("meander")),
        ] {
            let found = DocumentBody::read(kind, text).err().map(|refusal| refusal.place);
            assert_eq!(found.as_deref(), place, "{kind:?} {text}");
        }
    }

    /// Would catch: a map written as YAML that is kept as something else.
    #[test]
    fn a_map_in_yaml_becomes_json() {
        let yaml = "meander: map/1\nkey: a\ntitle: A\nstages:\n  - key: s\n    name: S\n";
        let body = DocumentBody::of_map_yaml(yaml).expect("a map");
        assert_eq!(DocumentBody::read(DocumentKind::Map, body.text()).expect("a map"), body);
        let refusal = DocumentBody::of_map_yaml("meander: map/1\nkey: 7\n").expect_err("no map");
        assert!(refusal.at.is_some(), "{refusal}");
    }
}
