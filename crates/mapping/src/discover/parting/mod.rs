//! Few names: events parted by what a property tells.
//!
//! A journey of three event names is no map. So where names are few, an event is parted by the property that changes
//! most what comes right before and after it ([`effect`]): by its values, or a number at a few round edges ([`bands`]).
//! Nothing here knows what the events are about.

mod amount;
mod bands;
mod cells;
mod effect;
mod name;

use journey::{Condition, Matcher};

use super::ask::Asking;
use super::facts::Label;
use super::options::DiscoverOptions;
use crate::language::Language;
use cells::Cell;

/// Fewer labels than this are few.
const FEW: usize = 6;
/// A part that holds more than this share of all events is parted once more, by another property.
const LARGE: f64 = 0.5;
/// A part of fewer events, or of a smaller share of its event, joins the rest.
const LEAST_COUNT: f64 = 50.0;
const LEAST_SHARE: f64 = 0.015;

/// What an event is parted into.
#[derive(Debug)]
struct Split {
    property: String,
    parts: Vec<Cell>,
    effect: f64,
}

/// The labels, parted where there are few and a property tells something.
pub(super) fn part<E>(labels: Vec<Label>, options: &DiscoverOptions, asking: &mut Asking<'_, E>) -> Result<Vec<Label>, E> {
    if labels.len() >= FEW {
        return Ok(labels);
    }
    let once = each_parted(&labels, options, asking, |label, _| label.part.is_none())?;
    let twice = |label: &Label, all: f64| label.by.len() == 1 && label.count > LARGE * all;
    let mut labels = each_parted(&once, options, asking, twice)?;
    labels.sort_by(|a, b| b.count.total_cmp(&a.count).then_with(|| a.key().cmp(&b.key())));
    Ok(labels)
}

/// Parts the labels that are wanted, each by the property with the largest effect. Neighbours are seen as they were
/// before, so that the order of labels decides nothing.
fn each_parted<E>(
    labels: &[Label],
    options: &DiscoverOptions,
    asking: &mut Asking<'_, E>,
    wanted: impl Fn(&Label, f64) -> bool,
) -> Result<Vec<Label>, E> {
    let all: f64 = labels.iter().map(|label| label.count).sum();
    let mut parted = Vec::new();
    let mut room = options.steps.saturating_sub(labels.len());
    for at in 0..labels.len() {
        let split = if wanted(&labels[at], all) { best_split(labels, at, options, asking)? } else { None };
        match split.filter(|split| split.parts.len() <= room + 1) {
            Some(split) => {
                room -= split.parts.len() - 1;
                parted.extend(parts(&labels[at], split));
            }
            None => parted.push(Label { rank: labels[at].rank * cells::MOST_VALUES, ..labels[at].clone() }),
        }
    }
    Ok(parted)
}

fn best_split<E>(labels: &[Label], at: usize, options: &DiscoverOptions, asking: &mut Asking<'_, E>) -> Result<Option<Split>, E> {
    let label = &labels[at];
    let is_free = |name: &&String| **name != options.channel && !label.by.contains(name);
    let mut best: Option<Split> = None;
    for (property, is_number) in
        options.text_properties.iter().map(|name| (name, false)).chain(options.number_properties.iter().map(|name| (name, true)))
    {
        if !is_free(&property) {
            continue;
        }
        let cells = if is_number {
            bands::cells(label, property, asking)?
        } else {
            cells::of_values(label, property, Language::of(&options.language), asking)?
        };
        let Some(cells) = cells else { continue };
        let found = cells.ask(labels, at, asking)?;
        let Some((parts, table)) =
            (if is_number { bands::grouped(&cells, &found, options) } else { cells::grouped(&cells, &found) })
        else {
            continue;
        };
        if let Some(effect) = effect::effect(&table)
            && best.as_ref().is_none_or(|known| effect > known.effect)
        {
            best = Some(Split { property: property.clone(), parts, effect });
        }
    }
    Ok(best)
}

/// The labels of the parts.
fn parts(whole: &Label, split: Split) -> Vec<Label> {
    const ONE_CHANNEL: f64 = 0.95;
    let channel = whole.channels.first().filter(|(_, count)| *count >= ONE_CHANNEL * whole.count);
    let part = |(i, cell): (usize, Cell)| Label {
        event: whole.event.clone(),
        aside: whole.part.clone(),
        part: Some(cell.name),
        by: whole.by.iter().cloned().chain([split.property.clone()]).collect(),
        rank: whole.rank * cells::MOST_VALUES + i,
        matcher: cell.matcher,
        count: cell.count,
        customers: 0.0,
        ends: 0.0,
        channels: channel.map(|(name, _)| (name.clone(), cell.count)).into_iter().collect(),
    };
    split.parts.into_iter().enumerate().map(part).collect()
}

/// The events of a label that also satisfy some conditions; none where the label is told by alternatives.
fn narrowed(label: &Label, more: Vec<Condition>) -> Option<Matcher> {
    match &label.matcher {
        Matcher::Event(event) => Some(Matcher::Where { event: Some(event.clone()), conditions: more }),
        Matcher::Where { event, conditions } => {
            Some(Matcher::Where { event: event.clone(), conditions: conditions.iter().cloned().chain(more).collect() })
        }
        _ => None,
    }
}
