//! attribution: paths one by one; Shapley values over all sets of channels; Markov chains by letting them run.

use std::collections::{BTreeMap, BTreeSet};

use journey::answer::{AnswerBody, AttributionAnswer};
use journey::question::{Ask, Attribution, Model};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::{Event, HOUR, asked, cases, check, config};
use super::matching::{hours, matcher, matches, text, value};

/// Touches, and the time and value of the conversion that ended them.
struct Path {
    touches: Vec<(String, i64)>,
    conversion: Option<(i64, f64)>,
}

impl Path {
    fn channels(&self) -> BTreeSet<&str> {
        self.touches.iter().map(|(channel, _)| channel.as_str()).collect()
    }

    fn value(&self) -> f64 {
        self.conversion.map_or(0.0, |(_, value)| value)
    }
}

fn paths(question: &Attribution, events: &[Event]) -> Vec<Path> {
    let is_touch = |event: &Event| {
        question.touches.as_ref().is_none_or(|touches| matches(touches, event))
            && !matches(&question.conversion, event)
            && value(event, &question.touch).is_some()
    };
    let conversions: Vec<usize> = (0..events.len()).filter(|place| matches(&question.conversion, &events[*place])).collect();
    let touches = |from: usize, to: usize| {
        let touches = events[from..to].iter().filter(|event| is_touch(event));
        touches.map(|event| (text(event, &question.touch), event.time())).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    let mut from = 0;
    for place in conversions {
        let event = &events[place];
        let number = |name: &String| value(event, name).and_then(|value| value.as_number()).unwrap_or(0.0);
        let mut touches = touches(from, place);
        touches.retain(|(_, time)| event.time() - time <= question.lookback.millis());
        found.push(Path { touches, conversion: Some((event.time(), question.value.as_ref().map_or(1.0, number))) });
        from = place + 1;
    }
    found.push(Path { touches: touches(from, events.len()), conversion: None });
    found.retain(|path| !path.touches.is_empty());
    found
}

/// The share of each touch.
fn shares(model: Model, path: &Path, half_life_millis: i64) -> Vec<f64> {
    let n = path.touches.len();
    let one = |at: usize| (0..n).map(|i| f64::from(u8::from(i == at))).collect();
    match model {
        Model::First => one(0),
        Model::Last => one(n - 1),
        Model::Linear => vec![1.0 / n as f64; n],
        Model::Position if n == 1 => vec![1.0],
        Model::Position if n == 2 => vec![0.5; 2],
        Model::Position => (0..n).map(|i| if i == 0 || i == n - 1 { 0.4 } else { 0.2 / (n - 2) as f64 }).collect(),
        _ => {
            let (time, _) = path.conversion.expect("a conversion");
            let weights: Vec<f64> =
                path.touches.iter().map(|(_, touch)| 0.5_f64.powf((time - touch) as f64 / half_life_millis as f64)).collect();
            weights.iter().map(|weight| weight / weights.iter().sum::<f64>()).collect()
        }
    }
}

/// What each channel adds to every set of the others, weighted as Shapley has it.
fn shapley(paths: &[Path]) -> BTreeMap<String, f64> {
    let channels: Vec<&str> = paths.iter().flat_map(Path::channels).collect::<BTreeSet<_>>().into_iter().collect();
    let n = channels.len();
    let factorial = |n: usize| (1..=n).product::<usize>() as f64;
    let worth = |set: usize| -> f64 {
        let inside = |path: &&Path| {
            path.channels().iter().all(|name| set >> channels.iter().position(|c| c == name).expect("known") & 1 == 1)
        };
        paths.iter().filter(inside).map(Path::value).sum()
    };
    let credit = |i: usize| -> f64 {
        let without = (0..1_usize << n).filter(|set| set >> i & 1 == 0);
        let part = |set: usize| {
            let size = set.count_ones() as usize;
            factorial(size) * factorial(n - size - 1) / factorial(n) * (worth(set | 1 << i) - worth(set))
        };
        without.map(part).sum()
    };
    (0..n).map(|i| (channels[i].to_owned(), credit(i))).collect()
}

/// Probability that a walk from the start converts: it is let run until nothing is under way any more. Entering a state
/// of the removed channel ends it.
fn converts(paths: &[Path], order: usize, removed: Option<&str>) -> f64 {
    #[derive(Default)]
    struct State {
        next: Vec<Vec<String>>,
        conversions: usize,
        nulls: usize,
    }
    let mut states: BTreeMap<Vec<String>, State> = BTreeMap::new();
    for path in paths {
        let labels: Vec<String> = path.touches.iter().map(|(channel, _)| channel.clone()).collect();
        let at = |touches: usize| labels[touches.saturating_sub(order)..touches].to_vec();
        for touches in 0..labels.len() {
            states.entry(at(touches)).or_default().next.push(at(touches + 1));
        }
        let last = states.entry(at(labels.len())).or_default();
        *(if path.conversion.is_some() { &mut last.conversions } else { &mut last.nulls }) += 1;
    }
    let mut under_way: BTreeMap<Vec<String>, f64> = [(Vec::new(), 1.0)].into();
    let mut converted = 0.0;
    while under_way.values().sum::<f64>() > 1e-15 {
        let mut next: BTreeMap<Vec<String>, f64> = BTreeMap::new();
        for (at, weight) in &under_way {
            let Some(state) = states.get(at) else { continue };
            let each = weight / (state.next.len() + state.conversions + state.nulls) as f64;
            converted += each * state.conversions as f64;
            for to in state.next.iter().filter(|to| removed.is_none() || to.last().map(String::as_str) != removed) {
                *next.entry(to.clone()).or_insert(0.0) += each;
            }
        }
        under_way = next;
    }
    converted
}

/// The answer.
fn answer(question: &Attribution, journeys: &[Vec<Event>]) -> AnswerBody {
    let paths: Vec<Path> = journeys.iter().flat_map(|events| paths(question, events)).collect();
    let converted = || paths.iter().filter(|path| path.conversion.is_some());
    let total: f64 = converted().map(Path::value).sum();
    let mut credit = BTreeMap::new();
    let mut removal_effects = BTreeMap::new();
    for model in &question.models {
        let mut by_label: BTreeMap<String, f64> = BTreeMap::new();
        match model {
            Model::Shapley => by_label = shapley(&paths),
            Model::Markov => {
                let whole = converts(&paths, question.order, None);
                for channel in paths.iter().flat_map(Path::channels) {
                    let effect = if whole > 0.0 { 1.0 - converts(&paths, question.order, Some(channel)) / whole } else { 0.0 };
                    removal_effects.insert(channel.to_owned(), effect);
                }
                let sum: f64 = removal_effects.values().sum();
                by_label = removal_effects
                    .iter()
                    .map(|(channel, effect)| (channel.clone(), if sum > 0.0 { effect / sum * total } else { 0.0 }))
                    .collect();
            }
            _ => {
                for path in converted() {
                    for ((channel, _), share) in path.touches.iter().zip(shares(*model, path, question.half_life.millis())) {
                        *by_label.entry(channel.clone()).or_insert(0.0) += share * path.value();
                    }
                }
            }
        }
        by_label.retain(|_, credit| credit.abs() > 1e-12);
        credit.insert(model.name().to_owned(), by_label);
    }
    AnswerBody::Attribution(AttributionAnswer {
        conversions: converted().count() as u64,
        null_paths: paths.iter().filter(|path| path.conversion.is_none()).count() as u64,
        value: total,
        credit,
        removal_effects,
    })
}

fn questions() -> impl Strategy<Value = Value> {
    let all: Vec<&str> = Model::ALL.iter().map(|(name, _)| *name).collect();
    (
        prop::sample::select(vec!["channel", "channel", "event", "value"]),
        matcher(),
        prop::option::weighted(0.4, matcher()),
        prop::option::of(prop::sample::select(vec!["value", "channel"])),
        (hours(0..12), hours(1..5)),
        prop_oneof![Just(all.clone()), prop::sample::subsequence(all, 1..4)],
        1..4_u32,
    )
        .prop_map(|(touch, conversion, touches, value, (lookback, half_life), models, order)| {
            let mut question = json!({"ask": "attribution", "touch": touch, "conversion": conversion, "lookback": lookback,
                "half_life": half_life, "models": models, "order": order});
            if let Some(touches) = touches {
                question["touches"] = touches;
            }
            if let Some(value) = value {
                question["value"] = json!(value);
            }
            question
        })
}

proptest! {
    #![proptest_config(config(300))]

    /// Would catch: touches of another conversion or too old, credit lost or made up, a Markov chain or Shapley value
    /// that is only nearly solved.
    #[test]
    fn credit_is_that_of_every_path(case in cases(HOUR, asked(questions()))) {
        check(&case, |question, journeys, _| {
            let Ask::Attribution(question) = &question.ask else { panic!("attribution was asked") };
            answer(question, journeys)
        })?;
    }
}
