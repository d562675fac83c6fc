//! One cell of a table: what it holds, and how it is written for people and for spreadsheets.

use mapping::Language;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// There is no value.
    Nothing,
    Text(String),
    Count(u64),
    /// A part of a whole, from 0 to 1.
    Share(f64),
    /// A length of time.
    Millis(f64),
    /// Any other number: a value, a mean.
    Number(f64),
    /// A value that may still grow.
    Open(Box<Cell>),
}

impl Cell {
    pub fn share(share: Option<f64>) -> Self {
        share.map_or(Cell::Nothing, Cell::Share)
    }

    /// A part of a counted whole; nothing where the whole is empty.
    pub fn part(part: u64, whole: u64) -> Self {
        // Both are counts of events or customers, far below 2^53.
        if whole == 0 { Cell::Nothing } else { Cell::Share(part as f64 / whole as f64) }
    }

    pub fn millis(millis: Option<f64>) -> Self {
        millis.map_or(Cell::Nothing, Cell::Millis)
    }

    /// Whether it is set to the right.
    pub fn is_number(&self) -> bool {
        !matches!(self, Cell::Text(_))
    }

    /// For people: counts grouped, shares as percentages, times in their natural unit.
    pub fn for_people(&self) -> String {
        let locale = Language::English.locale();
        match self {
            Cell::Nothing => "–".to_owned(),
            Cell::Text(text) => visible(text),
            Cell::Count(count) => locale.count(*count),
            Cell::Share(share) => percent(*share),
            // On a terminal nothing wraps within a cell: the joint that keeps number and unit together is a plain space.
            Cell::Millis(millis) => locale.time(*millis).replace('\u{a0}', " "),
            Cell::Number(number) if number.abs() >= 1e15 => format!("{number:e}"),
            Cell::Number(number) if number.fract() == 0.0 => locale.decimal(*number, 0),
            Cell::Number(number) => locale.decimal(*number, if number.abs() < 1.0 { 4 } else { 2 }),
            Cell::Open(cell) => format!("{}*", cell.for_people()),
        }
    }

    /// For spreadsheets: the number itself, times in milliseconds.
    pub fn for_sheets(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Share(number) | Cell::Millis(number) | Cell::Number(number) => number.to_string(),
            Cell::Open(cell) => cell.for_sheets(),
        }
    }
}

/// A share with one decimal, so that the points of a column stand below each other; what is not quite nothing or not
/// quite all is not rounded to it.
fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.0005 {
        return "<0.1%".to_owned();
    }
    if (0.9995..1.0).contains(&share) {
        return ">99.9%".to_owned();
    }
    format!("{:.1}%", share * 100.0)
}

/// A text of the data without what a terminal would obey: line ends, tabs, escape sequences.
fn visible(text: &str) -> String {
    let shown = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(shown).collect()
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Cell::Count(count)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Cell::Text(text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a unit people must convert by themselves, a share that seems complete and is not, a number that a
    /// spreadsheet takes for a text, and names that speak to the terminal.
    #[test]
    fn cells_are_written_for_their_readers() {
        for (cell, people, sheets) in [
            (Cell::Count(1_234_567), "1,234,567", "1234567"),
            (Cell::Share(0.5756), "57.6%", "0.5756"),
            (Cell::Share(1.0), "100.0%", "1"),
            (Cell::Share(0.99999), ">99.9%", "0.99999"),
            (Cell::Share(0.0), "0.0%", "0"),
            (Cell::Share(0.0001), "<0.1%", "0.0001"),
            (Cell::Millis(43_339.5), "43 s", "43339.5"),
            (Cell::Millis(296_381.0), "4.9 min", "296381"),
            (Cell::Millis(20.0), "20 ms", "20"),
            (Cell::Millis(0.0), "0 s", "0"),
            (Cell::Number(12_345.678), "12,345.68", "12345.678"),
            (Cell::Number(-3.0), "−3", "-3"),
            (Cell::Number(0.01234), "0.0123", "0.01234"),
            (Cell::Number(1e300), "1e300", &1e300_f64.to_string()),
            (Cell::Nothing, "–", ""),
            (Cell::Open(Box::new(Cell::Count(3))), "3*", "3"),
            (Cell::from("a\u{1b}[2J\nb ș"), "a\\u{1b}[2J\\nb ș", "a\u{1b}[2J\nb ș"),
        ] {
            assert_eq!((cell.for_people().as_str(), cell.for_sheets().as_str()), (people, sheets), "{cell:?}");
        }
    }
}
