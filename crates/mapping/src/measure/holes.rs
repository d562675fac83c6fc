//! What a map lacks: each hole with its number and a plain sentence.

use jiff::civil::Date;
use serde::Serialize;

use super::numbers::Numbers;
use crate::document::{Kind, Map, Measure, Stage, Step};
use crate::language::Language;

/// Something that a map lacks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Hole {
    /// What kind of thing.
    pub kind: HoleKind,
    /// Key of the stage it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub stage: Option<String>,
    /// Key of the step it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub step: Option<String>,
    /// Its number: a share, a count, or days, as the kind has it.
    pub number: f64,
    /// What it is, in the language of the map.
    pub message: String,
}

/// What a map can lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HoleKind {
    /// No event ever matched the step's binding. Number: customers who entered.
    NeverSeen,
    /// Events that no step explains. Number: their share of all events.
    Unmapped,
    /// A step that is an assumption: without evidence. Number: 0.
    NoEvidence,
    /// Neither step, stage nor map has an owner. Number: 0.
    NoOwner,
    /// Questions that nobody answers. Number: how many.
    UnansweredQuestions,
    /// A stage with nothing under `support`. Number: its steps.
    NoSupport,
    /// A survey that nobody answered. Number: 0.
    SilentSurvey,
    /// Scores outside the scale. Number: the one furthest off.
    OffScale,
    /// The review is overdue. Number: days.
    StaleReview,
    /// The newest evidence is older than the promised review. Number: days of age.
    StaleEvidence,
}

/// Events without a step are worth a sentence from this share of all events on.
const UNMAPPED_SHARE: f64 = 0.01;

/// The holes that do not depend on the day.
pub(super) fn of(map: &Map, numbers: &Numbers) -> Vec<Hole> {
    let mut holes = never_seen(map, numbers);
    holes.extend(unmapped(map, numbers));
    for (stage, step) in map.steps() {
        holes.extend(step_holes(map, stage, step));
    }
    holes.extend(no_support(map));
    holes
}

/// What is older than the map promises on this day: its review, and the newest evidence of each step.
pub fn stale(map: &Map, today: Date) -> Vec<Hole> {
    let Some(review) = map.review else { return Vec::new() };
    let (language, days) = (language(map), review.every.millis() / 86_400_000);
    let locale = language.locale();
    let mut holes = Vec::new();
    if let Some(last) = review.last
        && let Some(late) = age_days(last, today).filter(|age| *age > days).map(|age| age - days)
    {
        let late_text = locale.count(late.unsigned_abs());
        let message = language.pick(
            format!("the review is {late_text} days overdue; the last was on {}", locale.day(last)),
            format!("revizuirea a întârziat cu {late_text} zile; ultima a fost pe {}", locale.day(last)),
        );
        holes.push(hole(HoleKind::StaleReview, None, None, as_number(late), message));
    }
    for (stage, step) in map.steps() {
        let newest = step.evidence.iter().filter_map(|evidence| evidence.date).max();
        let Some((newest, age)) = newest.and_then(|day| Some((day, age_days(day, today).filter(|age| *age > days)?))) else {
            continue;
        };
        let message = language.pick(
            format!("the newest evidence for \"{}\" is from {}", step.name, locale.day(newest)),
            format!("cea mai nouă dovadă pentru „{}” este din {}", step.name, locale.day(newest)),
        );
        holes.push(hole(HoleKind::StaleEvidence, Some(stage), Some(step), as_number(age), message));
    }
    holes
}

pub(super) fn silent_survey(map: &Map, step: &Step, measure: &Measure) -> Hole {
    let message = language(map).pick(
        format!("nobody answered the survey \"{}\" tied to \"{}\"", measure.survey, step.name),
        format!("nimeni nu a răspuns la sondajul „{}” legat de „{}”", measure.survey, step.name),
    );
    hole(HoleKind::SilentSurvey, None, Some(step), 0.0, message)
}

pub(super) fn off_scale(map: &Map, step: &Step, measure: &Measure, min: f64, max: f64) -> Hole {
    let locale = language(map).locale();
    let [low, high] = [measure.scale.0.min(measure.scale.1), measure.scale.0.max(measure.scale.1)].map(|end| locale.short(end));
    let [least, most] = [min, max].map(|score| locale.short(score));
    let message = language(map).pick(
        format!(
            "scores of the survey \"{}\" run from {least} to {most}, the map says {low} to {high}; no feeling is shown for \"{}\"",
            measure.survey, step.name
        ),
        format!(
            "notele sondajului „{}” merg de la {least} la {most}, harta spune {low} până la {high}; pentru „{}” nu se arată trăirea",
            measure.survey, step.name
        ),
    );
    let is_above = max > measure.scale.0.max(measure.scale.1);
    hole(HoleKind::OffScale, None, Some(step), if is_above { max } else { min }, message)
}

#[allow(clippy::cast_precision_loss)] // Customers are counted far below 2^53.
fn never_seen(map: &Map, numbers: &Numbers) -> Vec<Hole> {
    if numbers.entered == 0 {
        return Vec::new();
    }
    let is_dead = |step: &Step| numbers.step(&step.key).and_then(|one| one.observed.as_ref()).is_some_and(|one| one.reached == 0);
    let told = |step: &Step| {
        language(map).pick(
            format!("\"{}\" was never seen: no event matches its binding", step.name),
            format!("„{}” nu s-a văzut niciodată: niciun eveniment nu se potrivește cu legătura lui", step.name),
        )
    };
    map.steps()
        .filter(|(_, step)| is_dead(step))
        .map(|(stage, step)| hole(HoleKind::NeverSeen, Some(stage), Some(step), numbers.entered as f64, told(step)))
        .collect()
}

fn unmapped(map: &Map, numbers: &Numbers) -> Vec<Hole> {
    let locale = language(map).locale();
    let told = |event: &str, share: f64| {
        let share = locale.percent(share);
        language(map).pick(
            format!("no step explains \"{event}\", {share} of all events"),
            format!("niciun pas nu explică „{event}”, {share} din toate evenimentele"),
        )
    };
    let listed = numbers.unmapped.iter().filter(|one| one.share > UNMAPPED_SHARE);
    listed.map(|one| hole(HoleKind::Unmapped, None, None, one.share, told(&one.event, one.share))).collect()
}

#[allow(clippy::cast_precision_loss)] // Questions at a step are at most 500.
fn step_holes(map: &Map, stage: &Stage, step: &Step) -> Vec<Hole> {
    let (name, language) = (&step.name, language(map));
    let mut holes = Vec::new();
    let mut put = |kind, number, message| holes.push(hole(kind, Some(stage), Some(step), number, message));
    if step.evidence.is_empty() {
        let message = language.pick(
            format!("\"{name}\" is an assumption: it has no evidence"),
            format!("„{name}” este o presupunere: nu are dovezi"),
        );
        put(HoleKind::NoEvidence, 0.0, message);
    }
    if step.owner.is_none() && stage.owner.is_none() && map.owner.is_none() {
        let message = language.pick(format!("nobody owns \"{name}\""), format!("„{name}” nu are responsabil"));
        put(HoleKind::NoOwner, 0.0, message);
    }
    let open: Vec<&str> = step.questions.iter().filter(|one| one.answered_by.is_none()).map(|one| one.text.as_str()).collect();
    if let Some(first) = open.first() {
        let more = if open.len() > 1 { format!(" (+{})", open.len() - 1) } else { String::new() };
        let message = language.pick(
            format!("nobody answers \"{first}\"{more} at \"{name}\""),
            format!("nimeni nu răspunde la „{first}”{more} la „{name}”"),
        );
        put(HoleKind::UnansweredQuestions, open.len() as f64, message);
    }
    holes
}

/// Stages without support count as holes only where the map tells of support at all, or is a blueprint.
#[allow(clippy::cast_precision_loss)] // Steps are at most a thousand.
fn no_support(map: &Map) -> Vec<Hole> {
    let supported = |stage: &Stage| stage.steps.iter().any(|step| !step.blueprint.support.is_empty());
    if map.kind != Kind::ServiceBlueprint && !map.stages.iter().any(supported) {
        return Vec::new();
    }
    let told = |stage: &Stage| {
        language(map).pick(
            format!("the stage \"{}\" has nothing that supports it", stage.name),
            format!("etapa „{}” nu are nimic care să o susțină", stage.name),
        )
    };
    let bare = map.stages.iter().filter(|stage| !supported(stage));
    bare.map(|stage| hole(HoleKind::NoSupport, Some(stage), None, stage.steps.len() as f64, told(stage))).collect()
}

fn hole(kind: HoleKind, stage: Option<&Stage>, step: Option<&Step>, number: f64, message: String) -> Hole {
    Hole { kind, stage: stage.map(|stage| stage.key.clone()), step: step.map(|step| step.key.clone()), number, message }
}

fn language(map: &Map) -> Language {
    Language::of(&map.language)
}

/// Whole days from one day to another; none where the first is the later.
fn age_days(day: Date, today: Date) -> Option<i64> {
    let days = day.until(today).ok().and_then(|span| span.total((jiff::Unit::Day, day)).ok())?;
    #[allow(clippy::cast_possible_truncation)] // Days between two dates of the calendar.
    (days >= 0.0).then_some(days as i64)
}

#[allow(clippy::cast_precision_loss)] // Days between two dates of the calendar.
fn as_number(days: i64) -> f64 {
    days as f64
}
