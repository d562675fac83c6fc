//! Customers, and who is behind a number: lists must be as long as the numbers they explain.

#![allow(clippy::expect_used, clippy::unwrap_used)] // A test that can't go on says so and stops.

use std::collections::BTreeSet;

use analyze::{Asker, Cursor, Find, behind, facts, find, names, properties, sizes, timeline, volumes};
use events::Snapshot;
use journey::document::parse_json;
use journey::question::{Place, Scope};
use journey::{Matcher, Node, Question, Scalar, Segment};
use serde_json::{Value, json};
use testkit::{Row, TestData, number, text};

/// Noon of a Monday.
const START: i64 = 1_767_614_400_000;
const HOUR: i64 = 3_600_000;
const EVENTS: [&str; 5] = ["visit", "cart", "purchase", "support", "refund"];

/// Some hundred journeys that differ in many ways, the same at every run.
fn shop() -> TestData {
    let mut state = 7_u64;
    let mut draw = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut rows = Vec::new();
    let mut traits = Vec::new();
    for customer in 0..300 {
        let id = format!("c{customer:03}");
        let mut time = START + i64::try_from(draw(40 * 24)).unwrap() * HOUR;
        for _ in 0..=draw(9) {
            let event = EVENTS[usize::try_from(draw(5)).unwrap()];
            let channel =
                [None, text("web"), text("mail"), text("store"), text("app")][usize::try_from(draw(5)).unwrap()].clone();
            let value = if event == "purchase" { number(draw(50) as f64) } else { None };
            rows.push(Row::new(&id, time, event).with("channel", channel).with("value", value));
            time += i64::try_from(draw(90)).unwrap() * HOUR / 10;
        }
        let plan = if draw(3) == 0 { "paid" } else { "free" };
        traits.push(
            Row::new(&id, events::Batch::NO_TIME, "").with("plan", text(plan)).with("city", text(["Iași", "Cluj"][customer % 2])),
        );
    }
    TestData::with_traits(&rows, &traits)
}

fn question(document: &Value) -> Question {
    Question::parse(&document.to_string()).unwrap_or_else(|refusal| panic!("{document}: {refusal}"))
}

fn ask(snapshot: &Snapshot, document: &Value) -> Value {
    let question = question(document);
    serde_json::to_value(Asker::new(snapshot, &question, START).ask().expect("an answer")).expect("JSON")
}

/// The customers behind a place, in pages of seven.
fn listed(snapshot: &Snapshot, document: &Value, place: &Value) -> BTreeSet<String> {
    let question = question(document);
    let tree = parse_json(&place.to_string()).expect("JSON");
    let place = Place::read(&Node::root(&tree), &question.ask).expect("a place");
    let mut found = BTreeSet::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page = behind(snapshot, &question, &place, START, after, 7).expect("a list");
        assert!(page.customers.len() <= 7);
        for seen in page.customers {
            assert!(found.insert(seen.customer.clone()), "{} is listed twice", seen.customer);
        }
        match page.next {
            Some(next) => after = Some(next.to_string().parse().expect("a cursor comes back")),
            None => return found,
        }
    }
}

fn check(snapshot: &Snapshot, document: &Value, place: &Value, count: &Value) {
    let found = listed(snapshot, document, place);
    assert_eq!(found.len() as u64, count.as_u64().expect("a count"), "{document} at {place}");
}

/// Would catch: a list that is longer or shorter than the number it stands behind, for any number of any answer.
#[test]
fn every_number_has_as_many_customers_behind_it() {
    let data = shop();
    let snapshot = data.store.snapshot().expect("imported");
    let scope = json!({"from": "2026-01-10", "to": "2026-02-10", "customers": {"trait": "plan", "op": "eq", "value": "free"}});
    for scope in [json!({}), scope] {
        let scoped = |mut document: Value| {
            scope.as_object().unwrap().iter().for_each(|(key, value)| document[key] = value.clone());
            document["now"] = json!("2026-02-05");
            document
        };
        let funnel =
            scoped(json!({"ask": "funnel", "window": "7d", "breakdown": {"property": "channel", "by": "first", "limit": 2},
            "steps": [{"match": "visit"}, {"match": "cart", "within": "3d"}, {"match": "purchase"}]}));
        let answer = ask(&snapshot, &funnel);
        for (number, step) in answer["steps"].as_array().unwrap().iter().enumerate() {
            for outcome in ["reached", "dropped", "in_progress"] {
                if !step[outcome].is_null() {
                    check(&snapshot, &funnel, &json!({"step": number + 1, "outcome": outcome}), &step[outcome]);
                }
            }
        }
        assert!(answer["groups"].as_array().unwrap().iter().any(|group| group["value"] == "(other)"));
        for group in answer["groups"].as_array().unwrap() {
            let place = json!({"step": 2, "outcome": "reached", "group": group["value"]});
            check(&snapshot, &funnel, &place, &group["steps"][1]["reached"]);
        }
        let transitions = scoped(json!({"ask": "transitions"}));
        for edge in ask(&snapshot, &transitions)["edges"].as_array().unwrap() {
            check(&snapshot, &transitions, &json!({"from": edge["from"], "to": edge["to"]}), &edge["customers"]);
        }
        let paths = scoped(json!({"ask": "paths", "start": "visit", "depth": 4, "top": 2}));
        let answer = ask(&snapshot, &paths);
        for node in answer["nodes"].as_array().unwrap() {
            check(&snapshot, &paths, &json!({"depth": node["depth"], "label": node["label"]}), &node["customers"]);
        }
        for link in answer["links"].as_array().unwrap() {
            let place = json!({"depth": link["depth"], "from": link["from"], "to": link["to"]});
            check(&snapshot, &paths, &place, &link["customers"]);
        }
        let variants = scoped(json!({"ask": "variants", "top": 5, "first": 2}));
        for variant in ask(&snapshot, &variants)["variants"].as_array().unwrap() {
            check(&snapshot, &variants, &json!({"path": variant["path"]}), &variant["customers"]);
        }
        let retention = scoped(json!({"ask": "retention", "start": "visit", "return": "*", "period": "week", "periods": 4}));
        for cohort in ask(&snapshot, &retention)["cohorts"].as_array().unwrap() {
            check(&snapshot, &retention, &json!({"cohort": cohort["cohort"]}), &cohort["size"]);
            for (period, returned) in cohort["returned"].as_array().unwrap().iter().enumerate() {
                check(&snapshot, &retention, &json!({"cohort": cohort["cohort"], "period": period}), returned);
            }
        }
        let sessions = scoped(json!({"ask": "sessions", "gap": "30m"}));
        check(&snapshot, &sessions, &json!({}), &ask(&snapshot, &sessions)["customers"]);
        let conformance = scoped(json!({"ask": "conformance",
            "steps": [{"key": "v", "match": "visit"}, {"key": "p", "match": "purchase", "within": "2d"}, {"key": "s", "match": "support", "required": false}]}));
        let answer = ask(&snapshot, &conformance);
        check(&snapshot, &conformance, &json!({}), &answer["entered"]);
        for step in answer["steps"].as_array().unwrap() {
            for outcome in ["completed", "late", "out_of_order", "missing", "skipped", "reached"] {
                check(&snapshot, &conformance, &json!({"key": step["key"], "outcome": outcome}), &step[outcome]);
            }
        }
    }
}

/// Would catch: conversions listed for a channel that touched none of them.
#[test]
fn attribution_lists_who_was_touched_and_converted() {
    let data = TestData::of(&[
        Row::new("a", START, "ad").with("channel", text("mail")),
        Row::new("a", START + HOUR, "purchase").with("value", number(0.0)),
        Row::new("b", START, "ad").with("channel", text("web")),
        Row::new("c", START, "ad").with("channel", text("mail")),
        Row::new("c", START + 1, "ad").with("channel", text("web")),
        Row::new("c", START + 2, "purchase").with("value", number(9.0)),
    ]);
    let snapshot = data.store.snapshot().expect("imported");
    let document = json!({"ask": "attribution", "touch": "channel", "conversion": "purchase", "value": "value",
        "lookback": "30d", "half_life": "7d", "models": ["markov"]});
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(listed(&snapshot, &document, &json!({"label": "mail"})), names(&["a", "c"]));
    assert_eq!(listed(&snapshot, &document, &json!({"label": "web"})), names(&["c"]));
    assert_eq!(listed(&snapshot, &document, &json!({})), names(&["a", "c"]));
}

/// Would catch: customers of other accounts behind a number of accounts, or of none; those lost who did nothing themselves.
#[test]
fn behind_accounts_are_their_customers() {
    let row = |customer: &str, hours: i64, event: &str, account: Option<&str>| {
        Row::new(customer, START + hours * HOUR, event).with("account", account.and_then(text)).with("channel", text("web"))
    };
    let data = TestData::of(&[
        // One of the account visits, another buys, and a third only asks.
        row("a1", 0, "visit", Some("Aster")),
        row("a2", 1, "purchase", Some("Aster")),
        row("a3", 2, "support", Some("Aster")),
        row("b1", 0, "visit", Some("Birch")),
        // Of two accounts, and of none.
        row("b2", 1, "visit", Some("Cedar")),
        row("b2", 2, "purchase", Some("Birch")),
        row("b2", 3, "support", None),
        row("d1", 0, "visit", Some("Dill")),
        row("n1", 0, "visit", None),
        row("n1", 1, "purchase", None),
    ]);
    let snapshot = data.store.snapshot().expect("imported");
    let funnel = json!({"ask": "funnel", "window": "1d", "steps": [{"match": "visit"}, {"match": "purchase"}], "per": "account"});
    let steps = &ask(&snapshot, &funnel)["steps"];
    assert_eq!((&steps[0]["reached"], &steps[1]["reached"]), (&json!(4), &json!(2)), "Aster, Birch, Cedar and Dill");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
    let behind = |place: Value| listed(&snapshot, &funnel, &place);
    assert_eq!(behind(json!({"step": 1, "outcome": "reached"})), names(&["a1", "a2", "a3", "b1", "b2", "d1"]));
    assert_eq!(behind(json!({"step": 2, "outcome": "reached"})), names(&["a1", "a2", "a3", "b1", "b2"]));
    assert_eq!(behind(json!({"step": 2, "outcome": "in_progress"})), names(&["b2", "d1"]));
    // Who has events out of scope only is not of the account.
    let mut scoped = funnel.clone();
    scoped["events"] = json!({"any": ["visit", "purchase"]});
    let place = json!({"step": 2, "outcome": "reached"});
    assert_eq!(listed(&snapshot, &scoped, &place), names(&["a1", "a2", "b1", "b2"]));
}

/// Would catch: a saved segment taken for an empty one.
#[test]
fn what_can_not_be_listed_is_refused() {
    let data = shop();
    let snapshot = data.store.snapshot().expect("imported");
    let named = question(&json!({"ask": "sessions", "customers": {"segment": "vip"}}));
    let problem = behind(&snapshot, &named, &Place::Everyone, START, None, 9).expect_err("refused").to_string();
    assert!(problem.contains("vip"), "{problem}");
    assert!(Asker::new(&snapshot, &named, START).ask().is_err());
}

/// Would catch: customers lost between pages, found by what they are not, or with the traits of others.
#[test]
fn customers_are_found_by_id_trait_and_segment() {
    let data = shop();
    let snapshot = data.store.snapshot().expect("imported");
    let all = |wanted: &Find| {
        let mut found = Vec::new();
        let mut after = None;
        loop {
            let page = find(&snapshot, wanted, START, after, 11).expect("a page");
            found.extend(page.customers);
            match page.next {
                Some(next) => after = Some(next),
                None => return found,
            }
        }
    };
    assert_eq!(all(&Find::default()).len(), 300);
    let by_id = all(&Find { text: Some("C29".to_owned()), segment: None });
    assert_eq!(by_id.len(), 10);
    let by_trait = all(&Find { text: Some("iaș".to_owned()), segment: None });
    assert_eq!(by_trait.len(), 150);
    assert!(by_trait.iter().all(|(_, traits)| traits.contains(&("city".to_owned(), Scalar::Text("Iași".to_owned())))));
    let segment = Segment::parse(r#"{"sequence":["visit","purchase"],"within":"1d"}"#).expect("a segment");
    let inside = all(&Find { text: None, segment: Some(segment.clone()) });
    let funnel = json!({"ask": "funnel", "window": "1d", "steps": [{"match": "visit"}, {"match": "purchase"}]});
    assert_eq!(json!(inside.len()), ask(&snapshot, &funnel)["steps"][1]["reached"], "a sequence is a funnel's last step");
    let told = sizes(&snapshot, &[segment.clone(), Segment::Not(Box::new(segment))], &Scope::default(), START).expect("sizes");
    assert_eq!((told.customers, told.overlaps[0][0]), (300, inside.len() as u64));
    assert_eq!((told.overlaps[0][1], told.overlaps[0][0] + told.overlaps[1][1]), (0, 300));
}

/// Would catch: a timeline that is not the journey, in parts or as a whole.
#[test]
fn a_timeline_is_the_journey_of_its_customer() {
    let rows: Vec<Row> = (0..25)
        .map(|i| Row::new("a/b ș", START + i * HOUR, EVENTS[usize::try_from(i % 5).unwrap()]).with("value", number(i as f64)))
        .chain([Row::new("other", START, "visit").with("value", number(1.0))])
        .collect();
    let data = TestData::of(&rows);
    let snapshot = data.store.snapshot().expect("imported");
    let known = facts(&snapshot, "a/b ș").expect("read").expect("a customer");
    assert_eq!((known.seen.events, known.seen.first_millis, known.seen.last_millis), (25, START, START + 24 * HOUR));
    let mut told = Vec::new();
    let mut from = 0;
    loop {
        let page = timeline(&snapshot, "a/b ș", from, 10).expect("read").expect("a customer");
        told.extend(page.events);
        match page.next {
            Some(next) => from = next,
            None => break,
        }
    }
    assert_eq!(told.len(), 25);
    for (i, event) in told.iter().enumerate() {
        assert_eq!((event.place, event.event.as_str(), event.time_millis), (i, EVENTS[i % 5], rows[i].time));
        assert_eq!(event.properties, [("value".to_owned(), Scalar::Number(i as f64))]);
    }
    for nobody in ["a", "zz", ""] {
        assert_eq!((facts(&snapshot, nobody).expect("read"), timeline(&snapshot, nobody, 0, 9).expect("read")), (None, None));
    }
}

/// Would catch: a page of data that disagrees with the answers to questions.
#[test]
fn what_is_told_of_the_data_agrees_with_the_answers() {
    let data = shop();
    let snapshot = data.store.snapshot().expect("imported");
    let told = names(&snapshot).expect("names");
    assert_eq!((told.customers, told.events.iter().map(|event| event.count).sum::<u64>()), (300, snapshot.events()));
    assert!(told.events.windows(2).all(|pair| pair[0].count >= pair[1].count));
    let transitions = ask(&snapshot, &json!({"ask": "transitions"}));
    for node in transitions["nodes"].as_array().unwrap() {
        let event = told.events.iter().find(|event| json!(event.name) == node["label"]).expect("known");
        assert_eq!((json!(event.count), json!(event.customers)), (node["count"].clone(), node["customers"].clone()));
    }
    let all = volumes(&snapshot, None, &journey::zone("UTC").expect("UTC")).expect("volumes");
    assert_eq!(all.periods.iter().map(|period| period.events).sum::<u64>(), snapshot.events());
    let visits =
        volumes(&snapshot, Some(&Matcher::event("visit")), &journey::zone("Europe/Bucharest").expect("a zone")).expect("volumes");
    let visit = told.events.iter().find(|event| event.name == "visit").expect("known");
    assert_eq!(visits.periods.iter().map(|period| period.events).sum::<u64>(), visit.count);
    assert!(visits.periods.iter().all(|period| period.customers <= period.events));
    let told = properties(&snapshot, 2).expect("properties");
    let of = |name: &str| told.iter().find(|property| property.name == name).expect("known");
    assert_eq!((of("channel").distinct, of("channel").values.len()), (4, 2));
    assert_eq!((of("city").count, of("plan").count, of("value").min), (300, 300, Some(0.0)));
    assert!(of("value").max.is_some_and(|most| most > 40.0));
}

/// Would catch: work that goes on after nobody wants it any more.
#[test]
fn what_is_cancelled_stops() {
    let data = shop();
    let watch = std::sync::Arc::new(events::Watch::default());
    let snapshot = data.store.snapshot().expect("imported").watched(std::sync::Arc::clone(&watch));
    assert!(names(&snapshot).is_ok());
    watch.cancel();
    let stopped = |error: analyze::AnalyzeError| assert!(error.to_string().contains("stopped"), "{error}");
    stopped(names(&snapshot).expect_err("stopped"));
    stopped(Asker::new(&snapshot, &question(&json!({"ask": "transitions"})), START).ask().expect_err("stopped"));
}
