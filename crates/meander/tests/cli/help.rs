//! The command line and its page, docs/CLI.md, say the same.

use std::collections::BTreeSet;
use std::path::Path;

use crate::run::{folder, run};

const COMMANDS: [&str; 15] = [
    "import",
    "ask",
    "discover",
    "map check",
    "map render",
    "simulate",
    "doctor",
    "serve",
    "user add",
    "user password",
    "user disable",
    "user enable",
    "user sign-out",
    "user reset-factor",
    "backup",
];

/// What the page calls the column options, which stand in one place for all commands.
const COLUMN_OPTIONS: &str = "column options";

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/CLI.md");
    std::fs::read_to_string(path).expect("docs/CLI.md")
}

/// The part of the page below a heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let begin = page.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("docs/CLI.md has no \"## {heading}\""));
    let rest = &page[begin + 4..];
    rest.find("\n## ").map_or(rest, |end| &rest[..end])
}

/// Options that a text names, as `--data` or `-o`.
fn options(text: &str) -> BTreeSet<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words = text.split(|c: char| !is_of_name(c));
    words
        .filter(|word| word.len() > 1 && word.starts_with('-') && !word.trim_start_matches('-').is_empty())
        .map(str::to_owned)
        .collect()
}

/// Options of a command, from the lines of its help that begin with one; `--help` itself is told for all commands.
fn offered(command: &str) -> BTreeSet<String> {
    let ran = run(folder().path(), &format!("{command} --help"), "");
    assert_eq!(ran.code, 0, "{ran:?}");
    let begins = ran.stdout.lines().filter(|line| line.trim_start().starts_with('-'));
    // The names stand before the two spaces that part them from what they mean.
    let names = begins.flat_map(|line| options(line.trim_start().split("  ").next().unwrap_or_default()));
    names.filter(|name| name != "-h" && name != "--help").collect()
}

/// Would catch: an option that was added, renamed or removed and stands otherwise in docs/CLI.md.
#[test]
fn every_option_stands_in_the_page() {
    let page = page();
    let shared = options(section(&page, "Options that several commands share"));
    for command in COMMANDS {
        let section = section(&page, command);
        let mut told = options(section);
        if section.contains(COLUMN_OPTIONS) {
            let others = ["--data", "--events", "--memory"];
            told.extend(shared.iter().filter(|name| !others.contains(&name.as_str())).cloned());
        }
        // The page names options of other commands where it speaks of them; a table row is about this one.
        let rows: BTreeSet<String> = section
            .lines()
            .filter(|line| line.starts_with("| `-"))
            .flat_map(|line| options(line.split(" | ").next().unwrap_or_default()))
            .collect();
        let offered = offered(command);
        assert!(offered.len() > 1, "{command}: its help is not understood: {offered:?}");
        let missing: Vec<_> = offered.difference(&told).collect();
        assert!(missing.is_empty(), "docs/CLI.md, {command}: {missing:?} are missing");
        let gone: Vec<_> = rows.difference(&offered).collect();
        assert!(gone.is_empty(), "docs/CLI.md, {command}: {gone:?} do not exist");
    }
}

/// Would catch: a command that was added and has no section, or one that is gone.
#[test]
fn every_command_stands_in_the_page() {
    let offered = |words: &str| -> Vec<String> {
        let help = run(folder().path(), words, "").stdout;
        let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| line.starts_with("  "));
        // What a command does may take more than one line, which is set in further.
        let commands = commands.filter(|line| !line.starts_with("   "));
        commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").map(str::to_owned).collect()
    };
    let verbs =
        |noun: &str| offered(&format!("{noun} --help")).into_iter().map(|verb| format!("{noun} {verb}")).collect::<Vec<_>>();
    let alone = offered("--help").into_iter().filter(|name| !["map", "user"].contains(&name.as_str()));
    let all: BTreeSet<String> = alone.chain(verbs("map")).chain(verbs("user")).collect();
    assert_eq!(all, COMMANDS.map(str::to_owned).into());
    let page = page();
    COMMANDS.iter().for_each(|command| assert!(page.contains(&format!("| [`{command}`]")), "{command}"));
}
