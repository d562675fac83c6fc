//! How a command fails: what is told, and with which exit code.

use std::error::Error;
use std::fmt::Write as _;
use std::process::ExitCode;

use analyze::AnalyzeError;
use collect::{CollectError, IntakeError};
use events::StoreError;
use journey::Refusal;

/// A failed command.
#[derive(Debug)]
pub enum Failure {
    /// The answer is "no": exit code 1.
    No(String),
    /// Bad input: exit code 2.
    Input(String),
    /// Broken data: exit code 3.
    Broken(String),
}

impl Failure {
    /// Bad input, told with the whole chain of causes.
    pub fn input(error: &dyn Error) -> Self {
        Failure::Input(chain(error))
    }

    /// A document that is refused.
    pub fn document(name: &str, refusal: &Refusal) -> Self {
        Failure::Input(format!("{name}: {refusal}"))
    }

    /// Prints the failure to stderr.
    pub fn tell(&self) {
        match self {
            Failure::No(told) => eprintln!("{told}"),
            Failure::Input(told) | Failure::Broken(told) => eprintln!("error: {told}"),
        }
    }

    /// The exit code.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Failure::No(_) => 1,
            Failure::Input(_) => 2,
            Failure::Broken(_) => 3,
        })
    }
}

/// An error and what caused it, each once.
fn chain(error: &dyn Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        // Writing to a String does not fail.
        let _ = write!(told, ": {error}");
        cause = error.source();
    }
    told
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        if error.is_damage() { Failure::Broken(chain(&error)) } else { Failure::Input(chain(&error)) }
    }
}

impl From<CollectError> for Failure {
    fn from(error: CollectError) -> Self {
        Failure::input(&error)
    }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::File(error) => error.into(),
            IntakeError::Store(error) => error.into(),
        }
    }
}

impl From<AnalyzeError> for Failure {
    fn from(error: AnalyzeError) -> Self {
        match error {
            AnalyzeError::Store(error) => error.into(),
            AnalyzeError::Refused(refusal) => Failure::document("question", &refusal),
            other => Failure::input(&other),
        }
    }
}
