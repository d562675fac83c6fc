//! Values that several parts of a map read.

use jiff::civil::Date;
use journey::document::Fields;
use journey::{Node, Refusal};

/// Entries of any list in a map. A board of 500 cards in one cell is read by nobody, and pictures stay finite.
pub(super) const LIST_ENTRIES: usize = 500;

/// Steps of a map, the same as of the question they compile to.
pub(super) const STEPS: usize = journey::limits::QUESTION_STEPS;

/// A day as `2026-11-22`.
pub(super) fn date(node: &Node<'_>) -> Result<Date, Refusal> {
    let text = node.text()?;
    let shaped = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let day = if shaped { text.parse::<Date>().ok() } else { None };
    day.ok_or_else(|| node.refuse(format!("\"{text}\" is not a day; write for example 2026-11-22")))
}

/// A list of texts, none empty.
pub(super) fn texts(node: &Node<'_>) -> Result<Vec<String>, Refusal> {
    node.list(LIST_ENTRIES)?.iter().map(Node::name).collect()
}

/// A list under a key, each entry read by `read`; empty where not given.
pub(super) fn list<'a, T>(
    fields: &Fields<'a>,
    key: &str,
    most: usize,
    mut read: impl FnMut(&Node<'a>) -> Result<T, Refusal>,
) -> Result<Vec<T>, Refusal> {
    match fields.get(key) {
        Some(node) => node.list(most)?.iter().map(&mut read).collect(),
        None => Ok(Vec::new()),
    }
}

/// A whole number from 1 to 5.
// At most 5.
pub(super) fn one_to_five(node: &Node<'_>) -> Result<u8, Refusal> {
    node.whole(1..=5).map(|value| value as u8)
}

/// A number that is not negative.
pub(super) fn amount(node: &Node<'_>) -> Result<f64, Refusal> {
    node.number_in(0.0..=1e15)
}

/// The word of a value in a closed set.
pub(super) fn word<T: PartialEq>(words: &'static [(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, one)| one == value).map_or("", |(word, _)| word)
}
