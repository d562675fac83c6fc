//! The bit-level encodings of Parquet that segments use: bit-packing, the RLE/bit-packed hybrid, and
//! DELTA_BINARY_PACKED. Source: the Parquet format's `Encodings.md`.

/// Reads an unsigned LEB128 number and moves past it.
pub(super) fn uleb(data: &mut &[u8]) -> Result<u64, String> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = data.split_first().ok_or("a number is cut off")?;
        *data = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err("a number is longer than 64 bits".to_owned())
}

#[allow(clippy::cast_possible_wrap)] // Zigzag maps the unsigned range onto the signed one.
fn zigzag(data: &mut &[u8]) -> Result<i64, String> {
    let value = uleb(data)?;
    Ok((value >> 1) as i64 ^ -((value & 1) as i64))
}

fn take<'a>(data: &mut &'a [u8], bytes: usize) -> Result<&'a [u8], String> {
    if bytes > data.len() {
        return Err("a page is cut off".to_owned());
    }
    let (head, rest) = data.split_at(bytes);
    *data = rest;
    Ok(head)
}

/// The `width`-bit value that starts at bit `bit`; bits past the end read as 0.
#[inline]
fn at(data: &[u8], bit: usize, width: usize) -> u64 {
    let byte = bit / 8;
    let mask = if width == 64 { u64::MAX } else { (1 << width) - 1 };
    if let Some(window) = data.get(byte..byte + 8) {
        let mut eight = [0_u8; 8];
        eight.copy_from_slice(window);
        let low = u64::from_le_bytes(eight) >> (bit % 8);
        if bit % 8 + width <= 64 {
            return low & mask;
        }
        let high = data.get(byte + 8).map_or(0, |byte| u64::from(*byte));
        return (low | high << (64 - bit % 8)) & mask;
    }
    let mut value = 0_u128;
    for (i, byte) in data.get(byte..).unwrap_or_default().iter().take(9).enumerate() {
        value |= u128::from(*byte) << (8 * i);
    }
    #[allow(clippy::cast_possible_truncation)] // Masked to `width` bits.
    {
        (value >> (bit % 8)) as u64 & mask
    }
}

/// A stretch of a hybrid-encoded page.
pub(super) enum Run<'a> {
    /// One value, repeated.
    Repeated { value: u32, count: usize },
    /// Values of `width` bits each.
    Packed { data: &'a [u8], count: usize },
}

/// Calls `each` with the runs of `count` values.
pub(super) fn hybrid<'a>(
    mut data: &'a [u8],
    width: usize,
    count: usize,
    mut each: impl FnMut(Run<'a>) -> Result<(), String>,
) -> Result<(), String> {
    if width > 32 {
        return Err("codes are wider than 32 bits".to_owned());
    }
    let mut left = count;
    while left > 0 {
        let header = uleb(&mut data)?;
        let length = usize::try_from(header >> 1).map_err(|_| "a run is too long")?;
        if length == 0 {
            return Err("a run is empty".to_owned());
        }
        if header & 1 == 0 {
            let bytes = take(&mut data, width.div_ceil(8))?;
            let value = bytes.iter().rev().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
            let here = length.min(left);
            each(Run::Repeated { value, count: here })?;
            left -= here;
        } else {
            let bytes = length.checked_mul(width).ok_or("a run is too long")?;
            // The last run of a page may be written without its padding.
            let available = bytes.min(data.len());
            let packed = take(&mut data, available)?;
            let here = length.saturating_mul(8).min(left);
            if packed.len() * 8 < here * width {
                return Err("a page is cut off".to_owned());
            }
            each(Run::Packed { data: packed, count: here })?;
            left -= here;
        }
    }
    Ok(())
}

/// Appends the values of a packed run.
#[allow(clippy::cast_possible_truncation)] // Values have at most 32 bits.
pub(super) fn unpack(data: &[u8], width: usize, count: usize, out: &mut Vec<u32>) {
    out.reserve(count);
    if width == 0 {
        out.resize(out.len() + count, 0);
        return;
    }
    // Eight values of `width` bits are `width` bytes, so groups of eight start on byte boundaries.
    let groups = if width <= 8 { count / 8 } else { 0 };
    let mask = (1_u64 << width) - 1;
    let mut done = 0;
    for group in data.chunks_exact(width).take(groups) {
        let mut eight = [0_u8; 8];
        eight[..width].copy_from_slice(group);
        let word = u64::from_le_bytes(eight);
        out.extend((0..8).map(|i| (word >> (i * width) & mask) as u32));
        done += 8;
    }
    out.extend((done..count).map(|i| at(data, i * width, width) as u32));
}

/// Appends all values of a hybrid-encoded stretch.
pub(super) fn hybrid_values(data: &[u8], width: usize, count: usize, out: &mut Vec<u32>) -> Result<(), String> {
    hybrid(data, width, count, |run| {
        match run {
            Run::Repeated { value, count } => out.resize(out.len() + count, value),
            Run::Packed { data, count } => unpack(data, width, count, out),
        }
        Ok(())
    })
}

/// Appends the values of a DELTA_BINARY_PACKED page, which must be `count`.
pub(super) fn delta_packed(mut data: &[u8], count: usize, out: &mut Vec<i64>) -> Result<(), String> {
    let size = |value: u64| usize::try_from(value).map_err(|_| "a block is too large".to_owned());
    let block = size(uleb(&mut data)?)?;
    let minis = size(uleb(&mut data)?)?;
    let total = size(uleb(&mut data)?)?;
    if total != count {
        return Err(format!("a page holds {total} values where its header says {count}"));
    }
    if total == 0 {
        return Ok(());
    }
    let mut value = zigzag(&mut data)?;
    if minis == 0 || block % minis != 0 || (block / minis) % 8 != 0 || block > 1 << 20 || block / minis == 0 {
        return Err("a block has an impossible size".to_owned());
    }
    let per_mini = block / minis;
    out.reserve(total);
    out.push(value);
    let mut left = total - 1;
    while left > 0 {
        let least = zigzag(&mut data)?;
        let widths = take(&mut data, minis)?;
        for width in widths.iter().map(|width| usize::from(*width)) {
            if left == 0 {
                break;
            }
            if width > 64 {
                return Err("deltas are wider than 64 bits".to_owned());
            }
            let bytes = (per_mini * width / 8).min(data.len());
            let packed = take(&mut data, bytes)?;
            let here = per_mini.min(left);
            if packed.len() * 8 < here * width {
                return Err("a page is cut off".to_owned());
            }
            mini_block(packed, width, here, least, &mut value, out);
            left -= here;
        }
    }
    Ok(())
}

/// Appends the values of one miniblock: the running sum of its deltas.
#[inline]
#[allow(clippy::cast_possible_wrap)] // Deltas wrap around, as the encoding wants it.
fn mini_block(packed: &[u8], width: usize, count: usize, least: i64, value: &mut i64, out: &mut Vec<i64>) {
    let mut now = *value;
    let mask = if width == 64 { u64::MAX } else { (1_u64 << width) - 1 };
    // All but the last values can be read with one load of eight bytes each.
    let whole = if width <= 56 && width > 0 { (packed.len().saturating_sub(8) * 8 / width).min(count) } else { 0 };
    out.extend((0..whole).map(|i| {
        let bit = i * width;
        let mut eight = [0_u8; 8];
        eight.copy_from_slice(&packed[bit / 8..bit / 8 + 8]);
        let delta = u64::from_le_bytes(eight) >> (bit % 8) & mask;
        now = now.wrapping_add(least).wrapping_add(delta as i64);
        now
    }));
    out.extend((whole..count).map(|i| {
        let delta = if width == 0 { 0 } else { at(packed, i * width, width) };
        now = now.wrapping_add(least).wrapping_add(delta as i64);
        now
    }));
    *value = now;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a value that crosses a byte or word boundary read wrongly.
    #[test]
    fn packed_values_of_every_width_come_back() {
        for width in 1..=32_usize {
            let values: Vec<u32> = (0..67_u64).map(|i| (i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - width)) as u32).collect();
            let mut data = vec![0_u8; (values.len() * width).div_ceil(8)];
            for (i, value) in values.iter().enumerate() {
                for bit in 0..width {
                    if value >> bit & 1 == 1 {
                        data[(i * width + bit) / 8] |= 1 << ((i * width + bit) % 8);
                    }
                }
            }
            let mut out = Vec::new();
            unpack(&data, width, values.len(), &mut out);
            assert_eq!(out, values, "width {width}");
        }
    }

    /// Would catch: a panic or an endless loop on a page of random bytes.
    #[test]
    fn random_bytes_are_errors_or_values() {
        let mut state = 7_u64;
        for _ in 0..5_000 {
            let bytes: Vec<u8> = (0..40)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (state >> 56) as u8
                })
                .collect();
            let _ = delta_packed(&bytes, 10_000, &mut Vec::new());
            let _ = hybrid_values(&bytes, usize::from(bytes[0] % 40), 10_000, &mut Vec::new());
        }
    }
}
