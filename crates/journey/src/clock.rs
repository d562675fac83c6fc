//! Time of day as a parameter: only programs and servers hold a real clock.

/// Tells the time in milliseconds since 1970, UTC.
pub trait Clock: Send + Sync {
    /// Now.
    fn now_millis(&self) -> i64;
}

/// The machine's clock. Made once, at the edge of a program, and handed inwards.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // The one place that may read the machine's clock.
    fn now_millis(&self) -> i64 {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands still.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub i64);

impl Clock for FixedClock {
    fn now_millis(&self) -> i64 {
        self.0
    }
}
