//! Whose journeys, and which part of them: what every question can say.

use serde::Deserialize;
use utoipa::ToSchema;

use super::Text;
use super::matcher::Matcher;
use super::segment::Segment;

/// Whose journeys, and which part of them.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Scope {
    /// Whose journeys; the customer's where left out.
    per: Option<Per>,
    /// Only events at or after this moment: `2026-02-05`, `2026-02-05T12:30:00Z`.
    from: Option<String>,
    /// Only events before this moment.
    to: Option<String>,
    /// Only these customers.
    customers: Option<Segment>,
    /// Only these events; others do not exist for the question.
    events: Option<Matcher>,
    /// The zone of calendar periods and of moments without an offset; UTC where left out.
    timezone: Option<String>,
    /// What counts as now; the clock where left out.
    now: Option<String>,
}

/// Whose journeys.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Per {
    /// A word.
    Word(PerWord),
    /// Sessions with a gap of one's own.
    Session(PerSession),
    /// A property within a customer.
    Property(PerProperty),
}

/// Whose journeys, in a word.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PerWord {
    /// Each customer's.
    Customer,
    /// Each account's: the property `account`.
    Account,
    /// Each session's, with a gap of 30 minutes.
    Session,
}

/// Each session's.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PerSession {
    /// The pause after which a new one begins: `2h`.
    session: String,
}

/// Each value's of a property, within a customer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PerProperty {
    /// The property.
    property: Text,
}
