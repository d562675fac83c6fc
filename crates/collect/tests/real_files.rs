//! The real data, read with the examples that are handed out. Counts are those of an independent script.

#![allow(clippy::expect_used)] // A test that can't go on says so and stops.

mod common;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use collect::{DropReason, Mapping};
use common::{Read, read_all, real};

fn read_example(example: &str, folder: &Path) -> BTreeMap<String, Read> {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(example).join("import.yaml");
    let mapping = Mapping::load(&document).expect("a good mapping");
    let sources = mapping.sources(folder).expect("all files are there");
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    sources.iter().map(|source| (name(&source.path), read_all(source))).collect()
}

fn customers(read: &Read) -> usize {
    let of = |batch: &events::Batch| {
        batch.customers.codes.iter().map(|code| batch.customers.values.get(*code as usize - 1).to_owned()).collect::<Vec<_>>()
    };
    read.batches.iter().flat_map(of).collect::<HashSet<String>>().len()
}

fn count(read: &Read, event: &str) -> usize {
    let of = |batch: &events::Batch| {
        let events = batch.events.as_ref().expect("events");
        (0..batch.len()).filter(|row| events.get(*row) == Some(event)).count()
    };
    read.batches.iter().map(of).sum()
}

/// Would catch: a joined date that is not found, baskets split or merged, a household lost.
#[test]
fn completejourney() {
    let Some(folder) = real("completejourney") else { return };
    let all = read_example("completejourney", &folder);
    assert!(all.values().all(|read| read.failure.is_none() && read.rejects.is_empty()), "{:?}", all.values().next());
    let campaigns = &all["campaigns.csv.gz"];
    assert_eq!((campaigns.report.rows, count(campaigns, "campaign received"), customers(campaigns)), (6_589, 6_589, 1_559));
    let first = common::rows(&campaigns.batches)[0].clone();
    assert_eq!(first, "105 2017-03-03T05:00:00Z campaign received campaign=1 campaign_type=Type B campaign_end=2017-04-09");
    let coupons = &all["coupon_redemptions.csv.gz"];
    assert_eq!(count(coupons, "coupon redeemed"), 2_102);
    let baskets = &all["transactions_sample.csv.gz"];
    assert_eq!((baskets.report.rows, baskets.report.events, customers(baskets)), (75_000, 47_243, 2_377));
    assert_eq!(baskets.report.notes, ["222 rows have no match in products.csv.gz; its columns are missing there"]);
    let demographics = &all["demographics.csv.gz"];
    assert_eq!((demographics.report.trait_rows, demographics.report.events), (801, 0));
    let names: Vec<&str> = demographics.batches[0].properties.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["age", "income", "home_ownership", "marital_status", "household_size", "household_comp", "kids_count"]);
}

/// Would catch: money lost in a group, a basket with the value of another.
#[test]
fn baskets_add_up_to_what_was_paid() {
    let Some(folder) = real("completejourney") else { return };
    let all = read_example("completejourney", &folder);
    let baskets = &all["transactions_sample.csv.gz"];
    let mut cents = 0.0;
    for batch in &baskets.batches {
        let (_, values) = batch.properties.iter().find(|(name, _)| name == "value").expect("a value");
        let events::Values::Numbers(numbers) = values else { panic!("numbers") };
        cents += numbers.iter().map(|number| (number * 100.0).round()).sum::<f64>();
    }
    let file = std::fs::File::open(folder.join("transactions_sample.csv.gz")).expect("there");
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(file));
    let paid = |row: csv::StringRecord| (row[5].parse::<f64>().expect("a number") * 100.0).round();
    let wanted: f64 = reader.records().map(|row| paid(row.expect("a row"))).sum();
    assert_eq!(cents, wanted);
}

/// Would catch: customers written as 17850.0, lines without a customer lost in silence, cancellations as purchases.
#[test]
fn online_retail() {
    let Some(folder) = real("online_retail") else { return };
    let all = read_example("online_retail", &folder);
    let retail = &all["online_retail.csv.gz"];
    assert_eq!(retail.failure, None);
    assert_eq!(retail.report.rows, 541_909);
    assert_eq!(retail.report.rejected[&DropReason::NoCustomer].count, 135_080);
    assert_eq!(retail.rejects.len(), 135_080);
    assert_eq!(customers(retail), 4_372);
    let invoices = count(retail, "purchase") + count(retail, "cancellation");
    assert_eq!(u64::try_from(invoices), Ok(retail.report.events));
    assert_eq!((count(retail, "purchase"), count(retail, "cancellation")), (18_536, 3_654));
    let first = common::rows(&retail.batches)[0].clone();
    assert_eq!(first, "17850 2010-12-01T08:26:00Z purchase invoice=536365 country=United Kingdom value=139.12 items=40 lines=7");
}

/// Would catch: a clickstream with events lost or told apart wrongly.
#[test]
fn ecom() {
    let Some(folder) = real("ecom") else { return };
    let all = read_example("ecom", &folder);
    let ecom = &all["ecom.csv.gz"];
    assert_eq!((ecom.report.rows, ecom.report.events, customers(ecom)), (31_106, 31_106, 600));
    for (event, times) in [("product_view", 6_851), ("catalog", 6_521), ("purchase", 470)] {
        assert_eq!(count(ecom, event), times, "{event}");
    }
    assert_eq!(ecom.report.notes, Vec::<String>::new());
}
