//! Precedence: of any two labels which comes first, and how surely.

use std::cmp::Reverse;
use std::collections::HashMap;

use journey::answer::PrecedenceAnswer;

use crate::cell::Cell;
use crate::table::{Table, Told};

pub fn tell(answer: &PrecedenceAnswer, subjects: &str) -> Told {
    let counts: HashMap<(&str, &str), u64> =
        answer.pairs.iter().map(|pair| ((pair.first.as_str(), pair.then.as_str()), pair.customers)).collect();
    let other_way = |first: &str, then: &str| counts.get(&(then, first)).copied().unwrap_or(0);
    let mut pairs: Vec<_> = answer.pairs.iter().collect();
    pairs.sort_by_key(|pair| Reverse(pair.customers));
    let pairs = Table::of("Pairs", &pairs)
        .both("First", "first", |pair| Cell::from(&pair.first))
        .both("Then", "then", |pair| Cell::from(&pair.then))
        .both(subjects, "customers", |pair| Cell::from(pair.customers))
        .both("Of those with both", "share_of_both", |pair| {
            Cell::part(pair.customers, pair.customers + other_way(&pair.first, &pair.then))
        })
        .done();
    let labels = Table::of("Labels", &answer.labels)
        .both("Label", "label", |label| Cell::from(&label.label))
        .both(subjects, "customers", |label| Cell::from(label.customers))
        .both("Of all", "share_of_customers", |label| Cell::part(label.customers, answer.customers))
        .both("Times", "count", |label| Cell::from(label.count))
        .done();
    Told::default().fact(subjects, answer.customers).table(pairs).table(labels)
}
