//! A look at the pages of a Parquet file before the decoder gets them.
//!
//! The header of a page says how large the page is once it is unpacked, and some codecs take that much memory before
//! they look at a single byte: one flipped bit asks for 2 GB. What no codec could reach is refused here.

use std::io::{Cursor, Read};

use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, Length};

use crate::limits::PARQUET_PAGE_BYTES;

/// The bytes of a file. The decoder asks for a stream only where a page header begins; everything else it takes by
/// length.
pub(super) struct Pages<R>(pub R);

/// Bytes that one packed byte may unfold to: zstd reaches 131,072 bytes in a block of four, all others far less.
const MOST_UNFOLDING: u64 = 1 << 15;

/// Bytes that hold the first three fields of a header: a byte and a number of at most ten bytes each.
const START_BYTES: u64 = 33;

impl<R: Length> Length for Pages<R> {
    fn len(&self) -> u64 {
        self.0.len()
    }
}

impl<R: ChunkReader> ChunkReader for Pages<R> {
    type T = std::io::Chain<Cursor<Vec<u8>>, R::T>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        let mut reader = self.0.get_read(start)?;
        let mut head = Vec::new();
        reader.by_ref().take(START_BYTES).read_to_end(&mut head)?;
        check(&head)?;
        Ok(Cursor::new(head).chain(reader))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        self.0.get_bytes(start, length)
    }
}

fn check(head: &[u8]) -> Result<(), ParquetError> {
    let Some((unpacked, packed)) = sizes(head) else { return Ok(()) };
    if unpacked > PARQUET_PAGE_BYTES || unpacked > packed.saturating_add(1).saturating_mul(MOST_UNFOLDING) {
        return Err(ParquetError::General(format!("a page of {packed} bytes claims to hold {unpacked}")));
    }
    Ok(())
}

/// Sizes of a page, unpacked and packed: the second and third field of its header, which begins with its type. What
/// does not begin so is left to the decoder, which refuses it.
fn sizes(mut head: &[u8]) -> Option<(u64, u64)> {
    let mut field = || {
        let (&[0x15], rest) = head.split_first_chunk::<1>()? else { return None };
        let (value, rest) = varint(rest)?;
        head = rest;
        // Zigzag: negative sizes are refused by the decoder.
        (value & 1 == 0).then_some(value >> 1)
    };
    let (_, unpacked, packed) = (field()?, field()?, field()?);
    Some((unpacked, packed))
}

fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page header: type, sizes unpacked and packed, and what follows.
    fn header(unpacked: u64, packed: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        for value in [0, unpacked, packed] {
            bytes.push(0x15);
            let mut left = value << 1;
            while left >= 0x80 {
                bytes.push(u8::try_from(left & 0x7f).unwrap() | 0x80);
                left >>= 7;
            }
            bytes.push(u8::try_from(left).unwrap());
        }
        bytes.extend([0x2c, 0x15, 18]);
        bytes
    }

    /// Would catch: gigabytes taken on the word of a damaged header, or an honest page refused.
    #[test]
    fn pages_that_no_codec_could_hold_are_refused() {
        for (unpacked, packed, good) in [
            (0, 0, true),
            (100, 100, true),
            (1 << 20, 40, true),
            (400 << 20, 300 << 20, true),
            (1 << 20, 10, false),
            (600 << 20, 500 << 20, false),
            ((1 << 31) - 1, 1_000, false),
        ] {
            let head = header(unpacked, packed);
            assert_eq!(sizes(&head), Some((unpacked, packed)));
            assert_eq!(check(&head).is_ok(), good, "{unpacked} out of {packed}");
        }
        for other in [b"".as_slice(), b"\x15", b"\x15\x00\x25\x00", b"PAR1"] {
            assert_eq!(sizes(other), None);
        }
    }
}
