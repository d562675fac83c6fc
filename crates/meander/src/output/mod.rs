//! How answers are told: as the JSON document, as tables for people, as CSV for spreadsheets.

mod check;

use journey::answer::Answer;
use journey::question::Question;

pub use self::check::check;
use crate::failure::Failure;

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
