#![no_main]

use analyze::Partial;
use libfuzzer_sys::fuzz_target;

// What is read can be written and read again. Its tables are in no order, so only the size is compared.
fuzz_target!(|bytes: &[u8]| {
    let Ok(partial) = Partial::from_bytes(bytes) else { return };
    let written = partial.to_bytes().expect("what was read can be written");
    let again = Partial::from_bytes(&written).expect("what was written can be read");
    assert_eq!(written.len(), again.to_bytes().expect("what was read can be written").len());
});
