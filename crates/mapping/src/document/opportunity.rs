use journey::{Node, Refusal};

use super::keys::{KeyOf, Seen};
use super::out::{Fields, Out};
use super::owner::Owner;
use super::values;

/// What could be done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opportunity {
    /// Its permanent key.
    pub key: String,
    /// What could be done.
    pub text: String,
    /// How much it helps one customer: 0 to 5.
    pub impact: Option<f64>,
    /// How sure that is: 0 to 1.
    pub confidence: Option<f64>,
    /// What it takes, in any unit that is the same all over the map; more than 0.
    pub effort: Option<f64>,
    /// Who answers for it.
    pub owner: Option<Owner>,
    /// How far it is.
    pub status: Option<Status>,
}

/// How far an opportunity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words say it.
pub enum Status {
    Idea,
    Planned,
    Building,
    Testing,
    Live,
    Dropped,
}

impl Status {
    /// The words used in documents.
    pub const WORDS: [(&'static str, Status); 6] = [
        ("idea", Status::Idea),
        ("planned", Status::Planned),
        ("building", Status::Building),
        ("testing", Status::Testing),
        ("live", Status::Live),
        ("dropped", Status::Dropped),
    ];
}

impl Opportunity {
    pub(super) fn read<'a>(node: &Node<'a>, seen: &mut Seen<'a>) -> Result<Self, Refusal> {
        let fields = node.fields(&["key", "text", "impact", "confidence", "effort", "owner", "status"])?;
        let effort = |node: &Node<'_>| match values::amount(node)? {
            0.0 => Err(node.refuse("must be more than 0")),
            effort => Ok(effort),
        };
        Ok(Opportunity {
            key: seen.key(KeyOf::Opportunity, &fields.require("key")?)?,
            text: fields.require("text")?.name()?,
            impact: fields.read("impact", |node| node.number_in(0.0..=5.0))?,
            confidence: fields.read("confidence", |node| node.number_in(0.0..=1.0))?,
            effort: fields.read("effort", effort)?,
            owner: fields.read("owner", Owner::read)?,
            status: fields.read("status", |node| node.one_of(&Status::WORDS))?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("key", &self.key)
            .put("text", &self.text)
            .maybe("impact", self.impact)
            .maybe("confidence", self.confidence)
            .maybe("effort", self.effort)
            .maybe("owner", self.owner.as_ref().map(Owner::out))
            .maybe("status", self.status.map(|status| values::word(&Status::WORDS, &status)))
            .into()
    }

    /// Its score by RICE, reach × impact × confidence ÷ effort (Intercom, 2016), where `reach` is the customers of
    /// its step; none where impact or effort is not given. Confidence counts as 1 where not given.
    pub fn rice(&self, reach: f64) -> Option<f64> {
        Some(reach * self.impact? * self.confidence.unwrap_or(1.0) / self.effort?)
    }
}
