#![no_main]

use events::{Needs, Store, StoreOptions, examine};
use libfuzzer_sys::fuzz_target;

// The first byte chooses: the file as it is, or the bytes as the catalogue inside of a seal that fits, which gets
// them past the sum.
fuzz_target!(init: fuzz::one_thread(), |bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let sealed = [format!("{{\"crc32\":{},\"catalogue\":", crc32fast::hash(rest)).as_bytes(), rest, b"}"].concat();
    fuzz::file("catalogue.json", if first & 1 == 0 { &sealed } else { rest });
    let _ = examine(&fuzz::folder());
    let Ok(snapshot) = Store::open(&fuzz::folder(), StoreOptions::default()).snapshot() else { return };
    let _ = (snapshot.events(), snapshot.time_range());
    let needs = Needs { times: true, customers: true, ..Needs::default() };
    for bucket in 0..snapshot.buckets() {
        let _ = snapshot.load(bucket, &needs);
    }
});
