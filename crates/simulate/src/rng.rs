//! The random numbers of one customer.
//!
//! Our own twenty lines instead of a crate, because the promise "same seed, same rows, for ever" covers how a number
//! is turned into a choice as well, and that is what crates change between versions. Whole numbers only.

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
#[derive(Debug, Clone)]
pub(crate) struct Rng {
    state: u64,
}

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// Quantiles of a log-normal distribution with sigma 0.6, in 64ths of its median, cut at 2.2 sigma so that nothing
/// waits for ever. Entry `i` is the quantile `i / 16`.
const SKEWED_64THS: [i64; 17] = [17, 25, 32, 38, 43, 48, 53, 58, 64, 70, 78, 86, 96, 109, 128, 161, 240];

impl Rng {
    /// The numbers of one `index` (a customer) under a seed.
    pub(crate) fn new(seed: u64, index: u64) -> Self {
        Rng { state: mix(mix(seed.wrapping_add(STEP)).wrapping_add(index.wrapping_mul(STEP))) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        mix(self.state)
    }

    /// A whole number from 0 up to, not including, `end`. Its bias is below `end` / 2³², far under any sampling error.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        (((self.next() >> 32) * u64::from(end)) >> 32) as u32
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        // The span times 2²⁴ must fit: spans here are at most some months of milliseconds, below 2³⁶.
        let span = (high - low + 1).max(1);
        low + ((span * (self.next() >> 40) as i64) >> 24)
    }

    /// True in `per_mille` of 1000 cases.
    pub(crate) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// A place in `weights`, each as likely as its weight says.
    pub(crate) fn pick(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (place, &weight) in weights.iter().enumerate() {
            if left < weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// One of `choices`, each as likely as its weight says.
    pub(crate) fn choose<T: Copy, const N: usize>(&mut self, weights: [u32; N], choices: [T; N]) -> T {
        choices[self.pick(&weights)]
    }

    /// A bell between half and one and a half times `mean`.
    pub(crate) fn around(&mut self, mean: i64) -> i64 {
        (self.between(mean / 2, mean * 3 / 2) + self.between(mean / 2, mean * 3 / 2)) / 2
    }

    /// A positive length with a long right tail: half of them above `median`, one in a hundred above three times it.
    pub(crate) fn skewed(&mut self, median: i64) -> i64 {
        let quantile = self.below(16 << 8);
        let (place, rest) = ((quantile >> 8) as usize, i64::from(quantile & 255));
        let (low, high) = (SKEWED_64THS[place], SKEWED_64THS[place + 1]);
        median * (low * 256 + (high - low) * rest) / (64 * 256)
    }
}

fn mix(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a change of the sequence, which would silently change every simulated shop.
    #[test]
    fn the_sequence_is_fixed() {
        let mut rng = Rng { state: 0 };
        // First outputs of the published algorithm for state 0.
        assert_eq!([rng.next(), rng.next()], [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4]);
    }

    /// Would catch: a distribution that leaves its bounds or loses its middle.
    #[test]
    fn draws_keep_their_bounds() {
        let mut rng = Rng::new(7, 7);
        let mut above = 0;
        for _ in 0..10_000 {
            assert!((500..=1500).contains(&rng.around(1000)));
            assert!((-3..=3).contains(&rng.between(-3, 3)));
            let skewed = rng.skewed(6400);
            assert!((1700..24_000).contains(&skewed), "{skewed}");
            above += usize::from(skewed > 6400);
        }
        assert!((4800..5200).contains(&above), "{above} of 10000 lie above the median");
    }
}
