//! Pages of long lists: where the last one ended, never a count of rows to skip.

/// Which part of a list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What [`Listed::next`] said; from the beginning where `None`.
    pub after: Option<String>,
    /// At most so many.
    pub limit: usize,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<T> {
    /// Its entries.
    pub items: Vec<T>,
    /// What to ask with for the ones after; `None` at the end.
    pub next: Option<String>,
}

/// Sorts after every id: where a list that begins with the newest starts.
const AFTER_ALL_IDS: &str = "~";

impl Page {
    /// One more row than wanted is read, which tells whether there is a next page.
    pub(crate) fn rows(&self) -> i64 {
        i64::try_from(self.limit).unwrap_or(i64::MAX - 1) + 1
    }

    /// The id before which a list goes on that begins with the newest.
    pub(crate) fn before_id(&self) -> String {
        self.after.clone().unwrap_or_else(|| AFTER_ALL_IDS.to_owned())
    }

    /// The key after which a list in the order of keys goes on.
    pub(crate) fn after_key(&self) -> String {
        self.after.clone().unwrap_or_default()
    }

    /// A list of the rows read; `place` is what the next page begins after.
    pub(crate) fn listed<T>(&self, mut rows: Vec<T>, place: impl Fn(&T) -> String) -> Listed<T> {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        Listed { next: if more { rows.last().map(place) } else { None }, items: rows }
    }
}
