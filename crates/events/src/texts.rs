//! Texts as codes into an arena: the form in which names and values travel from files to segments.

use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

/// Texts one after the other in one allocation.
#[derive(Debug, Clone, Default)]
pub struct TextArena {
    bytes: String,
    ends: Vec<u32>,
}

impl TextArena {
    /// Number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Appends a text and gives its index.
    #[allow(clippy::cast_possible_truncation)] // Batches are bounded far below 4 GB of text.
    pub fn push(&mut self, text: &str) -> usize {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len() as u32);
        self.ends.len() - 1
    }

    /// The text at an index; empty when there is none.
    pub fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).map_or(0, |end| *end as usize) };
        let end = self.ends.get(index).map_or(start, |end| *end as usize);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// All texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Memory in bytes.
    pub fn size_bytes(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * 4
    }

    pub(crate) fn parts(&self) -> (&str, &[u32]) {
        (&self.bytes, &self.ends)
    }

    pub(crate) fn from_parts(bytes: String, ends: Vec<u32>) -> Option<Self> {
        let rising = ends.windows(2).all(|pair| pair[0] <= pair[1]);
        let whole = ends.last().map_or(0, |end| *end as usize) == bytes.len();
        let cut_well = ends.iter().all(|end| bytes.is_char_boundary(*end as usize));
        (rising && whole && cut_well).then_some(TextArena { bytes, ends })
    }
}

/// One text a row: code 0 is missing, code `i` is text `i − 1` of the arena.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// One code a row.
    pub codes: Vec<u32>,
    /// The texts; not necessarily each once.
    pub values: TextArena,
}

impl Texts {
    /// The text of a row; `None` where it is missing.
    pub fn get(&self, row: usize) -> Option<&str> {
        match self.codes.get(row) {
            None | Some(0) => None,
            Some(code) => Some(self.values.get(*code as usize - 1)),
        }
    }

    /// Memory in bytes.
    pub fn size_bytes(&self) -> usize {
        self.codes.capacity() * 4 + self.values.size_bytes()
    }
}

/// Gives equal texts equal codes, from 1; the empty text is missing and gets 0.
#[derive(Debug, Default)]
pub struct Interner {
    values: TextArena,
    table: HashTable<u32>,
}

impl Interner {
    /// The code of a text, known or new.
    #[allow(clippy::cast_possible_truncation)] // Codes are bounded by the rows of a batch or bucket, which are u32.
    pub fn intern(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        let hash = xxh3_64(text.as_bytes());
        let values = &self.values;
        if let Some(code) = self.table.find(hash, |code| values.get(*code as usize - 1) == text) {
            return *code;
        }
        let code = self.values.push(text) as u32 + 1;
        let values = &self.values;
        self.table.insert_unique(hash, code, |code| xxh3_64(values.get(*code as usize - 1).as_bytes()));
        code
    }

    /// The code of a text that is known.
    pub fn find(&self, text: &str) -> Option<u32> {
        let hash = xxh3_64(text.as_bytes());
        self.table.find(hash, |code| self.values.get(*code as usize - 1) == text).copied()
    }

    /// The texts so far, in the order of their codes.
    pub fn values(&self) -> &TextArena {
        &self.values
    }

    /// Ends interning and keeps the texts.
    pub fn into_values(self) -> TextArena {
        self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: equal texts with different codes, or the empty text taken for a value.
    #[test]
    fn interning_gives_equal_texts_equal_codes() {
        let mut interner = Interner::default();
        let codes: Vec<u32> = ["a", "b", "", "a", "ă"].iter().map(|text| interner.intern(text)).collect();
        assert_eq!(codes, [1, 2, 0, 1, 3]);
        assert_eq!(interner.find("ă"), Some(3));
        assert_eq!(interner.find("c"), None);
        let texts = Texts { codes, values: interner.into_values() };
        assert_eq!((texts.get(2), texts.get(4), texts.get(9)), (None, Some("ă"), None));
    }
}
