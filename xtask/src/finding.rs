//! What a rule finds.

use std::fmt;

/// Whether a finding fails the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It does.
    Violation,
    /// It is told, and that is all.
    Warning,
}

/// One place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it fails the check.
    pub severity: Severity,
    /// A file, with its line where there is one.
    pub place: String,
    /// What is wrong there.
    pub problem: String,
    /// Why it is a rule, and what to do instead.
    pub why: &'static str,
}

impl Finding {
    /// A finding that fails the check.
    pub fn violation(place: impl Into<String>, problem: impl Into<String>, why: &'static str) -> Self {
        Finding { severity: Severity::Violation, place: place.into(), problem: problem.into(), why }
    }

    /// A finding that is only told.
    pub fn warning(place: impl Into<String>, problem: impl Into<String>, why: &'static str) -> Self {
        Finding { severity: Severity::Warning, ..Finding::violation(place, problem, why) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity {
            Severity::Violation => "violation",
            Severity::Warning => "warning",
        };
        write!(f, "{word}: {}: {}\n  why: {}", self.place, self.problem, self.why)
    }
}
