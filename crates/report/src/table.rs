//! Tables: built column by column, written aligned for people or as CSV for spreadsheets.

use crate::cell::Cell;

/// All that is told of an answer.
#[derive(Debug, Default)]
pub struct Told {
    /// Single numbers, above the tables.
    pub(crate) facts: Vec<(String, Cell)>,
    /// The main one first.
    pub(crate) tables: Vec<Table>,
    /// What a spreadsheet gets, if not the main table.
    pub(crate) sheet: Option<Table>,
    /// What should be known about the tables, below them.
    pub(crate) notes: Vec<String>,
}

/// A table: its name, and its columns, each as long as the others.
#[derive(Debug)]
pub(crate) struct Table {
    name: String,
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    /// Its title for people; none if it is for spreadsheets only.
    title: Option<String>,
    /// Its name for spreadsheets; none if it is for people only.
    header: Option<String>,
    cells: Vec<Cell>,
}

/// A table being built from rows of some type.
pub(crate) struct Columns<'a, T> {
    rows: &'a [T],
    table: Table,
}

impl Table {
    /// Begins a table with a row for each of these.
    pub(crate) fn of<T>(name: impl Into<String>, rows: &[T]) -> Columns<'_, T> {
        Columns { rows, table: Table { name: name.into(), columns: Vec::new() } }
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Its columns for spreadsheets, each with its name.
    pub(crate) fn for_sheets(&self) -> impl Iterator<Item = (&str, &[Cell])> {
        self.columns.iter().filter_map(|column| Some((column.header.as_deref()?, column.cells.as_slice())))
    }

    fn is_empty(&self) -> bool {
        self.columns.iter().all(|column| column.cells.is_empty())
    }

    /// Aligned, numbers to the right.
    fn to_text(&self) -> String {
        let shown: Vec<(&String, &Column)> =
            self.columns.iter().filter_map(|column| Some((column.title.as_ref()?, column))).collect();
        let titles: Vec<String> = shown.iter().map(|(title, _)| (*title).clone()).collect();
        let is_number: Vec<bool> = shown.iter().map(|(_, column)| column.cells.iter().all(Cell::is_number)).collect();
        let rows = shown.first().map_or(0, |(_, column)| column.cells.len());
        let row = |row: usize| shown.iter().map(|(_, column)| column.cells[row].for_people()).collect();
        aligned(&titles, &is_number, &(0..rows).map(row).collect::<Vec<_>>())
    }

    fn to_csv(&self) -> String {
        let shown: Vec<(&String, &Column)> =
            self.columns.iter().filter_map(|column| Some((column.header.as_ref()?, column))).collect();
        let rows = shown.first().map_or(0, |(_, column)| column.cells.len());
        let line = |cells: Vec<String>| cells.join(",") + "\n";
        let header = line(shown.iter().map(|(header, _)| quoted(header)).collect());
        let row = |row: usize| line(shown.iter().map(|(_, column)| quoted(&column.cells[row].for_sheets())).collect());
        std::iter::once(header).chain((0..rows).map(row)).collect()
    }
}

impl<T> Columns<'_, T> {
    /// A column for people and spreadsheets.
    pub(crate) fn both(self, title: impl Into<String>, header: impl Into<String>, cell: impl Fn(&T) -> Cell) -> Self {
        self.push(Some(title.into()), Some(header.into()), cell)
    }

    /// A column for people only.
    pub(crate) fn people(self, title: impl Into<String>, cell: impl Fn(&T) -> Cell) -> Self {
        self.push(Some(title.into()), None, cell)
    }

    /// A column for spreadsheets only.
    pub(crate) fn sheet(self, header: impl Into<String>, cell: impl Fn(&T) -> Cell) -> Self {
        self.push(None, Some(header.into()), cell)
    }

    fn push(mut self, title: Option<String>, header: Option<String>, cell: impl Fn(&T) -> Cell) -> Self {
        self.table.columns.push(Column { title, header, cells: self.rows.iter().map(cell).collect() });
        self
    }

    /// The table.
    pub(crate) fn done(self) -> Table {
        self.table
    }
}

impl Told {
    /// A single number above the tables.
    pub(crate) fn fact(mut self, name: impl Into<String>, cell: impl Into<Cell>) -> Self {
        self.facts.push((name.into(), cell.into()));
        self
    }

    /// One more table; the first is the main one.
    pub(crate) fn table(mut self, table: Table) -> Self {
        self.tables.push(table);
        self
    }

    /// For people: facts, tables, notes.
    pub fn to_text(&self) -> String {
        let tables: Vec<&Table> = self.tables.iter().filter(|table| !table.is_empty()).collect();
        let widest = self.facts.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        let fact = |(name, cell): &(String, Cell)| format!("{name}{}  {}\n", " ".repeat(widest - width(name)), cell.for_people());
        let mut parts: Vec<String> = vec![self.facts.iter().map(fact).collect()];
        parts.extend(tables.iter().map(|table| {
            // A lone table needs no name: the question is known.
            let name = if tables.len() > 1 { format!("{}\n", table.name) } else { String::new() };
            name + &table.to_text()
        }));
        parts.push(self.notes.iter().map(|note| format!("{note}\n")).collect());
        parts.retain(|part| !part.is_empty());
        parts.join("\n")
    }

    /// For spreadsheets: one table, with its header even where it has no rows.
    pub fn to_csv(&self) -> String {
        self.sheet.as_ref().or(self.tables.first()).map_or_else(String::new, Table::to_csv)
    }
}

/// Rows of texts as aligned columns with titles; numbers stand to the right.
pub fn aligned(titles: &[String], is_number: &[bool], rows: &[Vec<String>]) -> String {
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).chain([width(&titles[column])]).max().unwrap_or(0);
    let widths: Vec<usize> = (0..titles.len()).map(widest).collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).zip(is_number).map(|((cell, widest), is_number)| {
            let gap = " ".repeat(widest - width(cell));
            if *is_number { format!("{gap}{cell}") } else { format!("{cell}{gap}") }
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    [line(titles), line(&rule)].into_iter().chain(rows.iter().map(|row| line(row))).collect()
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// A cell of CSV as RFC 4180 has it.
fn quoted(text: &str) -> String {
    // A leading = + - @ would be run as a formula by spreadsheets; numbers keep their sign.
    let is_formula = text.starts_with(['=', '+', '@', '\t']) || (text.starts_with('-') && text.parse::<f64>().is_err());
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: cells that run into each other, a formula that a spreadsheet runs, a column for the wrong reader.
    #[test]
    fn a_table_is_aligned_for_people_and_quoted_for_sheets() {
        let rows = [("a, \"b\"", 5_u64), ("=1+1", 12_345), ("-5", 0)];
        let table = Table::of("names", &rows)
            .both("Name", "name", |row| Cell::from(row.0))
            .people("Times", |row| Cell::from(row.1))
            .sheet("count", |row| Cell::from(row.1))
            .done();
        let told = Told::default().fact("Rows", 3).table(table);
        assert_eq!(
            told.to_text(),
            "Rows  3\n\nName     Times\n──────  ──────\na, \"b\"       5\n=1+1    12,345\n-5           0\n"
        );
        assert_eq!(told.to_csv(), "name,count\n\"a, \"\"b\"\"\",5\n'=1+1,12345\n-5,0\n");
    }
}
