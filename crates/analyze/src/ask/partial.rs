//! What a part of the data tells, to be merged with what others tell, here or in another process.

use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::questions::{
    attribution::AttributionPartial, conformance::ConformancePartial, funnel::FunnelPartial, paths::PathsPartial,
    precedence::PrecedencePartial, retention::RetentionPartial, sessions::SessionsPartial, transitions::TransitionsPartial,
    values::ValuesPartial, variants::VariantsPartial,
};

/// What some buckets tell about a question. Partials of one question merge, and can be sent between processes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Partial(pub(super) Kinds);

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kinds {
    Funnel(FunnelPartial),
    Transitions(TransitionsPartial),
    Paths(PathsPartial),
    Variants(VariantsPartial),
    Sessions(SessionsPartial),
    Retention(RetentionPartial),
    Attribution(AttributionPartial),
    Conformance(ConformancePartial),
    Precedence(PrecedencePartial),
    Values(ValuesPartial),
}

impl Partial {
    /// The bytes of this partial, for another process of the same version.
    pub fn to_bytes(&self) -> Result<Vec<u8>, AnalyzeError> {
        postcard::to_allocvec(self).map_err(|error| AnalyzeError::Garbled(error.to_string()))
    }

    /// A partial from its bytes.
    ///
    /// Errors: the bytes are not those of a partial.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AnalyzeError> {
        postcard::from_bytes(bytes).map_err(|error| AnalyzeError::Garbled(error.to_string()))
    }

    /// Takes what other buckets tell about the same question, scanned with the same hint.
    ///
    /// Errors: the other partial belongs to another kind of question.
    pub fn merge(&mut self, from: Partial) -> Result<(), AnalyzeError> {
        match (&mut self.0, from.0) {
            (Kinds::Funnel(into), Kinds::Funnel(from)) => into.merge(from),
            (Kinds::Transitions(into), Kinds::Transitions(from)) => into.merge(from),
            (Kinds::Paths(into), Kinds::Paths(from)) => into.merge(from),
            (Kinds::Variants(into), Kinds::Variants(from)) => into.merge(&from),
            (Kinds::Sessions(into), Kinds::Sessions(from)) => into.merge(from),
            (Kinds::Retention(into), Kinds::Retention(from)) => into.merge(from),
            (Kinds::Attribution(into), Kinds::Attribution(from)) => into.merge(from),
            (Kinds::Conformance(into), Kinds::Conformance(from)) => into.merge(from),
            (Kinds::Precedence(into), Kinds::Precedence(from)) => into.merge(from),
            (Kinds::Values(into), Kinds::Values(from)) => into.merge(from),
            (wanted, found) => return Err(AnalyzeError::Foreign { found: found.name(), wanted: wanted.name() }),
        }
        Ok(())
    }
}

impl Kinds {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Kinds::Funnel(_) => "funnel",
            Kinds::Transitions(_) => "transitions",
            Kinds::Paths(_) => "paths",
            Kinds::Variants(_) => "variants",
            Kinds::Sessions(_) => "sessions",
            Kinds::Retention(_) => "retention",
            Kinds::Attribution(_) => "attribution",
            Kinds::Conformance(_) => "conformance",
            Kinds::Precedence(_) => "precedence",
            Kinds::Values(_) => "values",
        }
    }
}
