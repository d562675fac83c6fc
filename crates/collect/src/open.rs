//! Opening a file, compressed or not, and counting what was read of it.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use crate::error::CollectError;

/// The plain bytes of a file.
pub(crate) struct Input {
    path: PathBuf,
    compression: Option<&'static str>,
    reader: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
}

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Bytes asked of the operating system at once.
const READ_BYTES: usize = 256 << 10;

impl Input {
    /// Opens a file; gzip and zstd are seen by their first bytes, not by the name.
    pub(crate) fn open(path: &Path) -> Result<Self, CollectError> {
        let mut file = File::open(path).map_err(CollectError::io("open", path))?;
        let mut start = Vec::with_capacity(4);
        Read::by_ref(&mut file).take(4).read_to_end(&mut start).map_err(CollectError::io("read", path))?;
        let taken = Arc::new(AtomicU64::new(0));
        let counted = Counted { inner: std::io::Cursor::new(start.clone()).chain(file), taken: Arc::clone(&taken) };
        let (compression, reader): (_, Box<dyn Read + Send>) = if start.starts_with(&GZIP) {
            (Some("gzip"), Box::new(MultiGzDecoder::new(BufReader::with_capacity(READ_BYTES, counted))))
        } else if start.starts_with(&ZSTD) {
            let decoder = zstd::stream::read::Decoder::new(counted).map_err(CollectError::io("read", path))?;
            (Some("zstd"), Box::new(decoder))
        } else {
            (None, Box::new(counted))
        };
        Ok(Input { path: path.to_owned(), compression, reader, taken })
    }

    /// Reads into all of `into`, or less at the end of the file; gives the number of bytes. On an error, the bytes
    /// that came before it are in `into` and counted in the second part.
    pub(crate) fn fill(&mut self, into: &mut [u8]) -> Result<usize, (usize, CollectError)> {
        let mut filled = 0;
        while filled < into.len() {
            match self.reader.read(&mut into[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err((filled, self.failure(error))),
            }
        }
        Ok(filled)
    }

    /// How to count the bytes of the file itself (compressed ones, where it is) read so far.
    pub(crate) fn taken(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.taken)
    }

    pub(crate) fn failure(&self, error: std::io::Error) -> CollectError {
        match self.compression {
            None => CollectError::io("read", &self.path)(error),
            Some(compression) => {
                let ends = error.kind() == ErrorKind::UnexpectedEof || error.to_string().contains("incomplete frame");
                CollectError::Compressed {
                    path: self.path.clone(),
                    compression,
                    problem: if ends { "end in the middle" } else { "are damaged" },
                    bytes: self.taken.load(Ordering::Relaxed),
                    rows: 0,
                }
            }
        }
    }
}

impl Read for Input {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.reader.read(into)
    }
}

/// A reader that counts.
struct Counted<R> {
    inner: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(into)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
