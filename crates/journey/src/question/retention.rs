//! retention: who comes back.

use serde::Serialize;

use super::sequence::skip_false;
use crate::calendar::Period;
use crate::document::{Fields, Node, Refusal};
use crate::limits;
use crate::matcher::Matcher;

/// Cohorts by the first start event, and how many of each return in the periods after.
#[derive(Debug, Clone, Serialize)]
pub struct Retention {
    /// What puts a customer into a cohort.
    pub start: Matcher,
    /// What counts as coming back.
    #[serde(rename = "return")]
    pub returning: Matcher,
    /// Length of a period.
    pub period: Period,
    /// How many periods are told, from the cohort's own (0) on.
    pub periods: usize,
    /// Whether a return counts for its period alone or for all up to it.
    pub mode: RetentionMode,
    /// Whether periods roll from the start event (1, 7 or 30 days) instead of following the calendar.
    #[serde(skip_serializing_if = "skip_false")]
    pub rolling: bool,
}

/// Whether a return counts for its period alone or for all up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RetentionMode {
    /// Those who return in period n.
    On,
    /// Those who return in period n or later.
    OnOrAfter,
}

impl Retention {
    pub(super) const KEYS: &'static [&'static str] = &["start", "return", "period", "periods", "mode", "rolling"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let periods = [("day", Period::Day), ("week", Period::Week), ("month", Period::Month)];
        let modes = [("on", RetentionMode::On), ("on_or_after", RetentionMode::OnOrAfter)];
        Ok(Retention {
            start: Matcher::read(&fields.require("start")?)?,
            returning: Matcher::read(&fields.require("return")?)?,
            period: fields.read_or("period", Period::Week, |node| node.one_of(&periods))?,
            periods: fields.read_or("periods", 8, |node| node.whole(1..=limits::RETENTION_PERIODS))?,
            mode: fields.read_or("mode", RetentionMode::On, |node| node.one_of(&modes))?,
            rolling: fields.read_or("rolling", false, Node::boolean)?,
        })
    }
}
