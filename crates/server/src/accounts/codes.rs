//! Codes of a second factor: time-based one-time passwords (RFC 6238), as programs on telephones compute them.
//!
//! With what all of these programs know and some take for granted: HMAC-SHA-1, six digits, 30 seconds. That SHA-1 collides
//! does not matter within HMAC.

use records::Chance;
use ring::hmac;

use super::tokens::{equal, hex};

/// As long as what HMAC-SHA-1 gives, which RFC 4226 (section 4, R6) recommends.
const SEED_BYTES: usize = 20;
const DIGITS: u32 = 6;
const STEP_MILLIS: i64 = 30_000;
/// Steps before and after the present one whose codes are taken too: for who types slowly, and for clocks that differ. One is
/// what RFC 6238 (section 5.2) recommends at most.
const STEPS_BESIDE: i64 = 1;

/// What codes are computed from: a secret of 160 bits that the server and a telephone share.
pub(crate) struct Seed([u8; SEED_BYTES]);

impl Seed {
    /// A new one.
    pub(crate) fn new(chance: &dyn Chance) -> Self {
        let mut bytes = [0_u8; SEED_BYTES];
        chance.fill(&mut bytes);
        Seed(bytes)
    }

    /// Reads what [`Seed::kept`] gave.
    pub(crate) fn read(kept: &str) -> Option<Self> {
        let mut bytes = [0_u8; SEED_BYTES];
        if kept.len() != 2 * SEED_BYTES || !kept.is_ascii() {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&kept[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Seed(bytes))
    }

    /// As it is kept.
    pub(crate) fn kept(&self) -> String {
        hex(&self.0)
    }

    /// As people type it into a telephone.
    pub(crate) fn typed(&self) -> String {
        base32(&self.0)
    }

    /// As telephones read it from a picture: an address of the kind that Google Authenticator has made usual. Digits, seconds
    /// and algorithm are left out, as they are what is taken for granted.
    pub(crate) fn address(&self, issuer: &str, email: &str) -> String {
        let (issuer, email) = (encoded(issuer), encoded(email));
        format!("otpauth://totp/{issuer}:{email}?secret={}&issuer={issuer}", self.typed())
    }

    /// The time step that a code is of: one that is open now, and later than the last that was accepted. Where a code is that of
    /// two steps by chance, a used one does not stand in the way of the other.
    pub(crate) fn step_of(&self, code: &str, now_millis: i64, last_step: i64) -> Option<i64> {
        let present = now_millis.div_euclid(STEP_MILLIS);
        let mut open = present - STEPS_BESIDE..=present + STEPS_BESIDE;
        open.find(|step| *step > last_step && equal(&code_of(&self.0, *step, DIGITS), code))
    }
}

/// The code of a time step: HOTP (RFC 4226, section 5.3) with the step as its counter.
fn code_of(seed: &[u8], step: i64, digits: u32) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, seed);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    // The last four bits say which four bytes are taken; the first bit of those is left out, so that no sign is in the way.
    let at = bytes.last().map_or(0, |last| usize::from(last & 0x0f));
    let number = bytes.iter().skip(at).take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte)) & 0x7fff_ffff;
    format!("{:0width$}", number % 10_u32.pow(digits), width = digits as usize)
}

/// Base 32 (RFC 4648) of whole groups of five bytes, which need no padding.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let letters = bytes.chunks(5).flat_map(|group| {
        let number = group.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        (0..8).rev().map(move |place| char::from(LETTERS[(number >> (5 * place) & 31) as usize]))
    });
    letters.collect()
}

/// As a part of an address. A space is not `+` there, which telephones show.
fn encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The seed of the examples of RFC 4226 and RFC 6238.
    const EXAMPLE: &[u8; SEED_BYTES] = b"12345678901234567890";

    /// Would catch: codes that no telephone shows. The examples of RFC 6238 (appendix B) and RFC 4226 (appendix D).
    #[test]
    fn codes_are_those_of_the_standards() {
        for (seconds, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(code_of(EXAMPLE, seconds / 30, 8), code, "at {seconds} s");
        }
        for (step, code) in ["755224", "287082", "359152", "969429", "338314", "254676"].iter().enumerate() {
            assert_eq!(code_of(EXAMPLE, step as i64, DIGITS), *code, "step {step}");
        }
    }

    /// Would catch: a clock that has to be right to the second, a code that stays good for minutes, and one that counts twice.
    #[test]
    fn a_code_is_good_for_its_step_and_one_beside() {
        let seed = Seed(*EXAMPLE);
        let (present, now) = (40_000_000, 40_000_000 * STEP_MILLIS);
        for (step, is_good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let code = code_of(EXAMPLE, present + step, DIGITS);
            let found = is_good.then_some(present + step);
            assert_eq!(seed.step_of(&code, now, 0), found, "step {step}, at its first moment");
            assert_eq!(seed.step_of(&code, now + STEP_MILLIS - 1, 0), found, "step {step}, at its last");
            assert_eq!(seed.step_of(&code, now, present + step), None, "step {step}, used");
            assert_eq!(seed.step_of(&code, now, present + step - 1), found, "step {step}, the one before used");
        }
        for code in ["", "1", "00000", "0000000", "１２３４５６"] {
            assert_eq!(seed.step_of(code, now, 0), None, "{code}");
        }
    }

    /// Would catch: a fresh code that is refused since it is by chance the same as the one just used.
    #[test]
    fn a_used_code_does_not_stand_in_the_way_of_its_twin() {
        // The first two steps with the same code; one in a million has one.
        let (step, code) = (910_737, "911617");
        assert_eq!(Seed(*EXAMPLE).step_of(code, step * STEP_MILLIS, 0), Some(step));
        assert_eq!(Seed(*EXAMPLE).step_of(code, step * STEP_MILLIS, step), Some(step + 1));
    }

    /// Would catch: a secret that a telephone reads as another, in a picture or typed, or that is another when it is read back.
    #[test]
    fn seeds_are_told_as_telephones_read_them() {
        // RFC 4648, section 10, and RFC 6238's seed as programs show it.
        assert_eq!(base32(b"fooba"), "MZXW6YTB");
        let seed = Seed(*EXAMPLE);
        assert_eq!(seed.typed(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let told = "otpauth://totp/Meander%20%28m.example.com%29:ana%2Bx%40example.com\
                    ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Meander%20%28m.example.com%29";
        assert_eq!(seed.address("Meander (m.example.com)", "ana+x@example.com"), told);
        assert_eq!(Seed::read(&seed.kept()).map(|seed| seed.0), Some(*EXAMPLE));
        for broken in ["", "31", &"zz".repeat(20), &"ăă".repeat(10)] {
            assert!(Seed::read(broken).is_none(), "{broken}");
        }
    }
}
