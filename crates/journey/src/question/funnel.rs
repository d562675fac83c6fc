//! funnel: how many reach each step.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::sequence::skip_false;
use crate::document::{Fields, Node, Refusal};
use crate::duration::Duration;
use crate::limits;
use crate::matcher::Matcher;

/// Steps to be reached within a window, with what may and may not happen between.
#[derive(Debug, Clone, Serialize)]
pub struct Funnel {
    /// Longest time from the first step to any other, inclusive.
    pub window: Duration,
    /// Whether the order of steps counts.
    #[serde(skip_serializing_if = "FunnelOrder::is_ordered")]
    pub order: FunnelOrder,
    /// The steps.
    pub steps: Vec<FunnelStep>,
    /// What must not happen between steps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<Exclusion>,
    /// Properties that all events of a chain share.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hold: Vec<String>,
    /// One funnel for each value of a property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breakdown: Option<Breakdown>,
}

/// Whether the order of steps counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FunnelOrder {
    /// In order, with anything between. `strict` is written as `next` on every step but the first.
    Ordered,
    /// In any order.
    Any,
}

impl FunnelOrder {
    #[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde asks for.
    fn is_ordered(&self) -> bool {
        *self == FunnelOrder::Ordered
    }
}

/// One step of a funnel.
#[derive(Debug, Clone, Serialize)]
pub struct FunnelStep {
    /// Which events are this step.
    #[serde(rename = "match")]
    pub matcher: Matcher,
    /// Longest time since the step before in the chain, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Duration>,
    /// Whether a chain may leave it out.
    #[serde(skip_serializing_if = "skip_false")]
    pub optional: bool,
    /// Whether it must be the very next event after the step before.
    #[serde(skip_serializing_if = "skip_false")]
    pub next: bool,
}

/// What must not happen between two steps.
#[derive(Debug, Clone, Serialize)]
pub struct Exclusion {
    /// The events that must not happen.
    #[serde(rename = "match")]
    pub matcher: Matcher,
    /// From this step (1-based) …
    pub after: usize,
    /// … to this one.
    pub before: usize,
}

/// One funnel for each value of a property.
#[derive(Debug, Clone, Serialize)]
pub struct Breakdown {
    /// The property.
    pub property: String,
    /// Which event's value counts.
    pub by: BreakdownBy,
    /// At most so many values; the rest are summed up.
    pub limit: usize,
}

/// Which event's value decides the group of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakdownBy {
    /// The first event of the customer's deepest chain.
    First,
    /// The last event of the customer's deepest chain.
    Last,
    /// The event of this step (1-based) in the customer's deepest chain.
    Step(usize),
    /// Each value is a funnel of its own, over the events that have it.
    All,
}

impl Serialize for BreakdownBy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            BreakdownBy::First => serializer.serialize_str("first"),
            BreakdownBy::Last => serializer.serialize_str("last"),
            BreakdownBy::All => serializer.serialize_str("all"),
            BreakdownBy::Step(step) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("step", step)?;
                map.end()
            }
        }
    }
}

impl Funnel {
    pub(super) const KEYS: &'static [&'static str] = &["window", "order", "steps", "exclude", "hold", "breakdown"];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, Refusal> {
        let window = Duration::read(&fields.require("window")?)?;
        let words = [("ordered", Order::Ordered), ("strict", Order::Strict), ("any", Order::Any)];
        let order = fields.read_or("order", Order::Ordered, |node| node.one_of(&words))?;
        let list = fields.require("steps")?;
        let nodes = list.list(limits::QUESTION_STEPS)?;
        let mut steps = nodes.iter().map(FunnelStep::read).collect::<Result<Vec<_>, _>>()?;
        check_ends(&list, &nodes, &steps)?;
        let count = steps.len();
        let exclude =
            |node: &Node<'_>| node.list(limits::QUESTION_STEPS)?.iter().map(|one| Exclusion::read(one, count)).collect();
        let hold = |node: &Node<'_>| node.list(limits::QUESTION_STEPS)?.iter().map(Node::name).collect();
        if order == Order::Strict {
            steps.iter_mut().skip(1).for_each(|step| step.next = true);
        }
        let funnel = Funnel {
            window,
            order: if order == Order::Any { FunnelOrder::Any } else { FunnelOrder::Ordered },
            steps,
            exclude: fields.read_or("exclude", Vec::new(), exclude)?,
            hold: fields.read_or("hold", Vec::new(), hold)?,
            breakdown: fields.read("breakdown", |node| Breakdown::read(node, count))?,
        };
        if funnel.order == FunnelOrder::Any {
            funnel.check_any_order(fields, &nodes)?;
        }
        Ok(funnel)
    }

    /// In any order, an event must belong to one step at most, and nothing may depend on an order.
    fn check_any_order(&self, fields: &Fields<'_>, nodes: &[Node<'_>]) -> Result<(), Refusal> {
        for key in ["exclude", "hold"] {
            if let Some(node) = fields.get(key) {
                return Err(node.refuse("cannot be combined with \"order\":\"any\""));
            }
        }
        for (step, node) in self.steps.iter().zip(nodes) {
            if step.within.is_some() || step.next || step.optional {
                return Err(node.refuse("within, next and optional cannot be combined with \"order\":\"any\""));
            }
        }
        for (i, first) in self.steps.iter().enumerate() {
            for (j, second) in self.steps.iter().enumerate().skip(i + 1) {
                if may_overlap(&first.matcher, &second.matcher) {
                    let problem = format!(
                        "can match the same event as steps[{i}]; with \"order\":\"any\" an event must belong to one step only"
                    );
                    return Err(nodes[j].refuse(problem));
                }
            }
        }
        Ok(())
    }

    pub(super) fn visit_matchers<'a>(&'a self, each: &mut impl FnMut(String, &'a Matcher)) {
        for (i, step) in self.steps.iter().enumerate() {
            each(format!("steps[{i}].match"), &step.matcher);
        }
        for (i, exclusion) in self.exclude.iter().enumerate() {
            each(format!("exclude[{i}].match"), &exclusion.matcher);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Order {
    Ordered,
    Strict,
    Any,
}

fn check_ends(list: &Node<'_>, nodes: &[Node<'_>], steps: &[FunnelStep]) -> Result<(), Refusal> {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return Err(list.refuse("a funnel has at least one step"));
    };
    if first.optional {
        return Err(nodes[0].refuse("the first step can't be optional"));
    }
    if last.optional {
        return Err(nodes[nodes.len() - 1].refuse("the last step can't be optional"));
    }
    if first.within.is_some() || first.next {
        return Err(nodes[0].refuse("the first step has no step before it; within and next belong to later ones"));
    }
    Ok(())
}

/// Whether one event could match both. Two alternatives are told apart by different event names, or by `eq` on
/// one property with different values; all else counts as overlapping.
fn may_overlap(a: &Matcher, b: &Matcher) -> bool {
    let mut overlap = false;
    a.visit(&mut |event_a, where_a| {
        b.visit(&mut |event_b, where_b| {
            let same_event = !matches!((event_a, event_b), (Some(a), Some(b)) if a != b);
            let parted = where_a
                .iter()
                .any(|one| where_b.iter().any(|other| one.property == other.property && apart(&one.test, &other.test)));
            overlap |= same_event && !parted;
        });
    });
    overlap
}

/// Whether no value can satisfy both tests.
fn apart(a: &crate::Test, b: &crate::Test) -> bool {
    use crate::Test::{Eq, In, Missing};
    let values = |test: &crate::Test| match test {
        Eq(value) => Some(vec![value.clone()]),
        In(values) => Some(values.clone()),
        _ => None,
    };
    match (a, b) {
        (Missing, Missing) => false,
        (Missing, _) | (_, Missing) => true,
        _ => match (values(a), values(b)) {
            (Some(values), _) => !values.iter().any(|value| b.holds(Some(value))),
            (_, Some(values)) => !values.iter().any(|value| a.holds(Some(value))),
            _ => false,
        },
    }
}

impl FunnelStep {
    fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        let fields = node.fields(&["match", "within", "optional", "next"])?;
        Ok(FunnelStep {
            matcher: Matcher::read(&fields.require("match")?)?,
            within: fields.read("within", Duration::read)?,
            optional: fields.read_or("optional", false, Node::boolean)?,
            next: fields.read_or("next", false, Node::boolean)?,
        })
    }
}

impl Exclusion {
    fn read(node: &Node<'_>, steps: usize) -> Result<Self, Refusal> {
        let fields = node.fields(&["match", "after", "before"])?;
        let after = fields.require("after")?.whole(1..=steps)?;
        let before_node = fields.require("before")?;
        let before = before_node.whole(1..=steps)?;
        if before <= after {
            return Err(before_node.refuse(format!("must be a step after step {after}")));
        }
        Ok(Exclusion { matcher: Matcher::read(&fields.require("match")?)?, after, before })
    }
}

impl Breakdown {
    fn read(node: &Node<'_>, steps: usize) -> Result<Self, Refusal> {
        let fields = node.fields(&["property", "by", "limit"])?;
        let by = fields.read_or("by", BreakdownBy::First, |by| {
            if by.has("step") {
                return Ok(BreakdownBy::Step(by.fields(&["step"])?.require("step")?.whole(1..=steps)?));
            }
            by.one_of(&[("first", BreakdownBy::First), ("last", BreakdownBy::Last), ("all", BreakdownBy::All)])
        })?;
        Ok(Breakdown {
            property: fields.require("property")?.name()?,
            by,
            limit: fields.read_or("limit", 25, |limit| limit.whole(1..=limits::ANSWER_ROWS))?,
        })
    }
}
