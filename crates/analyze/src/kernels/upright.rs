//! Counting bits of many words at once.

/// Counts how often each bit of a word is set, in as many words as the counts have digits: word `i` holds the `i`th binary
/// digit of all 64 counts. Adding a word carries upwards until nothing is left to carry, two steps on average, however
/// many bits it has (the carry-save adder of Harley and Seal, Warren, Hacker's Delight, 2nd ed., 5-1).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Upright([u64; DIGITS]);

/// Digits of the counts: up to 65,535 words can be added before they are taken.
const DIGITS: usize = 16;

impl Upright {
    /// Adds a word.
    #[inline]
    pub(crate) fn add(&mut self, mut word: u64) {
        for digit in &mut self.0 {
            let carry = *digit & word;
            *digit ^= word;
            if carry == 0 {
                return;
            }
            word = carry;
        }
    }

    /// The counts by bit; all are 0 afterwards.
    pub(crate) fn take(&mut self) -> [u32; 64] {
        let digits = std::mem::take(&mut self.0);
        std::array::from_fn(|bit| digits.iter().rev().fold(0, |count, digit| 2 * count + (digit >> bit & 1) as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a carry that is lost, or counts that stay after they were taken.
    #[test]
    fn bits_are_counted_as_one_by_one() {
        let mut upright = Upright::default();
        let mut plain = [0_u32; 64];
        let mut word = 1_u64;
        for _ in 0..65_535 {
            word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            upright.add(word | 1);
            plain.iter_mut().enumerate().for_each(|(bit, count)| *count += ((word | 1) >> bit & 1) as u32);
        }
        assert_eq!(upright.take(), plain);
        assert_eq!(upright.take(), [0; 64]);
    }
}
