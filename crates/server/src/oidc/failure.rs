//! How signing in at a provider fails: a word for the page, the cause for the log.

/// What the page tells in words. No more than this goes into an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    /// It took too long, was done already, or began in another browser.
    Expired,
    /// The person or the provider said no.
    Denied,
    /// The provider can't be reached, or does not work.
    Unavailable,
    /// What the provider says can't be believed.
    Refused,
    /// There is no account for this person.
    Unknown,
}

impl Code {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Code::Expired => "expired",
            Code::Denied => "denied",
            Code::Unavailable => "unavailable",
            Code::Refused => "refused",
            Code::Unknown => "unknown",
        }
    }
}

/// A sign-in that failed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub code: Code,
    /// For the log: never a token, a code or a secret.
    pub cause: String,
}

impl Failure {
    pub(crate) fn new(code: Code, cause: impl Into<String>) -> Self {
        Failure { code, cause: cause.into() }
    }

    pub(crate) fn unavailable(cause: impl Into<String>) -> Self {
        Self::new(Code::Unavailable, cause)
    }

    pub(crate) fn refused(cause: impl Into<String>) -> Self {
        Self::new(Code::Refused, cause)
    }
}

/// A word of someone else's as the log may hold it: short, and without what could look like a line of ours.
pub(crate) fn readable(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '?' }).take(100).collect()
}
