#![doc = include_str!("../README.md")]
#![allow(clippy::print_stdout, clippy::print_stderr)] // A command line prints.

mod client;
mod code;
mod finding;
mod rules;
mod tree;
mod world;

use std::path::Path;
use std::process::ExitCode;

use finding::Severity;
use world::World;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check"] => World::read(root).map(|world| check(&world)),
        ["client"] => client::write(root).map(|()| ExitCode::SUCCESS),
        _ => Err("usage: cargo run -p xtask -- check|client".to_owned()),
    };
    done.unwrap_or_else(|problem| {
        eprintln!("error: {problem}");
        ExitCode::from(2)
    })
}

fn check(world: &World) -> ExitCode {
    let findings: Vec<_> = rules::ALL.iter().flat_map(|rule| rule(world)).collect();
    findings.iter().for_each(|finding| println!("{finding}"));
    let violations = findings.iter().filter(|finding| finding.severity == Severity::Violation).count();
    let warnings = findings.len() - violations;
    println!(
        "{} rules over {} crates and {} files: {violations} violations, {warnings} warnings",
        rules::ALL.len(),
        world.packages.len(),
        world.files.len()
    );
    if violations == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
}
