//! Who somebody is: what stays the same over all their visits.

use crate::names::{Age, Channel, City, Device, Payment, Segment, Tier};
use crate::plan::Plan;
use crate::rng::Rng;
use crate::season::Rhythm;

/// A made-up customer.
#[derive(Debug, Clone)]
pub(crate) struct Customer {
    pub(crate) segment: Segment,
    pub(crate) age: Age,
    pub(crate) city: City,
    pub(crate) tier: Tier,
    /// Web, app or store.
    pub(crate) favourite: Channel,
    pub(crate) newsletter: bool,
    /// Whether they let themselves be shown ads that are counted; who does not is never seen near one.
    pub(crate) ads: bool,
    pub(crate) web_device: Device,
    /// Whether they click ads, newsletters: some do from the start, others never.
    pub(crate) clicks: bool,
    /// How much they like each way of looking around, 0 for never. Habits, not moods: what somebody does at all they do
    /// early, or the order of first occurrences would blur.
    pub(crate) likes: [u32; 6],
    pub(crate) payment: Payment,
}

/// How a segment behaves; shares are per mille.
#[derive(Debug)]
pub(crate) struct Habits {
    /// Weights of wanting to buy once, twice and so on in the year.
    pub(crate) wishes: [u32; 6],
    pub(crate) days_between: i64,
    /// How often looking around leads to no cart.
    pub(crate) only_looks: u32,
    /// How often somebody who bought nothing comes back for another try.
    pub(crate) tries_again: u32,
    /// The usual coupon share is multiplied by this.
    pub(crate) coupon_times: u32,
    /// The most things bought at once.
    pub(crate) items_most: u32,
}

const HABITS: [Habits; 5] = [
    Habits { wishes: [760, 240, 0, 0, 0, 0], days_between: 60, only_looks: 80, tries_again: 350, coupon_times: 1, items_most: 3 },
    Habits {
        wishes: [500, 350, 150, 0, 0, 0],
        days_between: 45,
        only_looks: 110,
        tries_again: 600,
        coupon_times: 4,
        items_most: 3,
    },
    Habits {
        wishes: [0, 80, 230, 300, 240, 150],
        days_between: 26,
        only_looks: 50,
        tries_again: 900,
        coupon_times: 1,
        items_most: 6,
    },
    Habits {
        wishes: [350, 350, 200, 100, 0, 0],
        days_between: 50,
        only_looks: 100,
        tries_again: 700,
        coupon_times: 0,
        items_most: 12,
    },
    Habits {
        wishes: [900, 100, 0, 0, 0, 0],
        days_between: 50,
        only_looks: 650,
        tries_again: 250,
        coupon_times: 1,
        items_most: 2,
    },
];

/// Search, view, compare, read reviews, wishlist, chat: how many like it, and how much they then do it.
const LIKES: [(u32, u32); 6] = [(820, 1), (1000, 1), (250, 3), (290, 3), (140, 4), (120, 4)];

impl Customer {
    /// Draws the traits. Always the first thing drawn, so that traits can be had without living the life.
    pub(crate) fn new(rng: &mut Rng, plan: &Plan) -> Self {
        let segment = rng.choose(
            plan.segments,
            [Segment::Newcomers, Segment::BargainHunters, Segment::Regulars, Segment::Business, Segment::WindowShoppers],
        );
        let age = rng.choose([140, 230, 220, 170, 140, 100], [Age::A18, Age::A25, Age::A35, Age::A45, Age::A55, Age::A65]);
        let city = City::ALL[rng.pick(&plan.cities)];
        let business = segment == Segment::Business;
        // The young lean to the app, the old to the web; on the whole the plan's share stays.
        let app_share = match age {
            Age::A18 | Age::A25 => plan.app_share * 6 / 5,
            Age::A35 | Age::A45 => plan.app_share,
            Age::A55 | Age::A65 => plan.app_share * 3 / 5,
        };
        let store_share = if business { 0 } else { plan.store_share };
        let favourite =
            rng.choose([app_share, store_share, 1000 - app_share - store_share], [Channel::App, Channel::Store, Channel::Web]);
        let tier = match segment {
            Segment::Regulars => rng.choose([300, 450, 250], [Tier::None, Tier::Silver, Tier::Gold]),
            _ => rng.choose([920, 70, 10], [Tier::None, Tier::Silver, Tier::Gold]),
        };
        let desktop = if business { 950 } else { 450 };
        let payment = if business {
            rng.choose([250, 750], [Payment::Card, Payment::Invoice])
        } else {
            rng.choose([920, 80], [Payment::Card, Payment::Wallet])
        };
        Customer {
            segment,
            age,
            city,
            tier,
            favourite,
            newsletter: rng.chance(plan.newsletter_share),
            ads: rng.chance(plan.ads_share),
            web_device: rng.choose([desktop, 880 - desktop.min(850), 120], [Device::Desktop, Device::Mobile, Device::Tablet]),
            clicks: rng.chance(620),
            likes: LIKES.map(|(share, strength)| if rng.chance(share) { strength } else { 0 }),
            payment,
        }
    }

    pub(crate) fn habits(&self) -> &'static Habits {
        &HABITS[self.segment as usize]
    }

    pub(crate) fn rhythm(&self) -> Rhythm {
        if self.segment == Segment::Business { Rhythm::Office } else { Rhythm::Home }
    }
}
