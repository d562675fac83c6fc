//! The reject file: every dropped row, as one JSON object a line.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::CollectError;
use crate::reject::Reject;

/// Writes dropped rows to a file: `{"file":…,"line":…,"reason":…,"detail":…,"raw":…}` a line. The file is made when
/// the first row is dropped, so that a clean import leaves none.
#[derive(Debug)]
pub struct RejectWriter {
    path: PathBuf,
    out: Option<BufWriter<File>>,
    written: u64,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    reject: &'a Reject,
}

impl RejectWriter {
    /// Gets ready to write to a file; one that is there is replaced.
    pub fn new(path: &Path) -> Self {
        RejectWriter { path: path.to_owned(), out: None, written: 0 }
    }

    /// Where the rows are written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Rows written so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// Writes the dropped rows of a file.
    pub fn write(&mut self, file: &Path, rejects: &[Reject]) -> Result<(), CollectError> {
        if rejects.is_empty() {
            return Ok(());
        }
        let out = match &mut self.out {
            Some(out) => out,
            out => out.insert(BufWriter::new(File::create(&self.path).map_err(CollectError::io("create", &self.path))?)),
        };
        let file = file.to_string_lossy();
        for reject in rejects {
            let line = serde_json::to_string(&Line { file: &file, reject }).unwrap_or_default();
            writeln!(out, "{line}").map_err(CollectError::io("write", &self.path))?;
        }
        self.written += rejects.len() as u64;
        Ok(())
    }

    /// Writes what is still held; gives the number of rows written.
    pub fn finish(self) -> Result<u64, CollectError> {
        if let Some(mut out) = self.out {
            out.flush().map_err(CollectError::io("write", &self.path))?;
        }
        Ok(self.written)
    }
}
