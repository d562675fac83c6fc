//! Who someone is: passwords, tokens, and how often one may guess.

mod common;
mod passwords;
mod throttle;
mod tokens;

pub(crate) use passwords::{Passwords, Verdict};
pub use passwords::{check_password, hash_password};
pub(crate) use throttle::Throttle;
pub(crate) use tokens::{KEY_PREFIX_LENGTH, csrf_of, equal, hash, new_key, new_token};
