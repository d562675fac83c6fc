//! What the events tell: labels, how often they come, what follows what, and who comes first.

use std::collections::{BTreeMap, HashMap};

use journey::answer::{END, NONE, START, TransitionsAnswer};
use journey::question::{Labels, NamedStep};
use journey::{Condition, EVENT, Matcher, Scalar, Test};

use super::ask::Asking;
use super::matrix::Matrix;
use super::options::DiscoverOptions;
use super::parting::part;

/// Labels looked at: stages are found on all of them, not only on those drawn. Rarer ones decide nothing, and pairs grow
/// with the square.
const MOST_LABELS: usize = 64;
/// Edges rarer than this say nothing about whether a channel parts customers.
const LEAST_EDGE: usize = 3;
/// What separates the parts of a label.
const JOINT: &str = " · ";
/// A part of an event that is rarer than this share of all events is never a label of its own.
const PART_SHARE: f64 = 0.01;
/// How far the surroundings of the parts must lie apart: half the sum of differences of their shares, from 0 to 1.
const PART_DISTANCE: f64 = 0.5;

/// What happens, as one kind: an event, or an event in one channel.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// The event's name.
    pub event: String,
    /// What parts it from other labels of the same event: a channel, or what properties say.
    pub part: Option<String>,
    /// The properties that part it, and its place among the parts, where it is not the channel.
    pub by: Vec<String>,
    pub rank: usize,
    /// What was said of the part that it is a part of.
    pub aside: Option<String>,
    /// Which events have it.
    pub matcher: Matcher,
    /// Its occurrences.
    pub count: f64,
    /// Customers who have it.
    pub customers: f64,
    /// Customers whose journey ends with it.
    pub ends: f64,
    /// Its channels, commonest first, with occurrences.
    pub channels: Vec<(String, f64)>,
}

/// What the events tell about the labels.
#[derive(Debug)]
pub(super) struct Facts {
    /// Customers with any event.
    pub customers: f64,
    /// Events, also of labels left out.
    pub events: f64,
    /// The labels, commonest first.
    pub labels: Vec<Label>,
    /// Events of names that are too rare to be looked at: name and occurrences, commonest first.
    pub rare: Vec<(String, f64)>,
    /// How often one is directly followed by another.
    pub flow: Matrix,
    /// How many meet one first and another later.
    pub before: Matrix,
    /// Median and mean milliseconds between neighbours, where there are any.
    pub times: HashMap<(usize, usize), (f64, f64)>,
    /// Customers who go from one right to another.
    pub passages: HashMap<(usize, usize), f64>,
}

impl Label {
    /// The name it is asked under.
    pub(super) fn key(&self) -> String {
        match &self.part {
            Some(part) => format!("{}{JOINT}{part}", self.event),
            None => self.event.clone(),
        }
    }
}

impl Facts {
    /// Whether events were parted because their names are few: what they are then is told by kinds, not by an order.
    pub(super) fn is_parted(&self) -> bool {
        self.labels.iter().any(|label| !label.by.is_empty())
    }

    /// How all labels are asked for.
    pub(super) fn asked(&self) -> Labels {
        labels_asked(&self.labels, self.rare.is_empty())
    }

    /// The other parts of the same event.
    pub(super) fn siblings(&self, label: usize) -> Vec<usize> {
        let own = &self.labels[label];
        let is_sibling = |other: &usize| *other != label && !own.by.is_empty() && self.labels[*other].event == own.event;
        (0..self.labels.len()).filter(is_sibling).collect()
    }
}

/// Asks for the facts.
pub(super) fn gather<E>(options: &DiscoverOptions, asking: &mut Asking<'_, E>) -> Result<Facts, E> {
    let by_channel = Labels { label: vec![EVENT.to_owned(), options.channel.clone()], ..Labels::default() };
    let parts = asking.transitions(by_channel, LEAST_EDGE)?;
    let (labels, rare) = labels(&parts, &options.channel);
    let labels = part(labels, options, asking)?;
    let asked = labels_asked(&labels, rare.is_empty());
    let transitions = asking.transitions(asked.clone(), 0)?;
    let precedence = asking.precedence(asked, MOST_LABELS)?;

    let place: HashMap<String, usize> = labels.iter().enumerate().map(|(i, label)| (label.key(), i)).collect();
    let size = labels.len();
    let mut facts = Facts {
        customers: as_number(parts.customers),
        events: parts.nodes.iter().map(|node| as_number(node.count)).sum(),
        labels,
        rare,
        flow: Matrix::zero(size),
        before: Matrix::zero(size),
        times: HashMap::new(),
        passages: HashMap::new(),
    };
    for node in &transitions.nodes {
        if let Some(label) = place.get(&node.label).and_then(|i| facts.labels.get_mut(*i)) {
            label.customers = as_number(node.customers);
        }
    }
    for edge in &transitions.edges {
        match (place.get(&edge.from), place.get(&edge.to)) {
            (Some(from), Some(to)) => {
                facts.flow.add(*from, *to, as_number(edge.count));
                facts.passages.insert((*from, *to), as_number(edge.customers));
                if let (Some(median), Some(mean)) = (edge.median_ms, edge.mean_ms) {
                    facts.times.insert((*from, *to), (median, mean));
                }
            }
            (Some(from), None) if edge.to == END => facts.labels[*from].ends = as_number(edge.count),
            _ => {}
        }
    }
    for pair in &precedence.pairs {
        if let (Some(first), Some(then)) = (place.get(&pair.first), place.get(&pair.then)) {
            facts.before.add(*first, *then, as_number(pair.customers));
        }
    }
    Ok(facts)
}

/// How the labels are asked for: by name where each event is one, which is fastest, else each by its matcher.
fn labels_asked(labels: &[Label], all: bool) -> Labels {
    if all && labels.iter().all(|label| label.part.is_none()) {
        return Labels::default();
    }
    let steps = labels.iter().map(|label| NamedStep { key: label.key(), matcher: label.matcher.clone() }).collect();
    Labels { steps, ..Labels::default() }
}

/// From counts of (event, channel) to labels, and the events too rare to be one.
fn labels(parts: &TransitionsAnswer, channel: &str) -> (Vec<Label>, Vec<(String, f64)>) {
    let mut events: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
    for node in &parts.nodes {
        let (event, part) = node.label.rsplit_once(JOINT).unwrap_or((&node.label, NONE));
        events.entry(event).or_default().push((part, as_number(node.count)));
    }
    let total: f64 = parts.nodes.iter().map(|node| as_number(node.count)).sum();
    let around = Around::of(parts);
    let mut labels = Vec::new();
    for (event, mut channels) in events {
        channels.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        labels.extend(labels_of(event, &channels, channel, total, &around));
    }
    labels.sort_by(|a, b| b.count.total_cmp(&a.count).then_with(|| a.key().cmp(&b.key())));
    let rare = labels.split_off(labels.len().min(MOST_LABELS));
    (labels, rare.into_iter().map(|label| (label.key(), label.count)).collect())
}

/// One label for an event, or one for each channel that stands in another place of the journey, and one for the rest.
fn labels_of(event: &str, channels: &[(&str, f64)], property: &str, total: f64, around: &Around) -> Vec<Label> {
    let all: f64 = channels.iter().map(|(_, count)| count).sum();
    let is_apart = |(part, count): &&(&str, f64)| {
        *part != NONE
            && *count >= PART_SHARE * total
            && all - count >= PART_SHARE * total
            && around.distance(event, part) >= PART_DISTANCE
    };
    let apart: Vec<&(&str, f64)> = channels.iter().filter(is_apart).collect();
    let condition = |test: Test| Condition { property: property.to_owned(), test };
    let matched = |test: Test| Matcher::Where { event: Some(event.to_owned()), conditions: vec![condition(test)] };
    let label = |part: Option<String>, matcher: Matcher, channels: Vec<(String, f64)>| Label {
        event: event.to_owned(),
        part,
        by: Vec::new(),
        rank: 0,
        aside: None,
        matcher,
        count: channels.iter().map(|(_, count)| count).sum(),
        customers: 0.0,
        ends: 0.0,
        channels: channels.into_iter().filter(|(part, _)| part != NONE).collect(),
    };
    let owned = |list: &[&(&str, f64)]| list.iter().map(|(part, count)| ((*part).to_owned(), *count)).collect::<Vec<_>>();
    if apart.is_empty() {
        return vec![label(None, Matcher::Event(event.to_owned()), owned(&channels.iter().collect::<Vec<_>>()))];
    }
    let text = |part: &str| Scalar::Text(part.to_owned());
    let mut labels: Vec<Label> =
        apart.iter().map(|one| label(Some(one.0.to_owned()), matched(Test::Eq(text(one.0))), owned(&[one]))).collect();
    let rest: Vec<&(&str, f64)> = channels.iter().filter(|one| !apart.contains(one)).collect();
    match rest.as_slice() {
        [] => {}
        [one] if one.0 != NONE => labels.push(label(Some(one.0.to_owned()), matched(Test::Eq(text(one.0))), owned(&[one]))),
        _ => {
            // Events without a channel belong to the rest too, so it is told by what it is not.
            let without = |one: &&(&str, f64)| Matcher::Where {
                event: Some(event.to_owned()),
                conditions: vec![condition(if one.0 == NONE { Test::Missing } else { Test::Eq(text(one.0)) })],
            };
            labels.push(label(Some("…".to_owned()), Matcher::AnyOf(rest.iter().map(without).collect()), owned(&rest)));
        }
    }
    labels
}

/// What comes right before and right after each (event, channel), by name of the event.
struct Around<'a>(HashMap<(&'a str, &'a str), Near<'a>>);

/// How often each event comes after (true) or before (false).
type Near<'a> = HashMap<(bool, &'a str), f64>;

impl<'a> Around<'a> {
    fn of(parts: &'a TransitionsAnswer) -> Self {
        let split = |label: &'a str| label.rsplit_once(JOINT).unwrap_or((label, NONE));
        let mut around: HashMap<_, HashMap<_, f64>> = HashMap::new();
        for edge in &parts.edges {
            let count = as_number(edge.count);
            let (from, to) = (split(&edge.from), split(&edge.to));
            if from.0 != to.0 && edge.from != START {
                *around.entry(from).or_default().entry((true, to.0)).or_default() += count;
            }
            if from.0 != to.0 && edge.to != END {
                *around.entry(to).or_default().entry((false, from.0)).or_default() += count;
            }
        }
        Around(around)
    }

    /// How far the surroundings of one part of an event lie from those of its other parts (total variation distance).
    fn distance(&self, event: &str, part: &str) -> f64 {
        let mut own: HashMap<(bool, &str), f64> = HashMap::new();
        let mut others: HashMap<(bool, &str), f64> = HashMap::new();
        for ((name, one), near) in &self.0 {
            if *name == event {
                let sum = if *one == part { &mut own } else { &mut others };
                near.iter().for_each(|(key, count)| *sum.entry(*key).or_default() += count);
            }
        }
        let (own_total, other_total) = (own.values().sum::<f64>(), others.values().sum::<f64>());
        if own_total == 0.0 || other_total == 0.0 {
            return 0.0;
        }
        let mut keys: Vec<&(bool, &str)> = own.keys().chain(others.keys()).collect();
        // Sums of floating numbers depend on their order, and the map must not depend on that of a hash table.
        keys.sort_unstable();
        keys.dedup();
        let share = |near: &HashMap<(bool, &str), f64>, key, total: f64| near.get(key).copied().unwrap_or_default() / total;
        keys.iter().map(|key| (share(&own, *key, own_total) - share(&others, *key, other_total)).abs()).sum::<f64>() / 2.0
    }
}

#[allow(clippy::cast_precision_loss)] // Events are counted far below 2^53.
pub(super) fn as_number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use journey::answer::{TransitionEdge, TransitionNode};

    /// Would catch: every event parted by channel, or none; parts that together match more or less than the event.
    #[test]
    fn a_channel_parts_an_event_only_where_the_journey_differs() {
        let node = |(label, count): (&str, u64)| TransitionNode { label: label.to_owned(), count, customers: count };
        let edge = |(from, to, count): (&str, &str, u64)| TransitionEdge {
            from: from.to_owned(),
            to: to.to_owned(),
            count,
            customers: count,
            median_ms: None,
            mean_ms: None,
        };
        let nodes =
            [("visit · web", 500), ("visit · app", 300), ("visit · store", 200), ("search · web", 800), ("till · (none)", 200)];
        let edges = [
            ("visit · web", "search · web", 500),
            ("visit · app", "search · web", 300),
            ("visit · store", "till · (none)", 200),
            ("search · web", "(end)", 800),
            ("till · (none)", "(end)", 200),
        ];
        let answer = TransitionsAnswer {
            customers: 1_000,
            nodes: nodes.map(node).to_vec(),
            edges: edges.map(edge).to_vec(),
            left_out: None,
        };
        let (labels, rare) = labels(&answer, "channel");
        let keys: Vec<String> = labels.iter().map(Label::key).collect();
        assert_eq!(keys, ["search", "visit · …", "till", "visit · store"]);
        let matcher = |i: usize| serde_json::to_string(&labels[i].matcher).expect("a document");
        assert_eq!(matcher(3), r#"{"event":"visit","where":[{"property":"channel","op":"eq","value":"store"}]}"#);
        assert!(matcher(1).contains("\"web\"") && matcher(1).contains("\"app\"") && !matcher(1).contains("store"));
        assert_eq!(labels.iter().map(|label| label.count).sum::<f64>(), 2_000.0);
        assert!(labels[2].channels.is_empty() && rare.is_empty());
    }
}
