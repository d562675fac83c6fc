//! What is kept between questions: columns by (generation, bucket, name), least recently used out.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::column::Column;
use super::dictionary::Dictionary;
use super::load::Rows;
use crate::catalogue::SegmentRecord;

/// Decoded pieces of a bucket.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// Where journeys begin and end, and how segments interleave.
    Rows(Arc<Rows>),
    /// Times, milliseconds since 1970.
    Times(Arc<Vec<i64>>),
    /// A property or trait.
    Column(Arc<Column>),
}

impl Piece {
    fn size_bytes(&self) -> usize {
        match self {
            Piece::Rows(rows) => rows.size_bytes(),
            Piece::Times(times) => times.len() * 8,
            Piece::Column(column) => column.size_bytes(),
        }
    }
}

/// Names a piece: generation of the catalogue, bucket, and the column's name with a letter for what it is.
pub(crate) type PieceKey = (u64, usize, String);

#[derive(Debug, Default)]
struct Held {
    pieces: HashMap<PieceKey, (Piece, u64)>,
    bytes: usize,
    clock: u64,
}

/// The hot columns of a store, bounded in bytes, and the dictionaries their codes refer to.
#[derive(Debug)]
pub(crate) struct Cache {
    budget_bytes: usize,
    held: Mutex<Held>,
    dictionaries: Mutex<HashMap<String, Arc<Dictionary>>>,
    /// Segment files whose sum was checked, with that sum.
    whole: Mutex<HashSet<(String, u32)>>,
}

impl Cache {
    pub(crate) fn new(budget_bytes: usize) -> Self {
        Cache { budget_bytes, held: Mutex::default(), dictionaries: Mutex::default(), whole: Mutex::default() }
    }

    /// The dictionary of a column.
    pub(crate) fn dictionary(&self, name: &str) -> Arc<Dictionary> {
        let mut all = self.dictionaries.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(name.to_owned()).or_default())
    }

    /// Whether a segment file was found to be whole before.
    pub(crate) fn is_whole(&self, record: &SegmentRecord) -> bool {
        self.whole.lock().unwrap_or_else(PoisonError::into_inner).contains(&(record.file.clone(), record.crc32))
    }

    /// Remembers that a segment file is whole.
    pub(crate) fn found_whole(&self, record: &SegmentRecord) {
        self.whole.lock().unwrap_or_else(PoisonError::into_inner).insert((record.file.clone(), record.crc32));
    }

    /// The piece, decoded by `decode` where it is not held.
    pub(crate) fn get<E>(&self, key: PieceKey, decode: impl FnOnce() -> Result<Piece, E>) -> Result<Piece, E> {
        {
            let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            held.clock += 1;
            let now = held.clock;
            if let Some((piece, used)) = held.pieces.get_mut(&key) {
                *used = now;
                return Ok(piece.clone());
            }
        }
        let piece = decode()?;
        self.keep(key, piece.clone());
        Ok(piece)
    }

    fn keep(&self, key: PieceKey, piece: Piece) {
        let size = piece.size_bytes();
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if size > self.budget_bytes {
            return;
        }
        if held.bytes + size > self.budget_bytes {
            make_room(&mut held, self.budget_bytes.saturating_sub(size));
        }
        let now = held.clock;
        if held.pieces.insert(key, (piece, now)).is_none() {
            held.bytes += size;
        }
    }
}

/// Lets go of the pieces used longest ago until `target_bytes` are held. An eighth more goes at once, so that a
/// full cache does not sort its pieces for every new one.
fn make_room(held: &mut Held, target_bytes: usize) {
    let target = target_bytes - target_bytes / 8;
    let mut by_age: Vec<(u64, PieceKey)> = held.pieces.iter().map(|(key, (_, used))| (*used, key.clone())).collect();
    by_age.sort();
    for (_, key) in by_age {
        if held.bytes <= target {
            break;
        }
        if let Some((piece, _)) = held.pieces.remove(&key) {
            held.bytes -= piece.size_bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(rows: usize) -> Piece {
        Piece::Times(Arc::new(vec![0; rows]))
    }

    /// Would catch: a cache that grows past its budget, or throws out what was used last.
    #[test]
    fn the_budget_holds_and_the_oldest_goes_first() {
        let cache = Cache::new(8 * 100);
        let load = |name: &str, rows: usize| cache.get::<()>((1, 0, name.to_owned()), || Ok(times(rows))).map(|_| ());
        let held = |name: &str| cache.held.lock().expect("unpoisoned").pieces.contains_key(&(1, 0, name.to_owned()));
        load("a", 40).expect("loads");
        load("b", 40).expect("loads");
        load("a", 40).expect("held");
        load("c", 40).expect("loads");
        assert!(held("c") && held("a") && !held("b"));
        assert!(cache.held.lock().expect("unpoisoned").bytes <= 800);
        load("huge", 200).expect("loads but is not kept");
        assert!(!held("huge"));
    }
}
