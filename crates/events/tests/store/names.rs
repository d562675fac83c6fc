//! Names and texts of any kind.

use testkit::{Row, TestData, batch, number, rows_of, text};

/// Would catch: a property that takes the place of a column of our own, or a dot, a letter or a length that a file
/// does not survive.
#[test]
fn every_name_and_text_comes_back() {
    let long = "ț".repeat(500_000);
    let names =
        ["customer", "time", "property.time", "property.", "a.b.c", "größe · 値", "with\"quotes\\", " spaced ", "new\nline"];
    let row = |customer: &str, event: &str, i: usize| {
        let row = Row::new(customer, 7, event);
        names.iter().enumerate().fold(row, |row, (j, name)| {
            let value = if j == 1 { number(i as f64) } else { text(&format!("{name} {i}")) };
            row.with(name, value)
        })
    };
    let customers = ["", "ana", "ăna", "Ω≈ç√", "\u{1F9ED}", "tab\tbed", &long];
    let rows: Vec<Row> = customers[1..].iter().enumerate().map(|(i, customer)| row(customer, &long, i)).collect();
    let data = TestData::default();
    data.import(vec![batch(&rows[..3])], 1);
    data.import(vec![batch(&rows[3..])], 1 << 30);
    let found = rows_of(&data.reopened(1).snapshot().expect("imported")).expect("readable");
    assert_eq!(found.len(), rows.len());
    for row in &rows {
        let found = found.iter().find(|found| found.customer == row.customer).expect("there");
        assert!(found.event == row.event && found.time == row.time);
        names.iter().for_each(|name| assert_eq!(found.get(name), row.get(name), "{name:?}"));
    }
    assert_eq!(events::examine(data.folder.path()).expect("readable").findings, Vec::new());
}

/// Would catch: a property called like the event's name that takes its place.
#[test]
fn a_property_called_event_does_not_hide_the_event() {
    let data = TestData::of(&[Row::new("c", 1, "visit").with("event", text("other")).with("p", number(1.0))]);
    let rows = rows_of(&data.store.snapshot().expect("imported")).expect("readable");
    assert_eq!((rows[0].event.as_str(), rows[0].get("p").cloned()), ("visit", number(1.0)));
    assert_eq!(events::examine(data.folder.path()).expect("readable").findings, Vec::new());
}

/// Would catch: times outside what dates can tell that wrap around or end in a panic.
#[test]
fn times_of_all_ages_keep_their_order() {
    let times = [i64::MAX, 0, -1, -62_135_596_800_000, 253_402_300_799_999, i64::MIN + 1];
    let rows: Vec<Row> = times.iter().map(|time| Row::new("c", *time, "e")).collect();
    let data = TestData::of(&rows);
    let found = rows_of(&data.store.snapshot().expect("imported")).expect("readable");
    assert_eq!(found, super::plain::sorted(&rows));
}
