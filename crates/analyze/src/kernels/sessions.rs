//! Sessions, by the gaps between events.

/// Appends the durations of the sessions of a journey.
///
/// Whether a gap ends a session is as good as random to a processor: the duration so far is always written, and the
/// end of the list moves on when it counts.
#[inline]
pub(crate) fn journey(times: &[i64], gap_millis: i64, durations: &mut Vec<i64>) {
    let Some((&first, rest)) = times.split_first() else { return };
    let mut end = durations.len();
    durations.resize(end + times.len(), 0);
    let found = durations.as_mut_slice();
    let (mut start, mut last) = (first, first);
    for &time in rest {
        found[end] = last - start;
        let over = time - last > gap_millis;
        end += usize::from(over);
        start = if over { time } else { start };
        last = time;
    }
    found[end] = last - start;
    durations.truncate(end + 1);
}
