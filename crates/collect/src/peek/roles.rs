//! What columns probably mean, by their names and by what they hold.

use super::{ColumnKind, PeekColumn, Role};
use crate::layout::{XES_CASE, XES_EVENT, XES_TIME};
use crate::source::Format;

/// Different events beyond which a column rather holds ids or texts.
const MOST_EVENTS: usize = 2_000;

/// Words for customers, the surest first; English and Romanian, as files of companies have them.
const CUSTOMER: [&str; 21] = [
    "customer",
    "client",
    "user",
    "distinct_id",
    "visitor",
    "household",
    "member",
    "contact",
    "person",
    "subscriber",
    "passenger",
    "patient",
    "guest",
    "buyer",
    "anonymous",
    "utilizator",
    "abonat",
    "cumparator",
    "email",
    "profile",
    "who",
];

/// Words for times.
const TIME: [&str; 12] =
    ["timestamp", "time", "datetime", "occurred", "happened", "created", "date", "ts", "when", "data", "ora", "moment"];

/// Words for events.
const EVENT: [&str; 11] =
    ["event", "action", "activity", "eveniment", "actiune", "activitate", "interaction", "touchpoint", "step", "type", "what"];

/// Words for accounts.
const ACCOUNT: [&str; 5] = ["account", "company", "organisation", "organization", "tenant"];

/// Gives the columns their roles.
pub(super) fn guess(columns: &mut [PeekColumn], format: Format) {
    if format == Format::Xes {
        for (name, role) in [(XES_CASE, Role::Customer), (XES_TIME, Role::Time), (XES_EVENT, Role::Event)] {
            columns.iter_mut().filter(|column| column.name == name).for_each(|column| column.role = role);
        }
        return;
    }
    give(columns, Role::Time, |column| {
        let score = rank(&column.name, &TIME).map_or(1, |rank| 100 - rank);
        (column.kind == ColumnKind::Time).then_some(score)
    });
    give(columns, Role::Event, |column| {
        let is_name = column.kind == ColumnKind::String && column.distinct <= MOST_EVENTS;
        rank(&column.name, &EVENT).filter(|_| is_name).map(|rank| 100 - rank)
    });
    give(columns, Role::Customer, |column| {
        let is_id = matches!(column.kind, ColumnKind::String | ColumnKind::Number);
        let named = rank(&column.name, &CUSTOMER).map(|rank| 100 - rank);
        // An id of nothing in particular is better than nothing.
        let fallback = words(&column.name).last().filter(|word| *word == "id").map(|_| 1);
        named.or(fallback).filter(|_| is_id)
    });
    give(columns, Role::Account, |column| rank(&column.name, &ACCOUNT).map(|rank| 100 - rank));
}

/// Gives a role to the column that fits best, the first of equals, of those that have none yet.
fn give(columns: &mut [PeekColumn], role: Role, score: impl Fn(&PeekColumn) -> Option<usize>) {
    let free = columns.iter_mut().filter(|column| column.role == Role::Property);
    let scored = free.filter_map(|column| score(column).map(|score| (score, column)));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    if let Some((_, column)) = best {
        column.role = role;
    }
}

/// Whether a column's name says that it holds times.
pub(super) fn sounds_like_time(name: &str) -> bool {
    rank(name, &TIME).is_some()
}

/// The place of the first word of a list that a name has; of names with the same word the shorter is meant, which the
/// order of columns decides.
fn rank(name: &str, list: &[&str]) -> Option<usize> {
    let parts = words(name);
    let has = |wanted: &str| parts.iter().any(|part| part == wanted) || parts.join("_").contains(wanted) && wanted.len() > 4;
    // A name that is just the word is the surest of all.
    list.iter().position(|word| has(word)).map(|rank| 2 * rank + usize::from(parts.len() > 1))
}

/// The words of a name: `eventTime`, `event_time` and `Event Time` are the same two.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut last_is_lower = false;
    for letter in name.chars() {
        let begins = !letter.is_alphanumeric() || (letter.is_uppercase() && last_is_lower);
        if begins && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (letter.is_alphanumeric(), words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
        last_is_lower = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, kind: ColumnKind, distinct: usize) -> PeekColumn {
        let role = Role::Property;
        PeekColumn { name: name.to_owned(), kind, filled: 1.0, samples: Vec::new(), role, problem: None, distinct }
    }

    /// Would catch: a screen that offers the wrong column first, so that everyone has to put it right by hand.
    #[test]
    fn usual_files_are_understood() {
        use ColumnKind::{Number, String, Time};
        for (columns, wanted) in [
            (
                vec![("path_id", Number, 90), ("timestamp", Time, 900), ("event", String, 19), ("user_id", Number, 60)],
                ["user_id", "timestamp", "event"],
            ),
            (
                vec![("InvoiceNo", String, 90), ("InvoiceDate", Time, 80), ("CustomerID", Number, 50), ("Country", String, 9)],
                ["CustomerID", "InvoiceDate", ""],
            ),
            (
                vec![("userId", String, 5), ("eventType", String, 4), ("created_at", Time, 9), ("updated_at", Time, 9)],
                ["userId", "created_at", "eventType"],
            ),
            (vec![("id_client", String, 5), ("data", Time, 9), ("eveniment", String, 4)], ["id_client", "data", "eveniment"]),
            (
                vec![("household_id", Number, 5), ("basket_id", Number, 9), ("transaction_timestamp", Time, 9)],
                ["household_id", "transaction_timestamp", ""],
            ),
        ] {
            let mut columns: Vec<PeekColumn> = columns.into_iter().map(|(name, kind, n)| column(name, kind, n)).collect();
            guess(&mut columns, Format::Csv);
            let of = |role| columns.iter().find(|column| column.role == role).map_or("", |column| column.name.as_str());
            assert_eq!([of(Role::Customer), of(Role::Time), of(Role::Event)], wanted);
        }
    }

    /// Would catch: names of several words taken for one.
    #[test]
    fn names_have_words() {
        assert_eq!(words("eventTime"), ["event", "time"]);
        assert_eq!(words("Event Time (UTC)"), ["event", "time", "utc"]);
        assert_eq!(words("CustomerID"), ["customer", "id"]);
    }
}
