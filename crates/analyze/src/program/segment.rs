//! Segments: which customers of a bucket are meant.

use std::ops::Range;

use events::{Bucket, Column, Needs};
use journey::{Condition, Duration, Matcher, Scalar, Segment};

use super::block::blocks;
use super::masks::{Hits, MaskProgram};
use super::rows::RowSet;
use super::table::{CodeTable, coded};
use crate::kernels::simple_funnel::SimpleFunnel;

/// A window longer than any journey that a sum with a time does not overflow.
const UNBOUNDED_MILLIS: i64 = i64::MAX / 8;

/// A segment, compiled.
#[derive(Debug)]
pub(crate) enum SegmentProgram {
    Trait {
        index: usize,
        condition: Condition,
        table: CodeTable<bool>,
    },
    Did {
        program: MaskProgram,
        at_least: usize,
        at_most: Option<usize>,
        since: Option<i64>,
        until: Option<i64>,
    },
    Sequence {
        program: MaskProgram,
        steps: usize,
        within_millis: i64,
    },
    /// Nobody: a saved segment that nobody has put in its place is refused before.
    Nobody,
    All(Vec<SegmentProgram>),
    Any(Vec<SegmentProgram>),
    Not(Box<SegmentProgram>),
}

impl SegmentProgram {
    pub(crate) fn compile(segment: &Segment, now_millis: i64, needs: &mut Needs) -> Self {
        let list =
            |parts: &[Segment], needs: &mut Needs| parts.iter().map(|part| Self::compile(part, now_millis, needs)).collect();
        match segment {
            Segment::Trait(condition) => SegmentProgram::Trait {
                index: needs.trait_column(&condition.property),
                condition: condition.clone(),
                table: CodeTable::default(),
            },
            Segment::Did { matcher, at_least, at_most, within } => did(matcher, *at_least, *at_most, *within, now_millis, needs),
            Segment::Sequence { steps, within } => {
                needs.times = true;
                SegmentProgram::Sequence {
                    program: MaskProgram::compile(steps, needs),
                    steps: steps.len(),
                    within_millis: within.map_or(UNBOUNDED_MILLIS, Duration::millis),
                }
            }
            Segment::Saved(_) => SegmentProgram::Nobody,
            Segment::All(parts) => SegmentProgram::All(list(parts, needs)),
            Segment::Any(parts) => SegmentProgram::Any(list(parts, needs)),
            Segment::Not(part) => SegmentProgram::Not(Box::new(Self::compile(part, now_millis, needs))),
        }
    }

    /// One flag a customer of the bucket.
    pub(crate) fn evaluate(&self, bucket: &Bucket) -> Vec<bool> {
        let customers = bucket.offsets().len() - 1;
        match self {
            SegmentProgram::Trait { index, condition, table } => {
                let column = bucket.traits.get(*index).map_or(&Column::Missing, |column| column);
                if let Some((codes, dictionary, kind)) = coded(column) {
                    let table = table.covering(dictionary, kind, 1, |value, table| table.push(condition.test.holds(value)));
                    return (0..customers).map(|customer| table[codes.get(customer) as usize]).collect();
                }
                let number = |customer: usize| match column {
                    Column::Numbers(numbers) if !numbers.get(customer).is_nan() => Some(Scalar::Number(numbers.get(customer))),
                    _ => None,
                };
                (0..customers).map(|customer| condition.test.holds(number(customer).as_ref())).collect()
            }
            SegmentProgram::Did { program, at_least, at_most, since, until } => {
                let is_in_time = |time: i64| since.is_none_or(|since| time >= since) && until.is_none_or(|until| time <= until);
                let bounded = since.is_some() || until.is_some();
                let mut counts = vec![0; customers];
                each_block(bucket, program, |block, offsets, hits| {
                    let counts = counts[block.customers].iter_mut().zip(&offsets[1..]);
                    if bounded {
                        let hits = hits.timed(&bucket.times()[block.rows]);
                        count(counts, hits.map(|(place, time, mask)| (place, mask != 0 && is_in_time(time))));
                    } else {
                        count(counts, hits.places.iter().zip(&hits.masks.bits).map(|(place, mask)| (*place, *mask != 0)));
                    }
                });
                counts.into_iter().map(|count| count >= *at_least && at_most.is_none_or(|most| count <= most)).collect()
            }
            SegmentProgram::Sequence { program, steps, within_millis } => {
                let funnel = SimpleFunnel::new(*steps, *within_millis, i64::MAX);
                let mut inside = vec![false; customers];
                each_block(bucket, program, |block, offsets, hits| {
                    let inside = &mut inside[block.customers];
                    funnel.journeys(offsets, hits.timed(&bucket.times()[block.rows]), |journey, reach| {
                        inside[journey] = reach.last().is_some_and(|last| last.reached);
                    });
                });
                inside
            }
            SegmentProgram::Nobody => vec![false; customers],
            SegmentProgram::All(parts) => combine(parts, bucket, customers, true),
            SegmentProgram::Any(parts) => combine(parts, bucket, customers, false),
            SegmentProgram::Not(part) => part.evaluate(bucket).into_iter().map(|inside| !inside).collect(),
        }
    }
}

/// Where a block lies in its bucket.
struct Stretch {
    customers: Range<usize>,
    rows: Range<usize>,
}

/// Calls `each` with the rows of all customers that matchers match, a block at a time, and the first place of each customer
/// in it.
fn each_block(bucket: &Bucket, program: &MaskProgram, mut each: impl FnMut(Stretch, &[u32], &mut Hits)) {
    let (mut hits, mut places) = (Hits::default(), Vec::new());
    for customers in blocks(bucket.offsets()) {
        let offsets = &bucket.offsets()[customers.start..=customers.end];
        let (base, end) = (offsets[0], offsets[offsets.len() - 1]);
        let rows = base as usize..end as usize;
        program.pick(bucket, &RowSet::Range(rows.clone()), &mut hits);
        places.clear();
        places.extend(offsets.iter().map(|offset| offset - base));
        each(Stretch { customers, rows }, &places, &mut hits);
    }
}

/// Counts the hits that count of each customer, whose count comes with the place after its last.
fn count<'a>(counts: impl Iterator<Item = (&'a mut usize, &'a u32)>, hits: impl Iterator<Item = (u32, bool)>) {
    let mut hits = hits.peekable();
    for (count, end) in counts {
        while let Some((_, counts)) = hits.next_if(|(place, _)| place < end) {
            *count += usize::from(counts);
        }
    }
}

fn did(
    matcher: &Matcher,
    at_least: usize,
    at_most: Option<usize>,
    within: Option<Duration>,
    now_millis: i64,
    needs: &mut Needs,
) -> SegmentProgram {
    needs.times |= within.is_some();
    SegmentProgram::Did {
        program: MaskProgram::compile([matcher], needs),
        at_least,
        at_most,
        since: within.map(|within| now_millis.saturating_sub(within.millis())),
        until: within.map(|_| now_millis),
    }
}

fn combine(parts: &[SegmentProgram], bucket: &Bucket, customers: usize, all: bool) -> Vec<bool> {
    let mut flags = vec![all; customers];
    for part in parts {
        let inside = part.evaluate(bucket);
        flags.iter_mut().zip(inside).for_each(|(flag, inside)| *flag = if all { *flag && inside } else { *flag || inside });
    }
    flags
}
