//! Which customers.

use serde::Deserialize;
use utoipa::ToSchema;

use super::Text;
use super::matcher::{Matcher, Operand, Operator};

/// Which customers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Segment {
    /// A condition on a trait.
    Trait(TraitIs),
    /// How often something happened.
    Did(Did),
    /// Things that happened in this order.
    Sequence(Sequence),
    /// The segment saved under this key.
    Saved(SavedSegment),
    /// All of them.
    All(AllOf),
    /// One of them.
    Any(AnyOf),
    /// Not it.
    Not(NotIt),
}

/// A condition on a trait.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TraitIs {
    /// The trait.
    r#trait: Text,
    /// How it is tested.
    op: Operator,
    /// With what; left out for `exists` and `missing`.
    value: Option<Operand>,
}

/// How often something happened. Once at least where neither bound is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Did {
    /// What.
    did: Matcher,
    /// So often at least.
    at_least: Option<u64>,
    /// So often at most.
    at_most: Option<u64>,
    /// In the time that ends now: `30d`.
    within: Option<String>,
}

/// Things that happened in this order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sequence {
    /// What.
    #[schema(min_items = 2, max_items = 20)]
    sequence: Vec<Matcher>,
    /// The last at most so long after the first: `7d`.
    within: Option<String>,
}

/// A saved segment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SavedSegment {
    /// Its key.
    segment: Text,
}

/// Customers of all segments.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AllOf {
    /// The segments.
    #[schema(no_recursion)]
    all: Vec<Segment>,
}

/// Customers of one segment at least.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnyOf {
    /// The segments.
    #[schema(no_recursion)]
    any: Vec<Segment>,
}

/// Customers who are not of a segment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotIt {
    /// The segment.
    #[schema(no_recursion)]
    not: Box<Segment>,
}
