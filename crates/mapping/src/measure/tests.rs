//! From a map and answers to its numbers.

use journey::Question;
use journey::answer::{
    Answer, AnswerBody, ConformanceAnswer, StepConformance, Times, TransitionEdge, TransitionsAnswer, UnmappedEvent, ValueGroup,
    ValuesAnswer,
};

use super::*;
use crate::document::Map;

const MAP: &str = "
meander: map/1
key: k
title: T
review: { every: 90d, last: 2026-01-01 }
stages:
  - key: one
    steps:
      - { key: a, observe: { match: visit }, measure: { survey: s }, evidence: [{ kind: survey, date: 2026-06-01 }], questions: [{ text: Why? }] }
      - { key: b, observe: { match: cart, required: false, within: 2d }, measure: { survey: off }, feels: { assumed: -1 } }
  - key: two
    owner: { name: Team }
    steps:
      - { key: c, feels: { assumed: 2 }, measure: { survey: t, score: stars, scale: [0, 10] }, blueprint: { support: [CRM] } }
      - { key: d, observe: { match: purchase } }
";

fn step(key: &str, reached: u64, last: u64) -> StepConformance {
    StepConformance {
        key: key.into(),
        completed: reached,
        late: 0,
        out_of_order: 0,
        missing: 100 - reached,
        skipped: 0,
        reached,
        last,
        median_ms_from_previous: Some(1000.0),
        from_previous: Times::default(),
    }
}

fn edge(from: &str, to: &str, customers: u64) -> TransitionEdge {
    TransitionEdge { from: from.into(), to: to.into(), count: customers, customers, median_ms: None, mean_ms: None }
}

fn group(group: &str, count: u64, mean: f64, min: f64, max: f64) -> ValueGroup {
    ValueGroup { group: group.into(), count, customers: count, sum: 0.0, mean, deviation: Some(1.0), min, max }
}

fn answer(question: &Question) -> AnswerBody {
    let document = question.to_json();
    match document["ask"].as_str() {
        Some("conformance") => AnswerBody::Conformance(ConformanceAnswer {
            entered: 100,
            customers: 120,
            fit: Some(0.75),
            steps: vec![step("a", 90, 30), step("b", 0, 0), step("d", 60, 60)],
            unmapped: vec![
                UnmappedEvent { event: "scroll".into(), count: 50, share: 0.05 },
                UnmappedEvent { event: "blink".into(), count: 5, share: 0.005 },
            ],
            mapped_share: Some(0.95),
        }),
        Some("transitions") => AnswerBody::Transitions(TransitionsAnswer {
            customers: 100,
            nodes: vec![],
            edges: vec![
                edge("(start)", "a", 85),
                edge("a", "d", 55),
                edge("d", "a", 60),
                edge("a", "(end)", 31),
                edge("a", "zzz", 1),
            ],
            left_out: None,
        }),
        _ => AnswerBody::Values(ValuesAnswer {
            groups: vec![group("s", 100, 4.0, 1.0, 5.0), group("off", 9, 3.0, 1.0, 10.0), group("t", 100, 5.0, 0.0, 10.0)],
        }),
    }
}

fn measured() -> (Map, Numbers) {
    let map = Map::parse(MAP).expect("a map");
    let numbers =
        measure::<()>(&map, None, &mut |question| Ok(Answer { body: answer(question), warnings: vec![] })).expect("numbers");
    (map, numbers)
}

/// Would catch: a step left out or out of order, a missing collapse, a survey asked for under another's property.
#[test]
fn bindings_compile_to_questions() {
    let map = Map::parse(MAP).expect("a map");
    let tree = journey::document::parse_json(r#"{"trait":"age","op":"eq","value":"1"}"#).expect("JSON");
    let segment = journey::Segment::read(&journey::Node::root(&tree)).expect("a segment");
    let asked: Vec<serde_json::Value> = questions(&map, Some(&segment)).iter().map(|one| one.question.to_json()).collect();
    let customers = r#""customers":{"op":"eq","trait":"age","value":"1"}"#;
    assert_eq!(
        asked,
        [
            format!(
                r#"{{"ask":"conformance",{customers},"steps":[{{"key":"a","match":"visit","required":true}},{{"key":"b","match":"cart","required":false,"within":"2d"}},{{"key":"d","match":"purchase","required":true}}]}}"#
            ),
            format!(
                r#"{{"ask":"transitions","collapse":true,{customers},"steps":[{{"key":"a","match":"visit"}},{{"key":"b","match":"cart"}},{{"key":"d","match":"purchase"}}]}}"#
            ),
            format!(
                r#"{{"ask":"values",{customers},"group":"survey","match":{{"where":[{{"op":"in","property":"survey","value":["s","off"]}}]}},"value":"score"}}"#
            ),
            format!(
                r#"{{"ask":"values",{customers},"group":"survey","match":{{"where":[{{"op":"in","property":"survey","value":["t"]}}]}},"value":"stars"}}"#
            ),
        ]
        .map(|text| serde_json::from_str::<serde_json::Value>(&text).expect("JSON"))
    );
    for question in &asked {
        Question::parse(&question.to_string()).expect("a question that is read back");
    }
}

/// Would catch: shares of the wrong whole, a drop after the last step, flows that turn round or keep starts and ends.
#[test]
fn answers_fold_into_numbers() {
    let (_, numbers) = measured();
    assert_eq!((numbers.customers, numbers.entered, numbers.fit, numbers.explained_share), (120, 100, Some(0.75), Some(0.95)));
    let a = numbers.step("a").and_then(|step| step.observed.clone()).expect("observed");
    assert_eq!((a.reached_share, a.drop_share, a.dropped, a.starts, a.ends), (0.9, Some(0.3), Some(30), 85, 31));
    let d = numbers.step("d").and_then(|step| step.observed.clone()).expect("observed");
    assert_eq!((d.drop_share, d.dropped), (None, None));
    assert!(numbers.step("c").expect("a step").observed.is_none());
    let flows: Vec<(&str, &str, f64, bool)> =
        numbers.flows.iter().map(|f| (f.from.as_str(), f.to.as_str(), f.share, f.forward)).collect();
    assert_eq!(flows, [("d", "a", 0.6, false), ("a", "d", 0.55, true)]);
    assert_eq!(numbers.step("a").and_then(|step| step.feeling).expect("felt").mean, 0.5);
    assert_eq!(numbers.step("b").and_then(|step| step.feeling), None);
    assert_eq!(numbers.step("c").and_then(|step| step.feeling).expect("felt").mean, 0.0);
    assert_eq!(numbers.measured.expect("a summary").peak.step, "a");
    assert_eq!(numbers.assumed.expect("a summary").lowest, Level { step: "b".into(), level: -0.5 });
}

/// Would catch: a hole that is not told, told twice, or told where there is none.
#[test]
fn holes_are_told_with_their_number() {
    let (map, numbers) = measured();
    let told: Vec<(HoleKind, Option<&str>, f64)> = numbers.holes.iter().map(|h| (h.kind, h.step.as_deref(), h.number)).collect();
    assert_eq!(
        told,
        [
            (HoleKind::NeverSeen, Some("b"), 100.0),
            (HoleKind::Unmapped, None, 0.05),
            (HoleKind::NoOwner, Some("a"), 0.0),
            (HoleKind::UnansweredQuestions, Some("a"), 1.0),
            (HoleKind::NoEvidence, Some("b"), 0.0),
            (HoleKind::NoOwner, Some("b"), 0.0),
            (HoleKind::NoEvidence, Some("c"), 0.0),
            (HoleKind::NoEvidence, Some("d"), 0.0),
            (HoleKind::NoSupport, None, 2.0),
            (HoleKind::OffScale, Some("b"), 10.0),
        ]
    );
    assert_eq!(numbers.holes[1].message, "no step explains \"scroll\", 5% of all events");
    let on = |text: &str| stale(&map, text.parse().expect("a day")).iter().map(|h| (h.kind, h.number)).collect::<Vec<_>>();
    assert_eq!(on("2026-04-01"), []);
    assert_eq!(on("2026-04-02"), [(HoleKind::StaleReview, 1.0)]);
    assert_eq!(on("2026-08-31"), [(HoleKind::StaleReview, 152.0), (HoleKind::StaleEvidence, 91.0)]);
}

/// Would catch: an error of the caller swallowed, an answer of the wrong kind taken, a map without bindings asked about.
#[test]
fn failures_are_passed_on() {
    let map = Map::parse(MAP).expect("a map");
    assert_eq!(measure(&map, None, &mut |_| Err("down")).expect_err("the caller's error"), "down");
    let sessions = || AnswerBody::Values(ValuesAnswer { groups: vec![] });
    let odd = measure::<()>(&map, None, &mut |_| Ok(Answer { body: sessions(), warnings: vec![] })).expect("numbers");
    assert_eq!(odd.warnings.len(), 2);
    let bare = Map::parse("meander: map/1\nkey: k\ntitle: T\nstages: [{key: a, steps: [{key: b}]}]\n").expect("a map");
    let numbers = measure(&bare, None, &mut |_| Err("asked")).expect("nothing to ask");
    assert_eq!((numbers.steps.len(), numbers.fit), (1, None));
}

/// Would catch: a column without its cells, and numbers in the wrong language.
#[test]
fn the_table_has_a_row_for_each_step() {
    let (map, numbers) = measured();
    let table = numbers.check_table(&map);
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len() && row.len() == table.is_number.len()));
    assert_eq!(table.rows[0], ["one", "a", "90%", "90%", "0%", "0%", "10%", "0%", "1\u{a0}s", "30%", "–", "0.50"]);
    assert_eq!(table.headline, "Fit 0.75 · 100 customers · the map explains 95% of events");
    let romanian = Map::parse(&MAP.replace("title: T", "title: T\nlanguage: ro")).expect("a map");
    assert_eq!(
        numbers.check_table(&romanian).headline,
        "Potrivire 0,75 · 100 de clienți · harta explică 95\u{a0}% din evenimente"
    );
}
