//! The dictionary of a property: every value seen so far, in all buckets loaded.

use std::sync::{PoisonError, RwLock};

use crate::texts::{Interner, TextArena};

/// Values of one property with their codes, from 1; 0 is missing. Grows while buckets are loaded, and codes once
/// given never change, so tables over codes can be extended instead of built anew.
#[derive(Debug, Default)]
pub struct Dictionary {
    inner: RwLock<Interner>,
}

impl Dictionary {
    /// Number of values.
    pub fn len(&self) -> usize {
        self.read(TextArena::len)
    }

    /// Whether no value is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Looks at the values; index `i` has the code `i + 1`.
    pub fn read<R>(&self, look: impl FnOnce(&TextArena) -> R) -> R {
        look(self.inner.read().unwrap_or_else(PoisonError::into_inner).values())
    }

    /// The text of a code; empty for 0.
    pub fn text(&self, code: u32) -> String {
        self.read(|values| if code == 0 { String::new() } else { values.get(code as usize - 1).to_owned() })
    }

    /// The code of a value, if it is known.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner).find(text)
    }

    /// The codes of all texts of an arena, new ones added; index 0 stands for missing.
    pub(crate) fn codes_of(&self, texts: &TextArena) -> Vec<u32> {
        let known = {
            let inner = self.inner.read().unwrap_or_else(PoisonError::into_inner);
            let codes: Option<Vec<u32>> = texts.iter().map(|text| inner.find(text)).collect();
            codes
        };
        let codes = known.unwrap_or_else(|| {
            let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
            texts.iter().map(|text| inner.intern(text)).collect()
        });
        std::iter::once(0).chain(codes).collect()
    }
}
