//! Cells: the finest parts of an event that are asked for, and what lies around them.

use std::collections::BTreeMap;

use journey::question::{Labels, NamedStep};
use journey::{Condition, Matcher, Scalar, Test};

use super::super::ask::Asking;
use super::super::facts::{Label, as_number};
use super::effect::Table;
use super::name::{self, Numbers};
use super::{LEAST_COUNT, LEAST_SHARE, narrowed};
use crate::language::Language;

/// Values of a property that may part an event: more is no map.
pub(super) const MOST_VALUES: usize = 8;
/// A property is present on so many of an event's rows, or it tells something else than what happened.
const PRESENT: f64 = 0.98;

/// A part of an event.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub name: String,
    pub matcher: Matcher,
    pub count: f64,
}

/// Parts of an event that together may be all of it.
#[derive(Debug)]
pub(super) struct Cells {
    pub property: String,
    pub cells: Vec<Cell>,
    /// Bands: where each cell but the first begins, and what the numbers are.
    pub edges: Vec<f64>,
    pub numbers: Numbers,
    pub label: Label,
}

/// What is around each cell: neighbours by (after, name).
#[derive(Debug)]
pub(super) struct Around {
    pub counts: Vec<f64>,
    /// (cell, after, neighbour) → occurrences. A neighbour below the number of cells is a cell.
    pub near: BTreeMap<(usize, bool, usize), f64>,
}

/// A cell for each value, where there are two to eight and every row has one.
pub(super) fn of_values<E>(
    label: &Label,
    property: &str,
    language: Language,
    asking: &mut Asking<'_, E>,
) -> Result<Option<Cells>, E> {
    let Some(mut values) = asking.distinct(&label.matcher, property, MOST_VALUES)? else { return Ok(None) };
    values.sort();
    let cell = |value: &String| {
        let condition = Condition { property: property.to_owned(), test: Test::Eq(Scalar::Text(value.clone())) };
        let matcher = narrowed(label, vec![condition])?;
        Some(Cell { name: name::of_value(property, value, language), matcher, count: 0.0 })
    };
    let cells: Option<Vec<Cell>> = values.iter().map(cell).collect();
    let cells = cells.filter(|cells| cells.len() >= 2);
    Ok(cells.map(|cells| Cells {
        property: property.to_owned(),
        cells,
        edges: Vec::new(),
        numbers: Numbers { are_whole: false, least: 0.0 },
        label: label.clone(),
    }))
}

impl Cells {
    /// How often each occurs, and beside what.
    pub(super) fn ask<E>(&self, labels: &[Label], at: usize, asking: &mut Asking<'_, E>) -> Result<Around, E> {
        let size = self.cells.len();
        let own = self.cells.iter().map(|cell| cell.matcher.clone());
        let others = labels.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, label)| label.matcher.clone());
        let steps = own.chain(others).enumerate().map(|(i, matcher)| NamedStep { key: i.to_string(), matcher }).collect();
        let answer = asking.transitions(Labels { steps, ..Labels::default() }, 0)?;
        let mut around = Around { counts: vec![0.0; size], near: BTreeMap::new() };
        for node in &answer.nodes {
            if let Some(count) = node.label.parse::<usize>().ok().and_then(|i| around.counts.get_mut(i)) {
                *count = as_number(node.count);
            }
        }
        for edge in &answer.edges {
            if let (Ok(from), Ok(to)) = (edge.from.parse::<usize>(), edge.to.parse::<usize>()) {
                for (cell, after, other) in [(from, true, to), (to, false, from)] {
                    if cell < size {
                        *around.near.entry((cell, after, other)).or_default() += as_number(edge.count);
                    }
                }
            }
        }
        Ok(around)
    }
}

/// The values as parts, the commonest first; the rare ones are one.
pub(super) fn grouped(cells: &Cells, around: &Around) -> Option<(Vec<Cell>, Table)> {
    let all: f64 = around.counts.iter().sum();
    // Rows without the property belong to no part, and no row may be lost.
    if all < cells.label.count || all < PRESENT * cells.label.count {
        return None;
    }
    let is_rare = |i: &usize| around.counts[*i] < (LEAST_SHARE * all).max(LEAST_COUNT);
    let (rare, mut common): (Vec<usize>, Vec<usize>) = (0..cells.cells.len()).partition(is_rare);
    common.sort_by(|a, b| around.counts[*b].total_cmp(&around.counts[*a]).then(a.cmp(b)));
    if !rare.is_empty() || common.len() < 2 {
        return None;
    }
    let mut part_of = vec![0; cells.cells.len()];
    common.iter().enumerate().for_each(|(part, cell)| part_of[*cell] = part);
    let parts = common.iter().map(|i| Cell { count: around.counts[*i], ..cells.cells[*i].clone() }).collect();
    Some((parts, Table::of(&part_of, around)))
}
