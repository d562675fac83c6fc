//! Journeys of accounts: events of several customers, so of several buckets, brought together.

use events::{Bucket, Column, Needs, Snapshot, StoreError};
use journey::question::{Scope, Subject};

use super::rows::ValueReader;
use super::scope::{ScopeProgram, ScopeScratch};

/// The property that names an account.
const ACCOUNT: &str = "account";

/// Buckets whose journeys are those of accounts, with the columns of `needs`, and only events in scope.
///
/// Memory is that of the events that have an account. Events of different customers at the same millisecond are in
/// the order of bucket and customer, as their order of arrival is kept within a customer only.
pub(crate) fn by_account(snapshot: &Snapshot, scope: &Scope, now_millis: i64, needs: &Needs) -> Result<Vec<Bucket>, StoreError> {
    let mut wanted = needs.clone();
    wanted.times = true;
    let account = wanted.column(ACCOUNT);
    let mut customers = scope.clone();
    customers.subject = Subject::Customer;
    let program = ScopeProgram::compile(&customers, now_millis, &mut wanted);
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

#[allow(clippy::cast_possible_truncation)] // As many rows as are held in memory.
fn gathered(loaded: &[Bucket], keyed: &[(String, i64, usize, u32)], needs: &Needs) -> Bucket {
    let mut offsets = Vec::new();
    for (place, row) in keyed.iter().enumerate() {
        if place == 0 || keyed[place - 1].0 != row.0 {
            offsets.push(place as u32);
        }
    }
    offsets.push(keyed.len() as u32);
    let places: Vec<(usize, u32)> = keyed.iter().map(|(_, _, bucket, row)| (*bucket, *row)).collect();
    let columns = (0..needs.columns.len()).map(|index| {
        let parts: Vec<&Column> = loaded.iter().map(|bucket| bucket.columns[index].as_ref()).collect();
        Column::gather_from(&parts, &places)
    });
    Bucket::of_parts(offsets, keyed.iter().map(|(_, time, _, _)| *time).collect(), columns.collect())
}
