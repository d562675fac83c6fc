//! Events over time.

use events::{Bucket, Needs, Snapshot};
use jiff::tz::TimeZone;
use journey::{Calendar, Matcher, Period};

use crate::error::AnalyzeError;
use crate::program::{MaskProgram, Masks, RowSet};

/// A picture of some 120 bars is still read; more days than that are told by week, more weeks by month.
const MOST_BARS: i64 = 120;

const DAY_MILLIS: i64 = 86_400_000;

/// Events over time, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volumes {
    /// How long each period is.
    pub unit: Period,
    /// The periods, from the first event of the data folder to the last.
    pub periods: Vec<Volume>,
}

/// The events of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// Its first day, as `2026-11-22`.
    pub from: String,
    /// Events in it.
    pub events: u64,
    /// Customers with any.
    pub customers: u64,
}

/// Events over time: all of them, or those that a matcher matches.
///
/// Errors: the data can't be read.
pub fn volumes(snapshot: &Snapshot, matcher: Option<&Matcher>, zone: &TimeZone) -> Result<Volumes, AnalyzeError> {
    let Some((first, last)) = snapshot.time_range() else { return Ok(Volumes { unit: Period::Day, periods: Vec::new() }) };
    let days = (last - first) / DAY_MILLIS;
    let unit = match days {
        0..=MOST_BARS => Period::Day,
        _ if days / 7 <= MOST_BARS => Period::Week,
        _ => Period::Month,
    };
    let calendar = Calendar::covering(unit, zone, first, last, 0);
    let starts = calendar.starts();
    let mut needs = Needs { times: true, ..Needs::default() };
    let program = matcher.map(|matcher| MaskProgram::compile([matcher], &mut needs));
    let start = || (vec![(0_u64, 0_u64); starts.len()], Masks::default());
    let each = |(counts, masks): &mut (Vec<(u64, u64)>, Masks), bucket: &Bucket| {
        if let Some(program) = &program {
            program.evaluate(bucket, &RowSet::Range(0..bucket.rows()), masks);
        }
        for pair in bucket.offsets().windows(2) {
            let mut period = 0;
            let mut counted = usize::MAX;
            for row in pair[0] as usize..pair[1] as usize {
                if program.is_some() && !masks.has(row, 0) {
                    continue;
                }
                let time = bucket.times()[row];
                // Times rise within a customer, so the period is never before the one of the event before.
                period += starts[period..].partition_point(|start| *start <= time).saturating_sub(1);
                counts[period].0 += 1;
                counts[period].1 += u64::from(counted != period);
                counted = period;
            }
        }
        Ok::<(), AnalyzeError>(())
    };
    let merge = |(mut into, masks): (Vec<(u64, u64)>, Masks), (from, _): (Vec<(u64, u64)>, Masks)| {
        into.iter_mut().zip(from).for_each(|(into, from)| *into = (into.0 + from.0, into.1 + from.1));
        (into, masks)
    };
    let (counts, _) = snapshot.scan(0..snapshot.buckets(), &needs, start, each, merge)?;
    let volume = |(index, (events, customers))| Volume { from: calendar.date(index), events, customers };
    // The calendar ends with the period after the last event.
    let whole = starts.partition_point(|start| *start <= last);
    Ok(Volumes { unit, periods: counts.into_iter().take(whole).enumerate().map(volume).collect() })
}
