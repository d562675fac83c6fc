//! Reading the common spellings by hand: this runs once a row, and is several times faster than a general parser.

/// A date and time as written: local milliseconds, and the offset from UTC if one is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// Milliseconds since 1970 if the clock on the wall were UTC.
    pub local_millis: i64,
    /// Seconds east of UTC.
    pub offset_seconds: Option<i32>,
}

/// What comes first in `1/2/2024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// A cursor over the bytes of one text.
struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    fn byte(&mut self, wanted: impl Fn(u8) -> bool) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        wanted(*first).then(|| {
            self.rest = rest;
            *first
        })
    }

    /// A number of exactly `digits` digits.
    fn fixed(&mut self, digits: usize) -> Option<i64> {
        let (number, rest) = self.rest.split_at_checked(digits)?;
        let mut value = 0;
        for digit in number {
            if !digit.is_ascii_digit() {
                return None;
            }
            value = value * 10 + i64::from(digit - b'0');
        }
        self.rest = rest;
        Some(value)
    }

    /// A number of one or two digits.
    fn short(&mut self) -> Option<i64> {
        let digits = self.rest.iter().take(2).take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 { None } else { self.fixed(digits) }
    }

    fn spaces(&mut self) {
        while self.byte(|b| b == b' ').is_some() {}
    }

    /// `.5` and the like as milliseconds, rounded down; 0 when there is none. `None` for a point without digits.
    fn fraction(&mut self) -> Option<i64> {
        if self.byte(|b| matches!(b, b'.' | b',')).is_none() {
            return Some(0);
        }
        let digits = self.rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let millis = (0..3).fold(0, |sum, i| sum * 10 + self.rest[..digits].get(i).map_or(0, |digit| i64::from(digit - b'0')));
        self.rest = &self.rest[digits..];
        (1..=9).contains(&digits).then_some(millis)
    }

    /// `:MM[:SS[.fff]]` after an hour, all as milliseconds.
    fn after_hour(&mut self, hour: i64) -> Option<i64> {
        self.byte(|b| b == b':')?;
        let minute = self.fixed(2)?;
        let (mut second, mut millis) = (0, 0);
        if self.byte(|b| b == b':').is_some() {
            second = self.fixed(2)?;
            millis = self.fraction()?;
        }
        // A leap second has no place of its own in time since 1970: it is its predecessor.
        let second = if second == 60 { 59 } else { second };
        (hour <= 23 && minute <= 59 && second <= 59).then_some(((hour * 60 + minute) * 60 + second) * 1_000 + millis)
    }

    /// `Z`, `UTC`, `+01:00`, `-0500`, `+01`; `Some(None)` at the end of the text.
    fn offset(&mut self) -> Option<Option<i32>> {
        self.spaces();
        match self.rest {
            [] => return Some(None),
            [b'Z' | b'z'] | b"UTC" | b"GMT" => return Some(Some(0)),
            _ => {}
        }
        let sign = if self.byte(|b| matches!(b, b'+' | b'-'))? == b'-' { -1 } else { 1 };
        let hours = self.fixed(2)?;
        let minutes = if self.rest.is_empty() {
            0
        } else {
            self.byte(|b| b == b':');
            self.fixed(2)?
        };
        let seconds = i32::try_from((hours * 60 + minutes) * 60).ok()?;
        (self.rest.is_empty() && hours <= 23 && minutes <= 59).then_some(Some(sign * seconds))
    }
}

/// `YYYY-MM-DD[(T| )HH:MM[:SS[.fff]][offset]]`, also with `/`. `None` for anything else.
pub fn parse_iso(text: &[u8]) -> Option<Civil> {
    let mut cursor = Cursor { rest: text };
    let year = cursor.fixed(4)?;
    let mark = cursor.byte(|b| matches!(b, b'-' | b'/'))?;
    let month = cursor.fixed(2)?;
    cursor.byte(|b| b == mark)?;
    let day = cursor.fixed(2)?;
    let midnight = date_millis(year, month, day)?;
    if cursor.rest.is_empty() {
        return Some(Civil { local_millis: midnight, offset_seconds: None });
    }
    cursor.byte(|b| matches!(b, b'T' | b't' | b' '))?;
    let hour = cursor.fixed(2)?;
    let within = cursor.after_hour(hour)?;
    let offset_seconds = cursor.offset()?;
    Some(Civil { local_millis: midnight + within, offset_seconds })
}

/// `20240313`.
pub(super) fn parse_compact(text: &[u8]) -> Option<Civil> {
    let mut cursor = Cursor { rest: text };
    let (year, month, day) = (cursor.fixed(4)?, cursor.fixed(2)?, cursor.fixed(2)?);
    let local_millis = date_millis(year, month, day)?;
    cursor.rest.is_empty().then_some(Civil { local_millis, offset_seconds: None })
}

/// The first two numbers of a date such as `13.03.2024`, and its mark; `None` when it is not one.
pub(super) fn numeric_parts(text: &[u8]) -> Option<(i64, i64, u8)> {
    let mut cursor = Cursor { rest: text };
    let first = cursor.short()?;
    let mark = cursor.byte(|b| matches!(b, b'.' | b'/' | b'-'))?;
    let second = cursor.short()?;
    cursor.byte(|b| b == mark)?;
    cursor.fixed(4)?;
    (cursor.rest.first().is_none_or(|b| matches!(b, b' ' | b'T' | b','))).then_some((first, second, mark))
}

/// `13.03.2024[ HH:MM[:SS[.fff]][ AM|PM]]` with `.`, `/` or `-`.
pub(super) fn parse_numeric(text: &[u8], order: DateOrder) -> Option<Civil> {
    let mut cursor = Cursor { rest: text };
    let first = cursor.short()?;
    let mark = cursor.byte(|b| matches!(b, b'.' | b'/' | b'-'))?;
    let second = cursor.short()?;
    cursor.byte(|b| b == mark)?;
    let year = cursor.fixed(4)?;
    let (day, month) = if order == DateOrder::DayFirst { (first, second) } else { (second, first) };
    let midnight = date_millis(year, month, day)?;
    cursor.byte(|b| b == b',');
    if cursor.rest.is_empty() {
        return Some(Civil { local_millis: midnight, offset_seconds: None });
    }
    cursor.byte(|b| matches!(b, b' ' | b'T'))?;
    cursor.spaces();
    let hour = cursor.short()?;
    let within = cursor.after_hour(hour)?;
    cursor.spaces();
    let half = cursor.rest.to_ascii_uppercase();
    let shift = match (half.as_slice(), hour) {
        (b"", _) => 0,
        (b"AM", 1..=11) | (b"PM", 12) => 0,
        (b"AM", 12) => -12,
        (b"PM", 1..=11) => 12,
        _ => return None,
    };
    Some(Civil { local_millis: midnight + within + shift * 3_600_000, offset_seconds: None })
}

/// Milliseconds since 1970 of the midnight a date begins with; `None` when there is no such day.
fn date_millis(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days_of_month = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=days_of_month).contains(&day) {
        return None;
    }
    // Counting years from March puts the leap day last, so that the days before a month follow one formula:
    // 153 days in every five months from March on.
    let (years, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400);
    let days = years * 365 + leap_days + (153 * months + 2) / 5 + day - 1;
    // 1970-01-01 is day 719,468 of a count that begins on 0000-03-01.
    Some((days - 719_468) * 86_400_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Would catch: any difference from jiff in dates, times and offsets.
        #[test]
        fn agrees_with_jiff(millis in -62_135_596_800_000_i64..253_402_300_799_999, offset in -14_i32..=14, digits in 0_usize..=3) {
            let stamp = jiff::Timestamp::from_millisecond(millis).expect("within jiff's years");
            let zone = jiff::tz::Offset::from_hours(i8::try_from(offset).expect("small")).expect("an offset");
            let local = zone.to_datetime(stamp);
            prop_assume!((1..=9999).contains(&local.year()));
            let text = format!(
                "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
                local.year(), local.month(), local.day(), local.hour(), local.minute(), local.second()
            );
            let fraction = format!("{:03}", local.subsec_nanosecond() / 1_000_000);
            let text = if digits == 0 { text } else { format!("{text}.{}", &fraction[..digits]) };
            let with_offset = format!("{text}{}{:02}:00", if offset < 0 { '-' } else { '+' }, offset.abs());
            let wanted: jiff::Timestamp = with_offset.parse().expect("jiff reads it");
            let got = parse_iso(with_offset.as_bytes()).expect("we read it");
            let shift = i64::from(got.offset_seconds.expect("an offset")) * 1_000;
            prop_assert_eq!(got.local_millis - shift, wanted.as_nanosecond().div_euclid(1_000_000) as i64);
            let plain = parse_iso(text.as_bytes()).expect("we read it without offset");
            prop_assert_eq!((plain.local_millis, plain.offset_seconds), (got.local_millis, None));
        }

        /// Would catch: a spelling that jiff refuses and the fast path takes for a day that is not there.
        #[test]
        fn takes_no_day_that_jiff_refuses(year in 1_i64..=9999, month in 0_i64..=13, day in 0_i64..=32) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            let jiff = text.parse::<jiff::civil::Date>().is_ok();
            prop_assert_eq!(parse_iso(text.as_bytes()).is_some(), jiff);
        }

        /// Would catch: a panic on any bytes.
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = parse_iso(&bytes);
            let _ = parse_compact(&bytes);
            let _ = numeric_parts(&bytes);
            let _ = parse_numeric(&bytes, DateOrder::DayFirst);
        }
    }
}
