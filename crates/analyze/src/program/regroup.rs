//! Journeys of accounts: events of several customers, so of several buckets, brought together, and the way back.

use std::collections::BTreeSet;

use events::{Bucket, Column, Needs, Snapshot, StoreError, TextArena};
use journey::question::{Scope, Subject};

use rustc_hash::FxHashMap;

use super::rows::ValueReader;
use super::scope::{ScopeProgram, ScopeScratch};

/// The property that names an account.
const ACCOUNT: &str = "account";

/// Buckets whose journeys are those of accounts instead of customers, with the columns of `needs`, and only events in scope.
///
/// Memory is that of the events that have an account. Events of different customers at the same millisecond are in
/// the order of bucket and customer, as their order of arrival is kept within a customer only.
pub(crate) fn by_account(snapshot: &Snapshot, scope: &Scope, now_millis: i64, needs: &Needs) -> Result<Vec<Bucket>, StoreError> {
    let mut wanted = needs.clone();
    wanted.times = true;
    let account = wanted.column(ACCOUNT);
    let program = of_customers(scope, now_millis, &mut wanted);
    let mut scratch = ScopeScratch::default();
    let mut readers = ValueReader::default();
    let mut loaded = Vec::new();
    let mut keyed: Vec<(String, i64, usize, u32)> = Vec::new();
    for number in 0..snapshot.buckets() {
        let bucket = snapshot.load(number, &wanted)?;
        let column = &bucket.columns[account];
        program.each_block(&bucket, &mut scratch, |block| {
            for place in 0..block.rows.len() {
                let row = block.rows.row(place);
                let code = readers.code(column, row);
                if code > 0 {
                    #[allow(clippy::cast_possible_truncation)] // Buckets have fewer than 2^32 rows.
                    keyed.push((readers.text(column, code), block.times[place], number, row as u32));
                }
            }
        });
        loaded.push(bucket);
    }
    keyed.sort();
    Ok(vec![gathered(&loaded, &keyed, needs)])
}

/// Calls `each` with the customers of a bucket, from one on, who have an event in scope of any of these accounts, until it gives
/// `false`.
pub(crate) fn each_member(
    snapshot: &Snapshot,
    (number, from): (usize, usize),
    (scope, now_millis): (&Scope, i64),
    accounts: &BTreeSet<String>,
    mut needs: Needs,
    mut each: impl FnMut(&Bucket, usize) -> bool,
) -> Result<(), StoreError> {
    let account = needs.column(ACCOUNT);
    let program = of_customers(scope, now_millis, &mut needs);
    let bucket = snapshot.load(number, &needs)?;
    let column = &bucket.columns[account];
    let mut readers = ValueReader::default();
    let mut is_one = FxHashMap::default();
    program.each_customer(&bucket, from, &mut ScopeScratch::default(), |customer, block| {
        let belongs = (0..block.rows.len()).any(|place| {
            let code = readers.code(column, block.rows.row(place));
            *is_one.entry(code).or_insert_with(|| code > 0 && accounts.contains(&readers.text(column, code)))
        });
        !belongs || each(&bucket, customer)
    });
    Ok(())
}

/// A scope, for the customers who have an account rather than the accounts.
fn of_customers(scope: &Scope, now_millis: i64, needs: &mut Needs) -> ScopeProgram {
    ScopeProgram::compile(&Scope { subject: Subject::Customer, ..scope.clone() }, now_millis, needs)
}

#[allow(clippy::cast_possible_truncation)] // As many rows as are held in memory.
fn gathered(loaded: &[Bucket], keyed: &[(String, i64, usize, u32)], needs: &Needs) -> Bucket {
    let (mut names, mut offsets) = (TextArena::default(), Vec::new());
    for (place, row) in keyed.iter().enumerate() {
        if place == 0 || keyed[place - 1].0 != row.0 {
            names.push(&row.0);
            offsets.push(place as u32);
        }
    }
    offsets.push(keyed.len() as u32);
    let places: Vec<(usize, u32)> = keyed.iter().map(|(_, _, bucket, row)| (*bucket, *row)).collect();
    let columns = (0..needs.columns.len()).map(|index| {
        let parts: Vec<&Column> = loaded.iter().map(|bucket| bucket.columns[index].as_ref()).collect();
        Column::gather_from(&parts, &places)
    });
    Bucket::of_parts(names, offsets, keyed.iter().map(|(_, time, _, _)| *time).collect(), columns.collect())
}
