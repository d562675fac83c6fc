use jiff::civil::Date;
use journey::{Node, Refusal};

use super::out::{Fields, Out};
use super::values;

/// Where it is known from. A step without any is an assumption, and is shown as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// What kind: analytics, interview, survey, …
    pub kind: String,
    /// What it says.
    pub note: Option<String>,
    /// From when.
    pub date: Option<Date>,
}

impl Evidence {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["kind", "note", "date"])?;
        Ok(Evidence {
            kind: fields.require("kind")?.name()?,
            note: fields.read("note", Node::name)?,
            date: fields.read("date", values::date)?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("kind", &self.kind)
            .maybe("note", self.note.as_ref())
            .maybe("date", self.date.map(|day| day.to_string()))
            .into()
    }
}
