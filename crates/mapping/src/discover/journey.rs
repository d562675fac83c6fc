//! The journey as discovered so far: what pains and steps are looked for in.

use journey::Matcher;

use super::ask::Asking;
use super::facts::Facts;
use super::lexicon::is_buying;
use super::options::DiscoverOptions;
use super::stages::Stretch;

/// Labels in their stages, and what counts as conversion.
pub(super) struct Journey<'a> {
    pub facts: &'a Facts,
    pub stages: &'a [Stretch],
    /// The stage of each label.
    pub stage_of: Vec<usize>,
    /// The place of each label in the order.
    pub place_of: Vec<usize>,
    pub conversion: Option<Conversion>,
}

/// What counts as conversion.
#[derive(Debug, Clone)]
pub(super) struct Conversion {
    /// The labels, commonest first.
    pub labels: Vec<usize>,
    /// Which events they are.
    pub matcher: Matcher,
    /// What one is worth on average, where a numeric property tells it.
    pub value: Option<f64>,
}

/// Names under which values are usually kept, the surest first.
pub(super) const VALUES: [&str; 14] = [
    "value",
    "revenue",
    "amount",
    "order_value",
    "total",
    "total_amount",
    "total_price",
    "sales_value",
    "sales",
    "net_amount",
    "price",
    "valoare",
    "suma",
    "pret",
];
/// Where no word tells: a conversion carries a value in so many of its events, and so many customers have it.
const VALUED_SHARE: f64 = 0.8;
const VALUED_REACH: f64 = 0.1;

impl<'a> Journey<'a> {
    pub(super) fn new<E>(
        facts: &'a Facts,
        stages: &'a [Stretch],
        options: &DiscoverOptions,
        asking: &mut Asking<'_, E>,
    ) -> Result<Self, E> {
        let mut stage_of = vec![0; facts.labels.len()];
        let mut place_of = vec![0; facts.labels.len()];
        let mut place = 0;
        for (stage, stretch) in stages.iter().enumerate() {
            for label in &stretch.labels {
                (stage_of[*label], place_of[*label]) = (stage, place);
                place += 1;
            }
        }
        let mut journey = Journey { facts, stages, stage_of, place_of, conversion: None };
        journey.conversion = journey.find_conversion(options, asking)?;
        Ok(journey)
    }

    fn find_conversion<E>(&self, options: &DiscoverOptions, asking: &mut Asking<'_, E>) -> Result<Option<Conversion>, E> {
        let names: Vec<&str> = options.value.as_deref().map_or_else(|| VALUES.to_vec(), |name| vec![name]);
        let is_one = |event: &str| options.conversion.as_deref().map_or_else(|| is_buying(event), |name| name == event);
        let mut labels: Vec<usize> = (0..self.facts.labels.len()).filter(|i| is_one(&self.facts.labels[*i].event)).collect();
        if labels.is_empty() {
            let Some(last) = self.last_with_value(&names, asking)? else { return Ok(None) };
            labels.push(last);
        }
        let matchers: Vec<Matcher> = labels.iter().map(|label| self.facts.labels[*label].matcher.clone()).collect();
        let matcher = any_of(matchers);
        let count: f64 = labels.iter().map(|label| self.facts.labels[*label].count).sum();
        for name in names {
            let groups = asking.values(matcher.clone(), name, None)?;
            let known = groups.first().filter(|all| super::facts::as_number(all.count) >= 0.5 * count && all.mean > 0.0);
            if let Some(all) = known {
                // To the hundredth: sums of floating numbers differ in their last digits with the order of threads.
                let value = Some((all.mean * 100.0).round() / 100.0);
                return Ok(Some(Conversion { labels, matcher, value }));
            }
        }
        Ok(Some(Conversion { labels, matcher, value: None }))
    }

    /// Of the labels that nearly always carry a value and that enough customers have, the last in the order.
    fn last_with_value<E>(&self, names: &[&str], asking: &mut Asking<'_, E>) -> Result<Option<usize>, E> {
        for name in names {
            let groups = asking.values(Matcher::Any, name, Some(journey::EVENT))?;
            let is_valued = |i: &usize| {
                let label = &self.facts.labels[*i];
                let group = groups.iter().find(|group| group.group == label.event);
                group.is_some_and(|group| super::facts::as_number(group.count) >= VALUED_SHARE * label.count)
                    && label.customers >= VALUED_REACH * self.facts.customers
            };
            let last = (0..self.facts.labels.len()).filter(is_valued).max_by_key(|i| self.place_of[*i]);
            if last.is_some() {
                return Ok(last);
            }
        }
        Ok(None)
    }

    /// Whether it is one of the conversions.
    pub(super) fn is_conversion(&self, label: usize) -> bool {
        self.conversion.as_ref().is_some_and(|conversion| conversion.labels.contains(&label))
    }

    /// The stage of the commonest conversion.
    pub(super) fn conversion_stage(&self) -> Option<usize> {
        self.conversion.as_ref().and_then(|conversion| conversion.labels.first()).map(|label| self.stage_of[*label])
    }

    /// Whether it lies in the last stage, where journeys end by nature.
    pub(super) fn is_last(&self, label: usize) -> bool {
        self.stage_of[label] + 1 == self.stages.len()
    }

    /// What a label is compared with: the others of its stage, or all before the last stage where these are fewer
    /// than three.
    pub(super) fn peers(&self, label: usize) -> Vec<usize> {
        const LEAST: usize = 3;
        let others = |keep: &dyn Fn(usize) -> bool| {
            (0..self.facts.labels.len()).filter(|other| *other != label && keep(*other)).collect::<Vec<_>>()
        };
        let near = others(&|other| self.stage_of[other] == self.stage_of[label]);
        if near.len() >= LEAST { near } else { others(&|other| !self.is_last(other)) }
    }
}

/// Events that one of some matchers matches.
pub(super) fn any_of(mut matchers: Vec<Matcher>) -> Matcher {
    match matchers.len() {
        1 => matchers.remove(0),
        _ => Matcher::AnyOf(matchers),
    }
}

/// The middle of some numbers: peers are few, and one of them may be a pain itself, which a mean would hide behind.
pub(super) fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let half = numbers.len() / 2;
    match numbers.len() {
        0 => None,
        count if count % 2 == 1 => Some(numbers[half]),
        _ => Some(f64::midpoint(numbers[half - 1], numbers[half])),
    }
}
