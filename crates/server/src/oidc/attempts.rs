//! Sign-ins that are under way: what has to be known again when the browser comes back from the provider.
//!
//! Kept in memory: a restart in between means to try again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use journey::limits;

/// A sign-in under way.
#[derive(Clone)]
pub(crate) struct Attempt {
    /// The key of the provider.
    pub provider: String,
    /// The hash of what the browser that began it holds.
    pub browser_hash: String,
    /// What the token has to repeat.
    pub nonce: String,
    /// What proves that who began it is who ends it (RFC 7636).
    pub verifier: String,
    /// Where the provider sends the browser back to.
    pub redirect_uri: String,
    /// Where the browser goes in the end.
    pub next: String,
    /// The address it began from.
    pub address: String,
    pub begun_at: i64,
}

/// Sign-ins under way, by the hash of their state.
#[derive(Default)]
pub(crate) struct Attempts(Mutex<HashMap<String, Attempt>>);

impl Attempts {
    /// Remembers one. Where there are too many, the oldest is forgotten: of the same address if it has its share.
    pub(crate) fn begin(&self, state_hash: String, attempt: Attempt) {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = attempt.begun_at;
        attempts.retain(|_, known| is_alive(known, now));
        let own = attempts.values().filter(|known| known.address == attempt.address).count();
        let of = (own >= limits::SIGN_INS_EACH).then_some(attempt.address.as_str());
        if of.is_some() || attempts.len() >= limits::SIGN_INS {
            let among = attempts.iter().filter(|(_, known)| of.is_none_or(|address| known.address == address));
            if let Some(oldest) = among.min_by_key(|(_, known)| known.begun_at).map(|(state, _)| state.clone()) {
                attempts.remove(&oldest);
            }
        }
        attempts.insert(state_hash, attempt);
    }

    /// The sign-in of a state, which can't be taken twice.
    pub(crate) fn take(&self, state_hash: &str, now: i64) -> Option<Attempt> {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.remove(state_hash).filter(|known| is_alive(known, now))
    }
}

fn is_alive(attempt: &Attempt, now: i64) -> bool {
    now - attempt.begun_at < limits::SIGN_IN_MILLIS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(address: &str, begun_at: i64) -> Attempt {
        let text = String::new;
        let (provider, browser_hash, nonce, verifier, redirect_uri, next) = (text(), text(), text(), text(), text(), text());
        Attempt { provider, browser_hash, nonce, verifier, redirect_uri, next, address: address.to_owned(), begun_at }
    }

    /// Would catch: a state that works twice or for ever.
    #[test]
    fn a_state_is_taken_once_and_in_time() {
        let attempts = Attempts::default();
        attempts.begin("a".to_owned(), attempt("::1", 0));
        attempts.begin("b".to_owned(), attempt("::1", 0));
        assert!(attempts.take("a", limits::SIGN_IN_MILLIS - 1).is_some());
        assert!(attempts.take("a", 1).is_none());
        assert!(attempts.take("b", limits::SIGN_IN_MILLIS).is_none());
        assert!(attempts.take("c", 0).is_none());
    }

    /// Would catch: memory that grows without end, and one address that pushes all others out.
    #[test]
    fn sign_ins_under_way_are_bounded() {
        let attempts = Attempts::default();
        attempts.begin("other".to_owned(), attempt("::2", 0));
        for i in 0..=limits::SIGN_INS_EACH {
            attempts.begin(i.to_string(), attempt("::1", 1 + i as i64));
        }
        assert!(attempts.take("0", 9).is_none(), "the oldest of the address");
        assert!(attempts.take("1", 9).is_some() && attempts.take("other", 9).is_some());
        let full = (0..limits::SIGN_INS).map(|i| (format!("n{i}"), attempt(&format!("from {i}"), 1_000 + i as i64)));
        *attempts.0.lock().expect("no one panicked") = full.collect();
        attempts.begin("new".to_owned(), attempt("::3", 99_999));
        assert_eq!(attempts.0.lock().expect("no one panicked").len(), limits::SIGN_INS);
        assert!(attempts.take("n0", 99_999).is_none(), "the oldest of all");
        assert!(attempts.take("n1", 99_999).is_some() && attempts.take("new", 99_999).is_some());
    }
}
