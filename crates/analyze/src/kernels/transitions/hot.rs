//! What is counted of an edge at every event, and where it stands in a square table.

use crate::quantiles::Window;

/// What an event touches of an edge: half a cache line.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
pub(super) struct Hot {
    /// Occurrences in the low half, times below the window in the high half: one addition counts both.
    pub counts: u64,
    pub sum: i64,
    low: i64,
    /// The width of the window, see [`Hot::span`].
    width: i32,
    /// The journey seen last, by its number since the hot counts were moved.
    pub last: u16,
    /// Subjects.
    pub subjects: u16,
}

/// Windows are as wide as a multiple of this many milliseconds, so that their width fits into 31 bits.
const WIDTH_BITS: u32 = 10;

impl Hot {
    pub(super) fn new(window: Window) -> Self {
        // Times in a journey rise, so that no wait is below 0.
        let low = window.low.max(0);
        let span = window.high.saturating_sub(low).max(0).cast_unsigned();
        let width = i32::try_from(span.div_ceil(1 << WIDTH_BITS));
        let (low, width) = width.map_or((i64::MIN, -1), |width| (low, width));
        Hot { counts: 0, sum: 0, low, width, last: 0, subjects: 0 }
    }

    /// How far above `low` a time can lie inside; −1 stands for everything.
    #[inline]
    pub(super) fn span(&self) -> u64 {
        (i64::from(self.width) << WIDTH_BITS).cast_unsigned()
    }

    /// The window as it is, which may be wider than the one it was made with.
    pub(super) fn window(&self) -> Window {
        if self.width < 0 {
            return Window::ALL;
        }
        Window { low: self.low, high: self.low.saturating_add_unsigned(self.span()) }
    }

    /// The same with a window that holds another, which lies in its own; none where it would not lie in its own.
    pub(super) fn narrower(&self, window: Window) -> Option<Hot> {
        let before = self.window();
        let wanted = Hot::new(window).window();
        // Its width has grown to the next multiple: where there is no room above, there may be below.
        let over = wanted.high.saturating_sub(before.high).max(0);
        let hot = Hot::new(Window { low: wanted.low.saturating_sub(over), high: wanted.high.saturating_sub(over) });
        (wanted.low.saturating_sub(over) >= before.low).then_some(hot)
    }

    /// Counts a passage, and tells whether its time lies inside the window.
    #[inline]
    pub(super) fn pass(&mut self, wait: i64, journey: u16) -> bool {
        self.counts += 1 + (u64::from(wait < self.low) << 32);
        self.sum += wait;
        self.stamp(journey);
        wait.wrapping_sub(self.low).cast_unsigned() <= self.span()
    }

    /// Counts a start or an end, which have no time.
    #[inline]
    pub(super) fn visit(&mut self, journey: u16) {
        self.counts += 1;
        self.stamp(journey);
    }

    #[inline]
    fn stamp(&mut self, journey: u16) {
        self.subjects += u16::from(self.last != journey);
        self.last = journey;
    }
}

/// How a square table is walked.
pub(super) trait Square {
    /// The table.
    type Hot: ?Sized;
    /// Whether labels fit into the bits of a word.
    const FEW: bool;
    fn of(hot: &mut [Hot]) -> Option<&mut Self::Hot>;
    fn edge(hot: &mut Self::Hot, stride: usize, from: usize, to: usize) -> &mut Hot;
}

/// Up to so many places, a power of two: where an edge is takes no multiplication, and its place is within the table
/// without being compared.
pub(super) struct Fixed<const N: usize>;

impl<const N: usize> Square for Fixed<N> {
    type Hot = [[Hot; N]; N];
    const FEW: bool = true;

    #[inline]
    fn of(hot: &mut [Hot]) -> Option<&mut [[Hot; N]; N]> {
        hot.as_chunks_mut().0.try_into().ok()
    }

    #[inline]
    fn edge(hot: &mut [[Hot; N]; N], _stride: usize, from: usize, to: usize) -> &mut Hot {
        &mut hot[from & (N - 1)][to & (N - 1)]
    }
}

/// Any number of places.
pub(super) struct Strided;

impl Square for Strided {
    type Hot = [Hot];
    const FEW: bool = false;

    #[inline]
    fn of(hot: &mut [Hot]) -> Option<&mut [Hot]> {
        Some(hot)
    }

    #[inline]
    fn edge(hot: &mut [Hot], stride: usize, from: usize, to: usize) -> &mut Hot {
        &mut hot[from * stride + to]
    }
}
