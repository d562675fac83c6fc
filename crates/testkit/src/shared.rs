//! The vectors and data that lie beside the repository.

use std::path::PathBuf;

use journey::Scalar;
use serde_json::Value;

use crate::rows::Row;

/// A path beside the repository, if it is there. Tests that miss it say so and pass: the repository alone does not
/// hold the data.
pub fn shared(path: &str) -> Option<PathBuf> {
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if full.exists() {
        return Some(full);
    }
    eprintln!("not checked: ../shared/{path} is absent");
    None
}

/// One case of the vectors.
#[derive(Debug, Clone)]
pub struct Case {
    /// What names it.
    pub seed: u64,
    /// The question document.
    pub question: Value,
    /// The events.
    pub rows: Vec<Row>,
    /// The answer as it must be; keys it does not have may be there too.
    pub answer: Value,
}

/// The cases of a file of vectors.
pub fn vectors(text: &str) -> Vec<Case> {
    let cases: Vec<Value> = serde_json::from_str(text).expect("vectors are JSON");
    cases.iter().map(case).collect()
}

fn case(value: &Value) -> Case {
    let columns: Vec<&str> = value["columns"].as_array().expect("columns").iter().filter_map(Value::as_str).collect();
    let row = |cells: &Value| {
        let cell = |name: &str| &cells[columns.iter().position(|column| *column == name).expect("a known column")];
        let text = |name: &str| cell(name).as_str().expect("a text").to_owned();
        let own = columns.iter().filter(|name| !["customer", "time", "event"].contains(name));
        Row {
            customer: text("customer"),
            time: journey::parse_millis(&text("time"), &journey::zone("UTC").expect("UTC")).expect("a moment"),
            event: text("event"),
            properties: own.map(|name| ((*name).to_owned(), scalar(cell(name)))).collect(),
        }
    };
    Case {
        seed: value["seed"].as_u64().expect("a seed"),
        question: value["question"].clone(),
        rows: value["events"].as_array().expect("events").iter().map(row).collect(),
        answer: value["answer"].clone(),
    }
}

fn scalar(value: &Value) -> Option<Scalar> {
    match value {
        Value::String(text) if !text.is_empty() => Some(Scalar::Text(text.clone())),
        Value::Number(number) => number.as_f64().map(Scalar::Number),
        Value::Bool(value) => Some(Scalar::Boolean(*value)),
        _ => None,
    }
}
