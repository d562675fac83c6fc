//! The yardsticks of docs/DISCOVERY.md, measured on many made-up shops. Exits with 1 when one is missed.
//!
//! `yardsticks [N]`: on the first N seeds only, for a quick look.

#![allow(clippy::expect_used)] // A shop that can't be made up ends the program.
#![allow(clippy::print_stdout, clippy::print_stderr)] // A program that prints what it measures.

mod judge;
mod shop;

use std::process::ExitCode;

use judge::judge;
use shop::Names;

const CUSTOMERS: usize = 20_000;
const LEAST_IN_STAGE: f64 = 0.9;
const LEAST_TAU: f64 = 0.8;

/// The worst of all seeds.
struct Worst {
    in_stage: f64,
    tau: f64,
    missed: usize,
    problems: usize,
    /// The least and the most that the steps of a map explain.
    explained: (f64, f64),
}

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).map_or(Ok(usize::MAX), |text| text.parse::<usize>());
    let Ok(wanted @ 1..) = wanted else {
        eprintln!("usage: yardsticks [N], N being how many seeds to measure");
        return ExitCode::from(2);
    };
    let seeds: Vec<u64> = (1..=40).chain([2026, 987_654_321, u64::MAX / 3]).take(wanted).collect();
    let kept = measure(&seeds, Names::Kept);
    let meaningless = measure(&seeds, Names::Meaningless);
    let row = |name: &str, asked: &str, cell: &dyn Fn(&Worst) -> String| {
        println!("| {name} | {asked} | {} | {} |", cell(&kept), cell(&meaningless));
    };
    println!("{} seeds, {CUSTOMERS} customers each\n", seeds.len());
    println!("| | asked for | names kept | names replaced by e1 … e34 |\n|---|---|---|---|");
    row("steps in their planted stage, least of all seeds", &LEAST_IN_STAGE.to_string(), &|worst| {
        format!("{:.3}", worst.in_stage)
    });
    row("Kendall's tau of the steps, least", &LEAST_TAU.to_string(), &|worst| format!("{:.3}", worst.tau));
    row("planted problems not among the first three pains", "0", &|worst| format!("{} of {}", worst.missed, worst.problems));
    let percent = |worst: &Worst| format!("{:.1} to {:.1} %", worst.explained.0 * 100.0, worst.explained.1 * 100.0);
    row("events that the steps explain", "–", &percent);
    if [kept, meaningless].iter().all(Worst::is_fine) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn measure(seeds: &[u64], names: Names) -> Worst {
    let mut worst = Worst { in_stage: 1.0, tau: 1.0, missed: 0, problems: 0, explained: (1.0, 0.0) };
    for seed in seeds {
        let (judged, found) = judge(*seed, CUSTOMERS, names);
        let explained = found.report.explained_share;
        worst.in_stage = worst.in_stage.min(judged.in_stage);
        worst.tau = worst.tau.min(judged.tau);
        worst.missed += judged.missed();
        worst.problems += judged.found_at.len();
        worst.explained = (worst.explained.0.min(explained), worst.explained.1.max(explained));
        eprintln!(
            "names {names:?}, seed {seed}: {:.3} in stage, tau {:.3}, problems at {:?}, explains {explained:.3}, {} stages",
            judged.in_stage,
            judged.tau,
            judged.found_at,
            found.map.stages.len()
        );
    }
    worst
}

impl Worst {
    fn is_fine(&self) -> bool {
        self.in_stage >= LEAST_IN_STAGE && self.tau >= LEAST_TAU && self.missed == 0
    }
}
