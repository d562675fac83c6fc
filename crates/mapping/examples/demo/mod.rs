//! Made-up numbers for any map, the same each time: for looking at pictures, never for telling anything.

use journey::Question;
use journey::answer::{
    Answer, AnswerBody, ConformanceAnswer, END, START, StepConformance, Times, TransitionEdge, TransitionsAnswer, UnmappedEvent,
    ValueGroup, ValuesAnswer,
};
use journey::question::Ask;
use mapping::{Map, Numbers, measure};

const ENTERED: u64 = 48_120;

/// Numbers for every binding and survey of a map.
pub fn numbers(map: &Map) -> Numbers {
    let answer = |question: &Question| -> Result<Answer, std::convert::Infallible> {
        let body = match &question.ask {
            Ask::Conformance(asked) => {
                conformance(&asked.steps.iter().map(|step| (step.key.clone(), step.required)).collect::<Vec<_>>())
            }
            Ask::Transitions(asked) => transitions(&asked.labels.steps.iter().map(|step| step.key.clone()).collect::<Vec<_>>()),
            _ => surveys(map),
        };
        Ok(Answer { body, warnings: Vec::new() })
    };
    match measure(map, None, &mut |question| answer(question)) {
        Ok(numbers) => numbers,
        Err(never) => match never {},
    }
}

/// A share between 0 and 1 that looks random and is not: the fractional parts of multiples of the golden ratio.
fn spread(i: usize, turn: usize) -> f64 {
    (0.37 + 0.618_034 * (i * 7 + turn * 13) as f64).fract()
}

fn reach(i: usize, required: bool) -> f64 {
    const GROCERY: [f64; 11] = [0.92, 0.41, 0.88, 0.46, 0.17, 0.63, 0.44, 0.43, 0.12, 0.31, 0.08];
    GROCERY.get(i).copied().unwrap_or(if required { 0.25 + 0.5 * spread(i, 1) } else { 0.04 + 0.3 * spread(i, 2) })
}

fn part(share: f64) -> u64 {
    (share * ENTERED as f64).round() as u64
}

fn conformance(steps: &[(String, bool)]) -> AnswerBody {
    const DROPS: [f64; 11] = [0.02, 0.02, 0.02, 0.14, 0.01, 0.11, 0.19, 0.02, 0.09, 0.21, 0.08];
    let step = |(i, (key, required)): (usize, &(String, bool))| {
        let reached = part(reach(i, *required));
        let (late, out_of_order) = (reached / 5, reached / 11);
        let absent = ENTERED - reached;
        StepConformance {
            key: key.clone(),
            completed: reached - late - out_of_order,
            late,
            out_of_order,
            missing: if *required { absent } else { 0 },
            skipped: if *required { 0 } else { absent },
            reached,
            last: part(DROPS.get(i).copied().unwrap_or(0.12 * spread(i, 3))).min(reached),
            median_ms_from_previous: (i > 0).then(|| 3.6e6 + 4e8 * spread(i, 4)),
            from_previous: Times::default(),
        }
    };
    AnswerBody::Conformance(ConformanceAnswer {
        entered: ENTERED,
        customers: ENTERED + 2_340,
        fit: Some(0.74),
        steps: steps.iter().enumerate().map(step).collect(),
        unmapped: vec![UnmappedEvent { event: "app_opened".into(), count: 90_112, share: 0.11 }],
        mapped_share: Some(0.81),
    })
}

fn transitions(keys: &[String]) -> AnswerBody {
    let mut edges = Vec::new();
    let mut put = |from: &str, to: &str, share: f64| {
        let customers = part(share);
        edges.push(TransitionEdge {
            from: from.into(),
            to: to.into(),
            count: customers,
            customers,
            median_ms: None,
            mean_ms: None,
        });
    };
    for (i, key) in keys.iter().enumerate() {
        put(START, key, 0.5 * spread(i, 5) / (i + 1) as f64);
        put(key, END, 0.2 * spread(i, 6));
        if let Some(next) = keys.get(i + 1) {
            put(key, next, 0.72 * reach(i, true).min(reach(i + 1, true)));
        }
        if let Some(farther) = keys.get(i + 2 + i % 3).filter(|_| i % 2 == 0) {
            put(key, farther, 0.5 * reach(i, true).min(reach(i + 2 + i % 3, true)));
        }
        if let Some(before) = i.checked_sub(1 + i % 2).and_then(|before| keys.get(before)).filter(|_| i % 3 == 0) {
            put(key, before, 0.04 + 0.1 * spread(i, 7));
        }
    }
    AnswerBody::Transitions(TransitionsAnswer { customers: ENTERED, nodes: Vec::new(), edges, left_out: None })
}

fn surveys(map: &Map) -> AnswerBody {
    const FELT: [f64; 11] = [0.22, 0.08, 0.35, -0.18, -0.4, 0.31, -0.43, -0.06, -0.5, 0.42, 0.68];
    const ANSWERS: [u64; 11] = [212, 90, 640, 75, 48, 377, 912, 152, 64, 301, 41];
    let group = |(i, step): (usize, &mapping::Step)| {
        let measure = step.measure.as_ref()?;
        let (low, high) = measure.scale;
        let felt = FELT.get(i).copied().unwrap_or(2.0 * spread(i, 8) - 1.0) * 0.98;
        let count = ANSWERS.get(i).copied().unwrap_or(30 + part(0.02 * spread(i, 9)));
        Some(ValueGroup {
            group: measure.survey.clone(),
            count,
            customers: count,
            sum: 0.0,
            mean: low + (felt + 1.0) / 2.0 * (high - low),
            deviation: Some(0.27 * (high - low).abs()),
            min: low.min(high),
            max: low.max(high),
        })
    };
    let steps: Vec<&mapping::Step> = map.steps().map(|(_, step)| step).collect();
    AnswerBody::Values(ValuesAnswer { groups: steps.into_iter().enumerate().filter_map(group).collect() })
}
