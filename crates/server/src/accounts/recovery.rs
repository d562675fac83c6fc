//! Recovery codes: for who has lost the telephone of a second factor. Told once, kept by their hash, used once.
//!
//! They have 120 bits each. With 112 and more a fast hash is right (OWASP ASVS 5.0, 6.5.2): there is nothing to slow down.

use journey::limits::RECOVERY_CODES;
use records::Chance;

use super::tokens::hash;

/// Letters and digits that can't be mistaken for each other on paper. As many as a byte can name evenly.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
const LENGTH: usize = 24;
/// People copy four letters at a time.
const GROUP: usize = 4;

/// New recovery codes, as they are told.
pub(crate) fn new_recovery_codes(chance: &dyn Chance) -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| new_code(chance)).collect()
}

fn new_code(chance: &dyn Chance) -> String {
    let mut bytes = [0_u8; LENGTH];
    chance.fill(&mut bytes);
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What is kept of a recovery code, however it is typed: in capitals, with spaces, without hyphens.
pub(crate) fn recovery_hash(code: &str) -> String {
    let letters: String = code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    hash(&letters)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use records::SystemChance;

    use super::*;

    /// Would catch: codes that can be guessed or mistaken, and ones that no longer work once they are typed by hand.
    #[test]
    fn recovery_codes_are_long_and_read_however_they_are_typed() {
        let codes = new_recovery_codes(&SystemChance);
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 10);
        for code in &codes {
            let letters: Vec<char> = code.chars().filter(|c| *c != '-').collect();
            assert_eq!((letters.len(), code.len()), (24, 29), "24 of 32 letters are 120 bits: {code}");
            assert!(letters.iter().all(|c| LETTERS.contains(&(*c as u8))), "{code}");
            for typed in [code.to_uppercase(), code.replace('-', ""), format!(" {} ", code.replace('-', " "))] {
                assert_eq!(recovery_hash(&typed), recovery_hash(code), "{typed}");
            }
        }
        assert_ne!(recovery_hash(&codes[0]), recovery_hash(&codes[1]));
        assert_ne!(recovery_hash(&codes[0]), hash(""), "something is left of it");
    }
}
