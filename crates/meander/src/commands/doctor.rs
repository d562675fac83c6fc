//! `meander doctor`: checks every file and sum of a data folder.

use std::path::PathBuf;

use events::{Finding, Health, examine};

use crate::failure::Failure;
use crate::options::Report;
use crate::{output, progress};

/// Arguments of `meander doctor`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The data folder
    #[arg(long, value_name = "DIR", default_value = "./meander-data")]
    data: PathBuf,
    #[command(flatten)]
    report: Report,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), Failure> {
    let spinner = progress::spinner("reading every file");
    let health = examine(&args.data)?;
    spinner.finish_and_clear();
    if let Some(text) = args.report.json(&health)? {
        output::print(&text)?;
    } else {
        output::print(&told(&health))?;
    }
    match health.findings.len() {
        0 => Ok(()),
        count => Err(Failure::Broken(format!("{count} of the files of {} are damaged", args.data.display()))),
    }
}

/// What was found, for people.
fn told(health: &Health) -> String {
    let mut lines = vec![format!("{} events in {} segments, {} bytes", health.events, health.segments, health.bytes)];
    if health.unnamed_files > 0 {
        lines.push(format!("{} files that no longer count; the next import removes them", health.unnamed_files));
    }
    let finding = |finding: &Finding| format!("{}: {}\n  to mend it: {}", finding.file, finding.problem, finding.mend);
    lines.extend(health.findings.iter().map(finding));
    if health.findings.is_empty() {
        lines.push("all is well".to_owned());
    }
    lines.join("\n") + "\n"
}
