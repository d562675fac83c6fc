//! Local time to UTC, remembering the offset of every hour met: files repeat hours a million times.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

const HOUR_MILLIS: i64 = 3_600_000;

/// Hours remembered: half a year of them, in 64 KB.
const REMEMBERED: usize = 4_096;

/// A zone and the hours whose offset is known.
#[derive(Debug, Clone)]
pub(super) struct Zones {
    zone: TimeZone,
    is_utc: bool,
    /// Local hour and its offset in milliseconds, at the place its number gives.
    known: Vec<(i64, i64)>,
}

impl Zones {
    pub(super) fn new(zone: TimeZone) -> Self {
        let is_utc = zone == TimeZone::UTC;
        Zones { zone, is_utc, known: Vec::new() }
    }

    /// UTC milliseconds of a local time given as the milliseconds it would be in UTC. A time that the clock skips
    /// or repeats is read as jiff's "compatible" does.
    pub(super) fn utc_millis(&mut self, local_millis: i64) -> Option<i64> {
        if self.is_utc {
            return Some(local_millis);
        }
        if self.known.is_empty() {
            self.known = vec![(i64::MIN, 0); REMEMBERED];
        }
        let hour = local_millis.div_euclid(HOUR_MILLIS);
        let slot = usize::try_from(hour.rem_euclid(REMEMBERED as i64)).unwrap_or(0);
        if let Some((known, offset)) = self.known.get(slot)
            && *known == hour
        {
            return Some(local_millis - offset);
        }
        match self.offset_of(hour) {
            Some(offset) => {
                self.known[slot] = (hour, offset);
                Some(local_millis - offset)
            }
            None => self.exact(local_millis),
        }
    }

    /// The offset that holds for the whole of a local hour; `None` where the clock changes in it.
    fn offset_of(&self, hour: i64) -> Option<i64> {
        let start = hour.checked_mul(HOUR_MILLIS)?;
        let at = |millis| {
            let ambiguous = self.zone.to_ambiguous_timestamp(as_civil(millis)?);
            if ambiguous.is_ambiguous() { None } else { Some(millis - ambiguous.unambiguous().ok()?.as_millisecond()) }
        };
        let (first, last) = (at(start)?, at(start + HOUR_MILLIS - 1)?);
        (first == last).then_some(first)
    }

    fn exact(&self, local_millis: i64) -> Option<i64> {
        Some(self.zone.to_timestamp(as_civil(local_millis)?).ok()?.as_millisecond())
    }
}

fn as_civil(millis: i64) -> Option<DateTime> {
    Some(Offset::UTC.to_datetime(Timestamp::from_millisecond(millis).ok()?))
}

/// The milliseconds a local time would be in UTC.
pub(super) fn millis_as_utc(local: DateTime) -> Option<i64> {
    let nanos = Offset::UTC.to_timestamp(local).ok()?.as_nanosecond();
    i64::try_from(nanos.div_euclid(1_000_000)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Would catch: an hour remembered with an offset that changes within it, or taken for another hour.
        #[test]
        fn remembering_changes_nothing(
            zone in prop::sample::select(vec!["America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Monrovia"]),
            times in proptest::collection::vec(-3_000_000_000_000_i64..4_000_000_000_000, 1..200),
        ) {
            let zone = journey::zone(zone).expect("a known zone");
            let mut zones = Zones::new(zone.clone());
            for millis in times.iter().flat_map(|time| [*time, time + 1_800_000, *time]) {
                let civil = as_civil(millis).expect("in range");
                let wanted = zone.to_timestamp(civil).expect("in range").as_millisecond();
                prop_assert_eq!(zones.utc_millis(millis), Some(wanted));
            }
        }
    }
}
