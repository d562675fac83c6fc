//! Why a document is refused.

use std::fmt;

/// Line and column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A document that can't be used: where, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The place as a path: `steps[1].within`. Empty for the document itself.
    pub place: String,
    /// Line and column, where the document has them.
    pub at: Option<Position>,
    /// What is wrong, and what to write instead.
    pub problem: String,
}

impl Refusal {
    /// A refusal of the whole document.
    pub fn whole(problem: impl Into<String>) -> Self {
        Refusal { place: String::new(), at: None, problem: problem.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.at {
            write!(f, "line {line}, column {column}: ")?;
        }
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Refusal {}
