//! A grocer's year, discovered: a journey of three event names must still be a map that a grocer knows.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stderr)] // What can't be set up has failed, and is told.

#[path = "cli/run.rs"]
mod run;

use std::path::Path;

use mapping::{Map, Step};
use run::{folder, run, write};
use serde_json::Value;

/// The real data, or nothing where they are not there, which is said.
fn real(name: &str) -> Option<std::path::PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if !path.is_dir() {
        eprintln!("NOT TESTED: {} is absent", path.display());
        return None;
    }
    Some(path)
}

/// Imports an example and discovers its map in a language.
fn discovered(home: &Path, data: &Path, example: &str, language: &str) -> Map {
    let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(example).join("import.yaml");
    if !home.join("data").is_dir() {
        let words = format!("import --mapping {} {} --data {{data}}", mapping.display(), data.display());
        assert_eq!(run(home, &words, "").code, 0, "{example}");
    }
    let words = format!("discover --data {{data}} -o {{{language}.yaml}} --today 2026-11-22 --language {language}");
    let ran = run(home, &words, "");
    assert!(ran.code == 0 && ran.stderr.contains("the steps explain"), "{ran:?}");
    Map::parse(&std::fs::read_to_string(home.join(format!("{language}.yaml"))).expect("a map")).expect("a map that reads")
}

/// Names of the steps that are bound to an event.
fn kinds<'a>(map: &'a Map, event: &str) -> Vec<&'a str> {
    let is_bound = |step: &&Step| {
        let mut is_found = false;
        let binding = step.observe.as_ref().expect("every discovered step is bound");
        binding.matcher.visit(&mut |name, _| is_found |= name == Some(event));
        is_found
    };
    map.steps().map(|(_, step)| step).filter(is_bound).map(|step| step.name.as_str()).collect()
}

/// Would catch: a grocer's year as three events without kinds; a kind whose matcher finds nothing or something else than
/// what discovery counted; pains whose questions can't be asked; bytes that change from run to run.
#[test]
fn a_grocer_knows_the_map() {
    let Some(data) = real("completejourney") else { return };
    let folder = folder();
    let home = folder.path();
    let map = discovered(home, &data, "completejourney", "en");
    assert!(map.stages.len() >= 3, "{}", map.to_yaml());
    let scenario = map.scenario.as_deref().expect("a scenario");
    assert!(scenario.contains("campaign type") && scenario.contains("bought nothing in the last"), "{scenario}");
    let campaigns = kinds(&map, "campaign received");
    for kind in ["Type A", "Type B", "Type C"] {
        assert!(campaigns.iter().any(|name| name.ends_with(kind)), "{kind}: {campaigns:?}");
    }
    let baskets = kinds(&map, "basket bought");
    // From small to large, then the ones paid with coupons: which number tells the size is for the data to say.
    assert!(baskets.len() >= 3 && baskets[0].contains("under"), "{baskets:?}");
    assert!(baskets[baskets.len() - 2].contains("or more"), "{baskets:?}");
    assert!(baskets.last().is_some_and(|name| name.ends_with("with coupon discount")), "{baskets:?}");
    assert!(!kinds(&map, "coupon redeemed").is_empty());

    let checked = run(home, "map check {en.yaml} --data {data} --today 2026-11-22 --format json", "").json();
    let steps = checked["steps"].as_array().expect("steps");
    assert_eq!(steps.len(), map.steps().count());
    for (told, (_, step)) in steps.iter().zip(map.steps()) {
        let note = step.evidence[0].note.as_deref().expect("a note");
        let seen = format!("{} customers", grouped(&told["observed"]["reached"]));
        assert!(told["observed"]["reached"].as_u64() > Some(0) && note.contains(&seen), "{}: {told} against {note}", step.name);
    }
    let pains: Vec<_> = map.steps().flat_map(|(_, step)| &step.pains).collect();
    assert!(pains.iter().any(|pain| pain.text.contains("Type C") && pain.text.contains("Coupon redeemed")), "{pains:#?}");
    for (i, pain) in pains.iter().enumerate() {
        let question = serde_json::to_string(pain.question.as_ref().expect("a question")).expect("a document");
        write(home, &format!("{i}.json"), question);
        run(home, &format!("ask {{{i}.json}} --data {{data}}"), "").json();
    }
    assert_eq!(discovered(home, &data, "completejourney", "en").to_yaml(), map.to_yaml());
}

/// Would catch: parts without a name in Romanian, and a language that changes what is found.
#[test]
fn the_map_is_told_in_romanian_too() {
    let Some(data) = real("completejourney") else { return };
    let folder = folder();
    let [english, romanian] = ["en", "ro"].map(|language| discovered(folder.path(), &data, "completejourney", language));
    let matchers = |map: &Map| -> Vec<String> {
        let of = |step: &Step| serde_json::to_string(&step.observe.as_ref().expect("bound").matcher).expect("a document");
        map.steps().map(|(_, step)| of(step)).collect()
    };
    assert_eq!(matchers(&english), matchers(&romanian));
    let baskets = kinds(&romanian, "basket bought");
    assert!(baskets.iter().any(|name| name.ends_with("cu coupon discount")), "{baskets:?}");
}

/// Would catch: invoices that are not told by their size, and cancellations lost among them.
#[test]
fn a_shop_of_two_events_is_told_by_size() {
    let Some(data) = real("online_retail") else { return };
    let folder = folder();
    let map = discovered(folder.path(), &data, "online_retail", "en");
    assert!(kinds(&map, "purchase").len() >= 2, "{}", map.to_yaml());
    assert!(!kinds(&map, "cancellation").is_empty());
}

/// A whole number as the map writes it.
fn grouped(number: &Value) -> String {
    let text = number.to_string();
    match text.len() {
        0..=3 => text,
        digits => format!("{},{}", &text[..digits - 3], &text[digits - 3..]),
    }
}
