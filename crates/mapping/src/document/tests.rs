//! The grammar as a whole: what is refused and where, and that writing loses nothing.

use super::*;
use proptest::prelude::*;

const SMALL: &str = "meander: map/1\nkey: k\ntitle: T\nstages:\n  - key: a\n";
const RICH: &str = include_str!("../../examples/grocery.yaml");

fn refused(text: &str) -> String {
    Map::parse(text).expect_err(text).to_string()
}

/// Would catch: a default that is written, or a key that is required and should not be.
#[test]
fn the_smallest_map_reads_and_writes_itself() {
    let map = Map::parse(SMALL).expect("a map");
    assert_eq!((map.kind, map.subject, map.language.as_str()), (Kind::CurrentState, Subject::Customer, "en"));
    assert_eq!(map.stages[0].name, "a");
    assert_eq!(map.to_yaml(), SMALL);
}

/// Would catch: a bad document that passes, a refusal without its place, a typo without a suggestion.
#[test]
fn bad_maps_are_refused_with_their_place() {
    let step = |text: &str| format!("{SMALL}    steps:\n      - key: one\n        {text}\n      - key: two\n");
    for (text, told) in [
        ("key: k\ntitle: T\nstages: [{key: a}]".to_owned(), "\"meander\" is missing"),
        (SMALL.replace("map/1", "map/2"), "line 1, column 10: meander: \"map/2\" is not one of map/1"),
        (SMALL.replace("title: T", "titel: T"), "line 3, column 8: titel: unknown key \"titel\" (did you mean \"title\"?)"),
        (
            SMALL.replace("key: k", "key: Kept Key"),
            "key: \"Kept Key\" is not a key: up to 64 of a-z, 0-9 and -, not starting with -; write for example \"kept-key\"",
        ),
        (SMALL.replace("- key: a", "[]"), "stages: a map has at least one stage"),
        (format!("{SMALL}  - key: a\n"), "line 6, column 10: stages[1].key: the key \"a\" is used by two stages"),
        (format!("{SMALL}kind: currentstate\n"), "kind: \"currentstate\" is not one of current-state, future-state"),
        (format!("{SMALL}language: english please\n"), "language: \"english please\" is not a language"),
        (format!("{SMALL}currency: eur\n"), "currency: \"eur\" is not a currency"),
        (format!("{SMALL}review: {{every: 90d, last: 2026-13-01}}\n"), "review.last: \"2026-13-01\" is not a day"),
        (format!("{SMALL}review: {{every: 90}}\n"), "review.every: \"90\" is not a duration"),
        (format!("{SMALL}lanes: [steps, pain]\n"), "lanes[1]: \"pain\" is not one of steps"),
        (format!("{SMALL}lanes: [steps, steps]\n"), "lanes[1]: the lane \"steps\" is named twice"),
        (format!("{SMALL}lanes: [{{key: pains}}]\n"), "lanes[0].key: \"pains\" is a lane that Meander fills"),
        (
            step("next: [too]"),
            "line 8, column 16: stages[0].steps[0].next[0]: the map has no step \"too\" (did you mean \"two\"?)",
        ),
        (step("next: [two, two]"), "next[1]: \"two\" is named twice"),
        (step("cells: {kpi: x}"), "cells.kpi: the map has no own lane \"kpi\""),
        (step("feels: {assumed: 3}"), "feels.assumed: must lie between -2 and 2"),
        (step("feels: {note: x}"), "feels: \"assumed\" is missing"),
        (step("intensity: 6"), "intensity: must be a whole number from 1 to 5"),
        (step("pains: [{key: p, text: x, severity: 0}]"), "pains[0].severity: must be a whole number from 1 to 5"),
        (step("pains: [{key: p, text: x, low: 2, high: 1}]"), "pains[0].high: must not be less than \"low\""),
        (step("pains: [{key: p, text: x, question: {ask: funel}}]"), "pains[0].question.ask: \"funel\" is not one of funnel"),
        (step("opportunities: [{key: o, text: x, confidence: 80}]"), "opportunities[0].confidence: must lie between 0 and 1"),
        (step("opportunities: [{key: o, text: x, effort: 0}]"), "opportunities[0].effort: must be more than 0"),
        (step("opportunities: [{key: o, text: x, status: ideas}]"), "status: \"ideas\" is not one of idea, planned"),
        (step("evidence: [{kind: survey, date: 2026-2-1}]"), "evidence[0].date: \"2026-2-1\" is not a day"),
        (step("observe: {match: x, within: 7days}"), "observe.within: \"7days\" is not a duration"),
        (step("observe: {match: {event: x, wher: []}}"), "observe.match.wher: unknown key \"wher\" (did you mean \"where\"?)"),
        (step("measure: {survey: s, scale: [1, 1]}"), "measure.scale: a scale is two different numbers"),
        (step("does: \"\""), "does: must not be empty"),
        (step("moment: before"), "moment: \"before\" is not one of pre-purchase"),
        (
            format!("{SMALL}personas: [{{key: p, segment: {{trait: age, op: is, value: 1}}}}]"),
            "personas[0].segment.op: \"is\" is not one of",
        ),
    ] {
        let refusal = refused(&text);
        assert!(refusal.contains(told), "{refusal}\n  should say: {told}");
    }
}

/// Would catch: keys that must differ only within their kind being refused across kinds.
#[test]
fn keys_are_unique_within_their_kind_only() {
    let text = "meander: map/1\nkey: a\ntitle: T\npersonas: [{key: a}]\nstages: [{key: a, steps: [{key: a, pains: [{key: a, text: x}], opportunities: [{key: a, text: x}]}]}]\nlanes: [{key: a}]\n";
    Map::parse(text).expect("one key for many kinds");
    let twice = text.replace("pains: [{key: a, text: x}]", "pains: [{key: a, text: x}, {key: a, text: y}]");
    assert!(refused(&twice).contains("used by two pains"));
}

/// Would catch: an example that no longer reads, and any key of the grammar that is read and not written.
#[test]
fn the_rich_example_survives_writing() {
    let map = Map::parse(RICH).expect("the example");
    let again = Map::parse(&map.to_yaml()).expect("what was written");
    assert_eq!(format!("{map:?}"), format!("{again:?}"));
    assert_eq!(map, again);
    assert_eq!(map.to_yaml(), again.to_yaml());
    let json = map.to_json().to_string();
    let from_json = Map::from_tree(&journey::document::parse_json(&json).expect("JSON")).expect("the same map");
    assert_eq!(map, from_json);
}

/// Would catch: a key of the grammar that no example shows, and that the test above therefore does not test.
#[test]
fn every_key_is_used_in_the_rich_example() {
    for key in [
        "kind",
        "language",
        "currency",
        "scenario",
        "goal",
        "owner",
        "contact",
        "review",
        "every",
        "last",
        "personas",
        "evidence",
        "segment",
        "job",
        "goals",
        "challenges",
        "motivations",
        "channels",
        "quote",
        "channel",
        "moment",
        "does",
        "thinks",
        "feels",
        "assumed",
        "note",
        "intensity",
        "questions",
        "answered_by",
        "where",
        "quotes",
        "source",
        "date",
        "pains",
        "severity",
        "customers",
        "value",
        "low",
        "high",
        "question",
        "opportunities",
        "impact",
        "confidence",
        "effort",
        "status",
        "observe",
        "match",
        "required",
        "within",
        "measure",
        "survey",
        "score",
        "scale",
        "blueprint",
        "frontstage",
        "backstage",
        "support",
        "system",
        "cells",
        "next",
        "lanes",
        "title",
        "role",
    ] {
        assert!(RICH.contains(&format!("{key}:")), "the example does not show \"{key}\"");
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z:#\\- \n'\"\\[{&*!|>%@`0-9.é中\u{202e}]{1,20}"]
        .prop_filter("not empty", |text| !text.is_empty())
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

prop_compose! {
    fn step()(
        name in text(), channel in proptest::option::of(text()), thinks in proptest::option::of(text()),
        feels in proptest::option::of((-2.0..=2.0_f64, proptest::option::of(text()))),
        quote in proptest::option::of((text(), proptest::option::of(day()))),
        pain in proptest::option::of((text(), proptest::option::of(1_u8..=5), proptest::option::of(0.0..1e9_f64))),
        chance in proptest::option::of((text(), proptest::option::of(0.0..=1.0_f64), 0_usize..6)),
        observe in proptest::option::of((text(), any::<bool>(), 0_i64..1_000_000_000)),
        survey in proptest::option::of((text(), text(), -10.0..10.0_f64)),
        support in proptest::collection::vec((text(), proptest::option::of(text())), 0..3),
        cell in proptest::collection::vec(text(), 0..3), ends in any::<bool>(),
    ) -> Step {
        let tree = journey::document::parse_yaml("key: x").expect("YAML");
        let mut step = Step::read(&journey::Node::root(&tree), &mut keys::Seen::default()).expect("a step");
        step.name = name;
        step.channel = channel;
        step.thinks = thinks;
        step.feels = feels.map(|(assumed, note)| Feeling { assumed, note });
        step.quotes = quote.into_iter().map(|(text, date)| Quote { text, source: None, date }).collect();
        step.pains = pain.into_iter().map(|(text, severity, value)| Pain {
            key: String::new(), text, severity, customers: None, value, low: value, high: value, question: None,
        }).collect();
        step.opportunities = chance.into_iter().map(|(text, confidence, status)| Opportunity {
            key: String::new(), text, impact: None, confidence, effort: None, owner: None, status: Some(Status::WORDS[status].1),
        }).collect();
        step.observe = observe.map(|(event, required, within)| Binding {
            matcher: if event == "*" { journey::Matcher::Any } else { journey::Matcher::Event(event) },
            required,
            within: Some(journey::Duration::from_millis(within)),
        });
        step.measure = survey.map(|(survey, score, low)| Measure { survey, score, scale: (low, low + 1.0) });
        step.blueprint.support = support.into_iter().map(|(system, does)| Support { system, does }).collect();
        if !cell.is_empty() {
            step.cells.insert("own".to_owned(), cell);
        }
        step.next = ends.then(Vec::new);
        step
    }
}

/// Gives every step, pain and opportunity a key of its own.
fn keyed(mut stages: Vec<Vec<Step>>) -> Vec<Stage> {
    for (i, step) in stages.iter_mut().flatten().enumerate() {
        step.key = format!("s-{i}");
        step.pains.iter_mut().for_each(|pain| pain.key = format!("p-{i}"));
        step.opportunities.iter_mut().for_each(|chance| chance.key = format!("o-{i}"));
    }
    let stage =
        |(i, steps): (usize, Vec<Step>)| Stage { key: format!("g-{i}"), name: format!("{i}"), goal: None, owner: None, steps };
    stages.into_iter().enumerate().map(stage).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Would catch: anything that a map can say and that is lost or changed by writing it.
    #[test]
    fn writing_loses_nothing(
        title in text(), scenario in proptest::option::of(text()), goal in proptest::option::of(text()),
        last in proptest::option::of(day()),
        stages in proptest::collection::vec(proptest::collection::vec(step(), 0..3), 1..4),
    ) {
        let mut map = Map::parse(SMALL).expect("a map");
        map.title = title;
        map.scenario = scenario;
        map.goal = goal;
        map.review = last.map(|last| Review { every: journey::Duration::from_days(90), last: Some(last) });
        map.stages = keyed(stages);
        map.lanes = vec![Lane::BuiltIn(BuiltIn::Steps), Lane::Own { key: "own".into(), title: "yes".into(), role: Role::Metric }];
        let written = map.to_yaml();
        let again = Map::parse(&written).expect(&written);
        prop_assert_eq!(format!("{map:?}"), format!("{again:?}"));
    }

    /// Would catch: a document that makes the reader panic instead of refusing.
    #[test]
    fn no_text_breaks_the_reader(at in 0_usize..RICH.len(), with in "[a-z:\\[\\]{}\"'\n #0-9-]{0,4}") {
        let at = (0..=at).rev().find(|i| RICH.is_char_boundary(*i)).unwrap_or(0);
        let end = (at + 2..RICH.len()).find(|i| RICH.is_char_boundary(*i)).unwrap_or(RICH.len());
        let broken = format!("{}{with}{}", &RICH[..at], &RICH[end.min(RICH.len())..]);
        let _ = Map::parse(&broken);
    }
}
