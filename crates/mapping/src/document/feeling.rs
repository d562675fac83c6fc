use journey::{Node, Refusal};

use super::out::{Fields, Out};

/// How a step is thought to feel. What is measured is never written into a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Feeling {
    /// From −2 (bad) to 2 (good).
    pub assumed: f64,
    /// In a word or two.
    pub note: Option<String>,
}

impl Feeling {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["assumed", "note"])?;
        let assumed = fields.require("assumed")?.number_in(-2.0..=2.0)?;
        Ok(Feeling { assumed, note: fields.read("note", Node::name)? })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default().put("assumed", self.assumed).maybe("note", self.note.as_ref()).into()
    }

    /// On the scale on which measured feelings are told: −1 to 1.
    pub fn level(&self) -> f64 {
        self.assumed / 2.0
    }
}
