//! sessions: visits, by the gaps between events.

use serde::Serialize;

use super::scope::default_gap;
use crate::document::{Fields, Refusal};
use crate::duration::Duration;

/// How many sessions, how long and how full.
#[derive(Debug, Clone, Serialize)]
pub struct Sessions {
    /// A new session starts when the time since the event before is greater than this.
    pub gap: Duration,
}

impl Sessions {
    pub(super) const KEYS: &'static [&'static str] = &["gap"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        Ok(Sessions { gap: fields.read_or("gap", default_gap(), Duration::read)? })
    }
}
