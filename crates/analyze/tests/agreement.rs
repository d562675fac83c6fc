//! "They agree with each other": different questions about the same real data, and what independent scripts counted.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)] // A test that can't go on says so and stops.

use analyze::Asker;
use flate2::read::GzDecoder;
use journey::{Question, parse_millis, zone};
use serde_json::{Value, json};
use testkit::{Row, TestData, shared};

/// A table beside the repository as events, each line read by `row`; `None` where the file is absent, which was told.
fn table(path: &str, row: impl Fn(&dyn Fn(&str) -> String) -> Option<Row>) -> Option<TestData> {
    let file = std::fs::File::open(shared(path)?).expect("readable");
    let mut reader = csv::Reader::from_reader(GzDecoder::new(file));
    let names: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let rows = reader.records().filter_map(|record| {
        let record = record.expect("a line");
        let cell = |name: &str| record[names.iter().position(|known| known == name).expect("a known column")].to_owned();
        row(&cell)
    });
    Some(TestData::of(&rows.collect::<Vec<_>>()))
}

fn ecom() -> Option<TestData> {
    let utc = zone("UTC").expect("UTC");
    table("data/ecom/ecom.csv.gz", |cell| {
        let time = parse_millis(&cell("timestamp").replace(' ', "T"), &utc).expect("a moment");
        Some(Row::new(&cell("user_id"), time, &cell("event")).with("platform", testkit::text(&cell("platform"))))
    })
}

/// Invoice lines of known customers; times are taken as local to a zone.
fn online_retail(timezone: &str) -> Option<TestData> {
    let zone = zone(timezone).expect("a zone");
    table("data/online_retail/online_retail.csv.gz", |cell| {
        let customer = cell("CustomerID");
        let time = parse_millis(&cell("InvoiceDate").replace(' ', "T"), &zone).expect("a moment");
        let event = if cell("InvoiceNo").starts_with('C') { "cancellation" } else { "purchase" };
        (!customer.is_empty()).then(|| Row::new(&customer, time, event))
    })
}

fn ask(data: &TestData, question: &Value) -> Value {
    let question = Question::parse(&question.to_string()).unwrap_or_else(|refusal| panic!("{question}: {refusal}"));
    let snapshot = data.store.snapshot().expect("imported");
    serde_json::to_value(Asker::new(&snapshot, &question, 0).ask().expect("an answer")).expect("serialisable")
}

fn list<'a>(answer: &'a Value, key: &str) -> &'a [Value] {
    answer[key].as_array().expect("a list")
}

/// What the definitions say must agree, for every label of the data.
fn check(data: &TestData, scope: &Value) {
    let ask = |mut question: Value| {
        scope.as_object().into_iter().flatten().for_each(|(key, value)| question[key] = value.clone());
        ask(data, &question)
    };
    let transitions = ask(json!({"ask": "transitions"}));
    let edges = |test: &dyn Fn(&Value) -> bool, key: &str| -> u64 {
        list(&transitions, "edges").iter().filter(|edge| test(edge)).filter_map(|edge| edge[key].as_u64()).sum()
    };
    for node in list(&transitions, "nodes") {
        let (label, count) = (&node["label"], node["count"].as_u64().expect("a count"));
        assert_eq!(edges(&|edge| edge["to"] == *label, "count"), count, "into {label}");
        assert_eq!(edges(&|edge| edge["from"] == *label, "count"), count, "out of {label}");
        let funnel = ask(json!({"ask": "funnel", "window": "30d", "steps": [{"match": label}, {"match": "*"}]}));
        let paths = ask(json!({"ask": "paths", "start": label}));
        assert_eq!(funnel["steps"][0]["reached"], paths["customers"], "{label}");
        assert_eq!(funnel["steps"][0]["reached"], node["customers"], "{label}");
        if scope.get("events").is_none() {
            let alone = ask(json!({"ask": "sessions", "events": label}));
            assert_eq!((&alone["events"], &alone["customers"]), (&node["count"], &node["customers"]), "{label}");
        }
    }
    for edge in list(&transitions, "edges").iter().filter(|edge| edge["from"] != "(start)" && edge["to"] != "(end)") {
        let steps = json!([{"match": edge["from"]}, {"match": edge["to"], "next": true}]);
        let funnel = ask(json!({"ask": "funnel", "window": "5000w", "steps": steps}));
        assert_eq!(funnel["steps"][1]["reached"], edge["customers"], "{} to {}", edge["from"], edge["to"]);
    }
    let variants = ask(json!({"ask": "variants", "top": 100_000}));
    let sum: u64 = list(&variants, "variants").iter().filter_map(|variant| variant["customers"].as_u64()).sum();
    assert_eq!(
        (json!(sum), json!(list(&variants, "variants").len())),
        (transitions["customers"].clone(), variants["distinct"].clone())
    );
    let sessions = ask(json!({"ask": "sessions"}));
    assert_eq!(sessions["customers"], transitions["customers"]);
    assert_eq!(
        sessions["events"].as_u64(),
        Some(list(&transitions, "nodes").iter().filter_map(|node| node["count"].as_u64()).sum())
    );
    // Whatever flows into a node of a path flows out of it.
    let paths = ask(json!({"ask": "paths", "depth": 6, "top": 3}));
    for node in list(&paths, "nodes").iter().filter(|node| node["depth"] != 0) {
        let into = list(&paths, "links").iter().filter(|link| {
            link["to"] == node["label"] && link["depth"].as_u64().map(|depth| depth + 1) == node["depth"].as_u64()
        });
        assert_eq!(
            into.filter_map(|link| link["customers"].as_u64()).sum::<u64>(),
            node["customers"].as_u64().expect("a count"),
            "{node}"
        );
    }
}

/// Would catch: two kernels that mean different customers, events or orders by the same words.
#[test]
fn questions_about_a_web_shop_agree() {
    let Some(data) = ecom() else { return };
    check(&data, &json!({}));
    check(&data, &json!({"per": "session", "events": {"where": [{"property": "platform", "op": "ne", "value": "desktop"}]}}));
}

/// Would catch: the same on data with many equal times.
#[test]
fn questions_about_a_gift_shop_agree() {
    let Some(data) = online_retail("UTC") else { return };
    check(&data, &json!({}));
    check(&data, &json!({"from": "2011-03-01", "to": "2011-06-01", "customers": {"did": "cancellation"}}));
}

/// Would catch: events lost on the way in, or counted twice.
#[test]
fn counts_of_the_web_shop_are_those_of_an_independent_script() {
    let Some(data) = ecom() else { return };
    assert_eq!(data.store.snapshot().expect("imported").events(), 31_106);
    let answer = ask(&data, &json!({"ask": "transitions"}));
    let mut nodes: Vec<(u64, &str)> = list(&answer, "nodes")
        .iter()
        .map(|node| (node["count"].as_u64().expect("a count"), node["label"].as_str().expect("a label")))
        .collect();
    nodes.sort_by(|a, b| b.cmp(a));
    assert_eq!((nodes.len(), nodes[0], nodes[1]), (19, (6_851, "product_view"), (6_521, "catalog")));
    assert!(nodes.contains(&(470, "purchase")));
    assert_eq!(answer["customers"], 600);
}

/// Would catch: months cut elsewhere than the calendar cuts them, returns lost or counted twice.
#[test]
fn retention_of_the_gift_shop_is_that_of_an_independent_script() {
    for timezone in ["UTC", "Europe/London"] {
        let Some(data) = online_retail(timezone) else { return };
        let question =
            json!({"ask": "retention", "start": "*", "return": "*", "period": "month", "periods": 13, "timezone": timezone});
        let answer = ask(&data, &question);
        let cohort = &answer["cohorts"][0];
        assert_eq!((&cohort["cohort"], &cohort["size"]), (&json!("2010-12-01"), &json!(948)), "{timezone}");
        let after: Vec<u64> = list(cohort, "returned")[1..].iter().filter_map(Value::as_u64).collect();
        assert_eq!(after, [362, 317, 367, 341, 376, 360, 336, 336, 374, 354, 474, 260], "{timezone}");
        let sizes: u64 = list(&answer, "cohorts").iter().filter_map(|cohort| cohort["size"].as_u64()).sum();
        assert_eq!(sizes, 4_372, "{timezone}");
    }
}
