//! How often one may guess: after some wrong passwords or codes each guess has to wait twice as long as the one before.
//!
//! Counted for the account and for the address guessed from. Kept in memory: a restart forgives, and who can restart the
//! server needs no guesses.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use journey::Clock;

/// Wrong passwords and codes for one account that are nobody's attack.
const FREE_OF_ACCOUNT: u32 = 5;
/// Wrong passwords and codes from one address: an office may share one.
const FREE_OF_ADDRESS: u32 = 20;
/// The longest wait. An attacker gets 96 guesses a day and account, and who is attacked waits no longer than this.
const LONGEST_MILLIS: i64 = 15 * 60_000;
/// After this long without a guess all is forgotten.
const FORGET_MILLIS: i64 = 24 * 3_600_000;
/// Accounts and addresses remembered: some 10 MB. Beyond, the ones guessed at longest ago are forgotten.
const REMEMBERED: usize = 100_000;

#[derive(Debug, Clone, Copy)]
struct Guesses {
    wrong: u32,
    /// When the next guess may be made.
    next_at: i64,
    last_at: i64,
}

/// Counts guesses.
pub(crate) struct Throttle {
    clock: Arc<dyn Clock>,
    guesses: Mutex<HashMap<String, Guesses>>,
}

impl Throttle {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Throttle { clock, guesses: Mutex::default() }
    }

    /// Takes a guess, counted as wrong until [`Throttle::right`] says otherwise, so that many at once gain nothing.
    ///
    /// Errors: how many seconds to wait; then nothing may be checked, and the guess does not count.
    pub(crate) fn guess(&self, account: &str, address: &str) -> Result<(), u64> {
        let now = self.clock.now_millis();
        let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = [(account_key(account), FREE_OF_ACCOUNT), (format!("from {address}"), FREE_OF_ADDRESS)];
        guesses.retain(|_, known| now - known.last_at < FORGET_MILLIS);
        let wait = keys.iter().filter_map(|(key, _)| guesses.get(key)).map(|known| known.next_at - now).max().unwrap_or(0);
        if wait > 0 {
            return Err(u64::try_from(wait).unwrap_or(0).div_ceil(1_000));
        }
        for (key, free) in keys {
            let known = guesses.entry(key).or_insert(Guesses { wrong: 0, next_at: 0, last_at: now });
            known.wrong += 1;
            known.last_at = now;
            known.next_at = now + wait_after(known.wrong, free);
        }
        make_room(&mut guesses);
        Ok(())
    }

    /// The guess was right as far as it went, and something else is asked for before anybody is let in: it is not counted, but
    /// the wrong ones stay. Who knows the password could otherwise guess at codes without end.
    pub(crate) fn half_right(&self, account: &str, address: &str) {
        let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        for key in [account_key(account), format!("from {address}")] {
            give_back(&mut guesses, &key);
        }
    }

    /// The guess was right: the account starts anew, and the address gets this guess back.
    pub(crate) fn right(&self, account: &str, address: &str) {
        let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        guesses.remove(&account_key(account));
        give_back(&mut guesses, &format!("from {address}"));
    }
}

/// Takes one guess from the wrong ones. It was let through, so that the wait before it was over.
fn give_back(guesses: &mut HashMap<String, Guesses>, key: &str) {
    if let Some(known) = guesses.get_mut(key) {
        known.wrong = known.wrong.saturating_sub(1);
        known.next_at = 0;
    }
}

fn account_key(account: &str) -> String {
    format!("of {}", records::fold_email(account))
}

/// How long the next guess waits after so many wrong ones.
fn wait_after(wrong: u32, free: u32) -> i64 {
    match wrong.checked_sub(free) {
        None => 0,
        // Twice as long each time; the shift is bounded so that it can't run over.
        Some(over) => (1_000_i64 << over.min(20)).min(LONGEST_MILLIS),
    }
}

fn make_room(guesses: &mut HashMap<String, Guesses>) {
    if guesses.len() <= REMEMBERED {
        return;
    }
    let mut by_age: Vec<i64> = guesses.values().map(|known| known.last_at).collect();
    by_age.sort_unstable();
    // An eighth at once, so that a flood does not sort for each guess.
    let oldest_kept = by_age[by_age.len() / 8];
    guesses.retain(|_, known| known.last_at > oldest_kept);
}

#[cfg(test)]
mod tests {
    use testkit::HandClock;

    use super::*;

    fn throttle() -> (Arc<HandClock>, Throttle) {
        let clock = Arc::new(HandClock::at(1_750_000_000_000));
        (Arc::clone(&clock), Throttle::new(clock))
    }

    /// Would catch: guessing without end, a wait that is told wrongly, or one that grows out of bounds.
    #[test]
    fn each_wrong_guess_waits_twice_as_long() {
        let (clock, throttle) = throttle();
        for _ in 0..FREE_OF_ACCOUNT {
            assert_eq!(throttle.guess("ana", "::1"), Ok(()));
        }
        for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900] {
            assert_eq!(throttle.guess("Ana ", "::2"), Err(seconds), "whatever the address");
            clock.advance(i64::try_from(seconds).expect("small") * 1_000 - 1);
            assert_eq!(throttle.guess("ana", "::1"), Err(1), "not a millisecond before");
            clock.advance(1);
            assert_eq!(throttle.guess("ana", "::3"), Ok(()), "what was told is kept");
        }
        clock.advance(FORGET_MILLIS);
        assert_eq!(throttle.guess("ana", "::1"), Ok(()));
        assert_eq!(throttle.guess("ana", "::1"), Ok(()), "all is forgotten after a day");
    }

    /// Would catch: one address that tries one password on every account.
    #[test]
    fn an_address_is_counted_over_all_accounts() {
        let (_, throttle) = throttle();
        let done = (0..100).filter(|i| throttle.guess(&format!("account {i}"), "::1").is_ok()).count();
        assert_eq!(done, usize::try_from(FREE_OF_ADDRESS).expect("small"));
        assert_eq!(throttle.guess("another", "::2"), Ok(()), "other addresses go on");
    }

    /// Would catch: someone who mistypes now and then being locked out in the end.
    #[test]
    fn the_right_password_starts_anew() {
        let (_, throttle) = throttle();
        for _ in 0..100 {
            assert_eq!(throttle.guess("ana", "::1"), Ok(()));
            assert_eq!(throttle.guess("ana", "::1"), Ok(()));
            throttle.right("ana", "::1");
            throttle.right("ana", "::1");
        }
    }

    /// Would catch: who knows the password guessing at codes without end, by giving the password alone in between; and someone
    /// who does so with no harm in mind being slowed down.
    #[test]
    fn half_of_what_is_asked_forgives_no_wrong_guess() {
        let (clock, throttle) = throttle();
        for _ in 0..100 {
            assert_eq!(throttle.guess("ana", "::1"), Ok(()));
            throttle.half_right("Ana", "::1");
        }
        for _ in 0..FREE_OF_ACCOUNT {
            assert_eq!(throttle.guess("ana", "::1"), Ok(()), "the password");
            throttle.half_right("ana", "::1");
            assert_eq!(throttle.guess("ana", "::1"), Ok(()), "a wrong code");
        }
        for seconds in [1, 2, 4, 8] {
            assert_eq!(throttle.guess("ana", "::2"), Err(seconds));
            clock.advance(i64::try_from(seconds).expect("small") * 1_000);
            assert_eq!(throttle.guess("ana", "::2"), Ok(()), "the password");
            throttle.half_right("ana", "::2");
            assert_eq!(throttle.guess("ana", "::2"), Ok(()), "a wrong code");
        }
    }

    /// Would catch: memory that grows with made-up accounts.
    #[test]
    fn what_is_remembered_is_bounded() {
        let mut guesses: HashMap<String, Guesses> =
            (0..=REMEMBERED).map(|i| (i.to_string(), Guesses { wrong: 1, next_at: 0, last_at: i as i64 })).collect();
        make_room(&mut guesses);
        assert!(guesses.len() < REMEMBERED && guesses.contains_key(&REMEMBERED.to_string()));
    }
}
