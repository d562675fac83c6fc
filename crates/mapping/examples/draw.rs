//! Draws a map: `cargo run -p mapping --example draw -- map.yaml out [--numbers demo] [--dark]` writes `out.svg`,
//! `out.png` and `out.html`. The demo numbers are made up, and the pictures say so.

#![allow(clippy::print_stderr)] // A tool for the shell.

#[path = "demo/mod.rs"]
mod demo;

use std::error::Error;

use mapping::{DrawOptions, Map, Theme, draw_html, draw_png, draw_svg};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, prefix, flags @ ..] = arguments.as_slice() else {
        return Err("usage: draw map.yaml out-prefix [--numbers demo] [--dark]".into());
    };
    let has = |flag: &str| flags.iter().any(|one| one == flag);
    let map = Map::parse(&std::fs::read_to_string(input)?)?;
    let numbers = has("--numbers").then(|| demo::numbers(&map));
    let theme = if has("--dark") { Theme::Dark } else { Theme::Light };
    let options = DrawOptions { theme, made_up: numbers.is_some(), ..DrawOptions::default() };
    std::fs::write(format!("{prefix}.svg"), draw_svg(&map, numbers.as_ref(), &options))?;
    std::fs::write(format!("{prefix}.html"), draw_html(&map, numbers.as_ref(), &options))?;
    std::fs::write(format!("{prefix}.png"), draw_png(&map, numbers.as_ref(), &options)?)?;
    eprintln!("{prefix}.svg, {prefix}.png, {prefix}.html");
    Ok(())
}
