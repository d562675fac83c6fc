//! Numbers and words in the language of a map: English and Romanian; others are told in English.

mod locale;
mod words;

pub use locale::Locale;
pub(crate) use words::Words;

/// A language that Meander speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English, as written in Britain.
    English,
    /// Romanian.
    Romanian,
}

impl Language {
    /// The language nearest to a tag such as `ro-RO`.
    pub fn of(tag: &str) -> Self {
        let first = tag.split('-').next().unwrap_or_default();
        if first.eq_ignore_ascii_case("ro") { Language::Romanian } else { Language::English }
    }

    /// Its numbers.
    pub fn locale(self) -> Locale {
        Locale(self)
    }

    /// Its words.
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Language::English => &words::ENGLISH,
            Language::Romanian => &words::ROMANIAN,
        }
    }

    /// What is said in it, of the two.
    pub(crate) fn pick<T>(self, english: T, romanian: T) -> T {
        match self {
            Language::English => english,
            Language::Romanian => romanian,
        }
    }
}
