#![no_main]

use libfuzzer_sys::fuzz_target;

// The first byte chooses the delimiter and the width of the table.
fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let delimiter = [b',', b';', b'\t', b'|'][usize::from(first & 3)];
    let width = usize::from(first >> 2) % 8 + 1;
    let (rows, _) = collect::parse_csv(rest, delimiter, width);
    assert!(rows.iter().all(|row| row.len() == width));
});
