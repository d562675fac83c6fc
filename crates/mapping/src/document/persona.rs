use journey::{Node, Refusal, Segment};

use super::keys::{KeyOf, Seen};
use super::out::{Fields, Out};
use super::questions;
use super::values::{texts, word};

/// Somebody who takes the journey.
#[derive(Debug, Clone)]
pub struct Persona {
    /// Its permanent key.
    pub key: String,
    /// Their name.
    pub name: String,
    /// What is known about them.
    pub evidence: PersonaEvidence,
    /// The real customers that are meant.
    pub segment: Option<Segment>,
    /// Their work.
    pub job: Option<String>,
    /// What they want to get done.
    pub goals: Vec<String>,
    /// What makes that hard.
    pub challenges: Vec<String>,
    /// What moves them.
    pub motivations: Vec<String>,
    /// Where they are met.
    pub channels: Vec<String>,
    /// In their words.
    pub quote: Option<String>,
}

/// What is known about a persona.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonaEvidence {
    /// Thought up.
    Proto,
    /// From talks and observation.
    Qualitative,
    /// From numbers.
    Statistical,
}

impl PersonaEvidence {
    /// The words used in documents.
    pub const WORDS: [(&'static str, PersonaEvidence); 3] = [
        ("proto", PersonaEvidence::Proto),
        ("qualitative", PersonaEvidence::Qualitative),
        ("statistical", PersonaEvidence::Statistical),
    ];
}

const KEYS: [&str; 10] = ["key", "name", "evidence", "segment", "job", "goals", "challenges", "motivations", "channels", "quote"];

impl Persona {
    pub(super) fn read<'a>(node: &Node<'a>, seen: &mut Seen<'a>) -> Result<Self, Refusal> {
        let fields = node.fields(&KEYS)?;
        let key = seen.key(KeyOf::Persona, &fields.require("key")?)?;
        Ok(Persona {
            name: fields.read_or("name", key.clone(), Node::name)?,
            key,
            evidence: fields.read_or("evidence", PersonaEvidence::Proto, |node| node.one_of(&PersonaEvidence::WORDS))?,
            segment: fields.read("segment", Segment::read)?,
            job: fields.read("job", Node::name)?,
            goals: fields.read_or("goals", Vec::new(), texts)?,
            challenges: fields.read_or("challenges", Vec::new(), texts)?,
            motivations: fields.read_or("motivations", Vec::new(), texts)?,
            channels: fields.read_or("channels", Vec::new(), texts)?,
            quote: fields.read("quote", Node::name)?,
        })
    }

    pub(super) fn out(&self) -> Out {
        Fields::default()
            .put("key", &self.key)
            .unless("name", self.name.as_str(), &self.key.as_str())
            .maybe("evidence", (self.evidence != PersonaEvidence::Proto).then(|| word(&PersonaEvidence::WORDS, &self.evidence)))
            .maybe("segment", self.segment.as_ref().map(questions::segment))
            .maybe("job", self.job.as_ref())
            .texts("goals", &self.goals)
            .texts("challenges", &self.challenges)
            .texts("motivations", &self.motivations)
            .texts("channels", &self.channels)
            .maybe("quote", self.quote.as_ref())
            .into()
    }
}
