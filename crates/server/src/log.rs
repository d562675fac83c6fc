//! The log: one line an event, to standard error.

use std::error::Error;
use std::fmt::Write as _;

use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt;

/// Starts the log. `level` is `error`, `warn`, `info`, `debug` or `off`.
///
/// Errors: the level is none of these.
pub fn start_log(level: &str) -> Result<(), String> {
    let known = ["off", "error", "warn", "info", "debug"];
    let filter: LevelFilter = match level.parse() {
        Ok(filter) if known.contains(&level) => filter,
        _ => return Err(format!("\"{level}\" is not one of {}", known.join(", "))),
    };
    // Started twice only in tests, where the first one stays.
    let _ = fmt().with_max_level(filter).with_writer(std::io::stderr).with_ansi(false).try_init();
    Ok(())
}

/// An error and what caused it, each once.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        // Writing to a String does not fail.
        let _ = write!(told, ": {error}");
        cause = error.source();
    }
    told
}
