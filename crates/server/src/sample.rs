//! A made-up shop as a file of events.

use std::path::Path;

use events::{StoreError, TableColumn, TableWriter, TextArena, Texts};
use rayon::prelude::*;
use simulate::{Column, Shop, Table};

/// Customers whose events are made at once by one thread: some 100,000 events.
const CHUNK_CUSTOMERS: usize = 4_096;

/// Writes the events of a shop as a Parquet file and gives their number. `tell` hears which share is done, and stops it
/// with `false`.
///
/// Errors: the file can't be written; it was stopped ([`StoreError::Cancelled`]).
pub fn write_shop(shop: &Shop, path: &Path, tell: &mut dyn FnMut(f64) -> bool) -> Result<usize, StoreError> {
    let customers = shop.customers();
    let mut writer = TableWriter::create(path, &table_columns(shop.events(0..0)))?;
    let mut rows = 0;
    let starts: Vec<usize> = (0..customers).step_by(CHUNK_CUSTOMERS).collect();
    for wave in starts.chunks(4 * rayon::current_num_threads()) {
        let made = |start: &usize| shop.events(*start..(start + CHUNK_CUSTOMERS).min(customers));
        let tables: Vec<Table> = wave.par_iter().map(made).collect();
        for table in tables {
            rows += table.rows;
            writer.write(table_columns(table).into_iter().map(|(_, column)| column).collect())?;
        }
        #[allow(clippy::cast_precision_loss)] // A share of customers.
        let share = wave.last().map_or(1.0, |start| (start + CHUNK_CUSTOMERS).min(customers) as f64 / customers as f64);
        if !tell(share) {
            return Err(StoreError::Cancelled);
        }
    }
    writer.finish()?;
    Ok(rows)
}

/// Writes the traits of a shop's customers as a Parquet file.
///
/// Errors: the file can't be written.
pub fn write_shop_traits(shop: &Shop, path: &Path) -> Result<(), StoreError> {
    let columns = table_columns(shop.traits(0..shop.customers()));
    let mut writer = TableWriter::create(path, &columns)?;
    writer.write(columns.into_iter().map(|(_, column)| column).collect())?;
    writer.finish()
}

fn table_columns(table: Table) -> Vec<(String, TableColumn)> {
    table.columns.into_iter().map(|named| (named.name.to_owned(), table_column(named.column))).collect()
}

// A chunk has fewer than 2^32 rows.
fn table_column(column: Column) -> TableColumn {
    match column {
        Column::Times(times) => TableColumn::Times(times),
        Column::Numbers(numbers) => TableColumn::Numbers(numbers),
        Column::Booleans(values) => {
            TableColumn::Booleans(values.into_iter().map(|value| value.map_or(0, |value| 1 + u8::from(value))).collect())
        }
        Column::Texts { codes, values } => {
            let mut arena = TextArena::default();
            values.iter().for_each(|value| {
                arena.push(value);
            });
            let code = |code: &u8| if *code == Column::NO_TEXT { 0 } else { u32::from(*code) + 1 };
            TableColumn::Texts(Texts { codes: codes.iter().map(code).collect(), values: arena })
        }
        Column::Ids { prefix, width, numbers } => {
            let mut arena = TextArena::default();
            let mut last = None;
            let code = |number: &u64| {
                if *number == Column::NO_ID {
                    return 0;
                }
                if last != Some(*number) {
                    arena.push(&format!("{prefix}{number:0width$}"));
                    last = Some(*number);
                }
                arena.len() as u32
            };
            let codes = numbers.iter().map(code).collect();
            TableColumn::Texts(Texts { codes, values: arena })
        }
    }
}
