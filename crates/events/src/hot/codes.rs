//! Codes in the narrowest width that holds them.

/// One code a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codes {
    /// Codes up to 255.
    U8(Vec<u8>),
    /// Codes up to 65,535.
    U16(Vec<u16>),
    /// All others.
    U32(Vec<u32>),
}

impl Codes {
    /// Maps `codes` through `map` into the narrowest width for codes up to `most`.
    #[allow(clippy::cast_possible_truncation)] // Every mapped code is at most `most`, which fits the width chosen.
    pub(crate) fn mapped(codes: &[u32], map: &[u32], most: usize) -> Codes {
        let get = |code: &u32| map.get(*code as usize).copied().unwrap_or(0);
        if most <= usize::from(u8::MAX) {
            Codes::U8(codes.iter().map(|code| get(code) as u8).collect())
        } else if most <= usize::from(u16::MAX) {
            Codes::U16(codes.iter().map(|code| get(code) as u16).collect())
        } else {
            Codes::U32(codes.iter().map(get).collect())
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Codes::U8(codes) => codes.len(),
            Codes::U16(codes) => codes.len(),
            Codes::U32(codes) => codes.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of a row; 0 (missing) past the end.
    pub fn get(&self, row: usize) -> u32 {
        match self {
            Codes::U8(codes) => codes.get(row).map_or(0, |code| u32::from(*code)),
            Codes::U16(codes) => codes.get(row).map_or(0, |code| u32::from(*code)),
            Codes::U32(codes) => codes.get(row).copied().unwrap_or(0),
        }
    }

    /// The codes of these rows, in their order.
    pub(crate) fn gather(&self, rows: &[u32]) -> Codes {
        match self {
            Codes::U8(codes) => Codes::U8(rows.iter().map(|row| codes[*row as usize]).collect()),
            Codes::U16(codes) => Codes::U16(rows.iter().map(|row| codes[*row as usize]).collect()),
            Codes::U32(codes) => Codes::U32(rows.iter().map(|row| codes[*row as usize]).collect()),
        }
    }

    /// Memory in bytes.
    pub(crate) fn size_bytes(&self) -> usize {
        match self {
            Codes::U8(codes) => codes.len(),
            Codes::U16(codes) => codes.len() * 2,
            Codes::U32(codes) => codes.len() * 4,
        }
    }
}
