//! Where journeys end more often than around.

use journey::question::{Ask, Labels, Question, Transitions};

use super::{PainKind, Sign, times};
use crate::discover::facts::Label;
use crate::discover::interval::{Share, wilson};
use crate::discover::journey::{Journey, median};

/// How many times the usual share it takes: journeys end somewhere, and small differences mean nothing.
const FACTOR: f64 = 1.5;

/// The share of passes that are a journey's last event, against the median of the peers; lost = passes · (share −
/// usual), with Wilson's interval of the share. Per pass, because who passes often has more chances to end. The last stage
/// and conversions are left out: journeys end there by nature.
pub(super) fn signs(journey: &Journey<'_>) -> Vec<Sign> {
    let rate = |label: usize| {
        let label = &journey.facts.labels[label];
        if label.count > 0.0 { label.ends / label.count } else { 0.0 }
    };
    // Where nearly nobody ever ends, a few are many times the usual: the usual is at least that of the whole way.
    let before_last: Vec<usize> =
        (0..journey.facts.labels.len()).filter(|label| !journey.is_last(*label) && !journey.is_conversion(*label)).collect();
    let everywhere = median(before_last.iter().map(|label| rate(*label)).collect()).unwrap_or_default();
    let sign = |label: usize| {
        let usual = median(journey.peers(label).into_iter().map(rate).collect())?.max(everywhere);
        let passes = journey.facts.labels[label].count;
        let share = wilson(journey.facts.labels[label].ends, passes);
        (share.share > FACTOR * usual).then(|| Sign {
            kind: PainKind::Loss,
            label,
            other: None,
            share: share.share,
            usual,
            lost: times(Share { share: share.share - usual, low: share.low - usual, high: share.high - usual }, passes),
            happens: share.share,
            limit: None,
            median_ms: 0.0,
            question: question(&journey.facts.labels[label]),
        })
    };
    before_last.iter().copied().filter_map(sign).collect()
}

/// The transitions show it: the edges to `(end)` beside the counts of the nodes.
pub(super) fn question(label: &Label) -> Question {
    let labels = match (&label.part, &label.matcher) {
        (Some(_), journey::Matcher::Where { conditions, .. }) => {
            let channel = conditions.first().map(|condition| condition.property.clone());
            Labels { label: std::iter::once(journey::EVENT.to_owned()).chain(channel).collect(), ..Labels::default() }
        }
        _ => Labels::default(),
    };
    Question::of_all(Ask::Transitions(Transitions { labels, least: None }))
}
