//! An output together with how the times of its file are written.

use jiff::tz::TimeZone;

use crate::error::CollectError;
use crate::layout::{Layout, Output};
use crate::limits::TIME_SAMPLE;
use crate::source::Source;
use crate::table::{Cells, MomentForm, Table};
use crate::times::{Recognised, TimeFormat, TimeReader, recognise};

/// An output that knows how to read times.
pub(super) struct Prepared {
    pub output: Output,
    /// Stands for ISO 8601 until the first times were seen.
    pub reader: TimeReader,
    zone: Option<TimeZone>,
    ready: bool,
}

impl Prepared {
    pub(super) fn new(output: &Output, layout: &Layout) -> Self {
        let time = output.time.as_ref();
        let zone = time.and_then(|time| time.zone.clone()).or_else(|| layout.timezone.clone());
        let pattern = time.and_then(|time| time.format.clone());
        let ready = pattern.is_some() || time.is_none();
        let format = pattern.map_or(TimeFormat::Iso, TimeFormat::Pattern);
        let reader = TimeReader::new(format, zone.clone().unwrap_or(TimeZone::UTC));
        Prepared { output: output.clone(), reader, zone, ready }
    }

    /// Whether only some rows become this output.
    pub(super) fn filters(&self) -> bool {
        !self.output.rows.is_empty()
    }

    /// Decides by the first times how all are written; gives a note when their zone is assumed.
    pub(super) fn prepare(&mut self, tables: &[Table], source: &Source) -> Result<Option<String>, CollectError> {
        let Some(time) = self.output.time.as_ref().filter(|_| !self.ready) else { return Ok(None) };
        let columns: Vec<(&Cells, usize)> = tables
            .iter()
            .filter(|table| !table.traits)
            .filter_map(|table| Some((table.column(&time.column)?, table.rows)))
            .collect();
        let seen = sample(&columns).map_err(|(problem, example)| CollectError::Times {
            path: source.path.clone(),
            column: time.column.clone(),
            problem,
            example,
        })?;
        let Some(Recognised { format, has_local }) = seen else { return Ok(None) };
        self.reader = TimeReader::new(format, self.zone.clone().unwrap_or(TimeZone::UTC));
        self.ready = true;
        let assumed = has_local && self.zone.is_none();
        Ok(assumed.then(|| {
            format!("the times in column \"{}\" say no zone and are read as UTC; say another with --timezone", time.column)
        }))
    }
}

fn sample(columns: &[(&Cells, usize)]) -> Result<Option<Recognised>, (String, &'static str)> {
    for (cells, rows) in columns {
        if let Cells::Moments { form, .. } = cells
            && *rows > 0
        {
            return Ok(Some(Recognised { format: TimeFormat::Iso, has_local: *form != MomentForm::Utc }));
        }
    }
    let cells = || columns.iter().flat_map(|(cells, rows)| (0..*rows).map(move |row| (*cells, row))).take(TIME_SAMPLE);
    let mut scratch = String::new();
    let texts: Vec<String> = cells().map(|(cells, row)| cells.text(row, &mut scratch).unwrap_or_default().to_owned()).collect();
    recognise(texts.iter().map(String::as_str))
}
