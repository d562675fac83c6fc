//! Calendar periods in a time zone: days, ISO weeks (Monday first), months.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;

/// A calendar period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Midnight to midnight, local time.
    Day,
    /// Monday to Sunday.
    Week,
    /// The first to the last of a month.
    Month,
}

impl Period {
    /// Length in days where periods roll from an event instead of following the calendar: 1, 7 or 30.
    pub fn rolling_days(self) -> i64 {
        match self {
            Period::Day => 1,
            Period::Week => 7,
            Period::Month => 30,
        }
    }

    fn first_day(self, date: Date) -> Date {
        match self {
            Period::Day => date,
            Period::Week => {
                let back = date.weekday().since(Weekday::Monday);
                date.checked_sub(i64::from(back).days()).unwrap_or(Date::MIN)
            }
            Period::Month => date.first_of_month(),
        }
    }

    fn next(self, first_day: Date) -> Option<Date> {
        let span = match self {
            Period::Day => 1.day(),
            Period::Week => 1.week(),
            Period::Month => 1.month(),
        };
        first_day.checked_add(span).ok()
    }
}

/// The starts of consecutive periods that cover a stretch of time. Kernels see only the numbers in
/// [`starts`](Calendar::starts); zones and leap years stay here.
#[derive(Debug, Clone)]
pub struct Calendar {
    dates: Vec<Date>,
    starts: Vec<i64>,
}

impl Calendar {
    /// Periods from the one that holds `first_millis` up to `extra` periods past the one that holds `last_millis`.
    pub fn covering(period: Period, zone: &TimeZone, first_millis: i64, last_millis: i64, extra: usize) -> Self {
        let mut dates = Vec::new();
        let mut starts = Vec::new();
        let mut left = extra + 1;
        let mut day = Some(period.first_day(local_date(zone, first_millis)));
        while let Some(date) = day.filter(|_| left > 0) {
            let Ok(start) = zone.to_timestamp(date.at(0, 0, 0, 0)) else { break };
            let start = start.as_millisecond();
            if start > last_millis {
                left -= 1;
            }
            dates.push(date);
            starts.push(start);
            day = period.next(date);
        }
        Calendar { dates, starts }
    }

    /// The first millisecond of each period, rising. Period `i` ends where `i + 1` starts.
    pub fn starts(&self) -> &[i64] {
        &self.starts
    }

    /// The first day of period `index`, as `2026-11-22`.
    pub fn date(&self, index: usize) -> String {
        self.dates.get(index).map_or_else(String::new, ToString::to_string)
    }
}

fn local_date(zone: &TimeZone, millis: i64) -> Date {
    Timestamp::from_millisecond(millis).map_or(Date::MIN, |stamp| zone.to_datetime(stamp).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(period: Period, zone: &str, from: &str, to: &str) -> Vec<String> {
        let zone = crate::zone(zone).expect("a known zone");
        let millis = |text| crate::parse_millis(text, &TimeZone::UTC).expect("a moment");
        let calendar = Calendar::covering(period, &zone, millis(from), millis(to), 0);
        (0..calendar.starts().len()).map(|i| calendar.date(i)).collect()
    }

    /// Would catch: weeks that start on Sunday, months of 30 days, and days cut at UTC midnight.
    #[test]
    fn periods_follow_the_calendar_of_the_zone() {
        assert_eq!(
            dates(Period::Week, "UTC", "2026-01-01", "2026-01-12"),
            ["2025-12-29", "2026-01-05", "2026-01-12", "2026-01-19"]
        );
        assert_eq!(dates(Period::Month, "UTC", "2026-01-31", "2026-02-28"), ["2026-01-01", "2026-02-01", "2026-03-01"]);
        assert_eq!(
            dates(Period::Day, "America/New_York", "2026-01-01T03:00:00Z", "2026-01-01T03:00:00Z"),
            ["2025-12-31", "2026-01-01"]
        );
    }

    /// Would catch: a day of 24 hours assumed across a change of clocks.
    #[test]
    fn days_are_as_long_as_the_zone_makes_them() {
        let zone = crate::zone("Europe/Bucharest").expect("a known zone");
        let noon = crate::parse_millis("2026-10-25T12:00:00", &zone).expect("a moment");
        let calendar = Calendar::covering(Period::Day, &zone, noon, noon, 0);
        assert_eq!(calendar.starts()[1] - calendar.starts()[0], 25 * 3_600_000);
    }
}
