//! Smooth curves through points that never swing beyond them.

use super::scene::Segment;

/// The cubic segments of a monotone curve through points of rising x: between two points it stays between their
/// heights (Fritsch and Carlson 1980, with the harmonic mean of neighbouring slopes as tangent).
pub(crate) fn monotone(points: &[(f64, f64)]) -> Vec<Segment> {
    let Some(&(x, y)) = points.first() else { return Vec::new() };
    let mut segments = vec![Segment::Move(x, y)];
    segments.extend(continued(points));
    segments
}

/// The area between two curves over the same x.
pub(crate) fn band(upper: &[(f64, f64)], lower: &[(f64, f64)]) -> Vec<Segment> {
    let mut segments = monotone(upper);
    let mut back: Vec<(f64, f64)> = lower.to_vec();
    back.reverse();
    if let Some(&(x, y)) = back.first() {
        segments.push(Segment::Line(x, y));
    }
    segments.extend(continued(&back));
    segments.push(Segment::Close);
    segments
}

/// Segments from the first point on, which the path has already reached.
fn continued(points: &[(f64, f64)]) -> Vec<Segment> {
    let tangents = tangents(points);
    let piece = |i: usize| {
        let ((x0, y0), (x1, y1)) = (points[i], points[i + 1]);
        let third = (x1 - x0) / 3.0;
        Segment::Curve(x0 + third, y0 + third * tangents[i], x1 - third, y1 - third * tangents[i + 1], x1, y1)
    };
    (0..points.len().saturating_sub(1)).map(piece).collect()
}

fn tangents(points: &[(f64, f64)]) -> Vec<f64> {
    let slopes: Vec<f64> = points.windows(2).map(|pair| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0)).collect();
    (0..points.len())
        .map(|i| match (i.checked_sub(1).and_then(|before| slopes.get(before)), slopes.get(i)) {
            // At a turn the curve is level; between, the gentler slope rules. Ends are flattened to look calm.
            (Some(a), Some(b)) if a * b <= 0.0 => 0.0,
            (Some(a), Some(b)) => 2.0 * a * b / (a + b),
            (Some(a), None) | (None, Some(a)) => a * 0.6,
            (None, None) => 0.0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(points: &[(f64, f64)], piece: usize, t: f64) -> f64 {
        let Segment::Curve(_, y1, _, y2, _, y3) = monotone(points)[piece + 1] else { panic!("a curve") };
        let (s, y0) = (1.0 - t, points[piece].1);
        s * s * s * y0 + 3.0 * s * s * t * y1 + 3.0 * s * t * t * y2 + t * t * t * y3
    }

    proptest! {
        /// Would catch: a curve that shows a feeling worse or better than any that was measured.
        #[test]
        fn curves_stay_between_their_points(heights in proptest::collection::vec(-1.0..1.0_f64, 2..9), t in 0.0..1.0_f64) {
            let points: Vec<(f64, f64)> = heights.iter().enumerate().map(|(i, y)| (i as f64 * 100.0, *y)).collect();
            for piece in 0..points.len() - 1 {
                let (a, b) = (points[piece].1, points[piece + 1].1);
                let y = at(&points, piece, t);
                prop_assert!(y >= a.min(b) - 1e-9 && y <= a.max(b) + 1e-9);
            }
        }
    }

    /// Would catch: a panic at no point or one.
    #[test]
    fn few_points_are_fine() {
        assert!(monotone(&[]).is_empty());
        assert_eq!(monotone(&[(1.0, 2.0)]), [Segment::Move(1.0, 2.0)]);
    }
}
