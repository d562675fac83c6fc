//! retention: dates by the calendar of the zone, one customer after the other.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use journey::Period;
use journey::answer::{AnswerBody, Cohort, RetentionAnswer};
use journey::question::{Ask, Retention, RetentionMode};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::{Event, HOUR, START, asked, cases, check, config};
use super::matching::{matcher, matches};

const DAY: i64 = 24 * HOUR;

/// The first day of the period a moment lies in.
fn first_day(period: Period, zone: &TimeZone, millis: i64) -> Date {
    let date = Timestamp::from_millisecond(millis).expect("a moment").to_zoned(zone.clone()).date();
    match period {
        Period::Day => date,
        Period::Week => date - i64::from(date.weekday().to_monday_zero_offset()).days(),
        Period::Month => date.first_of_month(),
    }
}

fn after(period: Period, first: Date, periods: i64) -> Date {
    match period {
        Period::Day => first + periods.days(),
        Period::Week => first + periods.weeks(),
        Period::Month => first + periods.months(),
    }
}

/// Periods between two moments.
fn periods_between(question: &Retention, zone: &TimeZone, start: i64, time: i64) -> usize {
    if question.rolling {
        return usize::try_from((time - start) / (question.period.rolling_days() * DAY)).expect("later");
    }
    let (first, last) = (first_day(question.period, zone, start), first_day(question.period, zone, time));
    (0..)
        .find(|periods| after(question.period, first, *periods) == last)
        .and_then(|periods| usize::try_from(periods).ok())
        .expect("later")
}

/// Whether a period after a start is over.
fn over(question: &Retention, zone: &TimeZone, start: i64, period: usize, now: i64) -> bool {
    let next = i64::try_from(period + 1).expect("small");
    if question.rolling {
        return start + next * question.period.rolling_days() * DAY <= now;
    }
    let end = after(question.period, first_day(question.period, zone, start), next);
    end.at(0, 0, 0, 0).to_zoned(zone.clone()).expect("a moment").timestamp().as_millisecond() <= now
}

/// The answer.
fn answer(question: &Retention, zone: &TimeZone, journeys: &[Vec<Event>], now: i64) -> AnswerBody {
    let mut cohorts: BTreeMap<Date, Vec<(i64, Vec<usize>)>> = BTreeMap::new();
    for events in journeys {
        let Some(first) = events.iter().position(|event| matches(&question.start, event)) else { continue };
        let start = events[first].time();
        let returns = events[first + 1..].iter().filter(|event| matches(&question.returning, event));
        let periods = returns.map(|event| periods_between(question, zone, start, event.time())).collect();
        cohorts.entry(first_day(question.period, zone, start)).or_default().push((start, periods));
    }
    let told = |(date, customers): (Date, Vec<(i64, Vec<usize>)>)| {
        let counts = |n: usize, periods: &[usize]| match question.mode {
            RetentionMode::On => periods.contains(&n),
            RetentionMode::OnOrAfter => periods.iter().any(|period| *period >= n),
        };
        let returned = |n: usize| customers.iter().filter(|(_, periods)| counts(n, periods)).count() as u64;
        let incomplete = |n: usize| !customers.iter().all(|(start, _)| over(question, zone, *start, n, now));
        Cohort {
            cohort: date.to_string(),
            size: customers.len() as u64,
            returned: (0..question.periods).map(returned).collect(),
            incomplete: (0..question.periods).map(incomplete).collect(),
        }
    };
    AnswerBody::Retention(RetentionAnswer { cohorts: cohorts.into_iter().map(told).collect() })
}

fn questions() -> impl Strategy<Value = Value> {
    let zones = ["UTC", "Europe/Bucharest", "America/New_York", "Pacific/Kiritimati", "Africa/Cairo"];
    (
        (matcher(), matcher()),
        prop::sample::select(vec!["day", "week", "month"]),
        1..6_u32,
        prop::sample::select(vec!["on", "on_or_after"]),
        any::<bool>(),
        prop::sample::select(zones.to_vec()),
        0..1_000_i64,
    )
        .prop_map(|((start, returning), period, periods, mode, rolling, zone, now)| {
            json!({"ask": "retention", "start": start, "return": returning, "period": period, "periods": periods,
                "mode": mode, "rolling": rolling, "timezone": zone, "now": journey::format_millis(START + now * 3 * HOUR)})
        })
}

proptest! {
    #![proptest_config(config(250))]

    /// Would catch: days of 24 hours across a change of clocks, weeks that start on Sunday, a return at the start event
    /// itself or at its time but before it, periods called over that are not.
    #[test]
    fn cohorts_are_those_of_the_calendar(
        case in prop_oneof![cases(7 * HOUR, asked(questions())), cases(59 * HOUR, asked(questions())), cases(230 * HOUR, asked(questions()))],
    ) {
        check(&case, |question, journeys, now| {
            let Ask::Retention(retention) = &question.ask else { panic!("retention was asked") };
            answer(retention, &question.scope.timezone, journeys, now)
        })?;
    }
}

/// Would catch: a cohort called after a day that the zone left out (Samoa had no 2011-12-30).
#[test]
fn a_day_that_never_was_is_nobodys_cohort() {
    let millis = |text: &str| journey::parse_millis(text, &TimeZone::UTC).expect("a moment");
    let rows = ["2011-12-29T20:00:00Z", "2011-12-30T20:00:00Z", "2012-01-01T20:00:00Z"]
        .map(|time| testkit::Row::new("c0", millis(time), "a"));
    let rows = [rows.to_vec(), vec![testkit::Row::new("c1", millis("2011-12-30T21:00:00Z"), "a")]].concat();
    let question = json!({"ask": "retention", "start": "a", "return": "a", "period": "day", "periods": 4, "timezone": "Pacific/Apia", "now": "2012-01-02"});
    let case = super::data::Case { rows, traits: Vec::new(), questions: vec![question] };
    check(&case, |question, journeys, now| {
        let Ask::Retention(retention) = &question.ask else { panic!("retention was asked") };
        answer(retention, &question.scope.timezone, journeys, now)
    })
    .expect("the same answer");
}
