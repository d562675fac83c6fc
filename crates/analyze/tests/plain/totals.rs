//! sessions and values: everything added up.

use std::collections::BTreeMap;

use journey::answer::{AnswerBody, SessionsAnswer, ValueGroup, ValuesAnswer};
use journey::question::{Ask, Values};
use proptest::prelude::*;
use serde_json::json;

use super::data::{Event, HOUR, asked, cases, check, config};
use super::matching::{hours, matcher, matches, text, value};
use super::scope;
use super::times::{median, times};

fn sessions(gap_millis: i64, journeys: &[Vec<Event>]) -> AnswerBody {
    let sessions: Vec<Vec<Event>> = journeys.iter().flat_map(|events| scope::sessions(events.clone(), gap_millis)).collect();
    let lengths: Vec<i64> = sessions.iter().map(|session| session[session.len() - 1].time() - session[0].time()).collect();
    let events: usize = journeys.iter().map(Vec::len).sum();
    AnswerBody::Sessions(SessionsAnswer {
        sessions: sessions.len() as u64,
        customers: journeys.len() as u64,
        events: events as u64,
        events_per_session_mean: (!sessions.is_empty()).then(|| events as f64 / sessions.len() as f64),
        duration_median_ms: median(&lengths),
        duration: times(&lengths),
    })
}

fn values(question: &Values, journeys: &[Vec<Event>]) -> AnswerBody {
    let mut groups: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
    for (subject, events) in journeys.iter().enumerate() {
        for event in events.iter().filter(|event| matches(&question.matcher, event)) {
            let Some(number) = value(event, &question.value).and_then(|value| value.as_number()) else { continue };
            let group = question.group.as_ref().map_or("(all)".to_owned(), |group| text(event, group));
            groups.entry(group).or_default().push((subject, number));
        }
    }
    let told = |(group, found): (String, Vec<(usize, f64)>)| {
        let numbers: Vec<f64> = found.iter().map(|(_, number)| *number).collect();
        let mut subjects: Vec<usize> = found.iter().map(|(subject, _)| *subject).collect();
        subjects.dedup();
        let count = numbers.len() as f64;
        let sum: f64 = numbers.iter().sum();
        let squares: f64 = numbers.iter().map(|number| (number - sum / count).powi(2)).sum();
        ValueGroup {
            group,
            count: numbers.len() as u64,
            customers: subjects.len() as u64,
            sum,
            mean: sum / count,
            deviation: (numbers.len() > 1).then(|| (squares / (count - 1.0)).sqrt()),
            min: numbers.iter().copied().fold(f64::INFINITY, f64::min),
            max: numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        }
    };
    AnswerBody::Values(ValuesAnswer { groups: groups.into_iter().map(told).collect() })
}

proptest! {
    #![proptest_config(config(200))]

    /// Would catch: a gap of exactly the limit that parts, the last session of a journey lost.
    #[test]
    fn sessions_are_parted_by_gaps(case in cases(HOUR, asked(hours(0..4).prop_map(|gap| json!({"ask": "sessions", "gap": gap}))))) {
        check(&case, |question, journeys, _| {
            let Ask::Sessions(question) = &question.ask else { panic!("sessions were asked") };
            sessions(question.gap.millis(), journeys)
        })?;
    }

    /// Would catch: missing numbers counted as 0, customers counted twice, a deviation of the wrong kind.
    #[test]
    fn values_are_summed_by_group(case in cases(HOUR, asked(
        (matcher(), prop::sample::select(vec!["value", "channel", "none"]), prop::option::of(prop::sample::select(vec!["channel", "flag", "value", "event", "none"])))
            .prop_map(|(matcher, value, group)| {
                let mut question = json!({"ask": "values", "match": matcher, "value": value});
                if let Some(group) = group {
                    question["group"] = json!(group);
                }
                question
            })
    ))) {
        check(&case, |question, journeys, _| {
            let Ask::Values(question) = &question.ask else { panic!("values were asked") };
            values(question, journeys)
        })?;
    }
}
