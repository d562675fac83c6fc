//! Some journeys of a bucket, as far as they are in scope.

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
pub(super) const BLOCK_ROWS: usize = 2_048;
