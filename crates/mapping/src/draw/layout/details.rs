//! What a page tells beside the picture: the same facts as texts, in the language of the map.

use journey::Matcher;

use super::cells::{by_impact, quoted, source, status_name};
use super::header::{kind_name, subtitles};
use super::{Plan, PlanStep};
use crate::document::{Binding, Step};
use crate::language::Words;
use crate::measure::{FeelingPoint, Hole, HoleKind, Observed};

/// What a page tells about a map.
pub(crate) struct Details {
    pub words: &'static Words,
    pub kind: &'static str,
    pub subtitles: Vec<String>,
    pub map: MapDetails,
    pub steps: Vec<StepDetails>,
}

/// About the map as a whole.
pub(crate) struct MapDetails {
    pub facts: Vec<(&'static str, String)>,
    /// Names, and what is known about them.
    pub personas: Vec<(String, String)>,
    pub holes: Vec<String>,
}

/// About a step.
pub(crate) struct StepDetails {
    pub key: String,
    pub name: String,
    pub about: String,
    pub rows: Vec<NumberRow>,
    /// Where they go next: name, share for the bar, share in words.
    pub next: Vec<(String, f64, String)>,
    pub sections: Vec<Section>,
    pub facts: Vec<(&'static str, String)>,
}

/// A number with its name and what else is known of it.
pub(crate) struct NumberRow {
    pub name: &'static str,
    pub value: String,
    pub more: String,
}

/// Texts under a heading, each with quieter words.
pub(crate) struct Section {
    pub title: &'static str,
    pub is_quote: bool,
    pub entries: Vec<(String, String)>,
}

/// Holes of one kind to be told in full.
const HOLES_MOST: usize = 4;
/// Ways onward to be listed; the others are small.
const NEXT_MOST: usize = 6;

pub(super) fn of(plan: &Plan<'_>) -> Details {
    Details {
        words: plan.words,
        kind: kind_name(plan),
        subtitles: subtitles(plan),
        map: of_map(plan),
        steps: plan.steps.iter().map(|one| of_step(plan, one)).collect(),
    }
}

fn of_map(plan: &Plan<'_>) -> MapDetails {
    let (map, words) = (plan.map, plan.words);
    let due = map.review.and_then(|review| {
        let days = jiff::Span::new().try_days(review.every.millis() / 86_400_000).ok()?;
        review.last?.checked_add(days).ok()
    });
    let review = due.map(|day| format!("{} {}", words.review_due, plan.locale.day(day)));
    let owner = map.owner.as_ref().map(|owner| {
        [Some(owner.name.clone()), owner.contact.clone(), review].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let facts = [(words.scenario, map.scenario.clone()), (words.goal, map.goal.clone()), (words.owner, owner)];
    let about = |persona: &crate::document::Persona| {
        [persona.job.clone(), persona.quote.as_ref().map(|quote| quoted(plan, quote))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    };
    MapDetails {
        facts: given(facts),
        personas: map.personas.iter().map(|persona| (persona.name.clone(), about(persona))).collect(),
        holes: holes(plan),
    }
}

/// The holes in sentences; of each kind the first few, and how many more there are.
fn holes(plan: &Plan<'_>) -> Vec<String> {
    let all: Vec<&Hole> = plan.numbers.iter().flat_map(|numbers| &numbers.holes).collect();
    let mut told = Vec::new();
    let mut kinds: Vec<HoleKind> = Vec::new();
    for first in &all {
        if kinds.contains(&first.kind) {
            continue;
        }
        kinds.push(first.kind);
        let alike: Vec<&&Hole> = all.iter().filter(|hole| hole.kind == first.kind).collect();
        told.extend(alike.iter().take(HOLES_MOST).map(|hole| hole.message.clone()));
        if let Some(more) = alike.len().checked_sub(HOLES_MOST).filter(|more| *more > 0) {
            told.push(plan.words.more_alike.replace("{}", &more.to_string()));
        }
    }
    told
}

fn of_step(plan: &Plan<'_>, one: &PlanStep<'_>) -> StepDetails {
    let step = one.step;
    let seen = one.numbers.and_then(|numbers| numbers.observed.as_ref());
    let events = step.observe.as_ref().map(|binding| event_names(&binding.matcher).join(", "));
    let unbound = (plan.numbers.is_some() && step.observe.is_none()).then(|| plan.words.not_bound.to_owned());
    let about = [Some(one.stage.name.clone()), step.channel.clone(), events, unbound];
    StepDetails {
        key: step.key.clone(),
        name: step.name.clone(),
        about: about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        rows: seen.map(|seen| rows(plan, step.observe.as_ref(), seen)).unwrap_or_default(),
        next: next(plan, step, seen),
        sections: sections(plan, one),
        facts: facts(plan, one),
    }
}

fn given<const N: usize>(facts: [(&'static str, Option<String>); N]) -> Vec<(&'static str, String)> {
    facts.into_iter().filter_map(|(name, text)| Some((name, text.filter(|text| !text.is_empty())?))).collect()
}

/// The names of the events that a binding matches.
fn event_names(matcher: &Matcher) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    matcher.visit(&mut |event, _| {
        let name = event.unwrap_or("*").to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    });
    names
}

fn rows(plan: &Plan<'_>, binding: Option<&Binding>, seen: &Observed) -> Vec<NumberRow> {
    let (words, locale) = (plan.words, plan.locale);
    let entered = plan.numbers.map_or(0, |numbers| numbers.entered);
    let customers = |count: u64| format!("{} {}", locale.count(count), words.customers);
    let row = |name, count: u64, more: Option<String>| {
        // Customers are counted far below 2^53.
        let share = if entered == 0 { 0.0 } else { count as f64 / entered as f64 };
        NumberRow { name, value: locale.percent(share), more: more.unwrap_or_else(|| customers(count)) }
    };
    // A hundred years in milliseconds are below 2^53.
    let within =
        binding.and_then(|binding| binding.within).map(|time| format!("{} {}", words.within, locale.time(time.millis() as f64)));
    let median = seen.median_wait_ms.map(|wait| format!("{} {}", words.median, locale.time(wait)));
    let mut rows = vec![
        row(words.reached, seen.reached, None),
        row(words.completed_in_time, seen.completed, within.or_else(|| median.clone())),
    ];
    if seen.late > 0 {
        rows.push(row(words.late, seen.late, median));
    }
    rows.push(row(words.out_of_order, seen.out_of_order, None));
    let is_required = binding.is_none_or(|binding| binding.required);
    rows.push(if is_required { row(words.missing, seen.missing, None) } else { row(words.skipped, seen.skipped, None) });
    if let Some(dropped) = seen.dropped {
        rows.push(row(words.drop_after, dropped, None));
    }
    rows
}

/// Where customers go from a step, of all who go or leave, largest first.
fn next(plan: &Plan<'_>, step: &Step, seen: Option<&Observed>) -> Vec<(String, f64, String)> {
    let (Some(numbers), Some(seen)) = (plan.numbers, seen) else { return Vec::new() };
    let name = |key: &str| plan.steps.iter().find(|one| one.step.key == key).map_or(key, |one| one.step.name.as_str()).to_owned();
    let mut ways: Vec<(String, u64)> =
        numbers.flows.iter().filter(|flow| flow.from == step.key).map(|flow| (name(&flow.to), flow.customers)).collect();
    if seen.ends > 0 {
        ways.push((plan.words.leave.to_owned(), seen.ends));
    }
    ways.sort_by_key(|(_, customers)| std::cmp::Reverse(*customers));
    let whole: u64 = ways.iter().map(|(_, customers)| customers).sum();
    ways.truncate(NEXT_MOST);
    // Customers are counted far below 2^53.
    let share = |customers: u64| customers as f64 / whole.max(1) as f64;
    ways.into_iter().map(|(name, customers)| (name, share(customers), plan.locale.percent(share(customers)))).collect()
}

fn felt(plan: &Plan<'_>, step: &Step, point: Option<FeelingPoint>) -> Option<String> {
    let (words, locale) = (plan.words, plan.locale);
    let level = |value: f64| locale.decimal(value, 2);
    let assumed = step.feels.as_ref().map(|feels| {
        let note = feels.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
        format!("{} {}{note}", words.assumed, level(feels.level()))
    });
    let measured = point.map(|point| {
        let interval = match (point.low, point.high) {
            (Some(low), Some(high)) => format!("({} … {})", level(low), level(high)),
            _ => format!("({})", words.no_interval),
        };
        format!("{} {} {interval}, {}\u{a0}{}", words.measured, level(point.mean), words.answers, locale.count(point.n))
    });
    let parts: Vec<String> = [assumed, measured].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn sections(plan: &Plan<'_>, one: &PlanStep<'_>) -> Vec<Section> {
    let (step, words) = (one.step, plan.words);
    let plain = |text: Option<String>| text.map(|text| (text, String::new())).into_iter().collect::<Vec<_>>();
    let texts = |texts: &[String]| texts.iter().map(|text| (text.clone(), String::new())).collect::<Vec<_>>();
    let quotes = step.quotes.iter().map(|quote| (quoted(plan, &quote.text), source(plan, quote).unwrap_or_default()));
    let questions = step.questions.iter().map(|asked| {
        let by = asked.answered_by.clone().unwrap_or_else(|| words.nobody_answers.to_owned());
        (asked.text.clone(), asked.place.iter().fold(by, |by, place| format!("{by} · {place}")))
    });
    let pains = by_impact(&step.pains).into_iter().map(|pain| (pain.text.clone(), pain_numbers(plan, pain)));
    let chances = step.opportunities.iter().map(|chance| {
        let status = chance.status.map(|status| status_name(plan, status).to_owned());
        let owner = chance.owner.as_ref().map(|owner| owner.name.clone());
        (chance.text.clone(), status.into_iter().chain(owner).collect::<Vec<_>>().join(" · "))
    });
    let support = step.blueprint.support.iter().map(|one| (one.system.clone(), one.does.clone().unwrap_or_default()));
    let point = one.numbers.and_then(|numbers| numbers.feeling);
    let all = [
        (words.felt, false, plain(felt(plan, step, point))),
        (words.quotes, true, quotes.collect()),
        (words.does, false, plain(step.does.clone())),
        (words.thinks, false, plain(step.thinks.as_ref().map(|text| quoted(plan, text)))),
        (words.questions, false, questions.collect()),
        (words.pains, false, pains.collect()),
        (words.opportunities, false, chances.collect()),
        (words.physical_evidence, false, texts(&step.blueprint.evidence)),
        (words.frontstage, false, texts(&step.blueprint.frontstage)),
        (words.backstage, false, texts(&step.blueprint.backstage)),
        (words.support, false, support.collect()),
    ];
    let section = |(title, is_quote, entries)| Section { title, is_quote, entries };
    all.into_iter().map(section).filter(|section| !section.entries.is_empty()).collect()
}

fn pain_numbers(plan: &Plan<'_>, pain: &crate::document::Pain) -> String {
    let (words, locale) = (plan.words, plan.locale);
    let value = pain.value.map(|value| locale.money(value, plan.map.currency.as_deref()));
    let interval = pain
        .low
        .zip(pain.high)
        .map(|(low, high)| format!("{}–{} ({})", locale.compact(low), locale.compact(high), locale.percent(0.95)));
    let customers = pain.customers.map(|amount| format!("{} {}", locale.decimal(amount, 0), words.customers));
    let severity = pain.severity.map(|severity| format!("{} {severity}/5", words.severity));
    [value, interval, customers, severity].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn facts(plan: &Plan<'_>, one: &PlanStep<'_>) -> Vec<(&'static str, String)> {
    let (step, words) = (one.step, plan.words);
    let told = |evidence: &crate::document::Evidence| {
        let day = evidence.date.map(|day| plan.locale.day(day));
        std::iter::once(evidence.kind.clone()).chain(day).collect::<Vec<_>>().join(" ")
            + &evidence.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"))
    };
    let evidence = if step.evidence.is_empty() {
        words.assumption.to_owned()
    } else {
        step.evidence.iter().map(told).collect::<Vec<_>>().join(" · ")
    };
    let owner = step.owner.as_ref().or(one.stage.owner.as_ref()).or(plan.map.owner.as_ref());
    let owner =
        owner.map(|owner| std::iter::once(owner.name.clone()).chain(owner.contact.clone()).collect::<Vec<_>>().join(" · "));
    given([(words.evidence, Some(evidence)), (words.owner, owner)])
}
