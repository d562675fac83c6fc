use jiff::civil::Date;
use journey::{Node, Refusal};

use super::out::{Fields, Out};
use super::values;

/// A question that people ask at a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The question.
    pub text: String,
    /// Who answers it; nobody where not given.
    pub answered_by: Option<String>,
    /// Where the answer is found.
    pub place: Option<String>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Their words.
    pub text: String,
    /// Where they were heard: interview, survey, …
    pub source: Option<String>,
    /// When.
    pub date: Option<Date>,
}

impl Asked {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["text", "answered_by", "where"])?;
        Ok(Asked {
            text: fields.require("text")?.name()?,
            answered_by: fields.read("answered_by", Node::name)?,
            place: fields.read("where", Node::name)?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("text", &self.text)
            .maybe("answered_by", self.answered_by.as_ref())
            .maybe("where", self.place.as_ref())
            .into()
    }
}

impl Quote {
    pub(super) fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["text", "source", "date"])?;
        Ok(Quote {
            text: fields.require("text")?.name()?,
            source: fields.read("source", Node::name)?,
            date: fields.read("date", values::date)?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("text", &self.text)
            .maybe("source", self.source.as_ref())
            .maybe("date", self.date.map(|day| day.to_string()))
            .into()
    }
}
