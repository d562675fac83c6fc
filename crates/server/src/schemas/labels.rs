//! How events are called: what transitions, paths, variants and precedence can say.

use serde::Deserialize;
use utoipa::ToSchema;

use super::Text;
use super::matcher::Matcher;

/// How events are called; applied in this order.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Labels {
    /// Properties whose values are joined; the event's name where left out.
    label: Option<Vec<Text>>,
    /// An event is called by the key of the first step that matches it. Not together with `label`.
    steps: Option<Vec<LabelStep>>,
    /// What is left out.
    hide: Option<Vec<Matcher>>,
    /// Other words for some, one rule after the other.
    rename: Option<Vec<Rename>>,
    /// Whether repeats of a label right after it are dropped.
    collapse: Option<bool>,
}

/// A step of a drawn journey, as a label.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LabelStep {
    /// The label.
    key: Text,
    /// What is called so.
    r#match: Matcher,
}

/// A rule that gives labels other words.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rename {
    /// A regular expression.
    pattern: Text,
    /// What stands in the place of what it matches: `$1`.
    to: Text,
}
