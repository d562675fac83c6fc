//! Labels: what each row is called in transitions, paths, variants and precedence.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use events::{Bucket, Codes, Column, Dictionary, Interner, Needs};
use journey::EVENT;
use journey::answer::NONE;
use journey::question::Labels;
use rustc_hash::FxHashMap;

use super::block::Block;
use super::masks::{MaskProgram, Masks};
use super::rows::{RowSet, ValueReader, column};
use super::table::{CodeTable, coded};

/// The label of a row that is skipped.
pub(crate) const HIDDEN: u32 = u32::MAX;

/// Between the parts of a label of several properties.
const JOINT: &str = " · ";

/// Names of events that may be labels by their codes. Numbers of labels are places in tables, so codes that no row in scope
/// has make them larger for nothing: beyond this many, labels are numbered as they are seen.
const MOST_AS_CODED: usize = 62;

/// Labels, compiled. Label numbers count from 0 in the order in which labels are first seen, the same for all
/// threads; where names of events are the labels, as they mostly are, they are the codes of the names.
#[derive(Debug)]
pub(crate) struct LabelProgram {
    source: LabelSource,
    hide: Option<MaskProgram>,
    labels: Labels,
    space: RwLock<Interner>,
}

#[derive(Debug)]
enum LabelSource {
    /// The names of events as they are. Decided by the first block: their dictionary where it is small.
    Events { index: usize, as_coded: OnceLock<Option<Arc<Dictionary>>>, table: CodeTable<u32> },
    /// One property with codes: a table from code to label.
    One { index: usize, table: CodeTable<u32> },
    /// Several properties, or whatever else: each combination is looked up once a thread.
    Several { indices: Vec<usize> },
    /// Steps with matchers: the first that matches.
    Steps { program: MaskProgram },
}

/// Memory that labelling uses again for every block.
#[derive(Debug, Default)]
pub(crate) struct LabelScratch {
    labels: Vec<u32>,
    masks: Masks,
    readers: Vec<ValueReader>,
    pairs: FxHashMap<(u32, u32, u32), u32>,
    pair_count: u32,
    known: FxHashMap<u32, u32>,
    offsets: Vec<u32>,
    times: Vec<i64>,
    kept: Vec<u32>,
}

/// The labels of some journeys, without what is hidden or collapsed. No subject is without labels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sequence<'a> {
    /// First place of each subject, and the number of labels at the end.
    pub offsets: &'a [u32],
    /// Times, where the question reads them.
    pub times: &'a [i64],
    /// Label numbers.
    pub labels: &'a [u32],
}

impl LabelProgram {
    /// Compiles labels; what they read is added to the needs.
    pub(crate) fn compile(labels: &Labels, needs: &mut Needs) -> Self {
        let source = if !labels.steps.is_empty() {
            LabelSource::Steps { program: MaskProgram::compile(labels.steps.iter().map(|step| &step.matcher), needs) }
        } else if labels.label == [EVENT] && labels.rename.is_empty() {
            LabelSource::Events { index: needs.column(EVENT), as_coded: OnceLock::new(), table: CodeTable::default() }
        } else if let [one] = labels.label.as_slice() {
            LabelSource::One { index: needs.column(one), table: CodeTable::default() }
        } else {
            LabelSource::Several { indices: labels.label.iter().map(|name| needs.column(name)).collect() }
        };
        let hide = (!labels.hide.is_empty()).then(|| MaskProgram::compile(&labels.hide, needs));
        LabelProgram { source, hide, labels: labels.clone(), space: RwLock::default() }
    }

    /// All labels so far, by number. Some may occur nowhere in scope.
    pub(crate) fn names(&self) -> Vec<String> {
        if let Some(dictionary) = self.as_coded() {
            return dictionary.read(|texts| std::iter::once(NONE).chain(texts.iter()).map(str::to_owned).collect());
        }
        let space = self.space.read().unwrap_or_else(PoisonError::into_inner);
        // The interner keeps 0 for the empty text: stored texts carry one letter more.
        space.values().iter().map(|label| label[1..].to_owned()).collect()
    }

    /// How many labels there are so far.
    pub(crate) fn len(&self) -> usize {
        if let Some(dictionary) = self.as_coded() {
            return dictionary.len() + 1;
        }
        self.space.read().unwrap_or_else(PoisonError::into_inner).values().len()
    }

    /// The dictionary whose codes are the numbers of the labels.
    fn as_coded(&self) -> Option<&Arc<Dictionary>> {
        match &self.source {
            LabelSource::Events { as_coded, .. } => as_coded.get().and_then(Option::as_ref),
            _ => None,
        }
    }

    /// The labels of a block where they lie in the column as they are asked for, which saves writing them out.
    pub(crate) fn in_place<'b>(&self, block: &'b Block<'_>) -> Option<&'b [u8]> {
        let LabelSource::Events { index, as_coded, .. } = &self.source else { return None };
        let (codes, dictionary, _) = coded(column(block.bucket, *index))?;
        let (Codes::U8(codes), RowSet::Range(rows), None, false) = (codes, &block.rows, &self.hide, self.labels.collapse) else {
            return None;
        };
        decide(as_coded, dictionary).then(|| &codes[rows.clone()])
    }

    fn number(&self, label: String) -> u32 {
        let kept = format!("={}", self.labels.renamed(label));
        if let Some(code) = self.space.read().unwrap_or_else(PoisonError::into_inner).find(&kept) {
            return code - 1;
        }
        self.space.write().unwrap_or_else(PoisonError::into_inner).intern(&kept) - 1
    }

    /// The label of every row of a block; [`HIDDEN`] where it is skipped. Nothing is collapsed yet.
    pub(crate) fn label_rows<'s>(&self, bucket: &Bucket, rows: &RowSet<'_>, scratch: &'s mut LabelScratch) -> &'s [u32] {
        scratch.labels.clear();
        match &self.source {
            LabelSource::Events { index, as_coded, table } => match coded(column(bucket, *index)) {
                Some((codes, dictionary, _)) if decide(as_coded, dictionary) => {
                    scratch.labels.resize(rows.len(), 0);
                    let labels = scratch.labels.as_mut_slice();
                    #[allow(clippy::cast_possible_truncation)] // Codes are of 32 bits at most.
                    rows.each_code(codes, |place, code| labels[place] = code as u32);
                }
                _ => self.one(column(bucket, *index), table, rows, scratch),
            },
            LabelSource::One { index, table } => self.one(column(bucket, *index), table, rows, scratch),
            LabelSource::Several { indices } => self.several(bucket, indices, rows, scratch),
            LabelSource::Steps { program } => {
                program.evaluate(bucket, rows, &mut scratch.masks);
                let numbers: Vec<u32> = self.labels.steps.iter().map(|step| self.number(step.key.clone())).collect();
                for row in scratch.masks.bits.chunks_exact(scratch.masks.words) {
                    let first = row.iter().enumerate().find(|(_, word)| **word != 0);
                    let step = first.map(|(word, bits)| word * 64 + bits.trailing_zeros() as usize);
                    scratch.labels.push(step.map_or(HIDDEN, |step| numbers[step]));
                }
            }
        }
        if let Some(hide) = &self.hide {
            hide.evaluate(bucket, rows, &mut scratch.masks);
            for (label, row) in scratch.labels.iter_mut().zip(scratch.masks.bits.chunks_exact(scratch.masks.words)) {
                if row.iter().any(|word| *word != 0) {
                    *label = HIDDEN;
                }
            }
        }
        &scratch.labels
    }

    fn one(&self, column: &Column, table: &CodeTable<u32>, rows: &RowSet<'_>, scratch: &mut LabelScratch) {
        let Some((codes, dictionary, kind)) = coded(column) else {
            return self.combined(std::slice::from_ref(&column), rows, scratch);
        };
        let name = |value: Option<&journey::Scalar>| value.map_or_else(|| NONE.to_owned(), journey::Scalar::to_text);
        let table = table.covering(dictionary, kind, 1, |value, table| table.push(self.number(name(value))));
        let table = table.as_slice();
        scratch.labels.resize(rows.len(), 0);
        let labels = scratch.labels.as_mut_slice();
        rows.each_code(codes, |place, code| labels[place] = table[code]);
    }

    fn several(&self, bucket: &Bucket, indices: &[usize], rows: &RowSet<'_>, scratch: &mut LabelScratch) {
        let columns: Vec<&Column> = indices.iter().map(|index| column(bucket, *index)).collect();
        self.combined(&columns, rows, scratch);
    }

    /// Numbers combinations of codes by pairing them one after the other.
    fn combined(&self, columns: &[&Column], rows: &RowSet<'_>, scratch: &mut LabelScratch) {
        scratch.readers.resize_with(columns.len(), ValueReader::default);
        for place in 0..rows.len() {
            let row = rows.row(place);
            let mut combination = 0;
            for (level, column) in (0_u32..).zip(columns) {
                let code = scratch.readers[level as usize].code(column, row);
                combination = *scratch.pairs.entry((level, combination, code)).or_insert_with(|| {
                    scratch.pair_count += 1;
                    scratch.pair_count
                });
            }
            let readers = &scratch.readers;
            let label = *scratch.known.entry(combination).or_insert_with(|| {
                let part = |(reader, column): (&ValueReader, &&Column)| {
                    // Codes of one row of one column are stable, so the text can be read from the row.
                    let code = match column {
                        Column::Codes { codes, .. } => codes.get(row),
                        _ => 0,
                    };
                    let text = match column {
                        Column::Numbers(numbers) if !numbers.get(row).is_nan() => {
                            journey::Scalar::Number(numbers.get(row)).to_text()
                        }
                        _ => reader.text(column, code),
                    };
                    if text.is_empty() { NONE.to_owned() } else { text }
                };
                let parts: Vec<String> = readers.iter().zip(columns).map(part).collect();
                self.number(parts.join(JOINT))
            });
            scratch.labels.push(label);
        }
    }

    /// The labels of the journeys of a block.
    pub(crate) fn sequence<'s>(&self, block: &'s Block<'_>, scratch: &'s mut LabelScratch) -> Sequence<'s> {
        self.label_rows(block.bucket, &block.rows, scratch);
        let hidden = self.hide.is_some() || matches!(self.source, LabelSource::Steps { .. });
        if !hidden && !self.labels.collapse {
            return Sequence { offsets: block.offsets, times: block.times, labels: &scratch.labels };
        }
        compact(block, self.labels.collapse, scratch);
        Sequence { offsets: &scratch.offsets, times: &scratch.times, labels: &scratch.kept }
    }

    /// Whether a run of one label counts once.
    pub(crate) fn collapses(&self) -> bool {
        self.labels.collapse
    }
}

/// Whether the codes of this dictionary are the numbers of the labels: decided once, since numbers may not change.
fn decide(as_coded: &OnceLock<Option<Arc<Dictionary>>>, dictionary: &Arc<Dictionary>) -> bool {
    as_coded.get_or_init(|| (dictionary.len() <= MOST_AS_CODED).then(|| Arc::clone(dictionary))).is_some()
}

/// Leaves out hidden labels and, where asked, all but the first of a run.
#[allow(clippy::cast_possible_truncation)] // A block has fewer rows than its bucket.
fn compact(block: &Block<'_>, collapse: bool, scratch: &mut LabelScratch) {
    scratch.offsets.clear();
    scratch.times.clear();
    scratch.kept.clear();
    for pair in block.offsets.windows(2) {
        let start = scratch.kept.len();
        for place in pair[0] as usize..pair[1] as usize {
            let label = scratch.labels[place];
            let repeated = collapse && scratch.kept.len() > start && scratch.kept.last() == Some(&label);
            if label == HIDDEN || repeated {
                continue;
            }
            scratch.kept.push(label);
            if let Some(time) = block.times.get(place) {
                scratch.times.push(*time);
            }
        }
        if scratch.kept.len() > start {
            scratch.offsets.push(start as u32);
        }
    }
    scratch.offsets.push(scratch.kept.len() as u32);
}
