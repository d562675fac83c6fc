//! From survey answers to feelings on −1 to 1.

use journey::answer::ValueGroup;

use super::numbers::{FeelingPoint, FeelingSummary, Level};
use crate::document::Measure;

/// Half of a 95 % interval of a normal distribution, in standard deviations.
const Z_95: f64 = 1.959_963_985;

/// What the answers to a survey say about a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Felt {
    /// So it feels.
    Point(FeelingPoint),
    /// Nobody answered.
    Silent,
    /// Some answers lie outside the scale that the map gives: this is their smallest and largest score.
    OffScale { min: f64, max: f64 },
}

/// The mean score mapped linearly from the scale to −1 … 1, with the 95 % interval of a mean in normal
/// approximation: mean ± 1.96 · s/√n, cut to the scale. Answers are taken to be independent of each other.
#[allow(clippy::cast_precision_loss)] // Answers are counted far below 2^53.
pub(super) fn felt(measure: &Measure, answers: Option<&ValueGroup>) -> Felt {
    let Some(answers) = answers.filter(|answers| answers.count > 0) else { return Felt::Silent };
    let (worst, best) = measure.scale;
    let (low, high) = (worst.min(best), worst.max(best));
    if answers.min < low || answers.max > high {
        return Felt::OffScale { min: answers.min, max: answers.max };
    }
    let factor = 2.0 / (best - worst);
    let mean = (answers.mean - worst) * factor - 1.0;
    let half = answers.deviation.map(|deviation| Z_95 * deviation * factor.abs() / (answers.count as f64).sqrt());
    Felt::Point(FeelingPoint {
        mean: mean.clamp(-1.0, 1.0),
        low: half.map(|half| (mean - half).max(-1.0)),
        high: half.map(|half| (mean + half).min(1.0)),
        n: answers.count,
    })
}

/// Mean, lowest, peak and last of the steps that have a feeling; the first of equals.
#[allow(clippy::cast_precision_loss)] // Steps are at most a thousand.
pub(super) fn summary<'a>(levels: impl Iterator<Item = (&'a str, f64)>) -> Option<FeelingSummary> {
    let levels: Vec<(&str, f64)> = levels.collect();
    let named = |(step, level): (&str, f64)| Level { step: step.to_owned(), level };
    let first_of = |better: fn(f64, f64) -> bool| {
        levels.iter().copied().reduce(|best, next| if better(next.1, best.1) { next } else { best })
    };
    Some(FeelingSummary {
        mean: levels.iter().map(|(_, level)| level).sum::<f64>() / levels.len() as f64,
        lowest: named(first_of(|next, best| next < best)?),
        peak: named(first_of(|next, best| next > best)?),
        last: named(*levels.last()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(count: u64, mean: f64, deviation: Option<f64>, min: f64, max: f64) -> ValueGroup {
        ValueGroup { group: "s".into(), count, customers: count, sum: 0.0, mean, deviation, min, max }
    }

    fn measure(low: f64, high: f64) -> Measure {
        Measure { survey: "s".into(), score: "score".into(), scale: (low, high) }
    }

    /// Would catch: a wrong middle of the scale, an interval that forgets √n or the scale, one that leaves −1 … 1.
    #[test]
    fn scores_become_feelings() {
        let Felt::Point(point) = felt(&measure(1.0, 5.0), Some(&answers(400, 3.0, Some(1.0), 1.0, 5.0))) else {
            panic!("a point")
        };
        assert!(point.mean.abs() < 1e-12);
        assert!((point.high.expect("an interval") - 1.959_963_985 * 0.5 / 20.0).abs() < 1e-9);
        let Felt::Point(point) = felt(&measure(1.0, 5.0), Some(&answers(4, 5.0, Some(2.0), 1.0, 5.0))) else { panic!("a point") };
        assert_eq!((point.mean, point.high), (1.0, Some(1.0)));
        // A scale on which 1 is best and 6 is worst, as in German schools.
        let Felt::Point(point) = felt(&measure(6.0, 1.0), Some(&answers(2, 1.5, Some(0.5), 1.0, 2.0))) else { panic!("a point") };
        assert!((point.mean - 0.8).abs() < 1e-12 && point.low < point.high);
    }

    /// Would catch: a point drawn where nobody answered, an interval from one answer, scores off the scale averaged in.
    #[test]
    fn what_is_not_known_is_not_drawn() {
        assert_eq!(felt(&measure(1.0, 5.0), None), Felt::Silent);
        assert_eq!(felt(&measure(1.0, 5.0), Some(&answers(9, 3.0, Some(1.0), 0.0, 5.0))), Felt::OffScale { min: 0.0, max: 5.0 });
        let Felt::Point(point) = felt(&measure(1.0, 5.0), Some(&answers(1, 4.0, None, 4.0, 4.0))) else { panic!("a point") };
        assert_eq!((point.low, point.high, point.n), (None, None, 1));
    }

    /// Would catch: peak and lowest mixed up, or the last step taken for the last measured one.
    #[test]
    fn a_curve_is_told_in_four_numbers() {
        assert_eq!(summary(std::iter::empty()), None);
        let curve = summary([("a", 0.5), ("b", -0.5), ("c", 0.9), ("d", 0.1)].into_iter()).expect("a summary");
        assert_eq!((curve.lowest.step.as_str(), curve.peak.step.as_str(), curve.last.step.as_str()), ("b", "c", "d"));
        assert!((curve.mean - 0.25).abs() < 1e-12);
    }
}
