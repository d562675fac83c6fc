//! When things happen: the year of the data, its seasons, weekdays and hours, by tables of whole numbers.

use crate::names::Campaign;
use crate::rng::Rng;

pub(crate) const SECOND: i64 = 1000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// How many days of data.
pub(crate) const DAYS: usize = 365;
/// Nobody arrives in the last days: a journey of one event cut off by the end says nothing.
const LAST_ARRIVAL: usize = DAYS - 14;

/// The end of 2026-10-31, UTC: the default end of the data.
pub const DEFAULT_END_MILLIS: i64 = 1_793_491_200_000;

/// Demand by twelfth of the year, January first: sales in January, a quiet summer, gifts in November and December.
const MONTH_PERCENT: [u32; 12] = [108, 90, 94, 98, 102, 94, 84, 82, 98, 104, 126, 132];
/// Monday first.
const WEEKDAY_PERCENT: [u32; 7] = [96, 92, 94, 98, 104, 116, 112];
const OFFICE_WEEKDAY_PERCENT: [u32; 7] = [124, 126, 122, 118, 100, 14, 8];

const HOME_HOURS: [u32; 24] = [4, 2, 1, 1, 1, 3, 8, 16, 22, 26, 28, 30, 36, 32, 28, 28, 32, 40, 52, 64, 70, 58, 34, 14];
const OFFICE_HOURS: [u32; 24] = [0, 0, 0, 0, 0, 1, 4, 20, 60, 80, 84, 70, 40, 64, 76, 70, 50, 24, 8, 4, 2, 1, 0, 0];
const STORE_HOURS: [u32; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 50, 56, 48, 44, 46, 54, 66, 74, 58, 24, 0, 0, 0, 0];

/// Which hours and weekdays somebody keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rhythm {
    /// Evenings and weekends.
    Home,
    /// Working hours: business buyers, warehouse, support.
    Office,
    /// While the store is open.
    Store,
}

/// The year of the data.
#[derive(Debug, Clone)]
pub(crate) struct Season {
    pub(crate) end_millis: i64,
    start_millis: i64,
    /// Demand of all days up to and including each.
    arrivals: Vec<u32>,
}

impl Season {
    /// The year that ends at `end_millis`.
    pub(crate) fn new(end_millis: i64) -> Self {
        let start_millis = end_millis - DAYS as i64 * DAY;
        let mut sum = 0;
        let arrivals = (0..LAST_ARRIVAL)
            .map(|day| {
                let time = start_millis + day as i64 * DAY;
                sum += MONTH_PERCENT[twelfth(time)] * WEEKDAY_PERCENT[weekday(time)];
                sum
            })
            .collect();
        Season { end_millis, start_millis, arrivals }
    }

    /// The moment a new customer first shows up.
    pub(crate) fn arrival(&self, rng: &mut Rng) -> i64 {
        let demand = rng.below(self.arrivals.last().copied().unwrap_or(1));
        let day = self.arrivals.partition_point(|&sum| sum <= demand);
        self.start_millis + day as i64 * DAY + rng.between(7 * HOUR, 22 * HOUR)
    }
}

/// A likely moment of this rhythm, not before `time`: usually on its day, a day or two later where that day is a poor
/// one, which is how weekdays get their share.
pub(crate) fn likely_moment(rng: &mut Rng, rhythm: Rhythm, time: i64) -> i64 {
    let percents = if rhythm == Rhythm::Office { &OFFICE_WEEKDAY_PERCENT } else { &WEEKDAY_PERCENT };
    let hours = match rhythm {
        Rhythm::Home => &HOME_HOURS,
        Rhythm::Office => &OFFICE_HOURS,
        Rhythm::Store => &STORE_HOURS,
    };
    let mut midnight = time - time.rem_euclid(DAY);
    for _ in 0..3 {
        let hour = rng.pick(hours) as i64;
        let moment = midnight + hour * HOUR + rng.between(0, HOUR - 1);
        if moment > time && rng.below(126) < percents[weekday(midnight)] {
            return moment;
        }
        midnight += DAY;
    }
    midnight + rng.pick(hours) as i64 * HOUR + rng.between(0, HOUR - 1)
}

/// The campaign that runs at `time`.
pub(crate) fn campaign(rng: &mut Rng, time: i64, always_on: Campaign) -> Campaign {
    use Campaign::{BackHome, BlackWeek, HolidayGifts, JanuarySale, SpringRefresh, SummerSale};
    const BY_TWELFTH: [Campaign; 12] = [
        JanuarySale,
        JanuarySale,
        SpringRefresh,
        SpringRefresh,
        SpringRefresh,
        SummerSale,
        SummerSale,
        SummerSale,
        BackHome,
        BackHome,
        BlackWeek,
        HolidayGifts,
    ];
    if rng.chance(600) { BY_TWELFTH[twelfth(time)] } else { always_on }
}

/// The twelfth of the year, 0 to 11. Off by a day at most from the calendar's months, which no season notices.
fn twelfth(time: i64) -> usize {
    let day_of_year = (time.div_euclid(DAY) * 10_000).rem_euclid(3_652_425) / 10_000;
    (day_of_year * 12 / 366) as usize
}

/// Monday is 0; 1970 began on a Thursday.
fn weekday(time: i64) -> usize {
    (time.div_euclid(DAY) + 3).rem_euclid(7) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: weekdays or months shifted by the arithmetic.
    #[test]
    fn the_calendar_is_right() {
        let last_day = DEFAULT_END_MILLIS - DAY;
        assert_eq!(weekday(last_day), 5, "2026-10-31 is a Saturday");
        assert_eq!(twelfth(last_day - 10 * DAY), 9);
        assert_eq!(twelfth(last_day + 40 * DAY), 11);
    }

    /// Would catch: a moment before the asked time, or outside opening hours.
    #[test]
    fn moments_follow_the_rhythm() {
        let mut rng = Rng::new(1, 1);
        for step in 0..5000 {
            let time = DEFAULT_END_MILLIS - step * 7 * HOUR;
            let moment = likely_moment(&mut rng, Rhythm::Store, time);
            assert!(moment > time && moment < time + 5 * DAY);
            assert!((9..20).contains(&(moment.rem_euclid(DAY) / HOUR)));
        }
    }
}
