//! Intervals of shares.

/// 97.5th percentile of the normal distribution: 95 % lie between its negative and itself.
const Z: f64 = 1.959_963_985;

/// A share with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Share {
    pub share: f64,
    pub low: f64,
    pub high: f64,
}

/// The share of `count` in `of` with the score interval of Wilson (1927):
/// (p + z²⁄2n ± z·√(p(1−p)⁄n + z²⁄4n²)) ⁄ (1 + z²⁄n). Unlike p ± z·√(p(1−p)⁄n) it never leaves 0 … 1 and holds for few
/// and for rare.
pub(super) fn wilson(count: f64, of: f64) -> Share {
    if of <= 0.0 {
        return Share { share: 0.0, low: 0.0, high: 1.0 };
    }
    let p = (count / of).clamp(0.0, 1.0);
    let z2 = Z * Z / of;
    let middle = (p + z2 / 2.0) / (1.0 + z2);
    let half = Z * (p * (1.0 - p) / of + z2 / (4.0 * of)).sqrt() / (1.0 + z2);
    Share { share: p, low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
}

/// `a − b` with the hybrid score interval of Newcombe (1998, method 10): the distances of each share to the ends of its
/// Wilson interval, put together as the sides of a right triangle.
pub(super) fn difference(a: Share, b: Share) -> Share {
    let share = a.share - b.share;
    let down = ((a.share - a.low).powi(2) + (b.high - b.share).powi(2)).sqrt();
    let up = ((a.high - a.share).powi(2) + (b.share - b.low).powi(2)).sqrt();
    Share { share, low: share - down, high: share + up }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a wrong formula. The numbers are those of Newcombe's papers of 1998: Wilson intervals of 81/263, 15/148
    /// and 0/20, and the difference of 56/70 and 48/80.
    #[test]
    fn published_intervals_come_out() {
        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 5e-5, "{found} instead of {wanted}");
        for (count, of, low, high) in [(81.0, 263.0, 0.2553, 0.3662), (15.0, 148.0, 0.0624, 0.1605), (0.0, 20.0, 0.0, 0.1611)] {
            let share = wilson(count, of);
            near(share.low, low);
            near(share.high, high);
        }
        let apart = difference(wilson(56.0, 70.0), wilson(48.0, 80.0));
        near(apart.share, 0.2);
        near(apart.low, 0.0524);
        near(apart.high, 0.3339);
    }
}
