#![no_main]

use std::io::Write;

use collect::ColumnOptions;
use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;

const HEADER: &[u8] = b"customer,time,event\n";

// The first byte chooses: gzip or zstd; then the rest as the compressed bytes themselves, or as a table that is
// compressed whole, or cut off after a share of it. What is whole must read like the plain table, what is cut must
// not pass for whole.
fuzz_target!(init: fuzz::one_thread(), |bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let options = ColumnOptions::default();
    let gzip = first & 1 == 0;
    if first & 2 == 0 {
        let magic: &[u8] = if gzip { b"\x1f\x8b\x08" } else { b"\x28\xb5\x2f\xfd" };
        let _ = fuzz::read_file("a.csv", &[magic, rest].concat(), &options);
        return;
    }
    let table = [HEADER, rest].concat();
    let packed = if gzip { gzipped(&table) } else { zstd::encode_all(table.as_slice(), 1).expect("in memory") };
    if first & 4 == 0 {
        let (plain, told) = fuzz::read_file("a.csv", &table, &options);
        let (unpacked, unpacked_told) = fuzz::read_file("a.csv", &packed, &options);
        assert_eq!(told, unpacked_told);
        assert_eq!(format!("{plain:?}"), format!("{unpacked:?}"));
    } else {
        let cut = packed.len() * usize::from(first >> 3) / 32;
        // What is left of the first bytes is no compressed file any more.
        if cut > 4 {
            let (_, told) = fuzz::read_file("a.csv", &packed[..cut], &options);
            assert!(told.is_err(), "{cut} of {} bytes pass for all", packed.len());
        }
    }
});

fn gzipped(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).and_then(|()| encoder.finish()).expect("in memory")
}
