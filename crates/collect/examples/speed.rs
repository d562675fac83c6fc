//! How fast files are read: `cargo run --release -p collect --example speed -- FILE [customer time event]`.

use std::path::Path;
use std::time::Instant;

use collect::{ColumnOptions, Source, Wave, read};

#[allow(clippy::print_stdout)] // A measurement is for the terminal.
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, columns @ ..] = arguments.as_slice() else {
        println!("FILE [customer time event]");
        return;
    };
    let column = |index: usize| columns.get(index).cloned();
    let options = ColumnOptions { customer: column(0), time: column(1), event: column(2), ..ColumnOptions::default() };
    let (start, mut waves, mut batches) = (Instant::now(), 0, 0);
    let done = Source::with_options(Path::new(file), &options).map_err(|error| error.to_string()).and_then(|source| {
        let mut sink = |wave: Wave| {
            waves += 1;
            batches += wave.batches.len();
            Ok::<(), std::convert::Infallible>(())
        };
        read(&source, &mut sink).map_err(|failure| failure.to_string())
    });
    let seconds = start.elapsed().as_secs_f64();
    match done {
        Ok(report) => {
            println!("{report:#?}");
            println!(
                "{waves} waves, {batches} batches, {seconds:.2} s, {:.2} million rows/s",
                report.rows as f64 / seconds / 1e6
            );
        }
        Err(error) => println!("{error}"),
    }
}
