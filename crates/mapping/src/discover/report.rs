use serde::Serialize;

use super::pains::PainKind;
use crate::document::Map;

/// A discovered map, and what should be known about it.
#[derive(Debug, Clone)]
pub struct Discovery {
    /// The map.
    pub map: Map,
    /// What it explains and what it leaves out.
    pub report: DiscoveryReport,
}

/// What a discovered map explains and what it leaves out.
#[derive(Debug, Clone, Serialize)]
pub struct DiscoveryReport {
    /// Customers with any event.
    pub customers: f64,
    /// Their events.
    pub events: f64,
    /// Share of the events that some step explains.
    pub explained_share: f64,
    /// Mean share of required steps completed, by those who entered the map.
    pub fit: Option<f64>,
    /// Events without a step, commonest first.
    pub left_out: Vec<NotDrawn>,
    /// The events that count as conversion.
    pub conversion: Vec<String>,
    /// Mean value of a conversion.
    pub conversion_value: Option<f64>,
    /// The pains, dearest first.
    pub pains: Vec<FoundPain>,
}

/// An event without a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NotDrawn {
    /// Its name.
    pub event: String,
    /// Its occurrences.
    pub count: f64,
    /// Their share of all events.
    pub share: f64,
}

/// A pain, for programs; the map tells it to people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundPain {
    /// Its key in the map.
    pub key: String,
    /// The key of the step it stands at.
    pub step: String,
    /// How it shows, the main way first.
    pub kinds: Vec<PainKind>,
    /// The events it is about, where it shows first.
    pub events: Vec<String>,
    /// Customers lost beyond the usual.
    pub customers: f64,
    /// What that is worth.
    pub value: Option<f64>,
    /// Lower end of the 95 % interval of `value`, or of `customers` where there is none.
    pub low: f64,
    /// Upper end of the same.
    pub high: f64,
}
