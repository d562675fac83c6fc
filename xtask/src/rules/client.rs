//! The types of the web application's client follow from the OpenAPI document.

use crate::client::{DOCUMENT, GENERATED, generate};
use crate::finding::Finding;
use crate::world::World;

const WHY: &str = "pages are checked against these types; write them anew with cargo run -p xtask -- client";

/// Checks that the types are those of the document.
pub fn check(world: &World) -> Vec<Finding> {
    let Some(document) = world.file(DOCUMENT) else { return Vec::new() };
    let problem = match generate(&document.text) {
        Ok(text) if world.file(GENERATED).is_some_and(|file| file.text == text) => return Vec::new(),
        Ok(_) => format!("is not what {DOCUMENT} says"),
        Err(problem) => format!("can't be written: {problem}"),
    };
    vec![Finding::violation(GENERATED, problem, WHY)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::TextFile;

    /// Would catch: types of an API that is not there any more.
    #[test]
    fn old_missing_and_impossible_types_are_found() {
        let document = r#"{"components": {"schemas": {"A": {"type": "string"}}}}"#;
        let file = |path: &str, text: &str| TextFile { path: path.to_owned(), text: text.to_owned() };
        let world = |document: &str, types: &[&str]| World {
            packages: Vec::new(),
            files: std::iter::once(file(DOCUMENT, document)).chain(types.iter().map(|text| file(GENERATED, text))).collect(),
        };
        let right = generate(document).expect("generated");
        assert!(check(&world(document, &[&right])).is_empty());
        for (document, types) in [(document, &["old"][..]), (document, &[]), ("{", &[&right])] {
            assert_eq!(check(&world(document, types)).len(), 1, "{document} {types:?}");
        }
    }
}
