//! Durations as they are written: `250ms`, `45s`, `30m`, `6h`, `7d`, `2w`.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::document::{Node, Refusal};
use crate::limits;

/// A length of time in whole milliseconds, never negative, at most a hundred years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    millis: i64,
}

/// Units from the largest, with their milliseconds.
const UNITS: [(&str, i64); 6] =
    [("w", 7 * 86_400_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

impl Duration {
    /// A duration of that many milliseconds; clamped to 0 … 100 years.
    pub fn from_millis(millis: i64) -> Self {
        Duration { millis: millis.clamp(0, limits::DURATION_MILLIS) }
    }

    /// A duration of that many days.
    pub fn from_days(days: i64) -> Self {
        Self::from_millis(days.saturating_mul(86_400_000))
    }

    /// Its length in milliseconds.
    pub fn millis(self) -> i64 {
        self.millis
    }

    /// Reads a duration from a document.
    pub fn read(node: &Node<'_>) -> Result<Self, Refusal> {
        node.text()?.parse().map_err(|problem: String| node.refuse(problem))
    }
}

impl FromStr for Duration {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (count, unit) = text.split_at(digits);
        let Some((_, unit_millis)) = UNITS.iter().find(|(name, _)| *name == unit) else {
            return Err(format!("\"{text}\" is not a duration; write a whole number and a unit: 250ms, 45s, 30m, 6h, 7d or 2w"));
        };
        let millis = count.parse::<i64>().ok().and_then(|count| count.checked_mul(*unit_millis));
        match millis {
            Some(millis) if millis <= limits::DURATION_MILLIS => Ok(Duration { millis }),
            _ if count.is_empty() => Err(format!("\"{text}\" has no number; write for example 7d")),
            _ => Err(format!("\"{text}\" is longer than a hundred years")),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never weeks: 7d and 14d read the same everywhere, 1w and 2w need a thought.
        let units = if self.millis == 0 { &UNITS[4..5] } else { &UNITS[1..] };
        for (name, unit_millis) in units {
            if self.millis % unit_millis == 0 {
                return write!(f, "{}{name}", self.millis / unit_millis);
            }
        }
        write!(f, "{}ms", self.millis)
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a unit read wrongly, or a text accepted that is no duration.
    #[test]
    fn durations_read_and_print() {
        for (text, millis) in
            [("250ms", 250), ("45s", 45_000), ("30m", 1_800_000), ("6h", 21_600_000), ("7d", 604_800_000), ("2w", 1_209_600_000)]
        {
            assert_eq!(text.parse::<Duration>().map(Duration::millis), Ok(millis), "{text}");
        }
        for text in ["", "7", "d", "7 d", "-1d", "1.5h", "7days", "99999999999999999999d", "40000d"] {
            assert!(text.parse::<Duration>().is_err(), "{text}");
        }
        for text in ["250ms", "45s", "30m", "6h", "7d", "14d", "90m", "0s"] {
            assert_eq!(text.parse::<Duration>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
    }
}
