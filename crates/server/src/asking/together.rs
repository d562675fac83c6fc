//! Those who ask the same while it waits for its turn are answered together.
//!
//! A dashboard that many open in the morning is the same questions many times. Who comes while such a question still waits
//! joins it; once it is being answered nobody joins any more, so that every answer is of a state of the data, and of a
//! moment, after it was asked for.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use futures_util::FutureExt;
use futures_util::future::{Shared, WeakShared};

use crate::web::Problem;

/// What those who wait together get.
pub(crate) type Told = Result<Bytes, Problem>;

type Work = Pin<Box<dyn Future<Output = Told> + Send>>;

/// The questions that wait, by who may see the answer and what is asked.
#[derive(Clone, Default)]
pub(crate) struct Together(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    waiting: HashMap<String, (u64, WeakShared<Work>)>,
    /// Given to the last that came.
    number: u64,
}

/// A question that can be joined as long as this is held.
pub(crate) struct Joinable {
    together: Together,
    key: String,
    number: u64,
}

impl Together {
    /// The answer to what is asked by this key: of the one that waits, else of `work`, which is to drop what it is handed
    /// when it begins. The work is dropped when nobody waits for it any more.
    pub(crate) fn join<W>(&self, key: String, work: impl FnOnce(Joinable) -> W) -> Shared<Work>
    where
        W: Future<Output = Told> + Send + 'static,
    {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waiting) = open.waiting.get(&key).and_then(|(_, waiting)| waiting.upgrade()) {
            return waiting;
        }
        open.number += 1;
        let joinable = Joinable { together: self.clone(), key: key.clone(), number: open.number };
        let work: Work = Box::pin(work(joinable));
        let shared = work.shared();
        if let Some(weak) = shared.downgrade() {
            let number = open.number;
            open.waiting.insert(key, (number, weak));
        }
        shared
    }
}

impl Drop for Joinable {
    fn drop(&mut self) {
        let mut open = self.together.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Another may have come to its place, if everybody who waited for this one left.
        if open.waiting.get(&self.key).is_some_and(|(number, _)| *number == self.number) {
            open.waiting.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Semaphore;

    use super::*;

    struct Kitchen {
        together: Together,
        turns: Arc<Semaphore>,
        begun: Arc<AtomicUsize>,
    }

    impl Kitchen {
        fn new() -> Self {
            Kitchen { together: Together::default(), turns: Arc::new(Semaphore::new(0)), begun: Arc::default() }
        }

        fn ask(&self, key: &str) -> Shared<Work> {
            let (turns, begun) = (Arc::clone(&self.turns), Arc::clone(&self.begun));
            self.together.join(key.to_owned(), |joinable| async move {
                let turn = turns.acquire_owned().await;
                drop(joinable);
                let number = begun.fetch_add(1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                drop(turn);
                Ok(Bytes::from(number.to_string()))
            })
        }

        fn waiting(&self) -> usize {
            self.together.0.lock().unwrap_or_else(PoisonError::into_inner).waiting.len()
        }
    }

    /// Would catch: a question that is answered once for each who waits, or told to who asked something else.
    #[tokio::test]
    async fn the_same_is_answered_once() {
        let kitchen = Kitchen::new();
        let asked = [kitchen.ask("a"), kitchen.ask("a"), kitchen.ask("b"), kitchen.ask("a")];
        kitchen.turns.add_permits(1);
        let told = futures_util::future::join_all(asked).await;
        let told: Vec<_> = told.into_iter().map(|told| told.expect("an answer")).collect();
        assert_eq!(kitchen.begun.load(Ordering::SeqCst), 2);
        assert_eq!((&told[0], &told[0]), (&told[1], &told[3]));
        assert_ne!(told[0], told[2]);
        assert_eq!(kitchen.waiting(), 0);
    }

    /// Would catch: an answer of a moment before it was asked for.
    #[tokio::test]
    async fn what_has_begun_is_not_joined() {
        let kitchen = Kitchen::new();
        let mut first = kitchen.ask("a");
        kitchen.turns.add_permits(1);
        assert!((&mut first).now_or_never().is_none(), "it has begun, and is not done");
        let (first, second) = tokio::join!(first, kitchen.ask("a"));
        assert_ne!(first.expect("an answer"), second.expect("an answer"));
    }

    /// Would catch: work that goes on for nobody, or one that leaves and takes the answer of others along.
    #[tokio::test]
    async fn work_ends_when_the_last_one_leaves() {
        let kitchen = Kitchen::new();
        let (mut first, second) = (kitchen.ask("a"), kitchen.ask("a"));
        assert!((&mut first).now_or_never().is_none());
        drop(first);
        kitchen.turns.add_permits(1);
        assert_eq!(second.await.expect("an answer"), "0");
        let third = kitchen.ask("a");
        drop(third);
        assert_eq!((kitchen.waiting(), kitchen.begun.load(Ordering::SeqCst)), (0, 1));
    }
}
