//! Tables to batches: what a layout says about rows is done here, the same for every format.

mod check;
mod group;
mod join;
mod merge;
mod output;
mod parts;
mod prepare;

use events::Batch;
use rayon::prelude::*;

use crate::error::CollectError;
use crate::read::Wave;
use crate::reject::{ReadReport, Refused, Reject};
use crate::source::{Format, Source};
use crate::table::Table;
pub use group::{Aggregate, Group};
use group::{Groups, Partial};
pub use join::Join;
use join::Lookup;
use prepare::Prepared;

/// What the tables of one file become.
pub(crate) struct Shaper<'a> {
    source: &'a Source,
    lookups: Vec<Lookup>,
    outputs: Vec<Prepared>,
    /// The open groups of each output that groups.
    groups: Vec<Option<Groups>>,
    checked: bool,
    unmatched: Vec<u64>,
    report: ReadReport,
}

/// What one table became.
struct Done {
    batches: Vec<Batch>,
    partials: Vec<Option<Partial>>,
    rejects: Vec<Reject>,
    rows: u64,
    skipped: u64,
    unmatched: Vec<u64>,
    notes: Vec<String>,
}

impl<'a> Shaper<'a> {
    /// Gets ready for a file: reads the files it is joined with.
    pub(crate) fn new(source: &'a Source) -> Result<Self, CollectError> {
        let layout = &source.layout;
        let lookups = layout.joins.iter().map(Lookup::load).collect::<Result<Vec<_>, _>>()?;
        let mut report = ReadReport::default();
        lookups.iter().flat_map(Lookup::notes).for_each(|note| report.note(note));
        let outputs = layout.outputs.iter().map(|output| Prepared::new(output, layout)).collect();
        let groups = layout.outputs.iter().map(|output| output.group.as_ref().map(|_| Groups::default())).collect();
        let unmatched = vec![0; lookups.len()];
        Ok(Shaper { source, lookups, outputs, groups, checked: false, unmatched, report })
    }

    /// Rows read so far, dropped ones included.
    pub(crate) fn rows(&self) -> u64 {
        self.report.rows
    }

    /// Turns tables into a wave.
    pub(crate) fn wave(&mut self, mut tables: Vec<Table>) -> Result<Wave, CollectError> {
        let lookups = &self.lookups;
        let join = |table: &mut Table| lookups.iter().map(|lookup| lookup.join(table)).collect();
        let unmatched: Vec<Vec<u64>> = tables
            .par_iter_mut()
            .map(join)
            .collect::<Result<_, String>>()
            .map_err(|problem| CollectError::Mapping { path: self.source.path.clone(), problem })?;
        self.check(&tables)?;
        self.prepare(&tables)?;
        let outputs = &self.outputs;
        let done: Vec<Done> =
            tables.into_par_iter().zip(unmatched).map(|(table, unmatched)| shape(outputs, table, unmatched)).collect();
        let mut wave = Wave::default();
        for one in done {
            self.take(one, &mut wave)?;
        }
        Ok(wave)
    }

    /// Columns are looked for once: in the header, or in the first rows where every row names its own.
    fn check(&mut self, tables: &[Table]) -> Result<(), CollectError> {
        let named_by_rows = matches!(self.source.format, Format::Ndjson | Format::Xes);
        let is_ready = |table: &Table| !(table.traits || named_by_rows && table.columns.is_empty());
        if self.checked || !tables.iter().any(is_ready) {
            return Ok(());
        }
        self.checked = true;
        check::columns(self.source, tables)
    }

    fn prepare(&mut self, tables: &[Table]) -> Result<(), CollectError> {
        for prepared in &mut self.outputs {
            if let Some(note) = prepared.prepare(tables, self.source)? {
                self.report.note(note);
            }
        }
        Ok(())
    }

    fn take(&mut self, done: Done, wave: &mut Wave) -> Result<(), CollectError> {
        self.report.rows += done.rows;
        self.report.skipped += done.skipped;
        self.report.count(&done.rejects);
        done.notes.into_iter().for_each(|note| self.report.note(note));
        self.unmatched.iter_mut().zip(done.unmatched).for_each(|(all, some)| *all += some);
        wave.rejects.extend(done.rejects);
        self.push(done.batches, wave);
        for ((groups, prepared), partial) in self.groups.iter_mut().zip(&self.outputs).zip(done.partials) {
            if let (Some(groups), Some(partial)) = (groups, partial) {
                groups.merge(partial, &prepared.output, &self.source.path)?;
            }
        }
        Ok(())
    }

    fn push(&mut self, batches: Vec<Batch>, wave: &mut Wave) {
        for batch in batches.into_iter().filter(|batch| !batch.is_empty()) {
            let count = if batch.events.is_some() { &mut self.report.events } else { &mut self.report.trait_rows };
            *count += batch.len() as u64;
            wave.batches.push(batch);
        }
    }

    /// What is left at the end of the file: the groups, and the report.
    pub(crate) fn finish(mut self) -> Result<(Vec<Wave>, ReadReport), CollectError> {
        let mut waves: Vec<Batch> = Vec::new();
        for (groups, prepared) in std::mem::take(&mut self.groups).into_iter().zip(&self.outputs) {
            waves.extend(groups.into_iter().flat_map(|groups| groups.into_batches(&prepared.output)));
        }
        let as_wave = |batch| {
            let mut wave = Wave::default();
            self.push(vec![batch], &mut wave);
            wave
        };
        let waves = waves.into_iter().map(as_wave).collect();
        for (lookup, unmatched) in self.lookups.iter().zip(&self.unmatched) {
            if *unmatched > 0 {
                self.report.note(format!("{unmatched} rows have no match in {}; its columns are missing there", lookup.name()));
            }
        }
        Ok((waves, self.report))
    }
}

#[allow(clippy::cast_possible_truncation)] // Blocks have fewer than 2^32 rows.
fn shape(outputs: &[Prepared], mut table: Table, unmatched: Vec<u64>) -> Done {
    let mut refused: Vec<Refused> = std::mem::take(&mut table.refused);
    let rows = table.rows as u64 + refused.len() as u64 + table.before.len() as u64;
    let mut done = Done {
        batches: Vec::new(),
        partials: Vec::new(),
        rejects: std::mem::take(&mut table.before),
        rows,
        skipped: 0,
        unmatched,
        notes: std::mem::take(&mut table.notes),
    };
    let mut wanted = vec![false; if outputs.iter().all(Prepared::filters) { table.rows } else { 0 }];
    let mut events = Vec::new();
    for prepared in outputs {
        let shaped = prepared.shape(&table, &mut wanted);
        done.batches.extend(shaped.traits);
        done.partials.push(shaped.partial);
        refused.extend(shaped.refused);
        events.extend(shaped.events);
        // The traces of a log are the same for every output.
        if table.traits {
            break;
        }
    }
    if events.len() > 1 {
        let rows = |rows: Option<Vec<u32>>, batch: &Batch| rows.unwrap_or_else(|| (0..batch.len() as u32).collect());
        done.batches.extend(merge::by_row(events.into_iter().map(|(picked, batch)| (rows(picked, &batch), batch)).collect()));
    } else {
        done.batches.extend(events.into_iter().map(|(_, batch)| batch));
    }
    done.skipped = wanted.iter().filter(|wanted| !**wanted).count() as u64;
    done.rejects.extend(table.rejects(refused));
    done
}
