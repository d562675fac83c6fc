//! Numbers, times and days as people of a language write them.

use jiff::civil::Date;

use super::Language;

/// Writes numbers in a language.
#[derive(Debug, Clone, Copy)]
pub struct Locale(pub(super) Language);

/// Keeps a number and its unit on one line.
const JOINT: char = '\u{a0}';
const DAY_MS: f64 = 86_400_000.0;

impl Locale {
    /// A whole number, grouped: `48,120`.
    pub fn count(self, value: u64) -> String {
        self.grouped(&value.to_string())
    }

    /// A share as a percentage: `44%`, below one percent with a decimal.
    pub fn percent(self, share: f64) -> String {
        let percent = share * 100.0;
        let digits = usize::from(percent.abs() < 0.95 && percent.abs() >= 0.05);
        let number = self.decimal(percent, digits);
        match self.0 {
            Language::English => format!("{number}%"),
            Language::Romanian => format!("{number}{JOINT}%"),
        }
    }

    /// A number with so many decimals and a true minus sign.
    pub fn decimal(self, value: f64, digits: usize) -> String {
        let text = format!("{:.digits$}", value.abs());
        let is_zero = text.bytes().all(|b| matches!(b, b'0' | b'.'));
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let sign = if value < 0.0 && !is_zero { "−" } else { "" };
        let mark = self.0.pick(".", ",");
        let rest = if rest.is_empty() { String::new() } else { format!("{mark}{rest}") };
        format!("{sign}{}{rest}", self.grouped(whole))
    }

    /// A number as people put it in: no decimals it does not need.
    pub(crate) fn short(self, value: f64) -> String {
        let digits = (0..3).find(|digits| (value * 10_f64.powi(*digits) - (value * 10_f64.powi(*digits)).round()).abs() < 1e-9);
        self.decimal(value, digits.map_or(2, |digits| usize::try_from(digits).unwrap_or(2)))
    }

    /// A large number in few characters: `950`, `9.1k`, `31k`, `1.2M`.
    pub(crate) fn compact(self, value: f64) -> String {
        let (scaled, unit) = match value.abs() {
            size if size >= 999_500.0 => (value / 1e6, self.0.pick("M", "mil.")),
            size if size >= 999.5 => (value / 1e3, self.0.pick("k", "mii")),
            _ => (value, ""),
        };
        let digits = usize::from(scaled.abs() < 9.95 && !unit.is_empty() && (scaled - scaled.round()).abs() >= 0.05);
        let joint = if unit.is_empty() || self.0 == Language::English { String::new() } else { JOINT.to_string() };
        format!("{}{joint}{unit}", self.decimal(scaled, digits))
    }

    /// A sum of money: `€ 31k`.
    pub(crate) fn money(self, value: f64, currency: Option<&str>) -> String {
        let amount = self.compact(value);
        let symbol = match currency {
            None => return amount,
            Some("EUR") => "€",
            Some("USD") => "$",
            Some("GBP") => "£",
            Some("RON") => "lei",
            Some(other) => other,
        };
        if symbol == "lei" || self.0 == Language::Romanian {
            format!("{amount}{JOINT}{symbol}")
        } else {
            format!("{symbol}{JOINT}{amount}")
        }
    }

    /// A length of time in its natural unit: `20 ms`, `26 min`, `3.4 d`.
    pub fn time(self, millis: f64) -> String {
        let (value, unit) = match millis {
            ms if ms >= 0.9995 * DAY_MS => {
                (ms / DAY_MS, self.0.pick("d", if (ms / DAY_MS - 1.0).abs() < 0.05 { "zi" } else { "zile" }))
            }
            ms if ms >= 3_598_000.0 => (ms / 3_600_000.0, "h"),
            ms if ms >= 59_950.0 => (ms / 60_000.0, "min"),
            ms if ms >= 949.5 => (ms / 1_000.0, "s"),
            ms if ms >= 0.5 => (ms, "ms"),
            _ => (0.0, "s"),
        };
        let digits = usize::from(unit != "ms" && value < 9.95 && (value - value.round()).abs() >= 0.05);
        format!("{}{JOINT}{unit}", self.decimal(value, digits))
    }

    /// A day: `20 Nov 2026`.
    pub(crate) fn day(self, day: Date) -> String {
        const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        const ROMANIAN: [&str; 12] =
            ["ian.", "feb.", "mar.", "apr.", "mai", "iun.", "iul.", "aug.", "sept.", "oct.", "nov.", "dec."];
        let month = usize::try_from(day.month() - 1).unwrap_or_default();
        let name = self.0.pick(ENGLISH, ROMANIAN).get(month).copied().unwrap_or_default();
        format!("{}{JOINT}{name}{JOINT}{}", day.day(), day.year())
    }

    fn grouped(self, digits: &str) -> String {
        let mark = self.0.pick(',', '.');
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                text.push(mark);
            }
            text.push(digit);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a separator of the wrong language, a lost sign, "−0.00", a unit on the next line.
    #[test]
    fn numbers_are_written_as_people_write_them() {
        let (en, ro) = (Language::English.locale(), Language::Romanian.locale());
        assert_eq!((en.count(48_120), ro.count(48_120)), ("48,120".to_owned(), "48.120".to_owned()));
        assert_eq!((en.count(7), en.count(1_000_000)), ("7".to_owned(), "1,000,000".to_owned()));
        assert_eq!((en.percent(0.44), ro.percent(0.44)), ("44%".to_owned(), "44\u{a0}%".to_owned()));
        assert_eq!(
            (en.percent(0.004), en.percent(0.0), en.percent(1.0)),
            ("0.4%".to_owned(), "0%".to_owned(), "100%".to_owned())
        );
        assert_eq!((en.decimal(-0.426, 2), ro.decimal(-0.426, 2)), ("−0.43".to_owned(), "−0,43".to_owned()));
        assert_eq!(en.decimal(-0.001, 2), "0.00");
        assert_eq!((en.compact(950.0), en.compact(9_140.0), en.compact(31_000.0)), ("950".into(), "9.1k".into(), "31k".into()));
        assert_eq!((en.compact(999_999.0), ro.compact(1_200_000.0)), ("1M".to_owned(), "1,2\u{a0}mil.".to_owned()));
        assert_eq!((en.money(31_000.0, Some("EUR")), ro.money(500.0, Some("RON"))), ("€\u{a0}31k".into(), "500\u{a0}lei".into()));
        assert_eq!((en.time(26.0 * 60_000.0), en.time(3.4 * DAY_MS)), ("26\u{a0}min".to_owned(), "3.4\u{a0}d".to_owned()));
        assert_eq!(
            (en.time(0.0), en.time(20.4), en.time(949.9)),
            ("0\u{a0}s".to_owned(), "20\u{a0}ms".to_owned(), "0.9\u{a0}s".to_owned())
        );
        assert_eq!((en.time(59_999.0), ro.time(DAY_MS)), ("1\u{a0}min".to_owned(), "1\u{a0}zi".to_owned()));
        assert_eq!((en.short(2.0), en.short(0.25), en.short(0.333)), ("2".into(), "0.25".into(), "0.33".into()));
        assert_eq!(ro.day(jiff::civil::date(2026, 11, 20)), "20\u{a0}nov.\u{a0}2026");
    }
}
