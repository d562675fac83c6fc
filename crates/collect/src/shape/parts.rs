//! Customers and names out of columns.

use events::{Interner, Texts};

use crate::layout::{Customer, Part};
use crate::table::{Cells, Rows, Table};

/// The customer of every row; code 0 where there is none. The texts may hold one customer several times: it is
/// cheaper to write a short id again than to look it up.
#[allow(clippy::cast_possible_truncation)] // Blocks have fewer than 2^32 rows.
pub(super) fn customers(rule: &Customer, table: &Table, rows: Rows<'_>) -> Texts {
    let plain = !rule.whole_number && rule.none.is_empty();
    if let ([Part::Column(column)], true) = (rule.parts.as_slice(), plain) {
        return match table.column(column) {
            Some(cells) => one_column(cells, rows),
            None => Texts { codes: vec![0; rows.len()], ..Texts::default() },
        };
    }
    let parts = Parts::new(&rule.parts, table);
    let mut texts = Texts::default();
    let mut name = String::new();
    for row in rows {
        let there = parts.write(row, rule.whole_number, &mut name) && !rule.none.contains(&name);
        texts.codes.push(if there { texts.values.push(&name) as u32 + 1 } else { 0 });
    }
    texts
}

#[allow(clippy::cast_possible_truncation)] // Blocks have fewer than 2^32 rows.
fn one_column(cells: &Cells, rows: Rows<'_>) -> Texts {
    let mut texts = Texts::default();
    texts.codes.reserve(rows.len());
    match cells {
        Cells::Grid(grid, column) => {
            let mut last = "";
            for row in rows {
                let cell = grid.cell(row, *column);
                if cell.is_empty() {
                    texts.codes.push(0);
                    continue;
                }
                // Files are often sorted by customer.
                if cell != last {
                    texts.values.push(cell);
                    last = cell;
                }
                texts.codes.push(texts.values.len() as u32);
            }
        }
        Cells::Integers(values, valid) => {
            let mut spelt = itoa::Buffer::new();
            for row in rows {
                if valid.as_ref().is_some_and(|valid| !valid[row]) {
                    texts.codes.push(0);
                } else {
                    texts.codes.push(texts.values.push(spelt.format(values[row])) as u32 + 1);
                }
            }
        }
        Cells::Texts { texts: all, .. } => {
            texts.codes.extend(rows.map(|row| all.codes.get(row).copied().unwrap_or(0)));
            texts.values = all.values.clone();
        }
        _ => {
            let mut scratch = String::new();
            for row in rows {
                let code = cells.text(row, &mut scratch).map_or(0, |text| texts.values.push(text) as u32 + 1);
                texts.codes.push(code);
            }
        }
    }
    texts
}

/// Names of events; equal ones have equal codes.
pub(super) fn names(parts: &[Part], renamed: &[(String, String)], table: &Table, rows: Rows<'_>) -> Texts {
    let new_name = |name: &str| renamed.iter().find(|(_, old)| old == name).map(|(new, _)| new.as_str());
    if let [Part::Column(column)] = parts {
        let Some(cells) = table.column(column) else { return Texts { codes: vec![0; rows.len()], ..Texts::default() } };
        let names = interned(cells, rows);
        return if renamed.is_empty() { names } else { rename(&names, new_name) };
    }
    let parts = Parts::new(parts, table);
    let (mut interner, mut codes, mut name) = (Interner::default(), Vec::with_capacity(rows.len()), String::new());
    for row in rows {
        codes.push(if parts.write(row, false, &mut name) { interner.intern(new_name(&name).unwrap_or(&name)) } else { 0 });
    }
    Texts { codes, values: interner.into_values() }
}

fn interned(cells: &Cells, rows: Rows<'_>) -> Texts {
    if let Cells::Texts { texts, .. } = cells {
        let codes = rows.map(|row| texts.codes.get(row).copied().unwrap_or(0)).collect();
        return Texts { codes, values: texts.values.clone() };
    }
    let (mut interner, mut scratch) = (Interner::default(), String::new());
    let codes = rows.map(|row| cells.text(row, &mut scratch).map_or(0, |text| interner.intern(text))).collect();
    Texts { codes, values: interner.into_values() }
}

fn rename<'a>(texts: &Texts, new_name: impl Fn(&str) -> Option<&'a str>) -> Texts {
    let mut interner = Interner::default();
    let codes: Vec<u32> = texts.values.iter().map(|name| interner.intern(new_name(name).unwrap_or(name))).collect();
    let code = |code: &u32| if *code == 0 { 0 } else { codes[*code as usize - 1] };
    Texts { codes: texts.codes.iter().map(code).collect(), values: interner.into_values() }
}

/// The parts of a name with the columns they stand in.
struct Parts<'a> {
    parts: Vec<(&'a Part, Option<&'a Cells>)>,
}

impl<'a> Parts<'a> {
    fn new(parts: &'a [Part], table: &'a Table) -> Self {
        let cells = |part: &Part| match part {
            Part::Fixed(_) => None,
            Part::Column(column) => table.column(column),
        };
        Parts { parts: parts.iter().map(|part| (part, cells(part))).collect() }
    }

    /// Writes the name of a row; `false` where a column of it is missing.
    fn write(&self, row: usize, whole_number: bool, into: &mut String) -> bool {
        into.clear();
        let mut scratch = String::new();
        for (part, cells) in &self.parts {
            match (part, cells) {
                (Part::Fixed(text), _) => into.push_str(text),
                (Part::Column(_), Some(cells)) => match cells.text(row, &mut scratch) {
                    Some(text) => into.push_str(if whole_number { without_zero_fraction(text) } else { text }),
                    None => return false,
                },
                (Part::Column(_), None) => return false,
            }
        }
        !into.is_empty()
    }
}

/// `17850` of `17850.0`; any other text as it is.
fn without_zero_fraction(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros))
            if !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit()) && zeros.bytes().all(|b| b == b'0') =>
        {
            whole
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a number that changes its value, or a text that merely looks like one cut off.
    #[test]
    fn only_zero_fractions_are_dropped() {
        for (text, wanted) in
            [("17850.0", "17850"), ("17850.00", "17850"), ("17850", "17850"), ("1.5", "1.5"), ("v1.0", "v1.0"), (".0", ".0")]
        {
            assert_eq!(without_zero_fraction(text), wanted);
        }
    }
}
