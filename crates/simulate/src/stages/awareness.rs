//! Awareness: ads and newsletters, until somebody arrives or forgets.

use crate::entry::Entry;
use crate::life::Life;
use crate::names::{Campaign, Channel, Event};
use crate::season::{DAY, HOUR, SECOND, campaign};

/// Somebody who arrives, and the campaign that brought them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrival {
    pub(crate) campaign: Option<Campaign>,
}

/// How often, after any touch, somebody forgets about the shop. Small and the same everywhere, so that no step of
/// this stage looks like a problem.
const FORGETS: u32 = 18;

/// Leads to a visit, or to `None` if they forget.
pub(crate) fn notice(life: &mut Life<'_>, first: bool) -> Option<Arrival> {
    let clicked = if first { first_touches(life)? } else { later_touches(life)? };
    match clicked {
        Some(_) => life.now += life.rng.between(4 * SECOND, 40 * SECOND),
        None => life.later(30 * HOUR),
    }
    Some(Arrival { campaign: clicked })
}

/// Ads first, then the newsletter, as most people meet the shop. The inner option is the campaign clicked last.
fn first_touches(life: &mut Life<'_>) -> Option<Option<Campaign>> {
    let mut clicked = None;
    if life.customer.ads {
        let mut seen = see_ad(life)?;
        for _ in 0..life.rng.below(3) {
            seen = see_ad(life)?;
        }
        if life.customer.clicks && life.rng.chance(850) {
            clicked = Some(click_ad(life, seen));
        }
    }
    if life.customer.newsletter && life.rng.chance(940) {
        if clicked.is_some() && life.rng.chance(600) {
            life.moments();
            life.note(Entry::new(Event::NewsletterSignup, Channel::Web));
        }
        for _ in 0..1 + life.rng.below(2) {
            clicked = open_newsletter(life)?;
            if life.customer.ads && life.rng.chance(250) {
                see_ad(life)?;
                clicked = None;
            }
        }
    }
    Some(clicked)
}

/// Between two wishes the shop keeps in touch.
fn later_touches(life: &mut Life<'_>) -> Option<Option<Campaign>> {
    let mut clicked = None;
    for _ in 0..1 + life.rng.below(3) {
        let newsletter = life.customer.newsletter && (!life.customer.ads || life.rng.chance(650));
        if newsletter {
            clicked = open_newsletter(life)?;
        } else if life.customer.ads {
            let seen = see_ad(life)?;
            let clicks = life.customer.clicks && life.rng.chance(450);
            clicked = clicks.then(|| click_ad(life, seen));
        }
    }
    Some(clicked)
}

fn see_ad(life: &mut Life<'_>) -> Option<Campaign> {
    life.later(22 * HOUR);
    let campaign = campaign(&mut life.rng, life.now, Campaign::BrandSearch);
    life.note(Entry { campaign: Some(campaign), ..Entry::new(Event::AdImpression, Channel::Ads) });
    (!life.rng.chance(FORGETS)).then_some(campaign)
}

fn click_ad(life: &mut Life<'_>, campaign: Campaign) -> Campaign {
    life.moments();
    life.note(Entry { campaign: Some(campaign), ..Entry::new(Event::AdClick, Channel::Ads) });
    campaign
}

fn open_newsletter(life: &mut Life<'_>) -> Option<Option<Campaign>> {
    life.later(3 * DAY / 2);
    let campaign = campaign(&mut life.rng, life.now, Campaign::WeeklyNews);
    life.note(Entry { campaign: Some(campaign), ..Entry::new(Event::NewsletterOpen, Channel::Email) });
    let clicks = life.customer.clicks && life.rng.chance(820);
    if clicks {
        life.moments();
        life.note(Entry { campaign: Some(campaign), ..Entry::new(Event::NewsletterClick, Channel::Email) });
    }
    (!life.rng.chance(FORGETS)).then_some(clicks.then_some(campaign))
}
