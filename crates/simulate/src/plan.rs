//! What a seed decides about the whole shop, within bounds that keep the planted structure to be found.

use crate::names::{Carrier, City};
use crate::rng::Rng;
use crate::season::{DAY, Season};

/// The shop's parameters. Shares are per mille.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) season: Season,
    /// Weights of the segments, in the order of their names.
    pub(crate) segments: [u32; 5],
    /// Weights of the cities, in the order of their names.
    pub(crate) cities: [u32; 8],
    /// How many customers prefer the app, and the store; the others prefer the web.
    pub(crate) app_share: u32,
    pub(crate) store_share: u32,
    pub(crate) newsletter_share: u32,
    /// How often the first touch of somebody new is an ad.
    pub(crate) ads_share: u32,
    /// How often one visit to browse is followed by another before buying.
    pub(crate) browse_again: u32,
    pub(crate) abandon_cart: u32,
    pub(crate) coupon: u32,
    pub(crate) returns: u32,
    pub(crate) service: u32,
    pub(crate) answers_survey: u32,
    /// Prices in percent of the usual.
    pub(crate) price_percent: u32,
    pub(crate) payment: PaymentProblem,
    pub(crate) late: LateProblem,
}

/// Planted: since a new bank check, the app refuses cards that are new to the shop.
#[derive(Debug, Clone)]
pub(crate) struct PaymentProblem {
    pub(crate) since: i64,
    /// How often such a payment fails.
    pub(crate) fails: u32,
    /// How often a failure makes the customer leave for good, there and then.
    pub(crate) leaves: u32,
}

/// Planted: parcels to one city wait for a long time.
#[derive(Debug, Clone)]
pub(crate) struct LateProblem {
    pub(crate) city: City,
    pub(crate) carrier: Carrier,
    /// How often a parcel to that city is late.
    pub(crate) share: u32,
    pub(crate) median_millis: i64,
    /// How often a late parcel makes the customer leave for good.
    pub(crate) leaves: u32,
}

/// The share of customers in the city with late parcels: enough for its problem to matter, in every shop.
const LATE_CITY_WEIGHT: (i64, i64) = (205, 245);

impl Plan {
    /// The parameters of `seed` for the year that ends at `end_millis`.
    pub(crate) fn new(seed: u64, end_millis: i64) -> Self {
        // Customers count up from 0, so the last number is free for the shop itself.
        let mut rng = Rng::new(seed, u64::MAX);
        let mut draw = |low: i64, high: i64| rng.between(low, high) as u32;
        let segments = [draw(360, 430), draw(220, 280), draw(85, 115), draw(60, 100), draw(120, 160)];
        let late_city = City::ALL[draw(0, 7) as usize];
        let mut cities = [0; 8];
        cities.fill_with(|| draw(60, 180));
        let others: u32 = City::ALL.iter().filter(|&&city| city != late_city).map(|&city| cities[city as usize]).sum();
        let late_weight = draw(LATE_CITY_WEIGHT.0, LATE_CITY_WEIGHT.1);
        cities[late_city as usize] = others * late_weight / (1000 - late_weight);
        Plan {
            season: Season::new(end_millis),
            segments,
            cities,
            app_share: draw(420, 500),
            store_share: draw(120, 170),
            newsletter_share: draw(580, 680),
            ads_share: draw(760, 840),
            browse_again: draw(380, 480),
            abandon_cart: draw(160, 230),
            coupon: draw(120, 200),
            returns: draw(80, 120),
            service: draw(130, 170),
            answers_survey: draw(400, 480),
            price_percent: draw(70, 150),
            payment: PaymentProblem {
                since: end_millis - i64::from(draw(210, 280)) * DAY,
                fails: draw(560, 680),
                leaves: draw(460, 540),
            },
            late: LateProblem {
                city: late_city,
                carrier: Carrier::ALL[draw(0, 2) as usize],
                share: draw(880, 960),
                median_millis: i64::from(draw(10, 13)) * DAY,
                leaves: draw(760, 860),
            },
        }
    }
}
