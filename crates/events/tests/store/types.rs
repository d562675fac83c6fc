//! Types of properties, decided by all the data so far.

use events::{Batch, Conflict, Kind, Values};
use journey::Scalar;
use testkit::{Row, TestData, batch, number, rows_of, spelled, text};

/// A batch of one customer with one property, spelt as in a file without types.
fn spelt(values: &[&str]) -> Batch {
    let rows: Vec<Row> = values.iter().map(|_| Row::new("c", 0, "e")).collect();
    Batch { properties: vec![("p".to_owned(), spelled(values.iter().copied()))], ..batch(&rows) }
}

fn typed(values: &[Option<Scalar>]) -> Batch {
    batch(&values.iter().map(|value| Row::new("c", 0, "e").with("p", value.clone())).collect::<Vec<_>>())
}

/// Imports one after the other; gives the type, the values in order of arrival and the conflicts of each import.
fn import(batches: Vec<Batch>) -> (Kind, Vec<String>, Vec<Vec<Conflict>>) {
    let data = TestData::default();
    let conflicts = batches.into_iter().map(|batch| data.import(vec![batch], 1).conflicts).collect();
    let snapshot = data.reopened(1).snapshot().expect("imported");
    let rows = rows_of(&snapshot).expect("readable");
    let values = rows.iter().map(|row| row.get("p").map_or("-".to_owned(), ToString::to_string)).collect();
    (snapshot.kind("p").expect("known"), values, conflicts)
}

/// Would catch: numbers of an earlier import lost when texts come, or a conflict nobody hears of.
#[test]
fn numbers_then_texts_are_texts() {
    let (kind, values, conflicts) = import(vec![typed(&[number(5.0), None, number(25.5)]), typed(&[text("many"), None])]);
    assert_eq!((kind, values.as_slice()), (Kind::Text, ["5", "-", "25.5", "many", "-"].map(String::from).as_slice()));
    assert!(conflicts[0].is_empty());
    let told = &conflicts[1][0];
    assert_eq!((told.property.as_str(), told.was, told.found, told.example.as_str()), ("p", Kind::Number, Kind::Text, "many"));
}

/// Would catch: a boolean turned into a number or a missing value when types clash.
#[test]
fn booleans_then_numbers_are_texts() {
    let truth = |value: bool| Some(Scalar::Boolean(value));
    let (kind, values, conflicts) =
        import(vec![typed(&[truth(true), truth(false), None]), typed(&[number(1.0)]), typed(&[truth(true)])]);
    assert_eq!((kind, values.as_slice()), (Kind::Text, ["true", "false", "-", "1", "true"].map(String::from).as_slice()));
    assert_eq!((conflicts[1][0].was, conflicts[1][0].found), (Kind::Boolean, Kind::Number));
    assert!(conflicts[2].is_empty(), "told once is enough");
}

/// Would catch: postcodes and long identifiers that lose their zeros or digits.
#[test]
fn what_only_looks_like_a_number_stays_as_spelt() {
    let (kind, values, conflicts) = import(vec![spelt(&["007", "010", ""]), spelt(&["12345678901234567890"]), spelt(&["42"])]);
    assert_eq!(
        (kind, values.as_slice()),
        (Kind::Text, ["007", "010", "-", "12345678901234567890", "42"].map(String::from).as_slice())
    );
    assert!(conflicts.iter().all(Vec::is_empty), "texts were texts from the start: {conflicts:?}");
    let (kind, values, conflicts) = import(vec![spelt(&["7", "10"]), spelt(&["007"])]);
    assert_eq!((kind, values.as_slice()), (Kind::Text, ["7", "10", "007"].map(String::from).as_slice()));
    assert_eq!((conflicts[1][0].found, conflicts[1][0].example.as_str()), (Kind::Text, "007"));
}

/// Would catch: spelt numbers kept as texts, or a column of nothing that decides a type.
#[test]
fn spelt_numbers_and_booleans_are_what_they_spell() {
    assert_eq!(import(vec![spelt(&["", ""]), spelt(&["1e3", "-.5", "2"])]).0, Kind::Number);
    let (kind, values, _) = import(vec![spelt(&["TRUE", "false", ""]), spelt(&["", "True"])]);
    assert_eq!((kind, values.as_slice()), (Kind::Boolean, ["true", "false", "-", "-", "true"].map(String::from).as_slice()));
}

/// Would catch: forms of one property mixed up within one import: its batches, spilled or not, need not agree.
#[test]
fn forms_may_change_from_batch_to_batch() {
    let batches =
        || vec![typed(&[number(1.5)]), spelt(&["2", "x"]), typed(&[Some(Scalar::Boolean(true))]), typed(&[text("y"), None])];
    for memory_bytes in [1, 1 << 30] {
        let data = TestData::default();
        let report = data.import(batches(), memory_bytes);
        let rows = rows_of(&data.store.snapshot().expect("imported")).expect("readable");
        let values: Vec<Option<Scalar>> = rows.iter().map(|row| row.get("p").cloned()).collect();
        assert_eq!(values, [text("1.5"), text("2"), text("x"), text("true"), text("y"), None]);
        assert_eq!(report.conflicts.len(), 1);
    }
}

/// Would catch: a property that some imports do not have read as something else than missing there.
#[test]
fn what_an_import_does_not_have_is_missing() {
    let data = TestData::default();
    data.import(vec![batch(&[Row::new("c", 1, "e").with("old", number(1.0))])], 1 << 30);
    data.import(vec![batch(&[Row::new("c", 2, "e").with("new", text("n"))])], 1 << 30);
    data.import(
        vec![Batch {
            properties: vec![("empty".to_owned(), Values::Numbers(vec![f64::NAN]))],
            ..batch(&[Row::new("c", 3, "e")])
        }],
        1,
    );
    let rows = rows_of(&data.store.snapshot().expect("imported")).expect("readable");
    let told: Vec<_> =
        rows.iter().map(|row| (row.get("old").cloned(), row.get("new").cloned(), row.get("empty").cloned())).collect();
    assert_eq!(told, [(number(1.0), None, None), (None, text("n"), None), (None, None, None)]);
}
