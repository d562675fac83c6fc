#![no_main]

use collect::ColumnOptions;
use jiff::tz::TimeZone;
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 4] = ["a.csv", "a.tsv", "a.ndjson", "a.xes"];

// From the bytes of a file to batches, all the way. The first byte chooses the format and how its times are read.
fuzz_target!(init: fuzz::one_thread(), |bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let mut options = ColumnOptions::default();
    match first >> 2 & 3 {
        1 => options.timezone = TimeZone::get("Europe/Bucharest").ok(),
        2 => options.time_format = Some("%d/%m/%Y %H:%M".to_owned()),
        3 => options.time = Some("event".to_owned()),
        _ => {}
    }
    let _ = fuzz::read_file(NAMES[usize::from(first & 3)], rest, &options);
});
