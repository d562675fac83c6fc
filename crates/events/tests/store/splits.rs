//! Data comes in any number of parts.

use events::{ImportOptions, ImportRead, Store};
use proptest::prelude::*;
use testkit::{Row, TestData, batch, number, rows_of, text};

use super::plain::sorted;

fn row() -> impl Strategy<Value = Row> {
    let channel = prop_oneof![Just(None), prop::sample::select(vec!["web", "mail", "ștefan"]).prop_map(text)];
    let value = prop_oneof![Just(None), (-3..9_i32).prop_map(|value| number(f64::from(value) / 4.0))];
    let flag = prop_oneof![Just(None), any::<bool>().prop_map(|flag| Some(journey::Scalar::Boolean(flag)))];
    (0..9_usize, 0..5_i64, prop::sample::select(vec!["a", "b", "c"]), channel, value, flag).prop_map(
        |(customer, time, event, channel, value, flag)| {
            Row::new(&format!("c{customer}"), time * 1_000, event)
                .with("channel", channel)
                .with("flag", flag)
                .with("value", value)
        },
    )
}

/// What ends after a row.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cut {
    Nothing,
    Batch,
    Import,
}

fn cut() -> impl Strategy<Value = Cut> {
    prop_oneof![6 => Just(Cut::Nothing), 2 => Just(Cut::Batch), 1 => Just(Cut::Import)]
}

fn import(store: &std::sync::Arc<Store>, rows: &[(Row, Cut)], memory_bytes: usize) {
    let mut importer = store.import(ImportOptions { memory_bytes, at_millis: 0 }).expect("a writable folder");
    for part in rows.split_inclusive(|(_, cut)| *cut == Cut::Batch) {
        let rows: Vec<Row> = part.iter().map(|(row, _)| row.clone()).collect();
        importer.push(vec![batch(&rows)]).expect("a batch is taken");
    }
    importer.finish(ImportRead::default()).expect("an import ends");
}

/// Without missing values: a property that nobody has is none.
fn valued(rows: &[Row]) -> Vec<Row> {
    let mut rows = rows.to_vec();
    rows.iter_mut().for_each(|row| row.properties.retain(|(_, value)| value.is_some()));
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Would catch: rows lost or doubled between batches, spilled pieces and segments; a wrong order at equal times,
    /// within an import and across; values of one row at another after a merge.
    #[test]
    fn journeys_do_not_depend_on_how_rows_were_dealt(
        rows in prop::collection::vec((row(), cut()), 0..60),
        spill in any::<bool>(),
        hot_bytes in prop::sample::select(vec![1_usize, 1 << 30]),
    ) {
        let data = TestData::default();
        for part in rows.split_inclusive(|(_, cut)| *cut == Cut::Import) {
            import(&data.store, part, if spill { 1 } else { 1 << 30 });
        }
        if rows.is_empty() {
            import(&data.store, &[], 1);
        }
        let all: Vec<Row> = rows.iter().map(|(row, _)| row.clone()).collect();
        let store = data.reopened(hot_bytes);
        let found = rows_of(&store.snapshot().expect("imported")).expect("readable");
        prop_assert_eq!(valued(&found), valued(&sorted(&all)));
        // Once more from what is held in memory, if anything is.
        prop_assert_eq!(&rows_of(&store.snapshot().expect("imported")).expect("readable"), &found);
        prop_assert_eq!(events::examine(data.folder.path()).expect("readable").findings, Vec::new());
    }
}
