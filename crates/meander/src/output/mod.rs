//! How answers are told: as the JSON document, as tables for people, as CSV for spreadsheets.

mod check;

use std::io::{ErrorKind, Write};

use journey::answer::Answer;
use journey::question::Question;

pub use self::check::check;
use crate::failure::Failure;

/// Writes to standard output. Whoever reads it may have had enough and gone, as `head` does: that is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Input(format!("can't write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum AnswerFormat {
    /// The answer document.
    Json,
    /// Tables for people.
    Table,
    /// The main table, comma-separated.
    Csv,
}

/// The text of an answer.
pub fn answer(question: &Question, answer: &Answer, format: AnswerFormat) -> Result<String, Failure> {
    match format {
        AnswerFormat::Json => answer.to_text().map_err(|error| Failure::input(&error)),
        AnswerFormat::Table => Ok(report::tell(question, &answer.body).to_text()),
        AnswerFormat::Csv => Ok(report::tell(question, &answer.body).to_csv()),
    }
}
