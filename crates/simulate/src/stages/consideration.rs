//! Consideration: visits full of searching, looking, comparing and going back.

use super::awareness::Arrival;
use crate::entry::Entry;
use crate::life::Life;
use crate::names::{Campaign, Category, Channel, Event, Topic};
use crate::season::DAY;

/// Somebody who found what they want, and where they are looking at it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) channel: Channel,
    pub(crate) category: Category,
}

/// What there is to do while looking around, and what follows what (weights in the same order).
const DOINGS: [Event; 6] =
    [Event::Search, Event::ViewProduct, Event::Compare, Event::ReadReviews, Event::WishlistAdd, Event::AskChat];
const AFTER_VISIT: [u32; 6] = [750, 250, 0, 0, 0, 0];
const AFTER: [[u32; 6]; 6] = [
    [120, 880, 0, 0, 0, 0],
    [260, 170, 260, 280, 160, 140],
    [60, 480, 0, 360, 80, 120],
    [60, 560, 140, 0, 180, 120],
    [250, 750, 0, 0, 0, 0],
    [0, 650, 100, 250, 0, 0],
];

/// Leads to a find, or to `None` if they only looked.
pub(crate) fn look_around(life: &mut Life<'_>, arrival: Arrival, first: bool) -> Option<Found> {
    let only_looks = life.rng.chance(life.customer.habits().only_looks);
    let again = if first { life.plan.browse_again } else { life.plan.browse_again / 2 };
    let mut campaign = arrival.campaign;
    loop {
        let channel = browsing_channel(life);
        let comes_again = life.rng.chance(again);
        // Those who only look stop anywhere, also right after coming in, so that no step here looks worse than others.
        let doings = if only_looks && !comes_again { life.rng.below(5) } else { 2 + life.rng.below(3) };
        let category = visit(life, channel, campaign.take(), doings);
        if !comes_again {
            return (!only_looks).then_some(Found { channel, category });
        }
        life.later(2 * DAY);
    }
}

/// Comes in and does `doings` things; says which category was looked at last.
fn visit(life: &mut Life<'_>, channel: Channel, campaign: Option<Campaign>, doings: u32) -> Category {
    life.note(Entry { campaign, ..Entry::new(Event::Visit, channel) });
    let mut category = Category::ALL[life.rng.below(8) as usize];
    let mut weights = AFTER_VISIT;
    for _ in 0..doings {
        life.moments();
        let place = life.rng.pick(&liked(weights, life.customer.likes));
        weights = AFTER[place];
        if DOINGS[place] == Event::Search && life.rng.chance(400) {
            category = Category::ALL[life.rng.below(8) as usize];
        }
        do_it(life, DOINGS[place], channel, category);
    }
    category
}

fn liked(weights: [u32; 6], likes: [u32; 6]) -> [u32; 6] {
    std::array::from_fn(|place| weights[place] * likes[place])
}

fn do_it(life: &mut Life<'_>, event: Event, channel: Channel, category: Category) {
    if event == Event::AskChat {
        let wait_seconds = Some(life.rng.skewed(50) as u16);
        let topic = Some(Topic::Product);
        life.note(Entry { topic, wait_seconds, ..Entry::new(event, Channel::Chat) });
    } else {
        let category = (event != Event::Search).then_some(category);
        life.note(Entry { category, ..Entry::new(event, channel) });
    }
}

/// Mostly the favourite, sometimes the other: people switch. Store lovers look on the web before they go.
fn browsing_channel(life: &mut Life<'_>) -> Channel {
    let (favourite, other) = match life.customer.favourite {
        Channel::App => (Channel::App, Channel::Web),
        _ => (Channel::Web, Channel::App),
    };
    let switches = if life.customer.favourite == Channel::App { 150 } else { 80 };
    if life.rng.chance(switches) { other } else { favourite }
}
