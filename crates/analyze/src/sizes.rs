//! How many customers are in segments, and in two of them at once.

use events::{Bucket, Needs, Snapshot};
use journey::Segment;
use journey::question::Scope;

use crate::error::AnalyzeError;
use crate::program::{ScopeProgram, ScopeScratch, SegmentProgram};

/// Sizes of segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizes {
    /// Customers in scope: those who have an event in it.
    pub customers: u64,
    /// How many of them are in two segments at once: a row and a column a segment, its own size where they meet.
    pub overlaps: Vec<Vec<u64>>,
}

/// Sizes of segments among the customers of a scope.
///
/// Errors: the data can't be read; a saved segment is named that nobody put in its place.
pub fn sizes(snapshot: &Snapshot, segments: &[Segment], scope: &Scope, now_millis: i64) -> Result<Sizes, AnalyzeError> {
    for (index, segment) in segments.iter().enumerate() {
        if let Some(key) = segment.unresolved() {
            return Err(AnalyzeError::refused(&format!("segments[{index}]"), format!("nothing is saved as \"{key}\"")));
        }
    }
    let mut needs = Needs::default();
    let program = ScopeProgram::compile(scope, now_millis, &mut needs);
    let inside: Vec<SegmentProgram> =
        segments.iter().map(|segment| SegmentProgram::compile(segment, now_millis, &mut needs)).collect();
    let none = || Sizes { customers: 0, overlaps: vec![vec![0; segments.len()]; segments.len()] };
    let each = |(sizes, scratch): &mut (Sizes, ScopeScratch), bucket: &Bucket| {
        let flags: Vec<Vec<bool>> = inside.iter().map(|program| program.evaluate(bucket)).collect();
        program.each_customer(bucket, 0, scratch, |customer, _| {
            sizes.customers += 1;
            for (row, _) in flags.iter().enumerate().filter(|(_, own)| own[customer]) {
                for (column, other) in flags.iter().enumerate() {
                    sizes.overlaps[row][column] += u64::from(other[customer]);
                }
            }
            true
        });
        Ok::<(), AnalyzeError>(())
    };
    let merge = |(into, scratch): (Sizes, ScopeScratch), (from, _): (Sizes, ScopeScratch)| (into.join(from), scratch);
    let start = || (none(), ScopeScratch::default());
    snapshot.scan(0..snapshot.buckets(), &needs, start, each, merge).map(|(sizes, _)| sizes)
}

impl Sizes {
    fn join(mut self, from: Sizes) -> Sizes {
        self.customers += from.customers;
        for (into, from) in self.overlaps.iter_mut().zip(from.overlaps) {
            into.iter_mut().zip(from).for_each(|(into, from)| *into += from);
        }
        self
    }
}
