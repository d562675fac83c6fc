//! Credit of paths by all models, from events or from a table of ready paths.

use std::collections::BTreeMap;

use journey::answer::AttributionAnswer;
use journey::limits;
use journey::question::Model;
use serde::{Deserialize, Serialize};

use crate::error::AnalyzeError;
use crate::kernels::markov::Walks;
use crate::kernels::touches::{distinct, position_weights};

/// Sums of credit and counts of walks. Labels are numbers; `labels` of the partial names them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct CreditBook {
    order: usize,
    conversions: u64,
    null_paths: u64,
    value: f64,
    /// Credit of each label by the models that look at one path at a time.
    credit: BTreeMap<Model, Vec<f64>>,
    /// Walks by state: the labels of the last touches, oldest first.
    walks: BTreeMap<Vec<u32>, StateCounts>,
}

/// Where walks go from a state.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct StateCounts {
    next: BTreeMap<u32, u64>,
    conversions: u64,
    nulls: u64,
}

/// How often a path ended how.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PathCounts {
    pub conversions: u64,
    pub value: f64,
    pub nulls: u64,
}

/// Work of solving all removals of one model, in multiplications: some ten seconds.
const MOST_WORK: usize = 20_000_000_000;

impl CreditBook {
    pub(crate) fn new(models: &[Model], order: usize) -> Self {
        let credit = models.iter().filter(|model| **model != Model::Markov).map(|model| (*model, Vec::new())).collect();
        CreditBook { order: if models.contains(&Model::Markov) { order } else { 0 }, credit, ..CreditBook::default() }
    }

    /// Counts a path. `decay` are the weights of its touches by age, where their times are known.
    pub(crate) fn add(&mut self, labels: &[u32], counts: PathCounts, decay: Option<&[f64]>) {
        self.conversions += counts.conversions;
        self.null_paths += counts.nulls;
        self.value += counts.value;
        self.walk(labels, counts);
        if counts.conversions == 0 && counts.value == 0.0 {
            return;
        }
        for (model, credit) in &mut self.credit {
            let most = labels.iter().max().map_or(0, |label| *label as usize + 1);
            if credit.len() < most {
                credit.resize(most, 0.0);
            }
            let mut give = |label: u32, share: f64| credit[label as usize] += share * counts.value;
            match model {
                Model::First => labels.first().iter().for_each(|label| give(**label, 1.0)),
                Model::Last => labels.last().iter().for_each(|label| give(**label, 1.0)),
                #[allow(clippy::cast_precision_loss)] // Touches of a path are few.
                Model::Linear => labels.iter().for_each(|label| give(*label, 1.0 / labels.len() as f64)),
                Model::Position => {
                    let weights = position_weights(labels.len());
                    labels.iter().zip(weights).for_each(|(label, share)| give(*label, share));
                }
                Model::TimeDecay => labels.iter().zip(decay.unwrap_or_default()).for_each(|(label, share)| give(*label, *share)),
                Model::Shapley => {
                    let players = distinct(labels.iter().copied());
                    #[allow(clippy::cast_precision_loss)] // Channels of a path are few.
                    players.iter().for_each(|label| give(*label, 1.0 / players.len() as f64));
                }
                Model::Markov => {}
            }
        }
    }

    fn walk(&mut self, labels: &[u32], counts: PathCounts) {
        let times = counts.conversions + counts.nulls;
        if self.order == 0 || times == 0 {
            return;
        }
        let mut state: Vec<u32> = Vec::with_capacity(self.order + 1);
        for label in labels {
            if !self.walks.contains_key(&state) {
                self.walks.insert(state.clone(), StateCounts::default());
            }
            if let Some(known) = self.walks.get_mut(&state) {
                *known.next.entry(*label).or_insert(0) += times;
            }
            state.push(*label);
            if state.len() > self.order {
                state.remove(0);
            }
        }
        let last = self.walks.entry(state).or_default();
        last.conversions += counts.conversions;
        last.nulls += counts.nulls;
    }

    /// Takes another book, its labels renumbered.
    pub(crate) fn merge(&mut self, from: CreditBook, places: &[usize]) {
        #[allow(clippy::cast_possible_truncation)] // Fewer labels than 2^32: their names are in memory.
        let place = |label: u32| places.get(label as usize).map_or(label, |place| *place as u32);
        self.conversions += from.conversions;
        self.null_paths += from.null_paths;
        self.value += from.value;
        for (model, credit) in from.credit {
            let into = self.credit.entry(model).or_default();
            for (label, share) in (0_u32..).zip(credit) {
                let label = place(label) as usize;
                if into.len() <= label {
                    into.resize(label + 1, 0.0);
                }
                into[label] += share;
            }
        }
        for (state, counts) in from.walks {
            let into = self.walks.entry(state.into_iter().map(place).collect()).or_default();
            into.conversions += counts.conversions;
            into.nulls += counts.nulls;
            counts.next.into_iter().for_each(|(label, times)| *into.next.entry(place(label)).or_insert(0) += times);
        }
    }

    /// The answer, with labels by name.
    ///
    /// Errors: the Markov model has too many states to be solved.
    pub(crate) fn tell(&self, labels: &[String]) -> Result<AttributionAnswer, AnalyzeError> {
        let named = |credit: &[f64]| -> BTreeMap<String, f64> {
            labels
                .iter()
                .zip(credit)
                .filter(|(_, credit)| **credit != 0.0)
                .map(|(label, credit)| (label.clone(), *credit))
                .collect()
        };
        let mut credit: BTreeMap<String, BTreeMap<String, f64>> =
            self.credit.iter().map(|(model, credit)| (model.name().to_owned(), named(credit))).collect();
        let mut removal_effects = BTreeMap::new();
        if self.order > 0 {
            let effects = self.solve()?;
            let total: f64 = effects.values().sum();
            let name = |label: u32| labels[label as usize].clone();
            let share = |effect: f64| if total > 0.0 { effect / total * self.value } else { 0.0 };
            let shares =
                effects.iter().map(|(label, effect)| (name(*label), share(*effect))).filter(|(_, credit)| *credit != 0.0);
            credit.insert(Model::Markov.name().to_owned(), shares.collect());
            removal_effects = effects.into_iter().map(|(label, effect)| (name(label), effect)).collect();
        }
        Ok(AttributionAnswer {
            conversions: self.conversions,
            null_paths: self.null_paths,
            value: self.value,
            credit,
            removal_effects,
        })
    }

    #[allow(clippy::cast_precision_loss)] // Counts below 2^52.
    fn solve(&self) -> Result<BTreeMap<u32, f64>, AnalyzeError> {
        let mut number: BTreeMap<&[u32], usize> = [(&[] as &[u32], 0)].into();
        for state in self.walks.keys().filter(|state| !state.is_empty()) {
            number.insert(state, number.len());
        }
        let channels = distinct(self.walks.keys().filter_map(|state| state.last().copied())).len();
        let states = number.len();
        if states > limits::MARKOV_STATES || channels.saturating_mul(states.saturating_pow(3) / 3) > MOST_WORK {
            let problem = format!(
                "the Markov model has {channels} channels and {states} states, too many to solve; lower \"order\", or name touches by a coarser property"
            );
            return Err(AnalyzeError::refused("models", problem));
        }
        let mut walks = Walks {
            states,
            channel: vec![None; states],
            conversions: vec![0.0; states],
            nulls: vec![0.0; states],
            steps: BTreeMap::new(),
        };
        for (state, counts) in &self.walks {
            let from = number[state.as_slice()];
            walks.channel[from] = state.last().copied();
            walks.conversions[from] = counts.conversions as f64;
            walks.nulls[from] = counts.nulls as f64;
            for (label, times) in &counts.next {
                let mut next = state.clone();
                next.push(*label);
                let next = &next[next.len().saturating_sub(self.order)..];
                walks.steps.insert((from, number[next]), *times as f64);
            }
        }
        Ok(walks.removal_effects())
    }
}
