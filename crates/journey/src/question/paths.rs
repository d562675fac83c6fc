//! paths: where journeys go from an event, or come from.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::sequence::Labels;
use crate::document::{Fields, Refusal};
use crate::limits;
use crate::matcher::Matcher;

/// Labels step by step, from the first event that matches an anchor.
#[derive(Debug, Clone)]
pub struct Paths {
    /// How events are labelled.
    pub labels: Labels,
    /// Which way to go.
    pub direction: Direction,
    /// Where to begin: the first event that matches (forward: the journey's first where not given).
    pub anchor: Option<Matcher>,
    /// How many labels of each subject.
    pub depth: usize,
    /// How many labels at each depth; the rest become `(other)`.
    pub top: usize,
}

/// Which way paths go from their anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From `start` onwards.
    Forward,
    /// From `end` back.
    Backward,
}

impl Paths {
    pub(super) const KEYS: &'static [&'static str] =
        &["label", "steps", "hide", "rename", "collapse", "start", "end", "direction", "depth", "top"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let words = [("forward", Direction::Forward), ("backward", Direction::Backward)];
        let direction = fields.read_or("direction", Direction::Forward, |node| node.one_of(&words))?;
        let anchor = match direction {
            Direction::Forward => {
                if let Some(end) = fields.get("end") {
                    return Err(end.refuse("\"end\" belongs to \"direction\":\"backward\"; forward paths begin at \"start\""));
                }
                fields.read("start", Matcher::read)?
            }
            Direction::Backward => {
                if let Some(start) = fields.get("start") {
                    return Err(start.refuse("\"start\" belongs to \"direction\":\"forward\"; backward paths begin at \"end\""));
                }
                Some(Matcher::read(&fields.require("end")?)?)
            }
        };
        Ok(Paths {
            labels: Labels::read(fields)?,
            direction,
            anchor,
            depth: fields.read_or("depth", 5, |node| node.whole(1..=limits::PATH_DEPTH))?,
            top: fields.read_or("top", 5, |node| node.whole(1..=limits::ANSWER_ROWS))?,
        })
    }
}

impl Serialize for Paths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("direction", &self.direction)?;
        if let Some(anchor) = &self.anchor {
            map.serialize_entry(if self.direction == Direction::Forward { "start" } else { "end" }, anchor)?;
        }
        map.serialize_entry("depth", &self.depth)?;
        map.serialize_entry("top", &self.top)?;
        let labels = serde_json::to_value(&self.labels).unwrap_or_default();
        for (key, value) in labels.as_object().into_iter().flatten() {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
