//! Pains: where customers are lost, and what shows it.
//!
//! Every sign of a pain is brought to one measure, customers lost beyond what is usual, so that signs of different kinds
//! can stand in one list; what a conversion is worth turns it into money. Signs of one label are one pain.

mod converting;
mod loop_back;
mod loss;
mod response;
pub(super) mod stop;
mod wait;

use journey::{Duration, Question};
use serde::Serialize;

use super::ask::Asking;
use super::interval::Share;
use super::journey::Journey;
use super::options::DiscoverOptions;

/// How a pain shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PainKind {
    /// Customers end here more often than at the steps around.
    Loss,
    /// Customers who pass here convert less often than those who pass the steps around.
    Converting,
    /// Some wait much longer than usual, and go on less often.
    Wait,
    /// Customers come back, and convert less often.
    Loop,
    /// What this kind of a thing should lead to follows it less often than other kinds of it.
    Response,
    /// Customers do not buy again after this kind of a purchase more often than after other kinds of it.
    Stop,
}

/// One sign of a pain.
#[derive(Debug, Clone)]
pub(super) struct Sign {
    pub kind: PainKind,
    /// Where it shows.
    pub label: usize,
    /// Wait: what comes before it. Loop: where customers go back to. Response: what should follow.
    pub other: Option<usize>,
    /// The share that is compared, and what is usual.
    pub share: f64,
    pub usual: f64,
    /// Customers lost beyond the usual, with the ends of the 95 % interval.
    pub lost: Share,
    /// Wait and Loop: the share it happens to.
    pub happens: f64,
    /// Wait: what counts as long, and what is usual. Stop: the silence that counts as having stopped.
    pub limit: Option<Duration>,
    pub median_ms: f64,
    /// The question whose answer shows it.
    pub question: Question,
}

/// A label that hurts, by its signs: the main one first.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub signs: Vec<Sign>,
}

impl Found {
    pub(super) fn main(&self) -> &Sign {
        &self.signs[0]
    }
}

/// A pain costs at least so many customers, and this share of all: less is no matter for a map.
const LEAST_LOST: f64 = 10.0;
const LEAST_LOST_SHARE: f64 = 0.0005;
/// … and this share of what the dearest costs.
const LEAST_OF_DEAREST: f64 = 0.1;

/// Looks for pains at every label, drawn or not; those that cost most customers first.
pub(super) fn find<E>(journey: &Journey<'_>, options: &DiscoverOptions, asking: &mut Asking<'_, E>) -> Result<Vec<Found>, E> {
    let signs = if journey.facts.is_parted() { of_kinds(journey, options, asking)? } else { of_steps(journey, asking)? };
    Ok(found(journey, signs))
}

/// Signs at the steps of a way.
fn of_steps<E>(journey: &Journey<'_>, asking: &mut Asking<'_, E>) -> Result<Vec<Sign>, E> {
    let mut signs = loss::signs(journey);
    signs.extend(converting::signs(journey, asking)?);
    signs.extend(wait::signs(journey, asking)?);
    signs.extend(loop_back::signs(journey, asking)?);
    Ok(signs)
}

/// Signs at kinds of a few things that come again and again: there is no way that could be left or gone back, and nearly
/// everybody converts at some time. So each kind is compared with the other kinds of the same thing.
fn of_kinds<E>(journey: &Journey<'_>, options: &DiscoverOptions, asking: &mut Asking<'_, E>) -> Result<Vec<Sign>, E> {
    let mut signs = response::signs(journey, asking)?;
    signs.extend(stop::signs(journey, options, asking)?);
    Ok(signs)
}

/// The pains that signs tell: those that cost most customers first.
fn found(journey: &Journey<'_>, mut signs: Vec<Sign>) -> Vec<Found> {
    let least = LEAST_LOST.max(LEAST_LOST_SHARE * journey.facts.customers);
    // A sign whose interval reaches down to nothing lost is no sign.
    signs.retain(|sign| sign.lost.share >= least && sign.lost.low > 0.0);

    let mut found: Vec<Found> = Vec::new();
    for label in 0..journey.facts.labels.len() {
        let mut own: Vec<Sign> = signs.iter().filter(|sign| sign.label == label).cloned().collect();
        own.sort_by(|a, b| b.lost.share.total_cmp(&a.lost.share));
        // Who waits long and then stays away is counted as lost at the same label: the wait is the reason, and told first
        // where it explains half of it.
        let most = own.first().map_or(0.0, |sign| sign.lost.share);
        if let Some(at) = own.iter().position(|sign| sign.kind == PainKind::Wait && sign.lost.share >= 0.5 * most) {
            let wait = own.remove(at);
            own.insert(0, wait);
        }
        if !own.is_empty() {
            found.push(Found { signs: own });
        }
    }
    let place = |pain: &Found| journey.place_of[pain.main().label];
    found.sort_by(|a, b| b.main().lost.share.total_cmp(&a.main().lost.share).then_with(|| place(a).cmp(&place(b))));
    let dearest = found.first().map_or(0.0, |pain| pain.main().lost.share);
    found.retain(|pain| pain.main().lost.share >= LEAST_OF_DEAREST * dearest);
    found
}

/// A share with its interval, times a number of customers.
fn times(share: Share, customers: f64) -> Share {
    Share { share: share.share * customers, low: share.low * customers, high: share.high * customers }
}
