//! Variants: whole journeys, the commonest first.

use journey::answer::{Variant, VariantsAnswer};

use crate::cell::Cell;
use crate::table::{Table, Told};

/// A variant, its rank, and the customers of it and all before.
struct Row<'a> {
    rank: u64,
    variant: &'a Variant,
    so_far: u64,
}

pub fn tell(answer: &VariantsAnswer, subjects: &str) -> Told {
    let mut so_far = 0;
    let mut row = |(rank, variant)| {
        let variant: &Variant = variant;
        so_far += variant.customers;
        Row { rank, variant, so_far }
    };
    let rows: Vec<Row<'_>> = (1..).zip(&answer.variants).map(&mut row).collect();
    let variants = Table::of("Variants", &rows)
        .both("#", "rank", |row| Cell::from(row.rank))
        .both(subjects, "customers", |row| Cell::from(row.variant.customers))
        .both("Of all", "share_of_customers", |row| Cell::part(row.variant.customers, answer.customers))
        .both("So far", "share_so_far", |row| Cell::part(row.so_far, answer.customers))
        .both("Path", "path", |row| Cell::Text(row.variant.path.join(" > ")))
        .done();
    Told::default().fact(subjects, answer.customers).fact("Different journeys", answer.distinct).table(variants)
}
