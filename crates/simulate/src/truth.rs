//! What was planted: what a discovered map is judged against.

use serde::Serialize;

use crate::names::Event;
use crate::plan::Plan;

/// The planted truth of one shop.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Truth {
    /// The seed it belongs to.
    pub seed: u64,
    /// The stages in planted order; their events are in planted order too.
    pub stages: Vec<Stage>,
    /// What goes wrong in this shop.
    pub problems: Vec<Problem>,
}

/// A planted stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stage {
    /// Its name.
    pub name: &'static str,
    /// Its events by first occurrence.
    pub events: Vec<&'static str>,
}

/// A planted problem.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Problem {
    /// A permanent key.
    pub key: &'static str,
    /// Where it shows, the clearest event first.
    pub events: Vec<&'static str>,
    /// How it shows most.
    pub kind: Kind,
    /// The customers or events it strikes.
    pub place: Place,
    /// Since when, in milliseconds since 1970; `None`: all the time.
    pub since_millis: Option<i64>,
    /// In words.
    pub description: String,
}

/// How a problem shows most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Customers end here, or pass here and never convert, more often than their peers.
    Loss,
    /// A wait with a long tail, after which customers stay away.
    Wait,
}

/// The property and value that a problem is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The property of events.
    pub property: &'static str,
    /// Its value.
    pub value: &'static str,
}

const STAGES: [(&str, Event, Event); 5] = [
    ("Awareness", Event::AdImpression, Event::NewsletterClick),
    ("Consideration", Event::Visit, Event::AskChat),
    ("Purchase", Event::AddToCart, Event::Purchase),
    ("Delivery and service", Event::TrackOrder, Event::ReturnRefunded),
    ("Loyalty", Event::Survey, Event::Reorder),
];

impl Truth {
    pub(crate) fn new(seed: u64, plan: &Plan) -> Self {
        let stages = STAGES.iter().map(|&(name, first, last)| Stage {
            name,
            events: Event::ALL[first as usize..=last as usize].iter().map(|event| event.name()).collect(),
        });
        Truth { seed, stages: stages.collect(), problems: vec![payment(plan), late(plan)] }
    }
}

fn payment(plan: &Plan) -> Problem {
    Problem {
        key: "app-payment",
        events: vec![Event::PaymentFailed.name(), Event::BeginCheckout.name(), Event::SupportCall.name()],
        kind: Kind::Loss,
        place: Place { property: "channel", value: "app" },
        since_millis: Some(plan.payment.since),
        description: format!(
            "Since a new bank check, {}% of payments in the app with a card new to the shop fail. Customers try \
             again, call support, or leave for good.",
            plan.payment.fails / 10
        ),
    }
}

fn late(plan: &Plan) -> Problem {
    Problem {
        key: "late-deliveries",
        events: vec![Event::OrderDelivered.name(), Event::OrderShipped.name(), Event::SupportCall.name()],
        kind: Kind::Wait,
        place: Place { property: "city", value: plan.late.city.name() },
        since_millis: None,
        description: format!(
            "{}% of parcels to {}, brought by {}, take weeks instead of two days. Customers call, answer surveys with \
             low scores, and do not come back.",
            plan.late.share / 10,
            plan.late.city.name(),
            plan.late.carrier.name()
        ),
    }
}
