//! Which events, and conditions on one property.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{Scalar, Text};

/// Which events: a name, `*` for every event, a name with conditions, or one of several matchers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Matcher {
    /// Events of that name, or `*` for every event.
    Name(Text),
    /// One of them matches.
    Any(AnyMatcher),
    /// Events of that name, and all conditions hold.
    Event(EventMatcher),
}

/// One of several matchers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnyMatcher {
    /// The matchers; not none.
    #[schema(no_recursion, min_items = 1, max_items = 10000)]
    any: Vec<Matcher>,
}

/// Events of a name on which conditions hold; at least one of the two is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventMatcher {
    /// The name; any where left out.
    event: Option<Text>,
    /// Conditions that all hold.
    r#where: Option<Vec<Condition>>,
}

/// A test of one property.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Condition {
    /// The property; `event` is the event's name.
    property: Text,
    /// How it is tested.
    op: Operator,
    /// With what; left out for `exists` and `missing`.
    value: Option<Operand>,
}

/// What a property is compared with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Operand {
    /// One value.
    One(Scalar),
    /// Several, for `in` and `not_in`.
    Several(Vec<Scalar>),
}

/// How a property is tested.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Operator {
    /// Is equal.
    Eq,
    /// Is present and not equal.
    Ne,
    /// Is one of them.
    In,
    /// Is present and none of them.
    NotIn,
    /// Is greater.
    Gt,
    /// Is greater or equal.
    Gte,
    /// Is less.
    Lt,
    /// Is less or equal.
    Lte,
    /// Has it in its text.
    Contains,
    /// Begins with it.
    StartsWith,
    /// Ends with it.
    EndsWith,
    /// Has a place that the regular expression matches.
    Matches,
    /// Is present.
    Exists,
    /// Is absent, null or empty.
    Missing,
}
