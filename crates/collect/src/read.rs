//! Reading a file from its first row to its last: waves of tables, shaped into batches, in bounded memory.

use events::Batch;
use rayon::prelude::*;

use crate::blocks::{Block, Blocks, RowEnd};
use crate::error::{CollectError, ReadFailure};
use crate::formats::csv::Header;
use crate::formats::{ndjson, parquet, xes};
use crate::limits::WAVE_BLOCKS;
use crate::open::Input;
use crate::reject::{ReadReport, Reject};
use crate::shape::Shaper;
use crate::source::{Format, Source};
use crate::table::Table;

/// Some rows of a file as batches.
#[derive(Debug, Default)]
pub struct Wave {
    /// Events and traits, in the order of arrival.
    pub batches: Vec<Batch>,
    /// The rows among them that were dropped, in the order of the file.
    pub rejects: Vec<Reject>,
    /// Bytes of the file (as it lies on disk) read so far, for progress.
    pub bytes_read: u64,
}

/// Reads a file and hands its rows over wave by wave. A wave comes every few megabytes, also when it is empty.
///
/// Bad rows are counted and handed over, and never stop it. What stops it is a file that can't be read, lacks a
/// column, or leaves open how its times are written; or the sink. Rows before a damaged place are handed over
/// first.
pub fn read<E>(source: &Source, sink: &mut dyn FnMut(Wave) -> Result<(), E>) -> Result<ReadReport, ReadFailure<E>> {
    let mut shaper = Shaper::new(source)?;
    let mut last = 0;
    let done = each_wave(source, &mut |tables| shaper.wave(tables), &mut |mut wave: Wave, bytes_read| {
        (wave.bytes_read, last) = (bytes_read, bytes_read);
        sink(wave).map_err(ReadFailure::Sink)
    });
    match done {
        Ok(()) => {}
        Err(ReadFailure::File(CollectError::Compressed { path, compression, problem, bytes, .. })) => {
            let rows = shaper.rows();
            return Err(CollectError::Compressed { path, compression, problem, bytes, rows }.into());
        }
        Err(failure) => return Err(failure),
    }
    let (waves, report) = shaper.finish()?;
    for mut wave in waves {
        wave.bytes_read = last;
        sink(wave).map_err(ReadFailure::Sink)?;
    }
    Ok(report)
}

/// What is done with the tables of a wave; runs beside the reading of the next.
pub(crate) type Work<'a, T> = &'a mut (dyn FnMut(Vec<Table>) -> Result<T, CollectError> + Send);

/// What is done with the result, together with the bytes read so far.
pub(crate) type Take<'a, T, E> = &'a mut dyn FnMut(T, u64) -> Result<(), ReadFailure<E>>;

/// Runs `work` and `take` on the tables of a file in order.
pub(crate) fn each_wave<T: Send, E>(source: &Source, work: Work<'_, T>, take: Take<'_, T, E>) -> Result<(), ReadFailure<E>> {
    match source.format {
        Format::Csv | Format::Tsv => {
            let (header, mut blocks) = open_table(source)?;
            // A header without rows still tells whether the needed columns are there.
            let none = header.table(Block { bytes: Vec::new(), first_line: 1, too_long: Vec::new() });
            take(work(vec![none])?, blocks.bytes_read())?;
            text(&mut blocks, &|block| header.table(block), work, take)
        }
        Format::Ndjson => {
            let mut blocks = Blocks::new(Input::open(&source.path)?, RowEnd::Line);
            if blocks.first_letter() == Some(b'[') {
                let problem =
                    "it is one JSON list; NDJSON has an object on every line (jq -c '.[]' FILE turns one into the other)";
                return Err(CollectError::damaged(&source.path, "NDJSON", problem).into());
            }
            text(&mut blocks, &ndjson::table, work, take)
        }
        Format::Parquet => parquet::each_wave(source, work, take),
        Format::Xes => xes::each_wave(source, work, take),
    }
}

/// Opens a CSV or TSV file and reads its header.
fn open_table(source: &Source) -> Result<(Header, Blocks), CollectError> {
    let usual = if source.format == Format::Tsv { b'\t' } else { b',' };
    let delimiter = source.layout.delimiter.unwrap_or(usual);
    let mut blocks = Blocks::new(Input::open(&source.path)?, RowEnd::Quoted { delimiter });
    for _ in 0..source.layout.skip_rows {
        blocks.skip_line()?;
    }
    loop {
        match blocks.first_line()? {
            Some(line) if line.is_empty() => {}
            Some(line) => return Ok((Header::parse(&line, delimiter, &source.path)?, blocks)),
            None => {
                let path = source.path.clone();
                return Err(CollectError::Empty { path, format: source.format.name(), needs: "a header line" });
            }
        }
    }
}

/// Blocks read ahead while others are parsed, and what stopped the reading.
type Ahead = (Vec<Block>, Option<CollectError>);

fn text<T: Send, E>(
    blocks: &mut Blocks,
    parse: &(dyn Fn(Block) -> Table + Sync),
    work: Work<'_, T>,
    take: Take<'_, T, E>,
) -> Result<(), ReadFailure<E>> {
    let most = (2 * rayon::current_num_threads()).clamp(2, WAVE_BLOCKS);
    let mut ahead = read_ahead(blocks, most);
    loop {
        let (ready, failure) = ahead;
        if ready.is_empty() {
            return failure.map_or(Ok(()), |failure| Err(failure.into()));
        }
        let bytes_read = blocks.bytes_read();
        let stopped = failure.is_some();
        let parse_all = || work(ready.into_par_iter().map(parse).collect());
        let (next, done) =
            if stopped { ((Vec::new(), failure), parse_all()) } else { rayon::join(|| read_ahead(blocks, most), parse_all) };
        take(done?, bytes_read)?;
        ahead = next;
    }
}

fn read_ahead(blocks: &mut Blocks, most: usize) -> Ahead {
    let mut ready = Vec::with_capacity(most);
    while ready.len() < most {
        match blocks.next() {
            Ok(Some(block)) => ready.push(block),
            Ok(None) => break,
            Err(failure) => return (ready, Some(failure)),
        }
    }
    (ready, None)
}
