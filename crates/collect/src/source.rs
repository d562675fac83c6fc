//! One input file, and how to tell its format.

use std::path::{Path, PathBuf};

use crate::error::CollectError;
use crate::layout::{ColumnOptions, Layout};

/// One input file as it is to be read.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// What its columns mean.
    pub layout: Layout,
}

/// A format of files. Gzip and zstd around it are recognised by their first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Cells separated by commas (or another delimiter), with a header line.
    Csv,
    /// Cells separated by tabs, with a header line.
    Tsv,
    /// One JSON object a line.
    Ndjson,
    /// Apache Parquet.
    Parquet,
    /// IEEE 1849 event logs.
    Xes,
}

impl Format {
    /// Every format by its name.
    pub const NAMES: [(&str, Format); 5] = [
        ("csv", Format::Csv),
        ("tsv", Format::Tsv),
        ("ndjson", Format::Ndjson),
        ("parquet", Format::Parquet),
        ("xes", Format::Xes),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "CSV",
            Format::Tsv => "TSV",
            Format::Ndjson => "NDJSON",
            Format::Parquet => "Parquet",
            Format::Xes => "XES",
        }
    }

    /// The format that the name of a file tells, compression endings aside.
    pub fn of(path: &Path) -> Option<Format> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let name = [".gz", ".zst", ".gzip", ".zstd"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "csv" | "txt" => Some(Format::Csv),
            "tsv" | "tab" => Some(Format::Tsv),
            "ndjson" | "jsonl" | "json" => Some(Format::Ndjson),
            "parquet" | "pq" => Some(Format::Parquet),
            "xes" => Some(Format::Xes),
            _ => None,
        }
    }
}

impl Source {
    /// A file whose columns are told by options.
    pub fn with_options(path: &Path, options: &ColumnOptions) -> Result<Self, CollectError> {
        let format = Self::format_of(path, options.format)?;
        Ok(Source { path: path.to_owned(), format, layout: Layout::of_options(options, format) })
    }

    pub(crate) fn format_of(path: &Path, told: Option<Format>) -> Result<Format, CollectError> {
        let unknown = || CollectError::UnknownFormat { path: path.to_owned() };
        told.or_else(|| Format::of(path)).ok_or_else(unknown)
    }
}

/// The delimiter that a text says: one ASCII character, or `tab`.
pub fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        _ => Err(format!("\"{text}\" can't separate cells; write one character such as \";\", or tab")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a compressed file whose format is not seen, or an unknown ending taken for a table.
    #[test]
    fn names_tell_formats() {
        for (name, format) in [
            ("a.csv", Some(Format::Csv)),
            ("a.b.CSV.gz", Some(Format::Csv)),
            ("a.tsv.zst", Some(Format::Tsv)),
            ("a.jsonl", Some(Format::Ndjson)),
            ("a.parquet", Some(Format::Parquet)),
            ("log.xes.gz", Some(Format::Xes)),
            ("a.xlsx", None),
            ("gz", None),
            (".gz", None),
        ] {
            assert_eq!(Format::of(Path::new(name)), format, "{name}");
        }
    }
}
