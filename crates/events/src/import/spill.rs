//! Pieces on disk, while an import is larger than its memory. The files live as long as the import and are read
//! by the process that wrote them, so the format has no version; their sums are checked all the same.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::batch::Values;
use super::scatter::Piece;
use crate::error::StoreError;
use crate::texts::{TextArena, Texts};

/// Where one piece lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    offset: u64,
    length: usize,
    crc32: u32,
}

/// A file of pieces.
#[derive(Debug)]
pub(super) struct SpillFile {
    path: PathBuf,
    file: BufWriter<File>,
    end: u64,
}

impl SpillFile {
    /// A new file in a folder that is removed with the import.
    pub(super) fn create(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join("spill");
        let file = File::options().create(true).truncate(true).read(true).write(true).open(&path);
        let file = file.map_err(StoreError::io("create", &path))?;
        Ok(SpillFile { path, file: BufWriter::with_capacity(1 << 20, file), end: 0 })
    }

    /// Appends a piece.
    pub(super) fn write(&mut self, piece: &Piece) -> Result<Place, StoreError> {
        let bytes = encode(piece);
        self.file.write_all(&bytes).map_err(StoreError::io("write", &self.path))?;
        let place = Place { offset: self.end, length: bytes.len(), crc32: crc32fast::hash(&bytes) };
        self.end += bytes.len() as u64;
        Ok(place)
    }

    /// Makes everything written so far readable.
    pub(super) fn flush(&mut self) -> Result<(), StoreError> {
        self.file.flush().map_err(StoreError::io("write", &self.path))?;
        self.file.seek(SeekFrom::Start(self.end)).map_err(StoreError::io("write", &self.path)).map(|_| ())
    }

    /// Reads a piece.
    pub(super) fn read(&self, place: Place) -> Result<Piece, StoreError> {
        let mut bytes = vec![0; place.length];
        self.file.get_ref().read_exact_at(&mut bytes, place.offset).map_err(StoreError::io("read", &self.path))?;
        let damaged = || StoreError::Broken {
            path: self.path.clone(),
            data: self.path.clone(),
            problem: "a temporary file of this import changed on disk; import again".to_owned(),
        };
        if crc32fast::hash(&bytes) != place.crc32 {
            return Err(damaged());
        }
        decode(&bytes).ok_or_else(damaged)
    }
}

fn encode(piece: &Piece) -> Vec<u8> {
    let mut out = Vec::new();
    put_texts(&mut out, &piece.customers);
    put(&mut out, bytemuck::cast_slice(&piece.times));
    out.push(u8::from(piece.events.is_some()));
    if let Some(events) = &piece.events {
        put_texts(&mut out, events);
    }
    put_number(&mut out, piece.properties.len());
    for (number, values) in &piece.properties {
        put_number(&mut out, *number);
        match values {
            Values::Texts(texts) => {
                out.push(0);
                put_texts(&mut out, texts);
            }
            Values::Spelled(texts) => {
                out.push(1);
                put_texts(&mut out, texts);
            }
            Values::Numbers(numbers) => {
                out.push(2);
                put(&mut out, bytemuck::cast_slice(numbers));
            }
            Values::Booleans(booleans) => {
                out.push(3);
                put(&mut out, booleans);
            }
        }
    }
    out
}

fn put_number(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&(number as u64).to_le_bytes());
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

fn put_texts(out: &mut Vec<u8>, texts: &Texts) {
    let (bytes, ends) = texts.values.parts();
    put(out, bytemuck::cast_slice(&texts.codes));
    put(out, bytes.as_bytes());
    put(out, bytemuck::cast_slice(ends));
}

fn decode(mut data: &[u8]) -> Option<Piece> {
    let data = &mut data;
    let customers = get_texts(data)?;
    let times = numbers(get(data)?);
    let events = if byte(data)? == 1 { Some(get_texts(data)?) } else { None };
    let count = get_number(data)?;
    let mut properties = Vec::new();
    for _ in 0..count {
        let number = get_number(data)?;
        let values = match byte(data)? {
            0 => Values::Texts(get_texts(data)?),
            1 => Values::Spelled(get_texts(data)?),
            2 => Values::Numbers(numbers(get(data)?)),
            _ => Values::Booleans(get(data)?.to_vec()),
        };
        properties.push((number, values));
    }
    Some(Piece { customers, times, events, properties })
}

fn byte(data: &mut &[u8]) -> Option<u8> {
    let (first, rest) = data.split_first()?;
    *data = rest;
    Some(*first)
}

fn get_number(data: &mut &[u8]) -> Option<usize> {
    let (eight, rest) = data.split_first_chunk::<8>()?;
    *data = rest;
    usize::try_from(u64::from_le_bytes(*eight)).ok()
}

fn get<'a>(data: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = get_number(data)?;
    let (bytes, rest) = data.split_at_checked(length)?;
    *data = rest;
    Some(bytes)
}

/// Copies out, as a piece's bytes need not be aligned.
fn numbers<T: bytemuck::AnyBitPattern>(bytes: &[u8]) -> Vec<T> {
    bytes.chunks_exact(size_of::<T>()).map(bytemuck::pod_read_unaligned).collect()
}

fn get_texts(data: &mut &[u8]) -> Option<Texts> {
    let codes = numbers(get(data)?);
    let bytes = String::from_utf8(get(data)?.to_vec()).ok()?;
    let values = TextArena::from_parts(bytes, numbers(get(data)?))?;
    Some(Texts { codes, values })
}
