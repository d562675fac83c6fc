#![no_main]

use journey::document::{parse_json, parse_yaml};
use journey::{Node, Question};
use libfuzzer_sys::fuzz_target;

// JSON is YAML: what both readers take, both must read as the same.
fuzz_target!(|text: &str| {
    let questions = [parse_json(text), parse_yaml(text)].map(|tree| Question::read(&Node::root(&tree.ok()?)).ok());
    if let [Some(json), Some(yaml)] = &questions {
        assert_eq!(format!("{json:?}"), format!("{yaml:?}"));
    }
});
