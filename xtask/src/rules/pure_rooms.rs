//! Rooms that only compute: no files, no sockets, no printing, no clock, no randomness.

use crate::code::{lines_with, running_code};
use crate::finding::Finding;
use crate::world::{TextFile, World};

/// Folders of code that only computes.
const PURE: [&str; 5] =
    ["crates/journey/src/", "crates/mapping/src/", "crates/analyze/src/kernels/", "crates/report/src/", "crates/simulate/src/"];

/// What must not be named there, by what it would let in.
const FORBIDDEN: [(&str, &[&str], &str); 3] = [
    (
        "input and output",
        &[
            "std::fs",
            "fs::",
            "File::",
            "std::net",
            "std::process",
            "std::env",
            "env::var",
            "io::stdin",
            "io::stdout",
            "io::stderr",
            "print!",
            "println!",
            "eprint!",
            "eprintln!",
            "dbg!",
            "tokio::",
        ],
        "this room computes and nothing else, so that it gives the same result everywhere, in a browser too; let the caller read \
         and write, and hand the content in",
    ),
    (
        "the clock",
        &["SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now", "Utc::now", "Local::now"],
        "the same input must give the same result tomorrow; take the time as a parameter (journey::Clock at the edge)",
    ),
    (
        "randomness",
        &["rand::", "thread_rng", "fastrand::", "getrandom", "OsRng"],
        "the same input must give the same result again; take a seed as a parameter and draw from it",
    ),
];

/// Files that may, and what: each with its reason.
const EXCEPTIONS: [(&str, &str); 1] = [
    // The one real clock of the program; whoever needs the time is handed it.
    ("crates/journey/src/clock.rs", "SystemTime::now"),
];

/// Checks the code of the pure rooms, without its tests.
pub fn check(world: &World) -> Vec<Finding> {
    world.files.iter().filter(|file| is_pure(&file.path)).flat_map(check_file).collect()
}

fn is_pure(path: &str) -> bool {
    let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
    path.ends_with(".rs") && !is_test && PURE.iter().any(|folder| path.starts_with(folder))
}

fn check_file(file: &TextFile) -> Vec<Finding> {
    let code = running_code(&file.text);
    let mut findings = Vec::new();
    for (what, words, why) in FORBIDDEN {
        let mut lines: Vec<(usize, &str)> = Vec::new();
        for word in words.iter().filter(|word| !EXCEPTIONS.contains(&(file.path.as_str(), word))) {
            lines.extend(lines_with(&code, word).into_iter().map(|line| (line, *word)));
        }
        // `std::fs::File::open` holds several of the words; one finding a line is enough.
        lines.sort_by_key(|(line, word)| (*line, std::cmp::Reverse(word.len())));
        lines.dedup_by_key(|(line, _)| *line);
        let finding = |(line, word): (usize, &str)| {
            Finding::violation(format!("{}:{line}", file.path), format!("`{word}` brings in {what}"), why)
        };
        findings.extend(lines.into_iter().map(finding));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::examples::file;

    /// Would catch: input, output, a clock or chance in a room that only computes.
    #[test]
    fn what_is_not_computing_is_found() {
        for (path, code, found) in [
            ("crates/journey/src/a.rs", "fn a() { std::fs::read(path) }", 1),
            ("crates/journey/src/a.rs", "use std::fs;\nfn a() { fs::read(path) }", 2),
            ("crates/journey/src/a.rs", "fn a() { println!(\"b\") }", 1),
            ("crates/journey/src/a.rs", "fn a() { offs::read(path) }", 0),
            ("crates/mapping/src/draw/a.rs", "fn a() { Instant::now(); }", 1),
            ("crates/mapping/examples/a.rs", "fn a() { std::fs::read(path) }", 0),
            ("crates/mapping/src/tests.rs", "fn a() { std::fs::read(path) }", 0),
            ("crates/analyze/src/kernels/a.rs", "fn a() { rand::random() }", 1),
            ("crates/analyze/src/ask.rs", "fn a() { Instant::now(); }", 0),
            ("crates/simulate/src/a.rs", "fn a() { Timestamp::now() }", 1),
            ("crates/journey/src/clock.rs", "fn a() { SystemTime::now() }", 0),
            ("crates/journey/src/clock.rs", "fn a() { Instant::now() }", 1),
            ("crates/journey/src/a.rs", "// std::fs\n#[cfg(test)]\nmod tests { use std::fs; }", 0),
        ] {
            assert_eq!(check(&file(path, code)).len(), found, "{path}: {code}");
        }
    }

    /// Would catch: a finding that points beside the line.
    #[test]
    fn a_finding_names_file_line_and_word() {
        let told = check(&file("crates/journey/src/a.rs", "\n\nuse std::fs::File;\n"))[0].to_string();
        assert!(
            told.starts_with("violation: crates/journey/src/a.rs:3: `std::fs` brings in input and output\n  why: "),
            "{told}"
        );
    }
}
