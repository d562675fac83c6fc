//! Sessions, by the gaps between events.

/// Calls `each` with the duration and the number of events of every session of a journey.
#[inline]
pub(crate) fn journey(times: &[i64], gap_millis: i64, mut each: impl FnMut(i64, u64)) {
    let Some((&first, rest)) = times.split_first() else { return };
    let (mut start, mut last, mut events) = (first, first, 1_u64);
    for &time in rest {
        if time - last > gap_millis {
            each(last - start, events);
            (start, events) = (time, 0);
        }
        last = time;
        events += 1;
    }
    each(last - start, events);
}
