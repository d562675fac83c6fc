//! Why a file can't be read, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

use journey::{Refusal, suggestion};

/// A failure of reading a whole file. Bad rows are no failure: they are rejected by name.
#[derive(Debug, thiserror::Error)]
pub enum CollectError {
    /// The operating system refused.
    #[error("can't {action} {}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// On which file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// No format is known by this name.
    #[error(
        "{}: can't tell the format by the name; known endings are .csv .tsv .ndjson .jsonl .parquet .xes, each also with \
         .gz or .zst; or say it: --input-format csv",
        path.display()
    )]
    UnknownFormat {
        /// The file.
        path: PathBuf,
    },
    /// Compressed data ends too early or is damaged.
    #[error("{}: the {compression} data {problem} after {bytes} bytes; {rows} rows before it were read", path.display())]
    Compressed {
        /// The file.
        path: PathBuf,
        /// `gzip` or `zstd`.
        compression: &'static str,
        /// What is wrong.
        problem: &'static str,
        /// Compressed bytes read until then.
        bytes: u64,
        /// Rows read until then.
        rows: u64,
    },
    /// The file holds nothing.
    #[error("{}: the file is empty; a {format} file needs at least {needs}", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: &'static str,
        /// What it lacks.
        needs: &'static str,
    },
    /// A needed column is not there.
    #[error("{}: there is no column {missing}", path.display())]
    NoColumn {
        /// The file.
        path: PathBuf,
        /// Which, and what to do.
        missing: Box<MissingColumn>,
    },
    /// Two columns have one name.
    #[error("{}: columns {first} and {second} are both called \"{name}\"; rename one of them in the header", path.display())]
    DuplicateColumn {
        /// The file.
        path: PathBuf,
        /// The name.
        name: String,
        /// Position of the first, from 1.
        first: usize,
        /// Position of the second, from 1.
        second: usize,
    },
    /// How times are written can't be told.
    #[error("{}: column \"{column}\": {problem}; say how its times are written, for example {example}", path.display())]
    Times {
        /// The file.
        path: PathBuf,
        /// The column.
        column: String,
        /// Why not.
        problem: String,
        /// An option to give.
        example: &'static str,
    },
    /// The file is not what its name says.
    #[error("{}: not a {format} file, or a damaged one: {problem}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The format it should have.
        format: &'static str,
        /// What is wrong.
        problem: String,
    },
    /// Too much of something.
    #[error("{}: {problem}", path.display())]
    Limit {
        /// The file.
        path: PathBuf,
        /// What, how much is possible, and what to do.
        problem: String,
    },
    /// The mapping document asks for something this file can't give.
    #[error("{}: {problem}", path.display())]
    Mapping {
        /// The file.
        path: PathBuf,
        /// What, and what to write instead.
        problem: String,
    },
    /// The mapping document is refused.
    #[error("{}: {refusal}", path.display())]
    Document {
        /// The document.
        path: PathBuf,
        /// Where and why.
        refusal: Refusal,
    },
}

/// A column that is not there.
#[derive(Debug)]
pub struct MissingColumn {
    /// The name looked for.
    pub wanted: String,
    /// What the column is for.
    pub role: &'static str,
    /// How to say another.
    pub option: &'static str,
    /// Names like it, as a remark in brackets.
    pub near: String,
    /// The columns of the file.
    pub columns: String,
    /// More to try, such as another delimiter.
    pub hint: String,
}

impl fmt::Display for MissingColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MissingColumn { wanted, role, option, near, columns, hint } = self;
        write!(f, "\"{wanted}\" for the {role}{near}; name it with {option}. Columns: {columns}{hint}")
    }
}

/// Why [`crate::read`] ended early: because of the file, or because of whoever takes the batches.
#[derive(Debug, thiserror::Error)]
pub enum ReadFailure<E> {
    /// The file.
    #[error(transparent)]
    File(#[from] CollectError),
    /// The taker of the batches.
    #[error("{0}")]
    Sink(E),
}

impl CollectError {
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> CollectError {
        let path = path.to_owned();
        move |source| CollectError::Io { action, path, source }
    }

    pub(crate) fn damaged(path: &Path, format: &'static str, problem: impl Into<String>) -> Self {
        CollectError::Damaged { path: path.to_owned(), format, problem: problem.into() }
    }

    pub(crate) fn no_column(path: &Path, role: &'static str, option: &'static str, wanted: &str, columns: &[&str]) -> Self {
        let missing = MissingColumn {
            wanted: wanted.to_owned(),
            role,
            option,
            near: suggestion(wanted, columns.iter().copied()),
            columns: list(columns),
            hint: delimiter_hint(columns),
        };
        CollectError::NoColumn { path: path.to_owned(), missing: Box::new(missing) }
    }
}

/// Names in a message: the first 40, each cut to 60 characters.
fn list(columns: &[&str]) -> String {
    let short = |name: &&str| name.chars().take(60).collect::<String>();
    let mut told = columns.iter().take(40).map(short).collect::<Vec<_>>().join(", ");
    if columns.len() > 40 {
        told.push_str(&format!(" … ({} in all)", columns.len()));
    }
    told
}

/// A header that is one column with another delimiter in it was read with the wrong one.
fn delimiter_hint(columns: &[&str]) -> String {
    let [only] = columns else { return String::new() };
    let found = [(";", "';'"), ("\t", "tab"), ("|", "'|'"), (",", "','")].into_iter().find(|(mark, _)| only.contains(mark));
    found.map_or_else(String::new, |(_, told)| format!(". Are the cells separated by {told}? Then say so: --delimiter {told}"))
}
