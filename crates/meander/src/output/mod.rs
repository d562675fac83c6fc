//! How answers are told: as the JSON document, as tables for people, as CSV for spreadsheets.
//!
//! Each kind of question has a file that says what its tables hold; `cell` and `table` write them.

mod attribution;
mod cell;
mod check;
mod conformance;
mod funnel;
mod paths;
mod precedence;
mod retention;
mod sessions;
mod table;
mod transitions;
mod values;
mod variants;
mod words;

use journey::answer::{Answer, AnswerBody};
use journey::question::{Ask, Question};

pub use self::check::check;
use self::table::Told;
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
        AnswerFormat::Table => Ok(tell(question, &answer.body).to_text()),
        AnswerFormat::Csv => Ok(tell(question, &answer.body).to_csv()),
    }
}

fn tell(question: &Question, answer: &AnswerBody) -> Told {
    let subjects = words::subjects(&question.scope.subject);
    match (&question.ask, answer) {
        (Ask::Funnel(asked), AnswerBody::Funnel(answer)) => funnel::tell(asked, answer, subjects),
        (Ask::Retention(asked), AnswerBody::Retention(answer)) => retention::tell(asked, answer, subjects),
        (Ask::Values(asked), AnswerBody::Values(answer)) => values::tell(asked, answer, subjects),
        (_, AnswerBody::Transitions(answer)) => transitions::tell(answer, subjects),
        (_, AnswerBody::Paths(answer)) => paths::tell(answer, subjects),
        (_, AnswerBody::Variants(answer)) => variants::tell(answer, subjects),
        (_, AnswerBody::Sessions(answer)) => sessions::tell(answer, subjects),
        (_, AnswerBody::Attribution(answer)) => attribution::tell(answer),
        (_, AnswerBody::Conformance(answer)) => conformance::tell(answer, subjects),
        (_, AnswerBody::Precedence(answer)) => precedence::tell(answer, subjects),
        // An answer is of its question's kind; these three alone need the question to be told.
        (_, AnswerBody::Funnel(_) | AnswerBody::Retention(_) | AnswerBody::Values(_)) => Told::default(),
    }
}
