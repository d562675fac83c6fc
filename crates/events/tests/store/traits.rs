//! Traits: of each the value told last.

use events::Batch;
use proptest::prelude::*;
use testkit::{Row, TestData, batch, number, text, traits, traits_of};

fn told() -> impl Strategy<Value = Row> {
    let time = prop_oneof![Just(Batch::NO_TIME), 0..3_i64];
    let plan = prop_oneof![Just(None), Just(text("free")), Just(text("paid"))];
    let age = prop_oneof![Just(None), (0..4_u8).prop_map(|age| number(f64::from(age)))];
    (0..4_usize, time, plan, age)
        .prop_map(|(customer, time, plan, age)| Row::new(&format!("c{customer}"), time, "").with("age", age).with("plan", plan))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    /// Would catch: an earlier value that wins over a later one, a missing one that wipes out what was told, a value
    /// without a time that overrides one with, traits of somebody else.
    #[test]
    fn what_was_told_last_holds(imports in prop::collection::vec(prop::collection::vec(told(), 0..8), 1..7)) {
        let data = TestData::of(&(1..4).map(|i| Row::new(&format!("c{i}"), 0, "e")).collect::<Vec<_>>());
        for rows in &imports {
            data.import(vec![traits(rows), batch(&[Row::new("c9", 0, "e")])], 1);
        }
        let mut rows = imports.concat();
        rows.sort_by_key(|row| row.time);
        let last = |customer: &str, name: &str| {
            rows.iter().rev().filter(|row| row.customer == customer).find_map(|row| row.get(name).cloned())
        };
        let found = traits_of(&data.reopened(1).snapshot().expect("imported")).expect("readable");
        let names: Vec<&str> = found.iter().map(|row| row.customer.as_str()).collect();
        prop_assert_eq!(names, ["c1", "c2", "c3", "c9"], "customers without events have no journey");
        for row in &found {
            for name in ["age", "plan"] {
                prop_assert_eq!(row.get(name).cloned(), last(&row.customer, name), "{} {}", row.customer, name);
            }
        }
    }
}
