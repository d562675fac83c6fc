#![doc = include_str!("../README.md")]

mod attribution;
mod cell;
mod conformance;
mod funnel;
mod paths;
mod precedence;
mod retention;
mod sessions;
mod sheet;
mod table;
mod transitions;
mod values;
mod variants;
mod words;

use journey::answer::AnswerBody;
use journey::question::{Ask, Question};

pub use self::sheet::SheetError;
pub use self::table::{Told, aligned};

/// The answer to a question as tables.
pub fn tell(question: &Question, answer: &AnswerBody) -> Told {
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
