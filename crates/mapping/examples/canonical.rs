//! Writes a map the way Meander writes it: `cargo run -p mapping --example canonical -- map.yaml`.

#![allow(clippy::print_stdout)] // A tool for the shell.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let input = std::env::args().nth(1).ok_or("usage: canonical map.yaml")?;
    print!("{}", mapping::Map::parse(&std::fs::read_to_string(input)?)?.to_yaml());
    Ok(())
}
