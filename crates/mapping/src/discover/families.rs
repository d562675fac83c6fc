//! Stages where events are parted: the parts of an event are a family, and a family is not cut.

use super::facts::Facts;
use super::lexicon::{Theme, theme};
use super::matrix::Matrix;
use super::order::ordered;
use super::stages::{Stretch, best_cuts, names, worth};
use super::words::thing;
use crate::language::Language;

/// The families in the order in which customers meet them, cut into stages between them.
pub(super) fn stages(facts: &Facts, lead: &Matrix, language: Language) -> Vec<Stretch> {
    let families = in_order(facts, lead);
    let themes: Vec<Option<Theme>> = facts.labels.iter().map(|label| theme(&label.event)).collect();
    let order: Vec<usize> = families.concat();
    let start = |family: usize| families[..family].iter().map(Vec::len).sum::<usize>();
    let ranges = best_cuts(families.len(), |range| worth(facts, &order, &themes, start(range.start)..start(range.end)));
    let stretches: Vec<Vec<usize>> = ranges.into_iter().map(|range| families[range].concat()).collect();
    let usual = names(facts, &stretches, &themes, language);
    let mut stages: Vec<Stretch> = Vec::new();
    for (labels, usual) in stretches.into_iter().zip(usual) {
        // What happens again and again is no phase of a life: it is called by what it is about.
        let events: Vec<&str> = labels.iter().map(|label| facts.labels[*label].event.as_str()).collect();
        let is_one = events.windows(2).all(|pair| pair[0] == pair[1]);
        let name = events.first().filter(|_| is_one).and_then(|event| thing(event)).unwrap_or(usual);
        let taken = stages.iter().any(|stage| stage.name == name);
        stages.push(Stretch { name: if taken { format!("{name} {}", stages.len() + 1) } else { name }, labels });
    }
    stages
}

/// The labels by event, each family in the order of its parts.
fn in_order(facts: &Facts, lead: &Matrix) -> Vec<Vec<usize>> {
    let mut families: Vec<Vec<usize>> = Vec::new();
    for (i, label) in facts.labels.iter().enumerate() {
        match families.iter_mut().find(|family| facts.labels[family[0]].event == label.event) {
            Some(family) => family.push(i),
            None => families.push(vec![i]),
        }
    }
    families.iter_mut().for_each(|family| family.sort_by_key(|label| facts.labels[*label].rank));
    let between = |a: usize, b: usize| -> f64 {
        families[a].iter().flat_map(|i| families[b].iter().map(move |j| (*i, *j))).map(|(i, j)| lead.at(i, j)).sum()
    };
    let leads = Matrix::of(families.len(), |a, b| if a == b { 0.0 } else { between(a, b) });
    let all: Vec<usize> = (0..families.len()).collect();
    ordered(&all, &leads).into_iter().map(|family| families[family].clone()).collect()
}
