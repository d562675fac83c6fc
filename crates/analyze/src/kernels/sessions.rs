//! Sessions, by the gaps between events.

/// Writes the durations of the sessions of a journey to `found` from `end` on, and gives the new end. `found` must have
/// room for as many as there are events.
///
/// Whether a gap ends a session is as good as random to a processor: the duration so far is always written, and the
/// end of the list moves on when it counts.
#[inline]
pub(crate) fn journey(times: &[i64], gap_millis: i64, found: &mut [i64], mut end: usize) -> usize {
    let Some((&first, rest)) = times.split_first() else { return end };
    let (mut start, mut last) = (first, first);
    for &time in rest {
        found[end] = last - start;
        let over = time - last > gap_millis;
        end += usize::from(over);
        start = if over { time } else { start };
        last = time;
    }
    found[end] = last - start;
    end + 1
}
