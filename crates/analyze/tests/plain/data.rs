//! Random journeys, random questions, and the comparison of two answers.

use std::fmt;

use analyze::Asker;
use journey::Question;
use journey::answer::AnswerBody;
use proptest::prelude::*;
use serde_json::{Value, json};
use testkit::{Row, TestData, differences, number, text};

use super::scope;

/// Noon before the clocks of Europe go forward (2026-03-29, 01:00 UTC).
pub const START: i64 = 1_774_699_200_000;
pub const HOUR: i64 = 3_600_000;

/// One event in the scope of a question.
#[derive(Debug, Clone)]
pub struct Event {
    pub row: Row,
    /// Its place among all rows, in order of arrival.
    pub arrival: usize,
}

impl Event {
    pub fn time(&self) -> i64 {
        self.row.time
    }
}

/// Rows and what is asked of them. Its `Debug` is what a failure prints.
#[derive(Clone)]
pub struct Case {
    pub rows: Vec<Row>,
    pub traits: Vec<Row>,
    pub questions: Vec<Value>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for question in &self.questions {
            writeln!(f, "{question}")?;
        }
        let told = |row: &Row| {
            let value = |(name, value): &(String, Option<journey::Scalar>)| format!("{name}={value:?}");
            row.properties.iter().map(value).collect::<Vec<_>>().join(" ")
        };
        for row in &self.rows {
            writeln!(f, "{} {:>9} {} {}", row.customer, row.time - START, row.event, told(row))?;
        }
        self.traits.iter().try_for_each(|row| writeln!(f, "trait {} {:>9} {}", row.customer, row.time, told(row)))
    }
}

/// Many equal times, steps of `unit`, now and then a millisecond off.
fn row(unit: i64, spread: i64) -> impl Strategy<Value = Row> {
    let channel = prop_oneof![2 => Just(None), 3 => prop::sample::select(vec!["web", "mail", "store"]).prop_map(text)];
    let value = prop_oneof![2 => Just(None), 3 => prop::sample::select(vec![0.0, 1.0, 2.5, 10.0, -4.0]).prop_map(number)];
    let flag = prop_oneof![Just(None), any::<bool>().prop_map(|flag| Some(journey::Scalar::Boolean(flag)))];
    let account = prop_oneof![Just(None), Just(text("k1")), Just(text("k2"))];
    let event = prop::sample::select(vec!["a", "a", "b", "b", "c", "d", "e"]);
    let jitter = prop_oneof![8 => Just(0), 1 => Just(1)];
    (0..4_usize, 0..spread, jitter, event, channel, value, (flag, account)).prop_map(
        move |(customer, step, jitter, event, channel, value, (flag, account))| {
            Row::new(&format!("c{customer}"), START + step * unit + jitter, event)
                .with("channel", channel)
                .with("value", value)
                .with("flag", flag)
                .with("account", account)
        },
    )
}

fn trait_row() -> impl Strategy<Value = Row> {
    let plan = prop_oneof![Just(None), Just(text("free")), Just(text("paid"))];
    let age = prop_oneof![Just(None), Just(number(20.0)), Just(number(40.0))];
    let time = prop_oneof![Just(events::Batch::NO_TIME), (0..4_i64).prop_map(|step| START + step * HOUR)];
    (0..4_usize, time, plan, age)
        .prop_map(|(customer, time, plan, age)| Row::new(&format!("c{customer}"), time, "").with("plan", plan).with("age", age))
}

/// Journeys of up to 4 customers and 9 events each, with several questions of one kind.
pub fn cases(unit: i64, question: impl Strategy<Value = Value>) -> impl Strategy<Value = Case> {
    let rows = (1..4_usize, prop::collection::vec(row(unit, 12), 0..24)).prop_map(|(customers, rows)| {
        let mut counts = [0; 4];
        let mut kept = Vec::new();
        for mut row in rows {
            let customer = usize::from(row.customer.as_bytes()[1] - b'0') % (customers + 1);
            row.customer = format!("c{customer}");
            counts[customer] += 1;
            if counts[customer] <= 9 {
                kept.push(row);
            }
        }
        kept
    });
    (rows, prop::collection::vec(trait_row(), 0..5), prop::collection::vec(question, 1..6))
        .prop_map(|(rows, traits, questions)| Case { rows, traits, questions })
}

/// A question of everything; half of the time with a scope beside it.
pub fn asked(ask: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (ask, prop_oneof![Just(json!({})), scope::scopes()], -2..14_i64).prop_map(|(mut ask, scope, now)| {
        if ask.get("now").is_none() {
            ask["now"] = json!(journey::format_millis(START + now * HOUR));
        }
        scope.as_object().into_iter().flatten().for_each(|(key, value)| ask[key] = value.clone());
        ask
    })
}

/// How many cases of each kind: all of them together take less than a minute in the development profile.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4_000, ..ProptestConfig::default() }
}

/// Asks every question of a case both ways. `plain` gets the journeys in scope.
pub fn check(case: &Case, plain: impl Fn(&Question, &[Vec<Event>], i64) -> AnswerBody) -> Result<(), TestCaseError> {
    let data = TestData::with_traits(&case.rows, &case.traits);
    let snapshot = data.store.snapshot().expect("imported");
    for document in &case.questions {
        // What is refused is refused by the words, before any data is read.
        let Ok(question) = Question::parse(&document.to_string()) else { continue };
        let now = question.scope.now_millis.expect("every question has a now");
        let wanted = plain(&question, &scope::journeys(case, &question.scope, now), now);
        let wanted = serde_json::to_value(wanted).expect("serialisable");
        let answer = Asker::new(&snapshot, &question, 0).ask().expect("an answer");
        let mut found = serde_json::to_value(answer).expect("serialisable");
        found.as_object_mut().expect("an object").remove("warnings");
        let mut told = differences(&wanted, &found);
        told.extend(differences(&found, &wanted).into_iter().map(|told| format!("the other way round: {told}")));
        prop_assert!(told.is_empty(), "{document}\n{}\nplain: {wanted}\nfound: {found}", told.join("\n"));
    }
    Ok(())
}
