//! Discovery on a few made-up shops, whose truth is known. `examples/yardsticks` measures many, larger ones.

#![allow(clippy::expect_used)] // A test that can't be set up has failed.

#[path = "../examples/yardsticks/judge.rs"]
mod judge;
#[path = "../examples/yardsticks/shop.rs"]
mod shop;

use analyze::Asker;
use judge::{discovered, judge, options};
use mapping::Map;
use shop::Names;
use simulate::Shop;

/// Enough for the planted problems to stand out of chance.
const CUSTOMERS: usize = 8_000;

/// Would catch: steps in wrong stages, a lost order, planted problems that hide behind others.
#[test]
fn planted_stages_order_and_problems_are_found() {
    for seed in [1, 7, 2026] {
        let (judged, found) = judge(seed, CUSTOMERS, Names::Kept);
        assert!(judged.in_stage >= 0.9, "seed {seed}: {} in their stage\n{}", judged.in_stage, found.map.to_yaml());
        assert!(judged.tau >= 0.8, "seed {seed}: tau {}", judged.tau);
        assert_eq!(judged.missed(), 0, "seed {seed}: {:?}\n{:#?}", judged.found_at, found.report.pains);
        assert!(found.map.steps().count() <= options().steps && (3..=6).contains(&found.map.stages.len()));
    }
}

/// Would catch: a discovery that reads names instead of journeys.
#[test]
fn names_without_meaning_change_little() {
    let (judged, found) = judge(3, CUSTOMERS, Names::Meaningless);
    assert!(judged.in_stage >= 0.8, "{} in their stage\n{}", judged.in_stage, found.map.to_yaml());
    assert!(judged.tau >= 0.8, "tau {}", judged.tau);
    assert_eq!(judged.missed(), 0, "{:?}", judged.found_at);
}

/// Would catch: output that depends on threads or hash tables, maps that can't be read back, and pains whose question is
/// not one that can be asked.
#[test]
fn discovery_is_the_same_each_time() {
    let shop = Shop::new(5, 3_000);
    let data = shop::data(&shop, Names::Kept);
    let first = discovered(&data, &options());
    for _ in 0..3 {
        let again = discovered(&data, &options());
        assert_eq!(first.map.to_yaml(), again.map.to_yaml());
        assert_eq!(first.report.pains, again.report.pains);
    }
    let read = Map::parse(&first.map.to_yaml()).expect("a map that reads");
    assert_eq!(read, first.map);
    let questions = read.steps().flat_map(|(_, step)| &step.pains).filter_map(|pain| pain.question.as_ref());
    let snapshot = data.store.snapshot().expect("a readable folder");
    let answers: Vec<_> = questions.map(|question| Asker::new(&snapshot, question, 0).ask().expect("an answer")).collect();
    assert!(!answers.is_empty());
}
