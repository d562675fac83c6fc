//! Tables as a workbook: one sheet a table, numbers as numbers, the question beside them.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::cell::Cell;
use crate::table::{Table, Told};

/// A workbook that can't be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook can't be written")]
pub struct SheetError(#[from] XlsxError);

/// Letters of the name of a sheet that every program takes.
const NAME_LETTERS: usize = 31;

/// Letters of one cell that every program takes.
const CELL_LETTERS: usize = 32_767;

/// Rows and columns of a sheet that every program takes.
const ROWS: usize = 1_048_575;

impl Told {
    /// As an XLSX file: the tables, each a sheet of its own, and a sheet with `question`, the document that was asked.
    ///
    /// Errors: more than a workbook can hold.
    pub fn to_xlsx(&self, question: &str) -> Result<Vec<u8>, SheetError> {
        let mut workbook = Workbook::new();
        let mut names: Vec<String> = Vec::new();
        let sheet = self.sheet.as_ref();
        let tables = sheet.into_iter().chain(self.tables.iter().skip(usize::from(sheet.is_some())));
        for table in tables {
            let name = free_name(table.name(), &names);
            write_table(workbook.add_worksheet().set_name(&name)?, table)?;
            names.push(name);
        }
        let about = workbook.add_worksheet().set_name(free_name("question", &names))?;
        let mut row = 0;
        for (name, cell) in &self.facts {
            about.write_string(row, 0, name.as_str())?;
            write(about, row, 1, cell, &Styles::new())?;
            row += 1;
        }
        for text in self.notes.iter().map(String::as_str).chain(question.lines()) {
            about.write_string(row, 0, text)?;
            row += 1;
        }
        about.set_column_width(0, 60)?;
        Ok(workbook.save_to_buffer()?)
    }
}

/// How numbers are shown.
struct Styles {
    head: Format,
    share: Format,
    count: Format,
}

impl Styles {
    fn new() -> Self {
        Styles {
            head: Format::new().set_bold(),
            share: Format::new().set_num_format("0.0%"),
            count: Format::new().set_num_format("#,##0"),
        }
    }
}

#[allow(clippy::cast_possible_truncation)] // Bounded by what a sheet holds.
fn write_table(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let styles = Styles::new();
    for (column, (header, cells)) in table.for_sheets().enumerate() {
        let column = column as u16;
        sheet.write_string_with_format(0, column, header, &styles.head)?;
        for (row, cell) in cells.iter().take(ROWS).enumerate() {
            write(sheet, row as u32 + 1, column, cell, &styles)?;
        }
        sheet.set_column_width(column, (header.chars().count() as f64 + 2.0).max(10.0))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

#[allow(clippy::cast_precision_loss)] // Counts below 2^53.
fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, styles: &Styles) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => {}
        // Texts are written as texts, so that none is run as a formula.
        Cell::Text(text) => drop(sheet.write_string(row, column, text.chars().take(CELL_LETTERS).collect::<String>())?),
        Cell::Count(count) => drop(sheet.write_number_with_format(row, column, *count as f64, &styles.count)?),
        Cell::Share(share) => drop(sheet.write_number_with_format(row, column, *share, &styles.share)?),
        Cell::Millis(number) | Cell::Number(number) => drop(sheet.write_number(row, column, *number)?),
        Cell::Open(inner) => write(sheet, row, column, inner, styles)?,
    }
    Ok(())
}

/// A name that a sheet may have and no other has: short, without the letters that formulas need.
fn free_name(wanted: &str, taken: &[String]) -> String {
    let kept: String = wanted.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let kept = if kept.trim().is_empty() { "table" } else { kept.trim() };
    let cut = |letters: usize| kept.chars().take(letters).collect::<String>();
    let is_free = |name: &String| !taken.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    let numbered = (2..).map(|number| format!("{} {number}", cut(NAME_LETTERS - 5)));
    // There are more candidates than sheets.
    std::iter::once(cut(NAME_LETTERS)).chain(numbered).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    /// Would catch: numbers that a spreadsheet takes for texts, a text that it runs, and a file that it does not open.
    #[test]
    fn a_workbook_is_read_by_others() {
        let rows = [("=1+1", 5_u64, 0.5), ("a/b", 12_345, 1.0)];
        let table = |name: &str| {
            Table::of(name, &rows)
                .both("Name", "name", |row| Cell::from(row.0))
                .sheet("count", |row| Cell::from(row.1))
                .sheet("share", |row| Cell::Share(row.2))
                .done()
        };
        let told = Told::default().fact("Conversion", Cell::Share(0.25)).table(table("Steps")).table(table("steps"));
        let bytes = told.to_xlsx("{\n  \"ask\": \"funnel\"\n}").expect("a workbook");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("opens");
        assert_eq!(book.sheet_names(), ["Steps", "steps 2", "question"]);
        let sheet = book.worksheet_range("Steps").expect("a sheet");
        assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("=1+1".to_owned())));
        assert_eq!(sheet.get_value((2, 1)), Some(&Data::Float(12_345.0)));
        assert_eq!(sheet.get_value((1, 2)), Some(&Data::Float(0.5)));
        let about = book.worksheet_range("question").expect("a sheet");
        assert_eq!(about.get_value((0, 1)), Some(&Data::Float(0.25)));
        assert_eq!(about.get_value((2, 0)), Some(&Data::String("  \"ask\": \"funnel\"".to_owned())));
    }

    /// Would catch: names that a workbook refuses.
    #[test]
    fn names_of_sheets_are_allowed_and_different() {
        let long = "x".repeat(40);
        let mut taken = Vec::new();
        for (wanted, name) in [("By a/b [c]", "By a b  c"), ("By A/B [C]", "By A B  C 2"), ("", "table")] {
            assert_eq!(free_name(wanted, &taken), name);
            taken.push(name.to_owned());
        }
        assert_eq!(free_name(&long, &taken).chars().count(), NAME_LETTERS);
    }
}
