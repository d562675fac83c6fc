//! Steps: which labels are drawn, and which stand together in one.

use std::collections::BTreeMap;

use journey::Matcher;

use super::journey::{Journey, any_of};
use super::words::{human, words};

/// A step to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    /// The stage it lies in.
    pub stage: usize,
    /// Its labels, commonest first.
    pub labels: Vec<usize>,
    /// Its name.
    pub name: String,
    /// Which events it is.
    pub matcher: Matcher,
    /// Occurrences.
    pub count: f64,
}

/// A label that makes less than this part of a step's fair share of all events is rare: it may be folded into a family.
const RARE: f64 = 0.35;
/// A label that makes less than this share of all events is not drawn for its own sake.
const LEAST_SHARE: f64 = 0.001;
/// First words that say how, not what: no family.
const NO_FAMILY: [&str; 26] = [
    "view", "viewed", "click", "clicked", "add", "added", "begin", "start", "started", "open", "opened", "close", "closed",
    "page", "app", "web", "user", "customer", "event", "get", "set", "new", "ask", "read", "go", "on",
];

/// The steps that explain the most events: at most so many, at least one for each stage. Labels in `kept` always get a
/// step of their own.
pub(super) fn choose(journey: &Journey<'_>, kept: &[usize], most: usize) -> Vec<Drawn> {
    let groups = groups(journey, kept, most);
    let is_kept = |group: &Drawn| group.labels.iter().any(|label| kept.contains(label));
    let mut chosen: Vec<usize> = (0..groups.len()).filter(|i| is_kept(&groups[*i])).collect();
    for stage in 0..journey.stages.len() {
        if !chosen.iter().any(|i| groups[*i].stage == stage) {
            chosen.extend((0..groups.len()).find(|i| groups[*i].stage == stage));
        }
    }
    let most = most.max(chosen.len());
    let worth_it = |group: &Drawn| {
        let is_part = group.labels.iter().any(|label| !journey.facts.labels[*label].by.is_empty());
        is_part || group.count >= LEAST_SHARE * journey.facts.events
    };
    let others: Vec<usize> = (0..groups.len()).filter(|i| !chosen.contains(i) && worth_it(&groups[*i])).collect();
    chosen.extend(others.into_iter().take(most - chosen.len()));
    let place = |group: &Drawn| group.labels.first().map_or(0, |label| journey.place_of[*label]);
    let mut steps: Vec<Drawn> = chosen.into_iter().map(|i| groups[i].clone()).collect();
    steps.sort_by_key(|step| (step.stage, place(step)));
    steps
}

/// Labels and families of labels, commonest first.
fn groups(journey: &Journey<'_>, kept: &[usize], most: usize) -> Vec<Drawn> {
    #[allow(clippy::cast_precision_loss)] // A few steps.
    let rare = RARE / most.max(1) as f64 * journey.facts.events;
    let mut families: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (label, known) in journey.facts.labels.iter().enumerate() {
        let words = words(&known.event);
        let family = match words.as_slice() {
            [first, _, ..] if !kept.contains(&label) && known.part.is_none() && !NO_FAMILY.contains(&first.as_str()) => {
                first.clone()
            }
            _ => format!("={label}"),
        };
        families.entry((journey.stage_of[label], family)).or_default().push(label);
    }
    let mut groups = Vec::new();
    for ((stage, _), labels) in families {
        // Labels come commonest first. What is common stands alone; what is rare joins the commonest of its family.
        let is_rare = |label: &usize| journey.facts.labels[*label].count < rare;
        let (folded, alone): (Vec<usize>, Vec<usize>) = labels.into_iter().partition(is_rare);
        let mut parts: Vec<Vec<usize>> = alone.into_iter().map(|label| vec![label]).collect();
        match parts.first_mut() {
            Some(first) => first.extend(folded),
            None => parts.push(folded),
        }
        groups.extend(parts.into_iter().map(|labels| group(journey, stage, labels)));
    }
    groups.sort_by(|a, b| b.count.total_cmp(&a.count).then_with(|| a.labels.cmp(&b.labels)));
    groups
}

fn group(journey: &Journey<'_>, stage: usize, labels: Vec<usize>) -> Drawn {
    let all = &journey.facts.labels;
    Drawn {
        stage,
        name: name(journey, &labels),
        matcher: any_of(labels.iter().map(|label| all[*label].matcher.clone()).collect()),
        count: labels.iter().map(|label| all[*label].count).sum(),
        labels,
    }
}

/// The name of a step. A family is called by what its names share and then by what they don't, the commonest first:
/// "Newsletter open / click / signup".
fn name(journey: &Journey<'_>, labels: &[usize]) -> String {
    const TOLD: usize = 3;
    let names: Vec<String> = labels.iter().map(|label| label_name(journey, *label)).collect();
    let Some((first, others)) = names.split_first() else { return String::new() };
    let rest = |name: &String| name.split_once(' ').map_or_else(|| name.clone(), |(_, rest)| rest.to_owned());
    let mut told = vec![first.clone()];
    told.extend(others.iter().take(TOLD - 1).map(rest));
    if names.len() > TOLD {
        told.push("…".to_owned());
    }
    told.join(" / ")
}

/// The name of a label as people would write it.
pub(super) fn label_name(journey: &Journey<'_>, label: usize) -> String {
    let label = &journey.facts.labels[label];
    match &label.part {
        Some(part) if !label.by.is_empty() => format!("{}, {part}", human(&label.event)),
        Some(part) => format!("{} ({part})", human(&label.event)),
        None => human(&label.event),
    }
}
