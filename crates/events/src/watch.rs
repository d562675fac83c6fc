//! Watching work on buckets: how far it is, and telling it to stop.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::error::StoreError;

/// How far a scan is, seen from another thread; and the way to stop it.
#[derive(Debug, Default)]
pub struct Watch {
    is_cancelled: AtomicBool,
    done: AtomicUsize,
    begun: AtomicUsize,
}

impl Watch {
    /// Tells the work to stop; it does at the next bucket.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was told to stop.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// The share of the buckets begun that are done, from 0 to 1. A question that scans twice goes back once.
    #[allow(clippy::cast_precision_loss)] // Numbers of buckets.
    pub fn share(&self) -> f64 {
        let begun = self.begun.load(Ordering::Relaxed);
        if begun == 0 { 0.0 } else { self.done.load(Ordering::Relaxed).min(begun) as f64 / begun as f64 }
    }

    pub(crate) fn begin(&self, buckets: usize) {
        self.begun.fetch_add(buckets, Ordering::Relaxed);
    }

    /// Counts a bucket as done.
    ///
    /// Errors: the work was told to stop.
    pub(crate) fn step(&self) -> Result<(), StoreError> {
        self.done.fetch_add(1, Ordering::Relaxed);
        if self.is_cancelled() { Err(StoreError::Cancelled) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: progress that passes its end, and work that goes on after it was told to stop.
    #[test]
    fn progress_is_a_share_and_stopping_stops() {
        let watch = Watch::default();
        assert_eq!(watch.share(), 0.0);
        watch.begin(4);
        assert!(watch.step().is_ok());
        assert_eq!(watch.share(), 0.25);
        watch.cancel();
        assert!(matches!(watch.step(), Err(StoreError::Cancelled)));
        (0..9).for_each(|_| drop(watch.step()));
        assert_eq!(watch.share(), 1.0);
    }
}
