//! Paths: flows from depth to depth, and what stands at each.

use std::cmp::Reverse;
use std::collections::HashMap;

use journey::answer::PathsAnswer;

use crate::cell::Cell;
use crate::table::{Table, Told};

pub fn tell(answer: &PathsAnswer, subjects: &str) -> Told {
    let at: HashMap<(usize, &str), u64> =
        answer.nodes.iter().map(|node| ((node.depth, node.label.as_str()), node.customers)).collect();
    let whole = |depth: usize, label: &str| at.get(&(depth, label)).copied().unwrap_or(0);
    let mut links: Vec<_> = answer.links.iter().collect();
    links.sort_by_key(|link| (link.depth, Reverse(whole(link.depth, &link.from)), &link.from, Reverse(link.customers)));
    let mut nodes: Vec<_> = answer.nodes.iter().collect();
    nodes.sort_by_key(|node| (node.depth, Reverse(node.customers)));
    let links = Table::of("Flows from each depth to the next", &links)
        .both("Depth", "depth", |link| Cell::Count(link.depth as u64))
        .both("From", "from", |link| Cell::from(&link.from))
        .both("To", "to", |link| Cell::from(&link.to))
        .both(subjects, "customers", |link| Cell::from(link.customers))
        .both("Of all from there", "share_of_from", |link| Cell::part(link.customers, whole(link.depth, &link.from)))
        .done();
    let nodes = Table::of("Labels at each depth", &nodes)
        .both("Depth", "depth", |node| Cell::Count(node.depth as u64))
        .both("Label", "label", |node| Cell::from(&node.label))
        .both(subjects, "customers", |node| Cell::from(node.customers))
        .both("Of all", "share_of_customers", |node| Cell::part(node.customers, answer.customers))
        .done();
    Told::default().fact(subjects, answer.customers).table(links).table(nodes)
}
