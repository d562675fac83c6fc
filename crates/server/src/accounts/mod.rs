//! Who someone is: passwords, codes, tokens, and how often one may guess.

mod codes;
mod common;
mod passwords;
mod recovery;
mod throttle;
mod tokens;

pub(crate) use codes::Seed;
pub(crate) use passwords::{Passwords, Verdict};
pub use passwords::{check_password, hash_password};
pub(crate) use recovery::{new_recovery_codes, recovery_hash};
pub(crate) use throttle::Throttle;
pub(crate) use tokens::{KEY_PREFIX_LENGTH, csrf_of, equal, hash, new_key, new_token};
