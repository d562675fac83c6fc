//! Looking for customers: by a part of their id or of a trait, and by segment.

use events::{Bucket, Column, Needs, Snapshot};
use journey::{Scalar, Segment};

use super::{Cursor, CustomerSeen, seen};
use crate::error::AnalyzeError;
use crate::program::{SegmentProgram, scalar};

/// Whom to look for.
#[derive(Debug, Clone, Default)]
pub struct Find {
    /// A part of the id or of the text of a trait; letters count the same large and small.
    pub text: Option<String>,
    /// Only customers of this segment.
    pub segment: Option<Segment>,
}

/// Some of the customers found.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerPage {
    /// The customers, each with their traits.
    pub customers: Vec<(CustomerSeen, Vec<(String, Scalar)>)>,
    /// Where to go on; none at the end.
    pub next: Option<Cursor>,
}

/// The customers who fit, from a cursor on, at most `limit` of them. Customers without events are in no list.
///
/// Errors: the data can't be read; a saved segment is named that nobody put in its place.
pub fn find(
    snapshot: &Snapshot,
    find: &Find,
    now_millis: i64,
    after: Option<Cursor>,
    limit: usize,
) -> Result<CustomerPage, AnalyzeError> {
    if let Some(key) = find.segment.as_ref().and_then(Segment::unresolved) {
        return Err(AnalyzeError::refused("segment", format!("nothing is saved as \"{key}\"")));
    }
    let wanted = find.text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_lowercase);
    let mut needs = Needs { times: true, customers: true, ..Needs::default() };
    let traits: Vec<(String, usize)> =
        snapshot.traits().iter().map(|known| (known.name.clone(), needs.trait_column(&known.name))).collect();
    let program = find.segment.as_ref().map(|segment| SegmentProgram::compile(segment, now_millis, &mut needs));
    let start = after.unwrap_or_default();
    let mut page = CustomerPage { customers: Vec::new(), next: None };
    for number in start.bucket..snapshot.buckets() {
        let bucket = snapshot.load(number, &needs)?;
        let inside = program.as_ref().map(|program| program.evaluate(&bucket));
        let first = if number == start.bucket { start.customer } else { 0 };
        for customer in first..bucket.offsets().len().saturating_sub(1) {
            if inside.as_ref().is_some_and(|inside| !inside[customer]) {
                continue;
            }
            let known = traits_of(&bucket, &traits, customer);
            if wanted.as_ref().is_some_and(|wanted| !holds(&bucket, customer, &known, wanted)) {
                continue;
            }
            if page.customers.len() == limit {
                page.next = Some(Cursor { bucket: number, customer });
                return Ok(page);
            }
            page.customers.push((seen(&bucket, customer), known));
        }
        snapshot.check_watch()?;
    }
    Ok(page)
}

fn holds(bucket: &Bucket, customer: usize, traits: &[(String, Scalar)], wanted: &str) -> bool {
    let id = bucket.customers.as_ref().map_or("", |names| names.get(customer));
    let has = |text: &str| text.to_lowercase().contains(wanted);
    has(id) || traits.iter().any(|(_, value)| matches!(value, Scalar::Text(text) if has(text)))
}

/// The traits a customer has, by name.
pub(super) fn traits_of(bucket: &Bucket, traits: &[(String, usize)], customer: usize) -> Vec<(String, Scalar)> {
    let value = |(name, index): &(String, usize)| {
        let column: &Column = bucket.traits.get(*index)?;
        Some((name.clone(), scalar(column, customer)?))
    };
    traits.iter().filter_map(value).collect()
}
