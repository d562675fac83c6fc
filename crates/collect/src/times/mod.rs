//! Times as files write them: recognised per column by the data, then read fast.

mod civil;
mod recognise;
mod zones;

use jiff::tz::TimeZone;
use journey::Scalar;
use journey::limits::TIME_MILLIS;

use crate::reject::DropReason;
pub use civil::{Civil, parse_iso};
use civil::{DateOrder, parse_compact, parse_numeric};
pub(crate) use recognise::{Recognised, recognise};
use zones::Zones;

/// How the times of a column are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TimeFormat {
    /// ISO 8601 and its relatives: `2024-03-13T10:21:14.5+01:00`, `2024-03-13 10:21`, `2024/03/13`.
    Iso,
    /// A count since 1970.
    Epoch(Unit),
    /// `20240313`.
    Compact,
    /// `13.03.2024 10:21`, `3/13/2024 10:21 PM` and the like.
    Numeric(DateOrder),
    /// Told in the notation of strptime.
    Pattern(String),
}

/// The unit of a count since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Seconds,
    Millis,
    Micros,
    Nanos,
}

impl Unit {
    /// The unit in which a number of this size is a moment before the year 5138.
    pub(crate) fn of(largest: f64) -> Self {
        match largest.abs() {
            size if size < 1e11 => Unit::Seconds,
            size if size < 1e14 => Unit::Millis,
            size if size < 1e17 => Unit::Micros,
            _ => Unit::Nanos,
        }
    }

    /// Milliseconds, rounded down.
    pub(crate) fn millis(self, count: i64) -> Option<i64> {
        match self {
            Unit::Seconds => count.checked_mul(1_000),
            Unit::Millis => Some(count),
            Unit::Micros => Some(count.div_euclid(1_000)),
            Unit::Nanos => Some(count.div_euclid(1_000_000)),
        }
    }

    #[allow(clippy::cast_possible_truncation)] // A float beyond i64 saturates, and is then out of range.
    fn millis_of(self, count: f64) -> i64 {
        let scale = match self {
            Unit::Seconds => 1e3,
            Unit::Millis => 1.0,
            Unit::Micros => 1e-3,
            Unit::Nanos => 1e-6,
        };
        (count * scale).floor() as i64
    }
}

/// Reads the times of one column. Cheap to clone; a clone has a memory of its own.
#[derive(Debug, Clone)]
pub(crate) struct TimeReader {
    format: TimeFormat,
    zones: Zones,
}

/// A moment in milliseconds since 1970, or why there is none.
pub(crate) type Moment = Result<i64, DropReason>;

impl TimeReader {
    pub(crate) fn new(format: TimeFormat, zone: TimeZone) -> Self {
        TimeReader { format, zones: Zones::new(zone) }
    }

    /// Reads one time. An empty text is no time.
    pub(crate) fn text(&mut self, text: &str) -> Moment {
        let text = text.trim_ascii();
        if text.is_empty() {
            return Err(DropReason::NoTime);
        }
        let civil = match &self.format {
            TimeFormat::Iso => match parse_iso(text.as_bytes()) {
                Some(civil) => civil,
                None => return self.rare_iso(text),
            },
            TimeFormat::Epoch(unit) => return epoch_text(*unit, text),
            TimeFormat::Compact => parse_compact(text.as_bytes()).ok_or(DropReason::BadTime)?,
            TimeFormat::Numeric(order) => parse_numeric(text.as_bytes(), *order).ok_or(DropReason::BadTime)?,
            TimeFormat::Pattern(pattern) => return pattern_text(pattern, text, &mut self.zones),
        };
        self.civil(civil)
    }

    fn civil(&mut self, civil: Civil) -> Moment {
        match civil.offset_seconds {
            Some(offset) => in_range(civil.local_millis - i64::from(offset) * 1_000),
            None => self.local(civil.local_millis),
        }
    }

    /// A whole number of the file: a count since 1970, or digits that spell a date.
    pub(crate) fn count(&mut self, count: i64) -> Moment {
        let TimeFormat::Epoch(unit) = self.format else { return self.text(&count.to_string()) };
        unit.millis(count).map_or(Err(DropReason::TimeOutOfRange), in_range)
    }

    /// A number of the file: a count since 1970 that may have a fraction, or digits that spell a date.
    pub(crate) fn number(&mut self, count: f64) -> Moment {
        let TimeFormat::Epoch(unit) = self.format else { return self.text(&Scalar::Number(count).to_text()) };
        in_range(unit.millis_of(count))
    }

    /// Local time, given as the milliseconds it would be in UTC.
    pub(crate) fn local(&mut self, local_millis: i64) -> Moment {
        in_range(local_millis)?;
        in_range(self.zones.utc_millis(local_millis).ok_or(DropReason::TimeOutOfRange)?)
    }

    /// Spellings of ISO 8601 that are too rare for the fast path, such as `20240313T102114Z`.
    fn rare_iso(&mut self, text: &str) -> Moment {
        if is_far_year(text) {
            return Err(DropReason::TimeOutOfRange);
        }
        if let Ok(stamp) = text.parse::<jiff::Timestamp>() {
            return in_range(stamp.as_millisecond());
        }
        let local = text.parse::<jiff::civil::DateTime>().map_err(|_| DropReason::BadTime)?;
        self.local(zones::millis_as_utc(local).ok_or(DropReason::TimeOutOfRange)?)
    }
}

pub(crate) fn in_range(millis: i64) -> Moment {
    if TIME_MILLIS.contains(&millis) { Ok(millis) } else { Err(DropReason::TimeOutOfRange) }
}

/// Whether this is ISO 8601's spelling of years beyond 0 to 9999: a sign, then six digits.
fn is_far_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.first(), Some(b'+' | b'-'))
        && bytes.len() > 7
        && bytes[1..7].iter().all(u8::is_ascii_digit)
        && bytes[7] == b'-'
}

fn epoch_text(unit: Unit, text: &str) -> Moment {
    if let Ok(count) = text.parse::<i64>() {
        return unit.millis(count).map_or(Err(DropReason::TimeOutOfRange), in_range);
    }
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    match text.parse::<f64>() {
        Ok(count) if plain && count.is_finite() => in_range(unit.millis_of(count)),
        _ => Err(DropReason::BadTime),
    }
}

fn pattern_text(pattern: &str, text: &str, zones: &mut Zones) -> Moment {
    let broken = jiff::fmt::strtime::BrokenDownTime::parse(pattern, text).map_err(|_| DropReason::BadTime)?;
    if let Ok(stamp) = broken.to_timestamp() {
        return in_range(stamp.as_millisecond());
    }
    let local = broken.to_datetime().or_else(|_| broken.to_date().map(|date| date.at(0, 0, 0, 0)));
    let local = zones::millis_as_utc(local.map_err(|_| DropReason::BadTime)?).ok_or(DropReason::TimeOutOfRange)?;
    in_range(local)?;
    in_range(zones.utc_millis(local).ok_or(DropReason::TimeOutOfRange)?)
}

/// Whether a time format could be used at all: `%` followed by letters that strptime knows. Tells what is wrong.
pub fn check_time_format(pattern: &str) -> Result<(), String> {
    if !pattern.contains('%') {
        return Err(format!("\"{pattern}\" names no part of a time; write for example %d.%m.%Y %H:%M"));
    }
    // Formatting knows the same letters as parsing, and tells unknown ones.
    let zoned = jiff::Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC);
    match jiff::fmt::strtime::format(pattern, &zoned) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("\"{pattern}\" is not a time format: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use journey::format_millis;

    fn reader(format: TimeFormat, zone: &str) -> TimeReader {
        TimeReader::new(format, journey::zone(zone).expect("a known zone"))
    }

    fn check(format: &TimeFormat, zone: &str, cases: &str) {
        let mut reader = reader(format.clone(), zone);
        for case in cases.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (text, wanted) = case.split_once(" => ").expect("a case");
            let got = reader.text(text.trim()).map_or_else(|reason| reason.name().to_owned(), format_millis);
            assert_eq!(got, wanted.trim(), "{text}");
        }
    }

    /// Would catch: an offset ignored, a local time read in the wrong zone, a nonsense date accepted.
    #[test]
    fn iso_times() {
        check(
            &TimeFormat::Iso,
            "Europe/Bucharest",
            "2024-03-13T10:21:14Z            => 2024-03-13T10:21:14Z
             2024-03-13T10:21:14.5+02:00     => 2024-03-13T08:21:14.5Z
             2024-03-13 10:21:14.123456-0500 => 2024-03-13T15:21:14.123Z
             2024-03-13 10:21:14 UTC         => 2024-03-13T10:21:14Z
             2024-03-13T10:21+01             => 2024-03-13T09:21:00Z
             2024-03-13 10:21:14             => 2024-03-13T08:21:14Z
             2024-03-13 10:21                => 2024-03-13T08:21:00Z
             2024-07-01                      => 2024-06-30T21:00:00Z
             2024/03/13 10:21:14             => 2024-03-13T08:21:14Z
             20240313T102114Z                => 2024-03-13T10:21:14Z
             2016-12-31T23:59:60Z            => 2016-12-31T23:59:59Z
             2024-02-30                      => bad_time
             2023-02-29T00:00:00Z            => bad_time
             2024-13-01                      => bad_time
             2024-03-13T24:00:00Z            => bad_time
             2024-03-13T10:61:00Z            => bad_time
             2024-03-13T10:21:14+25:99       => bad_time
             yesterday                       => bad_time
             2024-03-13T10:21:14Zzz          => bad_time
             0000-01-01T00:00:00Z            => time_out_of_range
             +012024-01-01T00:00:00Z         => time_out_of_range
             0001-01-02T00:00:00Z            => 0001-01-02T00:00:00Z
             9999-12-30T21:59:59.999Z        => 9999-12-30T21:59:59.999Z
             9999-12-31T23:59:59-05:00       => time_out_of_range",
        );
    }

    /// Would catch: a time in the hour that the clock skips or repeats read an hour off what jiff says.
    #[test]
    fn gaps_and_overlaps_are_read_compatibly() {
        check(
            &TimeFormat::Iso,
            "America/New_York",
            "2024-03-10 01:59:59 => 2024-03-10T06:59:59Z
             2024-03-10 02:30:00 => 2024-03-10T07:30:00Z
             2024-03-10 03:00:00 => 2024-03-10T07:00:00Z
             2024-11-03 01:30:00 => 2024-11-03T05:30:00Z
             2024-11-03 02:00:00 => 2024-11-03T07:00:00Z",
        );
    }

    /// Would catch: a unit off by a thousand, or a fraction lost.
    #[test]
    fn counts_since_1970() {
        check(
            &TimeFormat::Epoch(Unit::Seconds),
            "UTC",
            "1700000000 => 2023-11-14T22:13:20Z
             1700000000.25 => 2023-11-14T22:13:20.25Z
             -1 => 1969-12-31T23:59:59Z
             99999999999999 => time_out_of_range
             17e => bad_time
             inf => bad_time",
        );
        check(&TimeFormat::Epoch(Unit::Micros), "UTC", "1700000000250000 => 2023-11-14T22:13:20.25Z");
        for (largest, unit) in
            [(1.7e9, Unit::Seconds), (1.7e12, Unit::Millis), (1.7e15, Unit::Micros), (1.7e18, Unit::Nanos), (0.0, Unit::Seconds)]
        {
            assert_eq!(Unit::of(largest), unit);
        }
    }

    /// Would catch: day and month swapped, noon and midnight confused.
    #[test]
    fn numeric_dates() {
        check(
            &TimeFormat::Numeric(DateOrder::DayFirst),
            "UTC",
            "13.03.2024 10:21 => 2024-03-13T10:21:00Z
             1/2/2024 => 2024-02-01T00:00:00Z
             1-2-2024 7:05:09 => 2024-02-01T07:05:09Z
             2/13/2024 => bad_time
             32.01.2024 => bad_time",
        );
        check(
            &TimeFormat::Numeric(DateOrder::MonthFirst),
            "UTC",
            "12/1/2010 8:26 => 2010-12-01T08:26:00Z
             12/1/2010 12:26 AM => 2010-12-01T00:26:00Z
             12/1/2010 12:26:01 pm => 2010-12-01T12:26:01Z
             12/1/2010 11:26PM => 2010-12-01T23:26:00Z
             12/1/2010 13:26 PM => bad_time",
        );
        check(&TimeFormat::Compact, "UTC", "19970118 => 1997-01-18T00:00:00Z\n19971318 => bad_time");
    }

    /// Would catch: a told format that ignores zone or offset.
    #[test]
    fn told_formats() {
        check(
            &TimeFormat::Pattern("%d %b %Y %H:%M".into()),
            "Europe/London",
            "13 Jul 2024 10:21 => 2024-07-13T09:21:00Z\n13 Foo 2024 10:21 => bad_time",
        );
        check(&TimeFormat::Pattern("%Y%m%d %H:%M %z".into()), "UTC", "20240713 10:21 +0200 => 2024-07-13T08:21:00Z");
        check(&TimeFormat::Pattern("%d/%m/%y".into()), "UTC", "13/07/24 => 2024-07-13T00:00:00Z");
        assert!(check_time_format("%Y-%m-%d").is_ok());
        assert!(check_time_format("YYYY").is_err());
        assert!(check_time_format("%Ö").is_err());
    }
}
