//! Where a number stands in an answer.

use serde::Deserialize;
use utoipa::ToSchema;

use super::Text;

/// Where a number stands in an answer; what may be given depends on the question.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NumberPlace)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    /// The step of a funnel, counted from 1.
    step: Option<u64>,
    /// What became of them there.
    outcome: Option<Outcome>,
    /// The group of a broken down funnel.
    group: Option<Text>,
    /// The step of a drawn journey.
    key: Option<Text>,
    /// The label before.
    from: Option<Text>,
    /// The label after.
    to: Option<Text>,
    /// A label.
    label: Option<Text>,
    /// The depth of paths.
    depth: Option<u64>,
    /// The labels of a variant.
    path: Option<Vec<Text>>,
    /// The first day of a cohort.
    cohort: Option<Text>,
    /// The period in which they came back.
    period: Option<u64>,
}

/// What became of customers at a step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// They reached it.
    Reached,
    /// They did not, and can't any more.
    Dropped,
    /// They still can.
    InProgress,
    /// They completed it in time.
    Completed,
    /// They completed it late.
    Late,
    /// They did it, but not in order.
    OutOfOrder,
    /// It was required, and they did not.
    Missing,
    /// It was not required, and they did not.
    Skipped,
}
