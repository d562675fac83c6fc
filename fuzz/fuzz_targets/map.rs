#![no_main]

use libfuzzer_sys::fuzz_target;
use mapping::Map;

// A map that is read is written back as a map that says the same, and writing that again changes nothing.
fuzz_target!(|text: &str| {
    let Ok(map) = Map::parse(text) else { return };
    let written = map.to_yaml();
    let again = Map::parse(&written).unwrap_or_else(|refusal| panic!("{refusal}\n{written}"));
    assert_eq!(format!("{again:?}"), format!("{map:?}"), "{written}");
    assert_eq!(again.to_yaml(), written);
});
