//! Retention: the cohort of a journey and the periods it returns in.

/// How periods are counted.
#[derive(Debug, Clone)]
pub(crate) enum Periods {
    /// Calendar periods, by their starts.
    Calendar(Vec<i64>),
    /// Periods of this length from the start event. Cohorts are calendar periods all the same.
    Rolling { starts: Vec<i64>, period_millis: i64 },
}

/// What one journey tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Started {
    /// Index of the cohort's period.
    pub cohort: usize,
    /// Time of the start event.
    pub time: i64,
}

impl Periods {
    pub(crate) fn starts(&self) -> &[i64] {
        match self {
            Periods::Calendar(starts) | Periods::Rolling { starts, .. } => starts,
        }
    }

    /// Finds the first start event of a journey, and calls `returned` with every period up to `most` in which an event
    /// that counts as a return lies after it, each once, rising; the cohort's own period is 0.
    ///
    /// `bits`: bit 0 of a row set for a start event, bit 1 for a return. Times rise, so the period is looked up only
    /// when its end is passed.
    #[inline]
    pub(crate) fn journey(&self, times: &[i64], bits: &[u64], most: usize, mut returned: impl FnMut(usize)) -> Option<Started> {
        let first = bits.iter().position(|bits| bits & 1 == 1)?;
        let time = times[first];
        let starts = self.starts();
        let cohort = starts.partition_point(|start| *start <= time).checked_sub(1)?;
        let mut ends = self.end_of(cohort, 0, time);
        let mut period = 0;
        let mut told = None;
        for (now, bits) in times.iter().zip(bits).skip(first + 1) {
            if bits & 2 == 0 {
                continue;
            }
            if *now >= ends {
                period = self.period(cohort, time, *now);
                ends = self.end_of(cohort, period, time);
                if period > most {
                    break;
                }
            }
            if told != Some(period) {
                returned(period);
                told = Some(period);
            }
        }
        Some(Started { cohort, time })
    }

    /// Periods after the cohort's own at a time.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Later than the start event, so not negative.
    fn period(&self, cohort: usize, start: i64, now: i64) -> usize {
        match self {
            Periods::Calendar(starts) => starts.partition_point(|start| *start <= now) - 1 - cohort,
            Periods::Rolling { period_millis, .. } => ((now - start) / period_millis) as usize,
        }
    }

    /// The first millisecond after a period.
    #[allow(clippy::cast_possible_wrap)] // Periods are few.
    pub(crate) fn end_of(&self, cohort: usize, period: usize, start: i64) -> i64 {
        match self {
            Periods::Calendar(starts) => starts.get(cohort + period + 1).copied().unwrap_or(i64::MAX),
            Periods::Rolling { period_millis, .. } => start + period_millis * (period as i64 + 1),
        }
    }
}
