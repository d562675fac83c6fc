//! Touches before conversions, and the credit that the rules of thumb give them.

/// A touch of a path: its label and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Touch {
    pub label: u32,
    pub time: i64,
}

/// One event of a journey, as far as attribution cares.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    Touch(Touch),
    Conversion { time: i64, value: f64 },
}

/// Parts a journey into paths. `each` gets the touches and the time and value of the conversion that ends them, or
/// `None` for the touches after the last conversion. Conversions without touches are left out.
pub(crate) fn paths(marks: &[Mark], lookback_millis: i64, mut each: impl FnMut(&[Touch], Option<(i64, f64)>)) {
    let mut touches: Vec<Touch> = Vec::new();
    for mark in marks {
        match mark {
            Mark::Touch(touch) => touches.push(*touch),
            Mark::Conversion { time, value } => {
                let first = touches.partition_point(|touch| time - touch.time > lookback_millis);
                if first < touches.len() {
                    each(&touches[first..], Some((*time, *value)));
                }
                touches.clear();
            }
        }
    }
    if !touches.is_empty() {
        each(&touches, None);
    }
}

/// Weight of each touch by position: 40 % first, 40 % last, 20 % shared between; half each for two.
pub(crate) fn position_weights(count: usize) -> Vec<f64> {
    match count {
        0 => Vec::new(),
        1 => vec![1.0],
        2 => vec![0.5, 0.5],
        _ => {
            #[allow(clippy::cast_precision_loss)] // Touches of a path are few.
            let mut weights = vec![0.2 / (count - 2) as f64; count];
            (weights[0], weights[count - 1]) = (0.4, 0.4);
            weights
        }
    }
}

/// Weight of each touch by age: halved every half-life, normalised to 1.
#[allow(clippy::cast_precision_loss)] // Ages in milliseconds are far below 2^52.
pub(crate) fn decay_weights(touches: &[Touch], conversion: i64, half_life_millis: i64) -> Vec<f64> {
    // Ages count from the latest touch: the shares are the same, and old paths do not underflow to 0 / 0.
    let latest = touches.iter().map(|touch| touch.time).max().unwrap_or(conversion);
    let weight = |touch: &Touch| (-((latest - touch.time) as f64) / half_life_millis as f64).exp2();
    let total: f64 = touches.iter().map(weight).sum();
    touches.iter().map(|touch| weight(touch) / total).collect()
}

/// Different labels of a path, in order of their number.
pub(crate) fn distinct(labels: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut labels: Vec<u32> = labels.collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}
