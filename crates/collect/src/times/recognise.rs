//! How a column writes its times, decided by its data.

use super::civil::{DateOrder, numeric_parts, parse_compact, parse_iso};
use super::{TimeFormat, Unit};

/// The format of a column, and whether any of its times says no zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recognised {
    pub format: TimeFormat,
    pub has_local: bool,
}

/// What the values of a column look like.
#[derive(Debug, Default)]
struct Seen<'a> {
    iso: usize,
    iso_local: bool,
    compact: usize,
    counts: usize,
    largest: f64,
    numeric: usize,
    /// A numeric date whose first (second) number is no month.
    first_over_12: Option<&'a str>,
    second_over_12: Option<&'a str>,
    dotted: bool,
    ambiguous: Option<&'a str>,
    other: usize,
    stranger: Option<&'a str>,
}

/// Decides by the first values of a column. `Ok(None)` when all are missing; `Err` says what is unclear, with a
/// format to try.
pub(crate) fn recognise<'a>(values: impl Iterator<Item = &'a str>) -> Result<Option<Recognised>, (String, &'static str)> {
    let mut seen = Seen::default();
    values.for_each(|value| seen.take(value.trim_ascii()));
    seen.decide()
}

impl<'a> Seen<'a> {
    fn take(&mut self, value: &'a str) {
        if value.is_empty() {
            return;
        }
        let bytes = value.as_bytes();
        if let Some(civil) = parse_iso(bytes) {
            self.iso += 1;
            self.iso_local |= civil.offset_seconds.is_none();
        } else if bytes.len() == 8
            && (b"1900"..=b"2199").contains(&&[bytes[0], bytes[1], bytes[2], bytes[3]])
            && parse_compact(bytes).is_some()
        {
            // Eight digits that are a date: as a count of seconds they would all lie in one summer of 1970.
            self.compact += 1;
        } else if let Some(count) = plain_number(value) {
            self.counts += 1;
            self.largest = self.largest.max(count.abs());
        } else if let Some((first, second, mark)) = numeric_parts(bytes) {
            self.numeric += 1;
            self.dotted |= mark == b'.';
            let slot = match (first > 12, second > 12) {
                (true, _) => &mut self.first_over_12,
                (_, true) => &mut self.second_over_12,
                _ => &mut self.ambiguous,
            };
            slot.get_or_insert(value);
        } else if value.parse::<jiff::Timestamp>().is_ok() {
            self.iso += 1;
        } else if value.parse::<jiff::civil::DateTime>().is_ok() {
            self.iso += 1;
            self.iso_local = true;
        } else {
            self.other += 1;
            self.stranger.get_or_insert(value);
        }
    }

    /// The look that most values have.
    fn decide(self) -> Result<Option<Recognised>, (String, &'static str)> {
        let most = [self.iso, self.compact, self.counts, self.numeric, self.other].into_iter().max().unwrap_or(0);
        let is = |format, has_local| Ok(Some(Recognised { format, has_local }));
        if most == 0 {
            Ok(None)
        } else if most == self.iso {
            is(TimeFormat::Iso, self.iso_local)
        } else if most == self.compact {
            is(TimeFormat::Compact, true)
        } else if most == self.counts {
            is(TimeFormat::Epoch(Unit::of(self.largest)), false)
        } else if most == self.numeric {
            is(TimeFormat::Numeric(self.order()?), true)
        } else {
            let example = self.stranger.unwrap_or_default().chars().take(60).collect::<String>();
            Err((format!("\"{example}\" is no time of a known spelling"), "--time-format '%d %b %Y %H:%M:%S'"))
        }
    }

    fn order(&self) -> Result<DateOrder, (String, &'static str)> {
        match (self.first_over_12, self.second_over_12) {
            (Some(_), None) => Ok(DateOrder::DayFirst),
            (None, Some(_)) => Ok(DateOrder::MonthFirst),
            (Some(day), Some(month)) => Err((
                format!("\"{day}\" has the day first and \"{month}\" the month"),
                "--time-format '%d/%m/%Y %H:%M'; rows written the other way are then rejected",
            )),
            (None, None) if self.dotted => Ok(DateOrder::DayFirst),
            (None, None) => Err((
                format!("\"{}\" may have the day or the month first, and no row decides it", self.ambiguous.unwrap_or_default()),
                "--time-format '%d/%m/%Y %H:%M' or --time-format '%m/%d/%Y %H:%M'",
            )),
        }
    }
}

fn plain_number(value: &str) -> Option<f64> {
    let plain = value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    value.parse::<f64>().ok().filter(|number| plain && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a column read with the wrong meaning, which no later check can see.
    #[test]
    fn the_data_decides() {
        for (values, wanted) in [
            (&["2024-03-13T10:21:14Z", ""][..], "Iso zoned"),
            (&["2024-03-13 10:21:14"], "Iso local"),
            (&["2024-03-13T10:21:14Z", "2024-03-13"], "Iso local"),
            (&["20240313T102114Z"], "Iso zoned"),
            (&["1700000000"], "Epoch(Seconds) zoned"),
            (&["1700000000.5", "17"], "Epoch(Seconds) zoned"),
            (&["1700000000000"], "Epoch(Millis) zoned"),
            (&["1700000000000000"], "Epoch(Micros) zoned"),
            (&["19970118", "19970802"], "Compact local"),
            (&["13.03.2024 10:21"], "Numeric(DayFirst) local"),
            (&["01.02.2024"], "Numeric(DayFirst) local"),
            (&["1/2/2024 8:26", "12/13/2010 8:26"], "Numeric(MonthFirst) local"),
            (&["1/2/2024 8:26", "13/12/2010 8:26"], "Numeric(DayFirst) local"),
            (&["", ""], "nothing"),
        ] {
            let got = recognise(values.iter().copied()).expect("clear");
            let zone = |local| if local { "local" } else { "zoned" };
            let got = got.map_or("nothing".to_owned(), |r| format!("{:?} {}", r.format, zone(r.has_local)));
            assert_eq!(got, wanted, "{values:?}");
        }
    }

    /// Would catch: a guess where the data allow two readings.
    #[test]
    fn what_is_unclear_is_asked() {
        for (values, told) in [
            (&["1/2/2024", "3/4/2024"][..], "may have the day or the month first"),
            (&["13/2/2024", "2/13/2024"], "\"13/2/2024\" has the day first and \"2/13/2024\" the month"),
            (&["yesterday", "2024-01-01", "today"], "\"yesterday\" is no time"),
        ] {
            let (problem, example) = recognise(values.iter().copied()).expect_err("unclear");
            assert!(problem.contains(told), "{problem}");
            assert!(example.contains("--time-format"));
        }
    }
}
