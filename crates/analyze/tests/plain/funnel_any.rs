//! funnel in any order: every attempt there is.

use journey::question::Funnel;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::{Event, HOUR, asked, cases, config};
use super::funnel::{Reach, breakdown, check_funnels};
use super::matching::{hours, matches};

/// One attempt: when it starts, and where it sees its first, second, … different step, as (step, place).
struct Attempt {
    start: usize,
    seen: Vec<(usize, usize)>,
    /// Everything in it, as (step, place).
    events: Vec<(usize, usize)>,
}

fn attempts(funnel: &Funnel, events: &[Event]) -> Vec<Attempt> {
    let step_of = |place: usize| funnel.steps.iter().position(|step| matches(&step.matcher, &events[place]));
    let hits: Vec<(usize, usize)> = (0..events.len()).filter_map(|place| Some((step_of(place)?, place))).collect();
    let attempt = |from: usize| {
        let start = hits[from].1;
        let inside = |hit: &&(usize, usize)| events[hit.1].time() - events[start].time() <= funnel.window.millis();
        let inside: Vec<(usize, usize)> = hits[from..].iter().filter(inside).copied().collect();
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for (step, place) in &inside {
            if seen.iter().all(|(known, _)| known != step) {
                seen.push((*step, *place));
            }
        }
        Attempt { start, seen, events: inside }
    };
    (0..hits.len()).map(attempt).collect()
}

/// What one subject reaches: level by level.
pub fn reach(funnel: &Funnel, events: &[Event], now: i64) -> Vec<Reach> {
    let attempts = attempts(funnel, events);
    let level = attempts.iter().map(|attempt| attempt.seen.len()).max().unwrap_or(0);
    let time = |place: usize| events[place].time();
    let told = |index: usize| {
        let able = attempts.iter().filter(|attempt| attempt.seen.len() > index);
        let best = able.max_by_key(|attempt| (std::cmp::Reverse(attempt.seen[index].1), attempt.start));
        let Some(best) = best else {
            let open = |attempt: &&Attempt| attempt.seen.len() == level && time(attempt.start) + funnel.window.millis() >= now;
            return Reach {
                in_progress: index == level && level > 0 && attempts.iter().any(|attempt| open(&attempt)),
                ..Reach::default()
            };
        };
        let end = best.seen[index].1;
        let previous = if index == 0 { best.start } else { best.seen[index - 1].1 };
        let chain = best.events.iter().copied().filter(|(_, place)| *place <= end).collect();
        Reach { chain: Some(chain), times: (time(best.start), time(previous), time(end)), in_progress: false }
    };
    (0..funnel.steps.len()).map(told).collect()
}

/// Steps that no event can share.
fn questions() -> impl Strategy<Value = Value> {
    let by_channel =
        |event: &str, channel: &str| json!({"event": event, "where": [{"property": "channel", "op": "eq", "value": channel}]});
    let all = vec![
        json!("b"),
        json!("c"),
        json!({"any": ["d", "e"]}),
        by_channel("a", "web"),
        by_channel("a", "mail"),
        json!("unheard"),
    ];
    (prop::sample::subsequence(all, 1..5).prop_shuffle(), hours(0..8), prop::option::weighted(0.4, breakdown(1))).prop_map(
        |(steps, window, breakdown)| {
            let steps: Vec<Value> = steps.into_iter().map(|matcher| json!({"match": matcher})).collect();
            let mut question = json!({"ask": "funnel", "order": "any", "window": window, "steps": steps});
            if let Some(breakdown) = breakdown {
                question["breakdown"] = breakdown;
            }
            question
        },
    )
}

proptest! {
    #![proptest_config(config(300))]

    /// Would catch: an attempt that is cut too early or too late, steps counted twice, times of another attempt.
    #[test]
    fn funnels_in_any_order_are_those_of_all_attempts(case in cases(HOUR, asked(questions()))) {
        check_funnels(&case)?;
    }
}
