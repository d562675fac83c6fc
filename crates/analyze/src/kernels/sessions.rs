//! Sessions, by the gaps between events.

/// Sessions of some journeys.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Found {
    /// How many there are.
    pub sessions: usize,
    /// How many of them last: most of the others are of one event.
    pub lasting: usize,
}

/// Adds the sessions of a journey to those found before, and writes the durations of those that last to `durations`, which
/// must have room for as many as there are events.
///
/// Whether a gap ends a session is as good as random to a processor: the duration so far is always written, and the
/// end of the list moves on when it counts.
#[inline]
pub(crate) fn journey(times: &[i64], gap_millis: i64, durations: &mut [i64], mut found: Found) -> Found {
    let Some((&first, rest)) = times.split_first() else { return found };
    let (mut start, mut last) = (first, first);
    for &time in rest {
        let over = time - last > gap_millis;
        durations[found.lasting] = last - start;
        found.lasting += usize::from(over & (last > start));
        found.sessions += usize::from(over);
        start = if over { time } else { start };
        last = time;
    }
    durations[found.lasting] = last - start;
    Found { sessions: found.sessions + 1, lasting: found.lasting + usize::from(last > start) }
}
