//! A map held against what customers did: the table of its steps, and under it what the map lacks.

use std::fmt::Write as _;

use mapping::{CheckTable, Map, Numbers};
use report::aligned;

pub fn check(map: &Map, numbers: &Numbers) -> String {
    let CheckTable { columns, is_number, rows, headline } = numbers.check_table(map);
    let mut text = format!("{headline}\n\n{}", aligned(&columns, &is_number, &rows));
    if !numbers.holes.is_empty() {
        text.push('\n');
    }
    for hole in &numbers.holes {
        // Writing to a String does not fail.
        let _ = writeln!(text, "- {}", hole.message);
    }
    text
}
