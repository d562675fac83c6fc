//! Scopes: from a bucket to blocks of the journeys that a question is about.

use std::ops::Range;

use events::{Bucket, Needs};
use journey::question::{Scope, Subject};

use super::block::{Block, blocks};
use super::masks::{MaskProgram, Masks};
use super::rows::{RowSet, ValueReader, column};
use super::segment::SegmentProgram;

/// A scope, compiled.
#[derive(Debug)]
pub(crate) struct ScopeProgram {
    from_millis: Option<i64>,
    to_millis: Option<i64>,
    segment: Option<SegmentProgram>,
    events: Option<MaskProgram>,
    subject: SubjectProgram,
}

#[derive(Debug)]
enum SubjectProgram {
    Customer,
    Session { gap_millis: i64 },
    Property { index: usize },
}

/// Memory that scanning uses again for every block.
#[derive(Debug, Default)]
pub(crate) struct ScopeScratch {
    offsets: Vec<u32>,
    rows: Vec<u32>,
    times: Vec<i64>,
    masks: Masks,
    keyed: Vec<(u32, u32)>,
}

impl ScopeProgram {
    /// Compiles a scope; what it reads is added to the needs. Accounts are regrouped beforehand, see
    /// [`by_account`](super::by_account): here they are customers.
    pub(crate) fn compile(scope: &Scope, now_millis: i64, needs: &mut Needs) -> Self {
        needs.times |= scope.from_millis.is_some() || scope.to_millis.is_some() || matches!(scope.subject, Subject::Session(_));
        ScopeProgram {
            from_millis: scope.from_millis,
            to_millis: scope.to_millis,
            segment: scope.customers.as_ref().map(|segment| SegmentProgram::compile(segment, now_millis, needs)),
            events: scope.events.as_ref().map(|events| MaskProgram::compile([events], needs)),
            subject: match &scope.subject {
                Subject::Customer | Subject::Account => SubjectProgram::Customer,
                Subject::Session(gap) => SubjectProgram::Session { gap_millis: gap.millis() },
                Subject::Property(name) => SubjectProgram::Property { index: needs.column(name) },
            },
        }
    }

    fn is_everything(&self) -> bool {
        let filtered = self.from_millis.is_some() || self.to_millis.is_some() || self.segment.is_some() || self.events.is_some();
        !filtered && matches!(self.subject, SubjectProgram::Customer)
    }

    /// Calls `each` with all journeys in scope, block by block.
    pub(crate) fn each_block(&self, bucket: &Bucket, scratch: &mut ScopeScratch, mut each: impl FnMut(&Block<'_>)) {
        let everything = self.is_everything();
        let inside = self.segment.as_ref().map(|segment| segment.evaluate(bucket));
        for customers in blocks(bucket.offsets()) {
            if everything {
                in_place(bucket, customers, scratch, &mut each);
            } else {
                self.picked(bucket, customers, inside.as_deref(), scratch, &mut each);
            }
        }
    }

    /// Calls `each` with the journeys in scope of one customer after the other, from a customer on, until it gives `false`.
    /// Customers without any are passed over.
    pub(crate) fn each_customer(
        &self,
        bucket: &Bucket,
        from: usize,
        scratch: &mut ScopeScratch,
        mut each: impl FnMut(usize, &Block<'_>) -> bool,
    ) {
        let inside = self.segment.as_ref().map(|segment| segment.evaluate(bucket));
        let mut goes_on = true;
        for customer in from..bucket.offsets().len().saturating_sub(1) {
            self.picked(bucket, customer..customer + 1, inside.as_deref(), scratch, &mut |block| {
                goes_on = each(customer, block);
            });
            if !goes_on {
                return;
            }
        }
    }

    fn picked(
        &self,
        bucket: &Bucket,
        customers: Range<usize>,
        inside: Option<&[bool]>,
        scratch: &mut ScopeScratch,
        each: &mut impl FnMut(&Block<'_>),
    ) {
        let offsets = bucket.offsets();
        let base = offsets[customers.start];
        if let Some(events) = &self.events {
            events.evaluate(bucket, &RowSet::Range(base as usize..offsets[customers.end] as usize), &mut scratch.masks);
        }
        scratch.rows.clear();
        scratch.offsets.clear();
        for customer in customers {
            if inside.is_some_and(|inside| !inside[customer]) {
                continue;
            }
            let start = scratch.rows.len();
            let rows = self.in_time(bucket, offsets[customer]..offsets[customer + 1]);
            match &self.events {
                // One matcher is one word a row.
                Some(_) => {
                    let bits = &scratch.masks.bits[(rows.start - base) as usize..(rows.end - base) as usize];
                    pick(rows.start, bits, &mut scratch.rows);
                }
                None => scratch.rows.extend(rows),
            }
            self.part(bucket, start, scratch);
        }
        if scratch.rows.is_empty() {
            return;
        }
        #[allow(clippy::cast_possible_truncation)] // A block has fewer rows than its bucket.
        scratch.offsets.push(scratch.rows.len() as u32);
        let times = bucket.times();
        scratch.times.clear();
        if !times.is_empty() {
            scratch.times.extend(scratch.rows.iter().map(|row| times[*row as usize]));
        }
        each(&Block { bucket, rows: RowSet::Picked(&scratch.rows), offsets: &scratch.offsets, times: &scratch.times });
    }

    /// The rows of a journey between `from` and `to`: times rise, so they lie together.
    #[allow(clippy::cast_possible_truncation)] // Buckets have fewer than 2^32 rows.
    fn in_time(&self, bucket: &Bucket, rows: Range<u32>) -> Range<u32> {
        if self.from_millis.is_none() && self.to_millis.is_none() {
            return rows;
        }
        let times = &bucket.times()[rows.start as usize..rows.end as usize];
        let before = |limit: Option<i64>, none: usize| limit.map_or(none, |limit| times.partition_point(|time| *time < limit));
        rows.start + before(self.from_millis, 0) as u32..rows.start + before(self.to_millis, times.len()) as u32
    }

    /// Parts the rows picked from `start` on into subjects.
    #[allow(clippy::cast_possible_truncation)] // A block has fewer rows than its bucket.
    fn part(&self, bucket: &Bucket, start: usize, scratch: &mut ScopeScratch) {
        if start == scratch.rows.len() {
            return;
        }
        match &self.subject {
            SubjectProgram::Customer => scratch.offsets.push(start as u32),
            SubjectProgram::Session { gap_millis } => {
                let times = bucket.times();
                let mut last = None;
                for (place, row) in scratch.rows.iter().enumerate().skip(start) {
                    let time = times[*row as usize];
                    if last.is_none_or(|last| time - last > *gap_millis) {
                        scratch.offsets.push(place as u32);
                    }
                    last = Some(time);
                }
            }
            SubjectProgram::Property { index } => {
                let column = column(bucket, *index);
                let mut reader = ValueReader::default();
                scratch.keyed.clear();
                scratch.keyed.extend(scratch.rows[start..].iter().map(|row| (reader.code(column, *row as usize), *row)));
                // Rows rise within a journey, so sorting by (value, row) keeps the order of each subject.
                scratch.keyed.sort_unstable();
                scratch.rows.truncate(start);
                let mut last = 0;
                for (code, row) in scratch.keyed.iter().filter(|(code, _)| *code > 0) {
                    if *code != last {
                        scratch.offsets.push(scratch.rows.len() as u32);
                        last = *code;
                    }
                    scratch.rows.push(*row);
                }
            }
        }
    }
}

/// Appends the rows whose bits are set. Every row is written, and the end moves on past those that count: which rows
/// do is as good as random, and a branch on it would be mispredicted half of the time.
fn pick(first: u32, bits: &[u64], rows: &mut Vec<u32>) {
    let mut end = rows.len();
    rows.resize(end + bits.len(), 0);
    for (row, bits) in (first..).zip(bits) {
        rows[end] = row;
        end += usize::from(*bits != 0);
    }
    rows.truncate(end);
}

fn in_place(bucket: &Bucket, customers: Range<usize>, scratch: &mut ScopeScratch, each: &mut impl FnMut(&Block<'_>)) {
    let offsets = bucket.offsets();
    let (base, end) = (offsets[customers.start], offsets[customers.end]);
    scratch.offsets.clear();
    scratch.offsets.extend(offsets[customers.start..=customers.end].iter().map(|offset| offset - base));
    let rows = base as usize..end as usize;
    let times = bucket.times();
    let times = if times.is_empty() { times } else { &times[rows.clone()] };
    each(&Block { bucket, rows: RowSet::Range(rows), offsets: &scratch.offsets, times });
}
