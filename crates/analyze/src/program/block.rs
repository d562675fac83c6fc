//! Some journeys of a bucket, as far as they are in scope.

use std::ops::Range;

use events::Bucket;

use super::rows::RowSet;

/// Journeys that lie together: enough rows to make loops worth while, few enough to stay in the fastest cache.
#[derive(Debug)]
pub(crate) struct Block<'a> {
    /// The bucket.
    pub bucket: &'a Bucket,
    /// The rows in scope, subject after subject, in order.
    pub rows: RowSet<'a>,
    /// First place of each subject, and the number of rows at the end. No subject is without rows.
    pub offsets: &'a [u32],
    /// Times of the rows; empty where the question reads none.
    pub times: &'a [i64],
}

/// Rows a block should have: 2,048 rows of masks and times are 32 KB.
const BLOCK_ROWS: usize = 2_048;

/// The customers of a bucket, by the offsets of their rows, a block at a time.
#[allow(clippy::cast_possible_truncation)] // The rows of a block are a small number.
pub(super) fn blocks(offsets: &[u32]) -> impl Iterator<Item = Range<usize>> {
    let mut first = 0;
    std::iter::from_fn(move || {
        let limit = offsets.get(first)? + BLOCK_ROWS as u32;
        let start = first;
        // A journey longer than a block is one by itself.
        first = start + 1;
        offsets.get(first)?;
        while offsets.get(first + 1).is_some_and(|end| *end <= limit) {
            first += 1;
        }
        Some(start..first)
    })
}
