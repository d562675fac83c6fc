//! What holds for every table the shop hands out.

#![allow(clippy::expect_used, reason = "a test that finds nothing should fail there")]

mod common;

use std::collections::BTreeSet;

use common::{SEEDS, journeys, median, numbers, planted, text};
use simulate::{Column, DEFAULT_END_MILLIS, Shop, Table};

const DAY: i64 = 86_400_000;

/// Every row as text, so that tables cut differently can be compared.
fn lines(tables: impl Iterator<Item = Table>) -> Vec<String> {
    let line = |table: &Table, row: usize| {
        let cells = table.columns.iter().map(|named| match &named.column {
            Column::Ids { .. } | Column::Texts { .. } => named.column.text(row).unwrap_or_default(),
            Column::Times(times) => times[row].to_string(),
            Column::Numbers(numbers) => numbers[row].to_string(),
            Column::Booleans(booleans) => format!("{:?}", booleans[row]),
        });
        cells.collect::<Vec<_>>().join("|")
    };
    tables.flat_map(|table| (0..table.rows).map(|row| line(&table, row)).collect::<Vec<_>>()).collect()
}

/// Would catch: a customer that depends on its neighbours, on the cut, or on who was drawn before.
#[test]
fn rows_do_not_depend_on_the_cut() {
    let shop = Shop::new(11, 500);
    let whole = lines(shop.chunks(500));
    for customers in [1, 7, 499, 10_000] {
        assert!(lines(shop.chunks(customers)) == whole, "cut by {customers}");
    }
    let backwards: Vec<_> = (0..5).rev().map(|part| shop.events(part * 100..part * 100 + 100)).collect();
    assert!(lines(backwards.into_iter().rev()) == whole);
    assert_eq!(shop.events(400..9000), shop.events(400..500), "numbers past the last are left out");
    assert_eq!(shop.events(500..600).rows, 0);
}

/// Would catch: rows that change between machines, or by accident. Whoever changes the shop on purpose changes this too.
#[test]
fn the_rows_of_a_seed_are_fixed() {
    let text = lines(Shop::new(7, 300).chunks(100)).join("\n");
    // FNV-1a, 64 bits.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    assert_eq!(format!("{hash:016x}"), "4472fbee954b0f57");
}

/// Would catch: a seed that is not used, for customers or for the plan.
#[test]
fn seeds_differ() {
    assert_ne!(Shop::new(1, 50).events(0..50), Shop::new(2, 50).events(0..50));
    let problems = |seed| serde_json::to_string(&Shop::new(seed, 1).truth().problems).expect("the truth is plain");
    assert_eq!(SEEDS.map(problems).into_iter().collect::<BTreeSet<_>>().len(), SEEDS.len());
}

/// Would catch: a truth that a reader of its JSON would not understand.
#[test]
fn the_truth_reads_as_json() {
    let truth = serde_json::to_value(Shop::new(1, 1).truth()).expect("the truth is plain");
    assert_eq!(truth["stages"][0]["name"], "Awareness");
    assert_eq!(truth["stages"][4]["events"][0], "survey");
    assert_eq!(truth["problems"][0]["kind"], "loss");
    assert_eq!(truth["problems"][1]["place"]["property"], "city");
}

/// Would catch: a planted event that never happens, or one that happens and was not planted.
#[test]
fn planted_events_are_those_that_happen() {
    for seed in SEEDS {
        let shop = Shop::new(seed, 3000);
        let happen: BTreeSet<_> = journeys(&shop).into_iter().flatten().map(|row| row.event).collect();
        let planted: BTreeSet<_> = planted(&shop).into_iter().map(|(event, _)| event).collect();
        assert_eq!(happen, planted, "seed {seed}");
        for problem in shop.truth().problems {
            assert!(problem.events.iter().all(|event| planted.contains(event)), "seed {seed}: {problem:?}");
        }
    }
}

/// Would catch: journeys too thin or too thick for what the scale tests promise, times that stand still, or a leak out
/// of the year.
#[test]
fn journeys_have_the_promised_size_and_times() {
    for (seed, end) in SEEDS.into_iter().zip([0, 0, 0, 0, -1234 * DAY, 400 * DAY]) {
        let end = DEFAULT_END_MILLIS + end;
        let journeys = journeys(&Shop::new(seed, 4000).ending(end));
        let events: usize = journeys.iter().map(Vec::len).sum();
        let mean = events as f64 / journeys.len() as f64;
        assert!((20.0..30.0).contains(&mean), "seed {seed}: {mean} events a customer");
        for journey in &journeys {
            assert!(journey.windows(2).all(|pair| pair[0].time < pair[1].time), "seed {seed}: time stands still");
            assert!(journey.iter().all(|row| (end - 365 * DAY..end).contains(&row.time)), "seed {seed}: out of the year");
        }
    }
}

/// Would catch: scores outside their scale, or answers without a questionnaire.
#[test]
fn scores_keep_their_scale() {
    let mut seen = BTreeSet::new();
    for row in journeys(&Shop::new(5, 8000)).into_iter().flatten() {
        assert_eq!(row.event == "survey", row.survey.is_some());
        assert_eq!(row.survey.is_some(), !row.score.is_nan());
        let Some(survey) = row.survey else { continue };
        let scale = if survey == "nps" { 0.0..=10.0 } else { 1.0..=5.0 };
        assert!(scale.contains(&row.score) && row.score.fract() == 0.0, "{survey} {}", row.score);
        seen.insert((survey, row.score as u8));
    }
    assert!(seen.len() >= 4 * 5 + 11, "only {seen:?}");
}

/// Would catch: columns of different lengths, codes outside their dictionary, properties where they do not belong.
#[test]
fn columns_fit_together() {
    let shop = Shop::new(3, 2000);
    for table in [shop.events(0..2000), shop.traits(0..2000)] {
        assert!(table.columns.iter().all(|named| named.column.len() == table.rows));
        for named in &table.columns {
            if let Column::Texts { codes, values } = &named.column {
                let known = |&code: &u8| code == Column::NO_TEXT || usize::from(code) < values.len();
                assert!(codes.iter().all(known), "{}", named.name);
            }
        }
    }
    let table = shop.events(0..2000);
    let (values, orders) = (numbers(&table, "value"), table.column("order").expect("a column"));
    for (row, &value) in values.iter().enumerate() {
        let event = text(&table, "event", row);
        let buys = matches!(event, Some("purchase" | "store_purchase"));
        assert!(!buys || (value > 0.0 && orders.text(row).is_some()));
        assert_eq!(text(&table, "store", row).is_some(), text(&table, "channel", row) == Some("store"));
    }
}

/// Would catch: traits that are not those the customer lives by, or names that change their width.
#[test]
fn traits_belong_to_the_events() {
    let shop = Shop::new(3, 2000);
    let (events, traits) = (shop.events(0..2000), shop.traits(0..2000));
    assert_eq!(traits.rows, 2000);
    assert_eq!(traits.column("customer").and_then(|column| column.text(42)).as_deref(), Some("c0000042"));
    let Some(Column::Ids { numbers: customers, .. }) = events.column("customer") else { panic!("no customers") };
    let cities = (0..events.rows).filter_map(|row| Some((customers[row], text(&events, "city", row)?)));
    for (customer, city) in cities {
        assert_eq!(Some(city), text(&traits, "city", customer as usize));
    }
}

/// Would catch: segments that are only names.
#[test]
fn segments_behave_differently() {
    let shop = Shop::new(9, 10_000);
    let (journeys, traits) = (journeys(&shop), shop.traits(0..10_000));
    let usual = |segment: &str| {
        let lengths = journeys.iter().enumerate().filter(|(row, _)| text(&traits, "segment", *row) == Some(segment));
        median(lengths.map(|(_, journey)| journey.len() as i64).collect())
    };
    let (regulars, newcomers, window) = (usual("regulars"), usual("newcomers"), usual("window-shoppers"));
    assert!(regulars > newcomers && newcomers > window, "{regulars}, {newcomers}, {window}");
}
