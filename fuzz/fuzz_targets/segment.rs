#![no_main]

use libfuzzer_sys::fuzz_target;

// Beneath the sums that protect real segments. As in `parquet`, panics of the library that reads the footer are
// contained; those of our own decoders are not.
fuzz_target!(init: fuzz::let_panics_unwind(), |bytes: &[u8]| {
    fuzz::whole(|| {
        let _ = events::decode_segment(bytes.to_vec());
    });
});
