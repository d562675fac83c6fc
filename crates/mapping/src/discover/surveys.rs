//! Surveys: which step each of them asks about.

use journey::question::{Labels, NamedStep};
use journey::{Condition, Matcher, Scalar, Test};

use super::ask::Asking;
use super::facts::as_number;
use super::journey::Journey;
use super::lexicon::theme;
use super::steps::Drawn;
use super::words::words;
use crate::document::Measure;

/// The properties that answers to surveys carry.
const SURVEY: &str = "survey";
const SCORE: &str = "score";
/// Everything that is neither drawn nor an answer.
const REST: &str = "rest";
/// A survey with fewer answers says little.
const LEAST_ANSWERS: u64 = 30;

/// Ties surveys to steps: each to the step that shares a word with its name, else to the one that most of its answers
/// directly follow, unless the words of the two speak of different stages. The surest first, one a step.
pub(super) fn tie<E>(journey: &Journey<'_>, drawn: &[Drawn], asking: &mut Asking<'_, E>) -> Result<Vec<Option<Measure>>, E> {
    let mut measures: Vec<Option<Measure>> = vec![None; drawn.len()];
    let is = |test: Test| Matcher::Where { event: None, conditions: vec![Condition { property: SURVEY.to_owned(), test }] };
    let groups = asking.values(is(Test::Exists), SCORE, Some(SURVEY))?;
    let scaled = groups.into_iter().filter(|group| group.count >= LEAST_ANSWERS);
    let mut surveys: Vec<(String, (f64, f64))> =
        scaled.filter_map(|group| Some((group.group, scale(group.min, group.max)?))).collect();
    if surveys.is_empty() {
        return Ok(measures);
    }
    // A survey's answers are told apart from steps first, so that an answer is never taken for the step it asks about.
    let survey_key = |i: usize| format!("survey {i}");
    let asked = surveys.iter().enumerate().map(|(i, (name, _))| (survey_key(i), is(Test::Eq(Scalar::Text(name.clone())))));
    let steps = asked.chain(drawn.iter().enumerate().map(|(i, step)| (format!("{i}"), step.matcher.clone())));
    // What is not drawn counts too: who asks after it does not ask about the step before it.
    let steps = steps.chain([(REST.to_owned(), Matcher::Any)]);
    let steps = steps.map(|(key, matcher)| NamedStep { key, matcher }).collect();
    let answer = asking.transitions(Labels { steps, ..Labels::default() }, 0)?;
    let mut ties: Vec<(f64, Option<usize>, usize)> = Vec::new();
    for edge in &answer.edges {
        let survey = (0..surveys.len()).find(|i| survey_key(*i) == edge.to);
        let step = edge.from.parse::<usize>().ok();
        if let Some(survey) = survey.filter(|_| step.is_some() || edge.from == REST) {
            ties.push((as_number(edge.count), step, survey));
        }
    }
    for (survey, (name, _)) in surveys.iter().enumerate() {
        let shares = |step: &usize| shares_word(journey, &drawn[*step], name);
        ties.extend((0..drawn.len()).find(shares).map(|step| (f64::INFINITY, Some(step), survey)));
    }
    ties.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut tied = vec![false; surveys.len()];
    for (_, step, survey) in ties {
        let step = step.filter(|step| !tied[survey] && speaks_of(journey, &drawn[*step], &surveys[survey].0));
        if let Some(step) = step.filter(|step| measures[*step].is_none()) {
            let (name, scale) = std::mem::take(&mut surveys[survey]);
            measures[step] = Some(Measure { survey: name, score: SCORE.to_owned(), scale });
        }
        // A survey whose step is taken or not drawn is tied to none: its second choice would be a guess.
        tied[survey] = true;
    }
    Ok(measures)
}

/// Whether the name of a survey has a word of the step's events.
fn shares_word(journey: &Journey<'_>, step: &Drawn, survey: &str) -> bool {
    let asked = words(survey);
    step.labels.iter().any(|label| words(&journey.facts.labels[*label].event).iter().any(|word| asked.contains(word)))
}

/// Whether the words of a survey and of a step may speak of one stage.
fn speaks_of(journey: &Journey<'_>, step: &Drawn, survey: &str) -> bool {
    let own = step.labels.first().and_then(|label| theme(&journey.facts.labels[*label].event));
    match (theme(survey), own) {
        (Some(one), Some(other)) => one.goes_with(other),
        _ => true,
    }
}

/// The scale that scores are surely on: 1 to 5 or 0 to 10. Others are left to people.
fn scale(min: f64, max: f64) -> Option<(f64, f64)> {
    match (min, max) {
        (min, max) if min >= 1.0 && max <= 5.0 => Some((1.0, 5.0)),
        (min, max) if min >= 0.0 && max > 7.0 && max <= 10.0 => Some((0.0, 10.0)),
        _ => None,
    }
}
