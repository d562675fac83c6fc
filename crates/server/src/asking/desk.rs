//! Whose turn it is: a few questions are answered at once, some wait, the rest is turned away.
//!
//! One question uses all cores by itself, so more at once would only make each of them slower.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use journey::limits;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Hands out turns.
pub(crate) struct Desk {
    turns: Arc<Semaphore>,
    at_once: usize,
    /// Questions waiting or running, by who asked.
    asked: Arc<Mutex<HashMap<String, usize>>>,
}

/// Why a question was turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turned {
    /// All places are taken.
    Full,
    /// This caller has taken all of theirs.
    TooMany,
}

/// A place in the queue, given back when dropped.
#[must_use]
pub(crate) struct Ticket {
    asked: Arc<Mutex<HashMap<String, usize>>>,
    who: String,
}

/// The right to use the cores, given back when dropped; to be moved into the work itself.
pub(crate) struct Turn {
    _turn: OwnedSemaphorePermit,
    _ticket: Option<Ticket>,
}

impl Desk {
    pub(crate) fn new(at_once: usize) -> Self {
        let at_once = at_once.max(1);
        Desk { turns: Arc::new(Semaphore::new(at_once)), at_once, asked: Arc::default() }
    }

    /// Waits for a turn.
    ///
    /// Errors: there is no room to wait, or this caller has taken theirs.
    pub(crate) async fn turn(&self, who: &str) -> Result<Turn, Turned> {
        let ticket = self.ticket(who)?;
        Ok(Turn { _ticket: Some(ticket), ..self.turn_of_others().await? })
    }

    /// Waits for a turn for those who have a ticket each.
    pub(crate) async fn turn_of_others(&self) -> Result<Turn, Turned> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Turned::Full)?;
        Ok(Turn { _turn: turn, _ticket: None })
    }

    /// Questions that are being answered.
    pub(crate) fn running(&self) -> usize {
        self.at_once - self.turns.available_permits()
    }

    /// Questions that wait for their turn.
    pub(crate) fn waiting(&self) -> usize {
        let asked: usize = self.asked.lock().unwrap_or_else(PoisonError::into_inner).values().sum();
        asked.saturating_sub(self.running())
    }

    /// A place among those who wait.
    ///
    /// Errors: as [`Desk::turn`].
    pub(crate) fn ticket(&self, who: &str) -> Result<Ticket, Turned> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.values().sum::<usize>() >= self.at_once + limits::QUESTIONS_WAITING {
            return Err(Turned::Full);
        }
        let own = asked.entry(who.to_owned()).or_insert(0);
        if *own >= limits::QUESTIONS_EACH {
            return Err(Turned::TooMany);
        }
        *own += 1;
        Ok(Ticket { asked: Arc::clone(&self.asked), who: who.to_owned() })
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = asked.get_mut(&self.who) {
            *own -= 1;
            if *own == 0 {
                asked.remove(&self.who);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::Pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    type Told = Result<Turn, Turned>;
    type Asking<'d> = Pin<Box<dyn Future<Output = Told> + 'd>>;

    /// Asks without waiting: the future, so that it keeps its place, and what it says at once.
    fn ask<'d>(desk: &'d Desk, who: &'d str) -> (Asking<'d>, Poll<Told>) {
        let mut asking: Asking<'d> = Box::pin(desk.turn(who));
        let told = asking.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        (asking, told)
    }

    /// Would catch: a queue without end, one caller who takes every place, or a place that is never given back.
    #[test]
    fn places_are_bounded_in_all_and_for_each() {
        let desk = Desk::new(1);
        let (_first, told) = ask(&desk, "a");
        let Poll::Ready(Ok(turn)) = told else { panic!("the first has its turn at once") };
        let mut waiting: Vec<_> = (1..limits::QUESTIONS_EACH).map(|_| ask(&desk, "a")).collect();
        assert!(waiting.iter().all(|(_, told)| told.is_pending()));
        assert!(matches!(ask(&desk, "a").1, Poll::Ready(Err(Turned::TooMany))));
        let room = limits::QUESTIONS_WAITING + 1 - limits::QUESTIONS_EACH;
        waiting.extend((0..room).map(|i| ask(&desk, ["b", "c"][i % 2])));
        assert_eq!((desk.running(), desk.waiting()), (1, limits::QUESTIONS_WAITING));
        assert!(matches!(ask(&desk, "d").1, Poll::Ready(Err(Turned::Full))));
        waiting.pop();
        assert!(ask(&desk, "d").1.is_pending(), "whoever goes away makes room");
        drop(turn);
        drop(waiting);
        assert_eq!((desk.running(), desk.waiting()), (0, 0));
        assert!(matches!(ask(&desk, "d").1, Poll::Ready(Ok(_))));
    }
}
