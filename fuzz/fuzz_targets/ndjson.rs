#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    let (rows, refused) = collect::parse_ndjson(bytes);
    assert_eq!(rows + refused, lines, "every line is a row or refused");
});
