//! Rows of cards: what each row puts into the cell of a step.

use super::cards::{Card, GAP, Look, MOST_COLUMN, Part};
use super::columns::StepColumn;
use super::label::{Legend, Sample};
use super::rows::Row;
use super::{Plan, PlanStep};
use crate::document::{BuiltIn, Lane, Opportunity, Pain, Quote, Status, Support};
use crate::draw::theme::Paint;

/// A text of more lines is a tower, which makes its row high for all steps.
const FEW_LINES: usize = 4;

/// A row of cards; none where no step has any.
pub(super) fn row(plan: &Plan<'_>, lane: &Lane) -> Option<Row> {
    let cells: Vec<Vec<Card>> = plan.steps.iter().map(|one| cards(plan, lane, one)).collect();
    if cells.iter().all(Vec::is_empty) {
        return None;
    }
    let mut shapes = Vec::new();
    let mut height: f64 = 0.0;
    let columns = &plan.columns.steps;
    let is_used: Vec<bool> = cells.iter().map(|cards| !cards.is_empty()).collect();
    for (place, (cards, column)) in cells.iter().zip(columns).enumerate() {
        let mut y = 10.0;
        let is_tower = cards.iter().any(|card| card.lines(column.width) > FEW_LINES);
        let (left, right) = if is_tower { beside(columns, &is_used, place) } else { (0.0, 0.0) };
        let (center, room) = (column.center() + (right - left) / 2.0, column.width + left + right);
        for card in cards {
            let (drawn, card_height) = card.draw(center, room, y);
            shapes.extend(drawn);
            y += card_height + GAP;
        }
        height = height.max(y);
    }
    let (title, legends) = label(plan, lane, &cells);
    Some(Row { title, legends, height: height + 10.0 - GAP, shapes, role: lane.role() })
}

/// How far the cards of a step reach to the left and to the right over steps that have none: as far to one side as to the
/// other where they can, and only half as far over a step that the cards beyond it reach over too.
fn beside(columns: &[StepColumn], is_used: &[bool], place: usize) -> (f64, f64) {
    let free = |next: Option<usize>, after: Option<usize>| match next.filter(|next| is_used.get(*next) == Some(&false)) {
        Some(next) if after.is_some_and(|after| is_used.get(after) == Some(&true)) => columns[next].width / 2.0,
        Some(next) => columns[next].width,
        None => 0.0,
    };
    let (left, right) = (free(place.checked_sub(1), place.checked_sub(2)), free(Some(place + 1), Some(place + 2)));
    let wanted = (MOST_COLUMN - columns[place].width).max(0.0);
    // What one side lacks of its half, the other has more.
    let taken = |side: f64, other: f64| side.min(wanted - other.min(wanted / 2.0));
    (taken(left, right), taken(right, left))
}

fn label(plan: &Plan<'_>, lane: &Lane, cells: &[Vec<Card>]) -> (String, Vec<Legend>) {
    let words = plan.words;
    let built_in = match lane {
        Lane::Own { title, .. } => return (title.clone(), vec![]),
        Lane::BuiltIn(built_in) => *built_in,
    };
    let has_intervals = plan.steps.iter().flat_map(|one| &one.step.pains).any(|pain| pain.low.is_some() && pain.high.is_some());
    let pains = if cells.iter().flatten().count() > 1 { words.pains_by_impact } else { words.pains };
    let title = match built_in {
        BuiltIn::Channels => words.channel,
        BuiltIn::Does => words.does,
        BuiltIn::Thinks => words.thinks,
        BuiltIn::Questions => words.questions,
        BuiltIn::Quotes => words.quotes,
        BuiltIn::Pains => pains,
        BuiltIn::Opportunities => words.opportunities,
        BuiltIn::Evidence => words.evidence,
        BuiltIn::PhysicalEvidence => words.physical_evidence,
        BuiltIn::Frontstage => words.frontstage,
        BuiltIn::Backstage => words.backstage,
        BuiltIn::Support => words.support,
        BuiltIn::Intensity => words.intensity,
        BuiltIn::Steps | BuiltIn::Measured | BuiltIn::Emotion => "",
    };
    let legends = match built_in {
        BuiltIn::Intensity => vec![Legend::new(Sample::None, words.intensity_scale, Paint::Quiet)],
        BuiltIn::Pains if has_intervals => vec![Legend::new(Sample::None, words.with_interval, Paint::Quiet)],
        _ => vec![],
    };
    (title.to_owned(), legends)
}

fn cards(plan: &Plan<'_>, lane: &Lane, one: &PlanStep<'_>) -> Vec<Card> {
    let step = one.step;
    let texts = |texts: &[String]| texts.iter().map(|text| Card::text(text)).collect();
    let built_in = match lane {
        Lane::Own { key, .. } => return step.cells.get(key).map(|content| texts(content)).unwrap_or_default(),
        Lane::BuiltIn(built_in) => *built_in,
    };
    match built_in {
        BuiltIn::Channels => step.channel.iter().map(|channel| Card::text(channel)).collect(),
        BuiltIn::Does => step.does.iter().map(|does| Card::text(does)).collect(),
        BuiltIn::Thinks => step.thinks.iter().map(|thinks| quote_card(&quoted(plan, thinks), None)).collect(),
        BuiltIn::Questions => step.questions.iter().map(|asked| question_card(plan, asked)).collect(),
        BuiltIn::Quotes => step.quotes.iter().map(|quote| quote_card(&quoted(plan, &quote.text), source(plan, quote))).collect(),
        BuiltIn::Pains => by_impact(&step.pains).into_iter().map(|pain| pain_card(plan, pain)).collect(),
        BuiltIn::Opportunities => step.opportunities.iter().map(|chance| opportunity_card(plan, one, chance)).collect(),
        BuiltIn::Evidence => step.evidence.iter().map(|evidence| evidence_card(plan, evidence)).collect(),
        BuiltIn::PhysicalEvidence => texts(&step.blueprint.evidence),
        BuiltIn::Frontstage => texts(&step.blueprint.frontstage),
        BuiltIn::Backstage => texts(&step.blueprint.backstage),
        BuiltIn::Support => step.blueprint.support.iter().map(support_card).collect(),
        BuiltIn::Intensity => {
            step.intensity.iter().map(|level| Card { look: Look::Plain, parts: vec![Part::Dots(*level)] }).collect()
        }
        BuiltIn::Steps | BuiltIn::Measured | BuiltIn::Emotion => vec![],
    }
}

/// The worst first.
pub(crate) fn by_impact(pains: &[Pain]) -> Vec<&Pain> {
    let mut sorted: Vec<&Pain> = pains.iter().collect();
    sorted.sort_by(|a, b| b.impact().partial_cmp(&a.impact()).unwrap_or(std::cmp::Ordering::Equal));
    sorted
}

/// In the quotation marks of the map's language.
pub(crate) fn quoted(plan: &Plan<'_>, text: &str) -> String {
    let (open, close) = plan.language.pick(("“", "”"), ("„", "”"));
    if text.starts_with(['“', '„', '«', '"', '「']) { text.to_owned() } else { format!("{open}{text}{close}") }
}

fn quote_card(text: &str, source: Option<String>) -> Card {
    let parts = [Some(Part::Text(text.to_owned())), source.map(Part::Quiet)];
    Card { look: Look::Quote, parts: parts.into_iter().flatten().collect() }
}

/// Where and when something was said.
pub(crate) fn source(plan: &Plan<'_>, quote: &Quote) -> Option<String> {
    let day = quote.date.map(|day| plan.locale.day(day));
    let parts: Vec<String> = quote.source.iter().cloned().chain(day).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn question_card(plan: &Plan<'_>, asked: &crate::document::Asked) -> Card {
    let answer = match (&asked.answered_by, &asked.place) {
        (None, _) => Part::Loud(plan.words.nobody_answers.to_owned()),
        (Some(by), None) => Part::Quiet(by.clone()),
        (Some(by), Some(place)) => Part::Quiet(format!("{by} · {place}")),
    };
    Card { look: Look::Plain, parts: vec![Part::Text(asked.text.clone()), answer] }
}

fn pain_card(plan: &Plan<'_>, pain: &Pain) -> Card {
    let (words, locale, currency) = (plan.words, plan.locale, plan.map.currency.as_deref());
    let chip = |text: String| Part::Chip { text, ink: Paint::Loss, ground: Paint::LossSoft };
    let customers = |amount: f64| format!("{} {}", locale.compact(amount), words.customers);
    let interval = || Some(Part::Quiet(format!("{}–{}", locale.compact(pain.low?), locale.compact(pain.high?))));
    let mut parts = vec![Part::Text(pain.text.clone())];
    match (pain.value, pain.customers, pain.severity) {
        (Some(value), concerned, _) => {
            parts.push(chip(locale.money(value, currency)));
            parts.extend(interval());
            parts.extend(concerned.map(|amount| Part::Quiet(customers(amount))));
        }
        (None, Some(concerned), _) => {
            parts.push(chip(customers(concerned)));
            parts.extend(interval());
        }
        (None, None, Some(severity)) => parts.push(chip(format!("{} {severity}/5", words.severity))),
        (None, None, None) => {}
    }
    Card { look: Look::Pain, parts }
}

fn opportunity_card(plan: &Plan<'_>, one: &PlanStep<'_>, chance: &Opportunity) -> Card {
    let words = plan.words;
    let mut parts = vec![Part::Text(chance.text.clone())];
    if let Some(status) = chance.status {
        let text = status_name(plan, status).to_owned();
        parts.push(Part::Chip { text, ink: Paint::Gain, ground: Paint::GainSoft });
    }
    let reach = one.numbers.and_then(|numbers| numbers.observed.as_ref()).map(|seen| seen.reached);
    // Customers are counted far below 2^53.
    let rice = reach.and_then(|reach| chance.rice(reach as f64));
    let scores = [(words.impact, chance.impact), (words.effort, chance.effort)];
    let told: Vec<String> =
        scores.iter().filter_map(|(word, score)| Some(format!("{word}\u{a0}{}", plan.locale.short((*score)?)))).collect();
    match rice {
        Some(rice) => parts.push(Part::Quiet(format!("RICE {}", plan.locale.compact(rice)))),
        None if !told.is_empty() => parts.push(Part::Quiet(told.join(" · "))),
        None => {}
    }
    Card { look: Look::Opportunity, parts }
}

/// How far an opportunity is, in words.
pub(crate) fn status_name(plan: &Plan<'_>, status: Status) -> &'static str {
    let place = Status::WORDS.iter().position(|(_, one)| *one == status).unwrap_or_default();
    plan.words.statuses[place]
}

fn evidence_card(plan: &Plan<'_>, evidence: &crate::document::Evidence) -> Card {
    let quiet = [evidence.note.clone(), evidence.date.map(|day| plan.locale.day(day))];
    let parts = std::iter::once(Part::Text(evidence.kind.clone())).chain(quiet.into_iter().flatten().map(Part::Quiet));
    Card { look: Look::Plain, parts: parts.collect() }
}

fn support_card(support: &Support) -> Card {
    let does = support.does.iter().map(|does| Part::Quiet(does.clone()));
    Card { look: Look::Plain, parts: std::iter::once(Part::Text(support.system.clone())).chain(does).collect() }
}
