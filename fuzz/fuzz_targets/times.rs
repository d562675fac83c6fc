#![no_main]

use libfuzzer_sys::fuzz_target;

// The fast path must agree with jiff wherever both read a moment with an offset.
fuzz_target!(|text: &str| {
    let Some(civil) = collect::parse_iso(text.as_bytes()) else { return };
    let (Some(offset), Ok(stamp)) = (civil.offset_seconds, text.parse::<jiff::Timestamp>()) else { return };
    let millis = civil.local_millis - i64::from(offset) * 1_000;
    assert_eq!(i128::from(millis), stamp.as_nanosecond().div_euclid(1_000_000));
});
