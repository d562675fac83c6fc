//! Moments as they are written in documents: ISO 8601, with or without an offset.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::limits;

/// Milliseconds since 1970 (UTC) of an ISO 8601 moment. Without an offset it is local time in `zone`;
/// a date alone is its midnight.
pub fn parse_millis(text: &str, zone: &TimeZone) -> Result<i64, String> {
    let trouble = || format!("\"{text}\" is not a moment; write for example 2026-02-05 or 2026-02-05T12:30:00Z");
    let millis = if let Ok(stamp) = text.parse::<jiff::Timestamp>() {
        stamp.as_millisecond()
    } else {
        let local = text.parse::<DateTime>().or_else(|_| text.parse::<Date>().map(|date| date.at(0, 0, 0, 0)));
        let local = local.map_err(|_| trouble())?;
        zone.to_timestamp(local).map_err(|_| trouble())?.as_millisecond()
    };
    if limits::TIME_MILLIS.contains(&millis) { Ok(millis) } else { Err(format!("\"{text}\" lies outside the years 1 to 9999")) }
}

/// The zone of an IANA name such as `Europe/Bucharest`.
pub fn zone(name: &str) -> Result<TimeZone, String> {
    TimeZone::get(name).map_err(|_| {
        let known: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
        let near = crate::suggestion(name, known.iter().map(String::as_str));
        format!("\"{name}\" is not a time zone of the IANA list{near}")
    })
}

/// The moment in ISO 8601, UTC, to the millisecond where it is not whole seconds.
pub fn format_millis(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).map_or_else(|_| format!("{millis}ms"), |stamp| stamp.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: local times read as UTC, dates refused, nonsense accepted.
    #[test]
    fn moments_read_in_their_zone() {
        let utc = TimeZone::UTC;
        let paris = zone("Europe/Paris").expect("a known zone");
        assert_eq!(parse_millis("1970-01-02", &utc), Ok(86_400_000));
        assert_eq!(parse_millis("1970-01-02T00:00:00Z", &paris), Ok(86_400_000));
        assert_eq!(parse_millis("1970-01-02T00:00:00", &paris), Ok(82_800_000));
        assert_eq!(parse_millis("1970-01-02T02:00:00.250+02:00", &utc), Ok(86_400_250));
        assert!(parse_millis("2026-13-01", &utc).is_err());
        assert!(parse_millis("yesterday", &utc).is_err());
        assert!(zone("Europe/Bucarest").expect_err("a typo").contains("Europe/Bucharest"));
        assert_eq!(format_millis(1_500), "1970-01-01T00:00:01.5Z");
    }
}
