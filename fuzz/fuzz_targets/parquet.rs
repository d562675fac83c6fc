#![no_main]

use collect::ColumnOptions;
use libfuzzer_sys::fuzz_target;

// The decoder panics on some damaged files. The product contains that, and so does this target: what it finds is what
// gets out. The rows that are told must be those that were handed over.
fuzz_target!(init: fuzz::let_panics_unwind(), |bytes: &[u8]| {
    fuzz::whole(|| {
        let _ = fuzz::read_file("a.parquet", bytes, &ColumnOptions::default());
    });
});
