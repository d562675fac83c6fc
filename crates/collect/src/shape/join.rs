//! Rows enriched by another, smaller file: products by their number, campaigns by theirs.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use events::{Interner, Texts};
use rustc_hash::FxHashMap;

use crate::error::{CollectError, ReadFailure};
use crate::layout::Layout;
use crate::limits::JOIN_ROWS;
use crate::read::each_wave;
use crate::source::{Format, Source};
use crate::table::{Cells, NamedCells, Table};

/// Another file whose columns are added to the rows.
#[derive(Debug, Clone)]
pub struct Join {
    /// The file; it is held in memory.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// What separates its cells.
    pub delimiter: Option<u8>,
    /// The column of the rows that names a row of the file.
    pub on: String,
    /// The column of the file it is compared with.
    pub key: String,
    /// The columns added: their names, and those in the file. Empty for all but the key.
    pub columns: Vec<(String, String)>,
}

/// A file that is held in memory, by key.
#[derive(Debug)]
pub(super) struct Lookup {
    join: Join,
    rows: FxHashMap<Box<str>, u32>,
    columns: Vec<(Arc<str>, Arc<Texts>, bool)>,
    repeated: u64,
    dropped: u64,
}

/// A column while it is read.
struct Growing {
    name: Arc<str>,
    codes: Vec<u32>,
    interner: Interner,
    spelled: bool,
}

impl Lookup {
    pub(super) fn load(join: &Join) -> Result<Self, CollectError> {
        let layout = Layout { delimiter: join.delimiter, skip_rows: 0, timezone: None, joins: Vec::new(), outputs: Vec::new() };
        let file = Source { path: join.path.clone(), format: join.format, layout };
        let mut loading = Loading {
            lookup: Lookup { join: join.clone(), rows: FxHashMap::default(), columns: Vec::new(), repeated: 0, dropped: 0 },
            growing: Vec::new(),
            checked: false,
        };
        let done = each_wave::<_, Infallible>(&file, &mut Ok, &mut |tables: Vec<Table>, _| {
            tables.iter().try_for_each(|table| loading.add(table)).map_err(ReadFailure::File)
        });
        match done {
            Ok(()) => {}
            Err(ReadFailure::File(error)) => return Err(error),
            Err(ReadFailure::Sink(never)) => match never {},
        }
        let mut lookup = loading.lookup;
        let finish = |column: Growing| {
            let texts = Texts { codes: column.codes, values: column.interner.into_values() };
            (column.name, Arc::new(texts), column.spelled)
        };
        lookup.columns = loading.growing.into_iter().map(finish).collect();
        Ok(lookup)
    }

    /// The name of the file.
    pub(super) fn name(&self) -> String {
        self.join.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// What to tell about the file.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let name = self.name();
        let key = &self.join.key;
        if self.repeated > 0 {
            notes.push(format!("{} rows of {name} repeat a value of \"{key}\"; the first row of each is used", self.repeated));
        }
        if self.dropped > 0 {
            notes.push(format!("{} rows of {name} can't be read and match nothing", self.dropped));
        }
        notes
    }

    /// Adds the columns to a table; gives the number of rows without a match, or the column that is there already.
    pub(super) fn join(&self, table: &mut Table) -> Result<u64, String> {
        if table.traits {
            return Ok(0);
        }
        if let Some((name, ..)) = self.columns.iter().find(|(name, ..)| table.column(name).is_some()) {
            let file = self.name();
            return Err(format!(
                "the rows have a column \"{name}\" already; join it from {file} as columns: {{new_name: {name}}}"
            ));
        }
        let rows: Vec<u32> = match table.column(&self.join.on) {
            Some(cells) => {
                let mut scratch = String::new();
                let row_of = |text: &str| self.rows.get(text).copied();
                let matched = |row| cells.text(row, &mut scratch).and_then(row_of).unwrap_or(Cells::NO_ROW);
                (0..table.rows).map(matched).collect()
            }
            None => vec![Cells::NO_ROW; table.rows],
        };
        let unmatched = rows.iter().filter(|row| **row == Cells::NO_ROW).count() as u64;
        let rows = Arc::new(rows);
        for (name, texts, spelled) in &self.columns {
            let cells = Cells::Joined { rows: Arc::clone(&rows), texts: Arc::clone(texts), spelled: *spelled };
            table.columns.push(NamedCells { name: Arc::clone(name), inner: false, cells });
        }
        Ok(unmatched)
    }
}

/// A lookup while its file is read.
struct Loading {
    lookup: Lookup,
    growing: Vec<Growing>,
    checked: bool,
}

impl Loading {
    fn add(&mut self, table: &Table) -> Result<(), CollectError> {
        let join = self.lookup.join.clone();
        if table.columns.is_empty() {
            return Ok(());
        }
        if !self.checked {
            self.start(table, &join)?;
        }
        self.lookup.dropped += (table.refused.len() + table.before.len()) as u64;
        let Some(keys) = table.column(&join.key) else { return Ok(()) };
        let sources: Vec<Option<&Cells>> = self.growing.iter().map(|column| table.column(self.source_of(column))).collect();
        let mut scratch = String::new();
        for row in 0..table.rows {
            let Some(key) = keys.text(row, &mut scratch) else { continue };
            if self.lookup.rows.contains_key(key) {
                self.lookup.repeated += 1;
                continue;
            }
            let number = u32::try_from(self.lookup.rows.len()).unwrap_or(Cells::NO_ROW);
            if self.lookup.rows.len() >= JOIN_ROWS {
                let problem = format!("holds more than {JOIN_ROWS} rows; a file that others are joined with must fit memory");
                return Err(CollectError::Limit { path: join.path, problem });
            }
            self.lookup.rows.insert(key.into(), number);
            let mut scratch = String::new();
            for (column, cells) in self.growing.iter_mut().zip(&sources) {
                let text = cells.and_then(|cells| cells.text(row, &mut scratch)).unwrap_or_default();
                column.codes.push(column.interner.intern(text));
            }
        }
        Ok(())
    }

    fn source_of<'a>(&'a self, column: &'a Growing) -> &'a str {
        let renamed = self.lookup.join.columns.iter().find(|(new, _)| **new == *column.name);
        renamed.map_or(&column.name, |(_, old)| old)
    }

    /// Looks for the columns, once they are known.
    fn start(&mut self, table: &Table, join: &Join) -> Result<(), CollectError> {
        self.checked = true;
        let known: Vec<&str> = table.columns.iter().map(|column| &*column.name).collect();
        let asked = join.columns.iter().map(|(_, column)| column).chain([&join.key]);
        for wanted in asked {
            if !known.contains(&wanted.as_str()) {
                return Err(CollectError::no_column(&join.path, "join", "another name in the mapping document", wanted, &known));
            }
        }
        let all =
            || known.iter().filter(|name| **name != join.key).map(|name| ((*name).to_owned(), (*name).to_owned())).collect();
        let wanted: Vec<(String, String)> = if join.columns.is_empty() { all() } else { join.columns.clone() };
        for (new, old) in wanted {
            let spelled = matches!(table.column(&old), Some(Cells::Grid(..)));
            self.growing.push(Growing { name: new.into(), codes: Vec::new(), interner: Interner::default(), spelled });
        }
        Ok(())
    }
}
