//! Tables over the codes of a dictionary, which may grow while buckets are loaded.

use std::sync::{Arc, PoisonError, RwLock};

use events::{Column, Dictionary, Kind};
use journey::Scalar;

/// A value for every code of one dictionary, computed once a code. Index 0 is the missing value.
#[derive(Debug)]
pub(crate) struct CodeTable<T> {
    held: RwLock<Arc<Vec<T>>>,
}

impl<T> Default for CodeTable<T> {
    fn default() -> Self {
        CodeTable { held: RwLock::new(Arc::new(Vec::new())) }
    }
}

impl<T: Clone> CodeTable<T> {
    /// The table for all codes of a dictionary as it is now; `compute` is asked for the codes not seen before.
    /// Each code has `width` entries.
    pub(crate) fn covering(
        &self,
        dictionary: &Dictionary,
        kind: Kind,
        width: usize,
        compute: impl Fn(Option<&Scalar>, &mut Vec<T>),
    ) -> Arc<Vec<T>> {
        let wanted = (dictionary.len() + 1) * width;
        {
            let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
            if held.len() >= wanted {
                return Arc::clone(&held);
            }
        }
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let mut table = held.as_ref().clone();
        if table.is_empty() {
            compute(None, &mut table);
        }
        let known = table.len() / width - 1;
        dictionary.read(|values| {
            for text in values.iter().skip(known) {
                let scalar = match kind {
                    Kind::Boolean => Scalar::Boolean(text == "true"),
                    _ => Scalar::Text(text.to_owned()),
                };
                compute(Some(&scalar), &mut table);
            }
        });
        *held = Arc::new(table);
        Arc::clone(&held)
    }
}

/// The dictionary and kind of a coded column.
pub(crate) fn coded(column: &Column) -> Option<(&events::Codes, &Arc<Dictionary>, Kind)> {
    match column {
        Column::Codes { codes, dictionary, kind } => Some((codes, dictionary, *kind)),
        _ => None,
    }
}
