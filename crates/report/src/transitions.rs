//! Transitions: the commonest first.

use std::cmp::Reverse;
use std::collections::HashMap;

use journey::answer::{START, TransitionsAnswer};

use crate::cell::Cell;
use crate::table::{Table, Told};

pub fn tell(answer: &TransitionsAnswer, subjects: &str) -> Told {
    // Each occurrence of a label is left once, to another label or to the end, so that its count is the whole.
    let counts: HashMap<&str, u64> =
        answer.nodes.iter().map(|node| (node.label.as_str(), node.count)).chain([(START, answer.customers)]).collect();
    let whole = |label: &str| counts.get(label).copied().unwrap_or(0);
    let mut edges: Vec<_> = answer.edges.iter().collect();
    edges.sort_by_key(|edge| Reverse(edge.count));
    let mut nodes: Vec<_> = answer.nodes.iter().collect();
    nodes.sort_by_key(|node| Reverse(node.count));
    let edges = Table::of("Transitions", &edges)
        .both("From", "from", |edge| Cell::from(&edge.from))
        .both("To", "to", |edge| Cell::from(&edge.to))
        .both("Times", "count", |edge| Cell::from(edge.count))
        .both("Of all from there", "share_of_from", |edge| Cell::part(edge.count, whole(&edge.from)))
        .both(subjects, "customers", |edge| Cell::from(edge.customers))
        .both("Median time", "median_ms", |edge| Cell::millis(edge.median_ms))
        .both("Mean time", "mean_ms", |edge| Cell::millis(edge.mean_ms))
        .done();
    let nodes = Table::of("Labels", &nodes)
        .both("Label", "label", |node| Cell::from(&node.label))
        .both("Times", "count", |node| Cell::from(node.count))
        .both(subjects, "customers", |node| Cell::from(node.customers))
        .both("Of all", "share_of_customers", |node| Cell::part(node.customers, answer.customers))
        .done();
    let mut told = Told::default().fact(subjects, answer.customers).table(edges).table(nodes);
    if let Some(left_out) = &answer.left_out {
        told.notes.push(format!("left out as rarer than asked for: {} transitions, {} times", left_out.edges, left_out.count));
    }
    told
}
