//! From the pages of one column chunk to codes, times and numbers.

use bytes::Bytes;
use parquet::basic::Encoding;
use parquet::column::page::{Page, PageReader};

use super::{bits, contained};
use crate::texts::TextArena;

/// A column of one row group, still in its pages.
pub(super) struct Chunk {
    pub pages: Box<dyn PageReader>,
    /// Whether rows may lack a value.
    pub optional: bool,
    /// Rows of the group, by the footer. Pages that hold more or fewer are damage; that it is noticed before anything
    /// is decoded keeps what is allocated within a row group.
    pub rows: usize,
}

/// The bytes of a data page: which rows have a value, and the values.
struct Data {
    rows: usize,
    /// Which rows have a value; `None`: all of them.
    present: Option<Vec<u32>>,
    values: Bytes,
    encoding: Encoding,
}

/// Reads the pages of a chunk: `dictionary` gets the dictionary page, which comes first where there is one, `each` the
/// data pages.
fn data_pages(
    chunk: Chunk,
    mut dictionary: impl FnMut(&Bytes, usize) -> Result<(), String>,
    mut each: impl FnMut(Data) -> Result<(), String>,
) -> Result<(), String> {
    let Chunk { mut pages, optional, rows } = chunk;
    let mut left = rows;
    let mut is_first = true;
    while let Some(page) = contained(|| pages.get_next_page())? {
        match page {
            Page::DictionaryPage { buf, num_values, .. } if is_first => dictionary(&buf, num_values as usize)?,
            Page::DictionaryPage { .. } => return Err("a dictionary does not come first".to_owned()),
            Page::DataPage { buf, num_values, encoding, .. } => {
                let here = num_values as usize;
                left = left.checked_sub(here).ok_or_else(|| format!("its pages hold more than {rows} rows"))?;
                each(split_levels(&buf, here, encoding, optional)?)?;
            }
            Page::DataPageV2 { .. } => return Err("a page of a version that segments are not written in".to_owned()),
        }
        is_first = false;
    }
    if left > 0 { Err(format!("its pages hold {} instead of {rows} rows", rows - left)) } else { Ok(()) }
}

/// Parts the definition levels from the values.
fn split_levels(buf: &Bytes, rows: usize, encoding: Encoding, optional: bool) -> Result<Data, String> {
    if !optional {
        return Ok(Data { rows, present: None, values: buf.clone(), encoding });
    }
    let length =
        buf.get(..4).and_then(|four| <[u8; 4]>::try_from(four).ok()).map(u32::from_le_bytes).ok_or("a page is cut off")?;
    let end = 4 + length as usize;
    let levels = buf.get(4..end).ok_or("a page is cut off")?;
    let mut all_present = true;
    bits::hybrid(levels, 1, rows, |run| {
        all_present &= matches!(run, bits::Run::Repeated { value: 1, .. });
        Ok(())
    })?;
    let present = if all_present {
        None
    } else {
        let mut present = Vec::with_capacity(rows);
        bits::hybrid_values(levels, 1, rows, &mut present)?;
        Some(present)
    };
    Ok(Data { rows, present, values: buf.slice(end..), encoding })
}

impl Data {
    fn present_rows(&self) -> usize {
        self.present.as_ref().map_or(self.rows, |present| present.iter().filter(|level| **level == 1).count())
    }

    /// Dictionary indices of the rows that have a value.
    fn indices(&self) -> Result<Vec<u32>, String> {
        let (&width, rest) = match self.values.split_first() {
            Some(parts) => parts,
            None if self.present_rows() == 0 => return Ok(Vec::new()),
            None => return Err("a page is cut off".to_owned()),
        };
        let mut indices = Vec::new();
        bits::hybrid_values(rest, usize::from(width), self.present_rows(), &mut indices)?;
        Ok(indices)
    }
}

/// Spreads values over the rows that have one.
fn spread<T: Copy>(present: Option<&[u32]>, values: &[T], missing: T, out: &mut Vec<T>) -> Result<(), String> {
    let Some(present) = present else {
        out.extend_from_slice(values);
        return Ok(());
    };
    let mut values = values.iter();
    for level in present {
        out.push(if *level == 1 { *values.next().ok_or("a page holds fewer values than rows")? } else { missing });
    }
    Ok(())
}

/// Texts of a chunk: codes from 1 into an arena of its own, 0 for null.
pub(super) fn texts(chunk: Chunk, arena: &mut TextArena, codes: &mut Vec<u32>) -> Result<(), String> {
    let arena = std::cell::RefCell::new(arena);
    let base = std::cell::Cell::new((0_u32, 0_u32));
    data_pages(
        chunk,
        |buf, count| {
            let mut arena = arena.borrow_mut();
            let first = arena.len();
            plain_texts(buf, count, |text| {
                arena.push(text);
            })?;
            base.set((code(first)?, code(arena.len() - first)?));
            Ok(())
        },
        |data| {
            let values: Vec<u32> = match data.encoding {
                Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY => {
                    let (first, count) = base.get();
                    let mut indices = data.indices()?;
                    for index in &mut indices {
                        if *index >= count {
                            return Err("a code is not in its dictionary".to_owned());
                        }
                        *index += first + 1;
                    }
                    indices
                }
                Encoding::PLAIN => {
                    let mut arena = arena.borrow_mut();
                    let first = code(arena.len())?;
                    let count = data.present_rows();
                    plain_texts(&data.values, count, |text| {
                        arena.push(text);
                    })?;
                    (first + 1..=first + code(count)?).collect()
                }
                other => return Err(format!("texts are encoded as {other}")),
            };
            spread(data.present.as_deref(), &values, 0, codes)
        },
    )
}

fn code(index: usize) -> Result<u32, String> {
    u32::try_from(index).map_err(|_| "a dictionary is too large".to_owned())
}

fn plain_texts(mut data: &[u8], count: usize, mut each: impl FnMut(&str)) -> Result<(), String> {
    for _ in 0..count {
        let (length, rest) = data.split_first_chunk::<4>().ok_or("a page is cut off")?;
        let length = u32::from_le_bytes(*length) as usize;
        let text = rest.get(..length).ok_or("a page is cut off")?;
        each(std::str::from_utf8(text).map_err(|_| "a text is not UTF-8")?);
        data = &rest[length..];
    }
    Ok(())
}

/// Lengths of the runs of equal values of a sorted dictionary column, without looking at the dictionary. `false`
/// where a page is not encoded by the dictionary: then the lengths found are worth nothing.
pub(super) fn run_lengths(chunk: Chunk, lengths: &mut Vec<u32>) -> Result<bool, String> {
    if chunk.optional {
        return Err("a customer may be missing".to_owned());
    }
    let mut runs = Runs { lengths, last: None };
    let mut by_code = true;
    data_pages(
        chunk,
        |_, _| Ok(()),
        |data| {
            if !matches!(data.encoding, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY) {
                by_code = false;
                return Ok(());
            }
            let (&width, rest) = data.values.split_first().ok_or("a page is cut off")?;
            let mut scratch = Vec::new();
            bits::hybrid(rest, usize::from(width), data.rows, |run| match run {
                bits::Run::Repeated { value, count } => runs.add(value, code(count)?),
                bits::Run::Packed { data, count } => {
                    scratch.clear();
                    bits::unpack(data, usize::from(width), count, &mut scratch);
                    scratch.iter().try_for_each(|value| runs.add(*value, 1))
                }
            })
        },
    )?;
    Ok(by_code)
}

struct Runs<'a> {
    lengths: &'a mut Vec<u32>,
    last: Option<u32>,
}

impl Runs<'_> {
    fn add(&mut self, value: u32, count: u32) -> Result<(), String> {
        match self.lengths.last_mut() {
            Some(length) if self.last == Some(value) => {
                *length = length.checked_add(count).ok_or("a customer has more rows than a bucket can hold")?;
            }
            _ => self.lengths.push(count),
        }
        self.last = Some(value);
        Ok(())
    }
}

/// Times of a chunk; `missing` for null.
pub(super) fn times(chunk: Chunk, missing: i64, out: &mut Vec<i64>) -> Result<(), String> {
    data_pages(
        chunk,
        |_, _| Err("times have a dictionary".to_owned()),
        |data| {
            if data.encoding != Encoding::DELTA_BINARY_PACKED {
                return Err(format!("times are encoded as {}", data.encoding));
            }
            if data.present.is_none() {
                return bits::delta_packed(&data.values, data.rows, out);
            }
            let mut values = Vec::new();
            bits::delta_packed(&data.values, data.present_rows(), &mut values)?;
            spread(data.present.as_deref(), &values, missing, out)
        },
    )
}

/// Numbers of a chunk; NaN for null.
pub(super) fn numbers(chunk: Chunk, out: &mut Vec<f64>) -> Result<(), String> {
    let known = std::cell::RefCell::new(Vec::new());
    data_pages(
        chunk,
        |buf, count| {
            *known.borrow_mut() = plain_numbers(buf, count)?;
            Ok(())
        },
        |data| {
            let values = match data.encoding {
                Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY => {
                    let known = known.borrow();
                    let get = |index: u32| known.get(index as usize).copied().ok_or("a code is not in its dictionary");
                    data.indices()?.into_iter().map(get).collect::<Result<Vec<f64>, _>>()?
                }
                Encoding::PLAIN => plain_numbers(&data.values, data.present_rows())?,
                other => return Err(format!("numbers are encoded as {other}")),
            };
            spread(data.present.as_deref(), &values, f64::NAN, out)
        },
    )
}

/// Codes, and the numbers by code.
pub(super) type CodedNumbers = (Vec<u32>, Vec<f64>);

/// Numbers of a chunk as codes, with the numbers by code; 0 is null. `None` where a page is not encoded by the
/// dictionary, or there are too many different numbers for codes to be narrow.
pub(super) fn coded_numbers(chunk: Chunk) -> Result<Option<CodedNumbers>, String> {
    let known = std::cell::RefCell::new(vec![f64::NAN]);
    let mut codes = Vec::new();
    let mut by_code = true;
    data_pages(
        chunk,
        |buf, count| {
            known.borrow_mut().extend(plain_numbers(buf, count)?);
            Ok(())
        },
        |data| {
            let distinct = known.borrow().len();
            by_code &= matches!(data.encoding, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY);
            by_code &= distinct <= usize::from(u16::MAX) + 1;
            if !by_code {
                return Ok(());
            }
            let mut values = data.indices()?;
            for value in &mut values {
                *value += 1;
                if *value as usize >= distinct {
                    return Err("a code is not in its dictionary".to_owned());
                }
            }
            spread(data.present.as_deref(), &values, 0, &mut codes)
        },
    )?;
    Ok(by_code.then(|| (codes, known.into_inner())))
}

fn plain_numbers(data: &[u8], count: usize) -> Result<Vec<f64>, String> {
    let (eights, _) = data.as_chunks::<8>();
    if eights.len() < count {
        return Err("a page is cut off".to_owned());
    }
    Ok(eights[..count].iter().map(|eight| f64::from_le_bytes(*eight)).collect())
}

/// Booleans of a chunk: 0 null, 1 false, 2 true.
pub(super) fn booleans(chunk: Chunk, out: &mut Vec<u32>) -> Result<(), String> {
    data_pages(
        chunk,
        |_, _| Err("booleans have a dictionary".to_owned()),
        |data| {
            let count = data.present_rows();
            let mut values = Vec::with_capacity(count);
            match data.encoding {
                Encoding::PLAIN if data.values.len() * 8 >= count => bits::unpack(&data.values, 1, count, &mut values),
                Encoding::RLE => {
                    let rest = data.values.get(4..).ok_or("a page is cut off")?;
                    bits::hybrid_values(rest, 1, count, &mut values)?;
                }
                other => return Err(format!("booleans are encoded as {other}")),
            }
            values.iter_mut().for_each(|value| *value += 1);
            spread(data.present.as_deref(), &values, 0, out)
        },
    )
}
