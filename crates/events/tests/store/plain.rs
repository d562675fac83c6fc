//! What must come out of a store: a sorted list.

use testkit::Row;

/// Rows by customer, then time, then arrival.
pub fn sorted(rows: &[Row]) -> Vec<Row> {
    let mut sorted = rows.to_vec();
    sorted.sort_by(|a, b| (&a.customer, a.time).cmp(&(&b.customer, b.time)));
    sorted
}

/// Many rows of a few customers with equal times, each with its number.
pub fn many(customers: usize, rows: usize, first: usize) -> Vec<Row> {
    let row = |i: usize| {
        let time = i64::try_from(i * 7_919 % 1_000).expect("small");
        let customer = format!("c{:04}", i * 31 % customers);
        Row::new(&customer, time, ["visit", "cart", "purchase"][i % 3])
            .with("channel", if i.is_multiple_of(4) { None } else { testkit::text(["web", "mail"][i % 2]) })
            .with("number", testkit::number(i as f64))
    };
    (first..first + rows).map(row).collect()
}
