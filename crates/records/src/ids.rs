//! Ids: UUIDv7 (RFC 9562) as text, so that sorting by id is sorting by age.

use std::sync::{Arc, Mutex, PoisonError};

use journey::Clock;

use crate::chance::Chance;

/// Makes ids that rise strictly within a process, also within one millisecond and when the clock is set back.
pub(crate) struct Ids {
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    /// The millisecond of the last id and how many were made in it.
    last: Mutex<(u64, u16)>,
}

/// The counter takes the 12 bits that RFC 9562 leaves beside the version.
const COUNTER_END: u16 = 1 << 12;

impl Ids {
    pub(crate) fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Ids { clock, chance, last: Mutex::new((0, 0)) }
    }

    /// A new id.
    pub(crate) fn next(&self) -> String {
        let (millis, counter) = self.moment();
        let mut bytes = [0_u8; 16];
        self.chance.fill(&mut bytes[8..]);
        bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
        bytes[6..8].copy_from_slice(&(0x7000 | counter).to_be_bytes());
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    fn moment(&self) -> (u64, u16) {
        let now = u64::try_from(self.clock.now_millis()).unwrap_or(0);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = match *last {
            (millis, _) if now > millis => (now, 0),
            (millis, counter) if counter + 1 < COUNTER_END => (millis, counter + 1),
            (millis, _) => (millis + 1, 0),
        };
        *last
    }
}

#[cfg(test)]
mod tests {
    use journey::FixedClock;

    use super::*;

    struct Fours;

    impl Chance for Fours {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0xff);
        }
    }

    /// Would catch: ids that are not UUIDv7, or that pages built on their order would skip or repeat.
    #[test]
    fn ids_are_uuid_7_and_rise_within_a_millisecond() {
        let ids = Ids::new(Arc::new(FixedClock(0x0001_0203_0405)), Arc::new(Fours));
        let made: Vec<String> = (0..5_000).map(|_| ids.next()).collect();
        assert_eq!(made[0], "00010203-0405-7000-bfff-ffffffffffff");
        assert_eq!(made[1], "00010203-0405-7001-bfff-ffffffffffff");
        assert!(made.is_sorted() && made.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
