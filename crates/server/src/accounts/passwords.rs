//! Passwords: argon2id, a few at a time.

use std::sync::{Arc, OnceLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use journey::limits;
use records::Chance;
use tokio::sync::Semaphore;

use super::common::is_common;

/// What OWASP's Password Storage Cheat Sheet recommends for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;

/// Passwords hashed at once: each takes 19 MiB and a core for some 30 ms.
const AT_ONCE: usize = 2;
/// Passwords that wait to be hashed; more is a flood, and is turned away.
const WAITING: usize = 64;

/// What comes of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is the right one.
    Right,
    /// It is not, or there is no account.
    Wrong,
    /// Too many are being looked at.
    Busy,
}

/// Hashes and checks passwords, a few at a time.
pub(crate) struct Passwords {
    chance: Arc<dyn Chance>,
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
    /// The hash that is checked where there is no account, so that the time taken does not tell.
    nobody: Arc<OnceLock<String>>,
}

/// Says what is wrong with a password that someone chooses; `None` for a good one. `about` are words it may not be made
/// of: name and address.
pub fn check_password(password: &str, about: &[&str]) -> Option<String> {
    let (least, most) = (limits::PASSWORD_CHARACTERS.start(), limits::PASSWORD_CHARACTERS.end());
    let characters = password.chars().count();
    if !limits::PASSWORD_CHARACTERS.contains(&characters) {
        return Some(format!("a password has {least} to {most} characters; this one has {characters}"));
    }
    let folded = password.to_lowercase();
    let told = about.iter().any(|word| word.chars().count() >= 4 && folded.contains(&word.to_lowercase()));
    if told || is_common(password) {
        return Some("this password is among the first that are tried; take a longer or odder one".to_owned());
    }
    None
}

/// The argon2id hash of a password, with its parameters and salt.
pub fn hash_password(password: &str, chance: &dyn Chance) -> String {
    let mut salt = [0_u8; SALT_BYTES];
    chance.fill(&mut salt);
    let hashed: Result<PasswordHash, _> = argon().hash_password_with_salt(password.as_bytes(), &salt);
    // Only sizes out of range fail, and those above are not: an empty hash would verify nothing.
    hashed.map(|hash| hash.to_string()).unwrap_or_default()
}

fn argon() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn is_right(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| argon().verify_password(password.as_bytes(), &hash).is_ok())
}

impl Passwords {
    pub(crate) fn new(chance: Arc<dyn Chance>) -> Self {
        Passwords {
            chance,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            places: Arc::new(Semaphore::new(AT_ONCE + WAITING)),
            nobody: Arc::default(),
        }
    }

    /// Checks a password. Where there is no account, or one without a password, the same work is done for nothing.
    pub(crate) async fn check(&self, password: &str, hash: Option<&str>) -> Verdict {
        let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
        let (nobody, chance) = (Arc::clone(&self.nobody), Arc::clone(&self.chance));
        let checked = self.work(move || {
            let nobody = nobody.get_or_init(|| hash_password("nobody's password", &*chance));
            is_right(&password, hash.as_ref().unwrap_or(nobody)) & hash.is_some()
        });
        match checked.await {
            Some(true) => Verdict::Right,
            Some(false) => Verdict::Wrong,
            None => Verdict::Busy,
        }
    }

    /// Hashes a password; `None` where too many are being looked at.
    pub(crate) async fn hash(&self, password: &str) -> Option<String> {
        let (password, chance) = (password.to_owned(), Arc::clone(&self.chance));
        self.work(move || hash_password(&password, &*chance)).await
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.ok()?;
        // The turn goes into the work: whoever hangs up in the middle does not make room for one more.
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        done.await.ok()
    }
}

#[cfg(test)]
mod tests {
    use records::SystemChance;

    use super::*;

    /// Would catch: a hash of another kind or strength, one without salt, or one that does not verify.
    #[test]
    fn hashes_are_argon2id_with_a_salt() {
        let (one, two) = (hash_password("correct horse", &SystemChance), hash_password("correct horse", &SystemChance));
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, two);
        assert!(is_right("correct horse", &one) && !is_right("correct horsf", &one) && !is_right("", ""));
    }

    /// Would catch: rules that let short or telling passwords through, or that count bytes instead of characters.
    #[test]
    fn passwords_are_checked_when_chosen() {
        let about = ["Ana Pop", "ana.pop"];
        for (password, good) in [
            ("lună plină", true),
            ("țțșșăăîîâ", false),
            ("ana.pop and more", false),
            ("password123", false),
            (&"long enough ".repeat(83), true),
            (&"long enough ".repeat(84), false),
        ] {
            assert_eq!(check_password(password, &about).is_none(), good, "{password}");
        }
    }
}
