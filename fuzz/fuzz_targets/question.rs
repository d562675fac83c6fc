#![no_main]

use journey::document::{parse_json, parse_yaml};
use journey::{Node, Question};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for tree in [parse_json(text), parse_yaml(text)].into_iter().flatten() {
        let _ = Question::read(&Node::root(&tree));
    }
});
