//! Tokens of sessions and invitations, and keys: secrets of 256 bits, kept by their hash only.
//!
//! A fast hash is right here: what is drawn from 2^256 can't be guessed, so there is nothing to slow down.

use records::Chance;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

const TOKEN_BYTES: usize = 32;
/// What keys begin with, so that people and scanners of code know one when they see it.
const KEY_START: &str = "mk_";
/// How much of a key is kept to tell it by: what it begins with and eight digits.
pub(crate) const KEY_PREFIX_LENGTH: usize = KEY_START.len() + 8;

/// A new token.
pub(crate) fn new_token(chance: &dyn Chance) -> String {
    let mut bytes = [0_u8; TOKEN_BYTES];
    chance.fill(&mut bytes);
    hex(&bytes)
}

/// A new key.
pub(crate) fn new_key(chance: &dyn Chance) -> String {
    format!("{KEY_START}{}", new_token(chance))
}

/// What is kept of a token or key.
pub(crate) fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// The token against forged requests that belongs to a session. It follows from the session's own, so that it can be told
/// again without being kept; the words in front keep it from being what the records hold.
pub(crate) fn csrf_of(token: &str) -> String {
    hash(&format!("meander csrf {token}"))
}

/// Whether two secrets are the same, in a time that does not tell how much of them is.
pub(crate) fn equal(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ones;

    impl Chance for Ones {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(1);
        }
    }

    /// Would catch: a secret shorter than it looks, or a hash that other programs would not find again.
    #[test]
    fn secrets_are_256_bits_and_hashes_sha_256() {
        assert_eq!(new_token(&Ones), "01".repeat(32));
        assert!(new_key(&Ones).starts_with("mk_01010101"));
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_ne!(csrf_of("abc"), hash("abc"));
        assert!(equal("abc", "abc") && !equal("abc", "abd") && !equal("abc", "ab"));
    }
}
