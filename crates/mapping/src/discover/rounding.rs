//! Durations as a person would write them.

use journey::Duration;

const S: i64 = 1_000;
const M: i64 = 60 * S;
const H: i64 = 60 * M;
const D: i64 = 24 * H;
#[rustfmt::skip]
const LADDER: [i64; 44] = [
    S, 2 * S, 5 * S, 10 * S, 15 * S, 20 * S, 30 * S, 45 * S,
    M, 2 * M, 3 * M, 5 * M, 10 * M, 15 * M, 20 * M, 30 * M, 45 * M,
    H, 2 * H, 3 * H, 4 * H, 6 * H, 8 * H, 12 * H, 18 * H,
    D, 2 * D, 3 * D, 4 * D, 5 * D, 6 * D, 7 * D, 10 * D, 14 * D, 21 * D, 30 * D,
    45 * D, 60 * D, 90 * D, 120 * D, 180 * D, 270 * D, 365 * D, 730 * D,
];

/// The shortest written duration that is no shorter than this.
#[allow(clippy::cast_possible_truncation)] // Times between events are far below 2^63.
pub(super) fn round_up(millis: f64) -> Duration {
    let millis = millis.ceil() as i64;
    let rung = LADDER.iter().find(|rung| **rung >= millis).copied();
    Duration::from_millis(rung.unwrap_or_else(|| (millis / (365 * D) + 1) * 365 * D))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a limit shorter than the wait it stands for, and one that nobody would write.
    #[test]
    fn waits_are_rounded_up() {
        for (millis, written) in [(0.0, "1s"), (1.0, "1s"), (61_000.0, "2m"), (2.9 * 86_400_000.0, "3d"), (4.0e11, "4745d")] {
            assert_eq!(round_up(millis).to_string(), written, "{millis}");
        }
        assert!(LADDER.is_sorted());
    }
}
