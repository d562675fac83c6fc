//! A clock that a test sets by hand.

use std::sync::atomic::{AtomicI64, Ordering};

use journey::Clock;

/// Stands still until it is moved.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

impl HandClock {
    /// A clock that shows this time, milliseconds since 1970.
    pub fn at(millis: i64) -> Self {
        HandClock(AtomicI64::new(millis))
    }

    /// Moves it on.
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now_millis(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}
