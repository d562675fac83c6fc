//! How fast a shop is made up: `cargo run --release -p simulate --example speed -- 400000`.

#![allow(clippy::print_stdout, reason = "an example that prints is its purpose")]

use std::time::Instant;

use simulate::Shop;

fn main() {
    let customers = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(400_000);
    let start = Instant::now();
    let events: usize = Shop::new(1, customers).chunks(20_000).map(|chunk| chunk.rows).sum();
    let seconds = start.elapsed().as_secs_f64();
    println!("{events} events of {customers} customers in {seconds:.2} s on one core");
    println!("{:.2} million events a second, {:.1} a customer", events as f64 / seconds / 1e6, events as f64 / customers as f64);
}
