//! Matchers as bits: for every row of a block, which of several matchers match it.

use events::{Bucket, Column, Needs};
use journey::{Condition, EVENT, Matcher, Scalar, Test};

use super::rows::{RowSet, column};
use super::table::{CodeTable, coded};

/// One bit a matcher, `words` words of 64 a row.
#[derive(Debug, Default, Clone)]
pub(crate) struct Masks {
    /// Words a row.
    pub words: usize,
    /// The words of all rows.
    pub bits: Vec<u64>,
}

impl Masks {
    /// Whether a matcher matches the row at a place.
    pub(crate) fn has(&self, place: usize, matcher: usize) -> bool {
        self.bits[place * self.words + matcher / 64] >> (matcher % 64) & 1 == 1
    }
}

/// The rows of a block that match any of several matchers.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    /// Their places in the block.
    pub places: Vec<u32>,
    /// Which matchers each matches; none where a later column ruled all out.
    pub masks: Masks,
    /// Their rows in the bucket, where other columns are read.
    rows: Vec<u32>,
    /// Their times, see [`Hits::timed`].
    times: Vec<i64>,
}

impl Hits {
    /// Place, time and mask of every hit, of up to 64 matchers, whose mask is one word. `times` are those of all rows.
    ///
    /// They are brought together first: a loop that jumps from hit to hit, and seldom guesses right where it goes on, would
    /// wait for memory at each of them.
    pub(crate) fn timed(&mut self, times: &[i64]) -> impl Iterator<Item = (u32, i64, u64)> + '_ {
        debug_assert!(self.masks.words <= 1, "a mask is one word");
        self.times.clear();
        self.times.extend(self.places.iter().map(|place| times[*place as usize]));
        self.places.iter().zip(&self.times).zip(&self.masks.bits).map(|((place, time), mask)| (*place, *time, *mask))
    }
}

/// Several matchers, compiled.
///
/// Every alternative of a matcher (an event name, and conditions) is a bit. A column maps each of its codes to the
/// alternatives that it does not rule out; the bits of a row are what no column rules out. So a row costs one
/// lookup a column, however many matchers and conditions there are.
#[derive(Debug)]
pub(crate) struct MaskProgram {
    /// Words a row of alternatives.
    words: usize,
    /// Words a row of matchers: what is left of them in the end.
    matcher_words: usize,
    alternatives: Vec<Alternative>,
    /// The columns that alternatives depend on.
    columns: Vec<ColumnTests>,
    /// Whether bits of alternatives are the bits of matchers.
    direct: bool,
}

#[derive(Debug)]
struct Alternative {
    matcher: usize,
    /// Event names; empty for any.
    events: Vec<String>,
    conditions: Vec<Condition>,
}

#[derive(Debug)]
struct ColumnTests {
    /// Index among the columns of the needs.
    index: usize,
    name: String,
    /// Alternatives that this column can rule out.
    depending: Vec<u64>,
    /// What they ask of it.
    tests: Vec<(usize, Vec<Test>)>,
    table: CodeTable<u64>,
}

impl MaskProgram {
    /// Compiles matchers; what they read is added to the needs.
    pub(crate) fn compile<'a>(matchers: impl IntoIterator<Item = &'a Matcher>, needs: &mut Needs) -> Self {
        let mut alternatives: Vec<Alternative> = Vec::new();
        let mut count = 0;
        for (matcher, source) in matchers.into_iter().enumerate() {
            count = matcher + 1;
            collect(matcher, source, &mut alternatives);
        }
        let words = alternatives.len().max(count).div_ceil(64).max(1);
        let direct = alternatives.iter().enumerate().all(|(bit, alternative)| bit == alternative.matcher);
        let matcher_words = count.div_ceil(64).max(1);
        let mut program = MaskProgram { words, matcher_words, alternatives, columns: Vec::new(), direct };
        let mut names = vec![EVENT];
        for condition in program.alternatives.iter().flat_map(|alternative| &alternative.conditions) {
            if !names.contains(&condition.property.as_str()) {
                names.push(&condition.property);
            }
        }
        program.columns = names.iter().filter_map(|name| program.column_tests(name, needs)).collect();
        program
    }

    fn column_tests(&self, name: &str, needs: &mut Needs) -> Option<ColumnTests> {
        let mut depending = vec![0_u64; self.words];
        for (bit, alternative) in self.alternatives.iter().enumerate() {
            let by_event = name == EVENT && !alternative.events.is_empty();
            if by_event || alternative.conditions.iter().any(|condition| condition.property == name) {
                depending[bit / 64] |= 1 << (bit % 64);
            }
        }
        let used = depending.iter().any(|word| *word != 0);
        let asked = |(bit, alternative): (usize, &Alternative)| {
            let tests = alternative
                .conditions
                .iter()
                .filter(|condition| condition.property == name)
                .map(|condition| condition.test.clone());
            (bit, tests.collect())
        };
        let tests =
            self.alternatives.iter().enumerate().map(asked).filter(|(_, tests): &(usize, Vec<Test>)| !tests.is_empty()).collect();
        let index = if used { needs.column(name) } else { 0 };
        used.then(|| ColumnTests { index, name: name.to_owned(), depending, tests, table: CodeTable::default() })
    }

    /// Evaluates all matchers for the rows of a block.
    pub(crate) fn evaluate(&self, bucket: &Bucket, rows: &RowSet<'_>, out: &mut Masks) {
        out.words = self.words;
        let all = self.all();
        if self.words == 1 {
            self.evaluate_word(bucket, rows, all[0], &mut out.bits);
        } else {
            out.bits.clear();
            (0..rows.len()).for_each(|_| out.bits.extend_from_slice(&all));
            self.columns.iter().for_each(|tests| self.rule_out(tests, column(bucket, tests.index), rows, &mut out.bits));
        }
        if !self.direct {
            self.fold(out);
        }
    }

    /// Evaluates all matchers, and keeps the rows that match any. Columns after the first are read at these only.
    #[allow(clippy::cast_possible_truncation)] // Rows of a bucket and places of a block are counted in u32.
    pub(crate) fn pick(&self, bucket: &Bucket, rows: &RowSet<'_>, out: &mut Hits) {
        let Hits { places, masks, rows: picked, .. } = out;
        if let [first, others @ ..] = self.columns.as_slice()
            && self.words == 1
            && let Some((codes, dictionary, kind)) = coded(column(bucket, first.index))
        {
            let table = first.table.covering(dictionary, kind, 1, |value, table| self.entries(&first.name, value, table));
            rows.pick_entries(codes, &table, places, &mut masks.bits);
            masks.words = 1;
            if !others.is_empty() {
                picked.clear();
                picked.extend(places.iter().map(|place| rows.row(*place as usize) as u32));
                let picked = RowSet::Picked(picked);
                others.iter().for_each(|tests| self.rule_out(tests, column(bucket, tests.index), &picked, &mut masks.bits));
            }
            if !self.direct {
                self.fold(masks);
            }
            return;
        }
        self.evaluate(bucket, rows, masks);
        let words = masks.words;
        places.clear();
        for place in 0..rows.len() {
            let bits = place * words..(place + 1) * words;
            if masks.bits[bits.clone()].iter().any(|word| *word != 0) {
                masks.bits.copy_within(bits, places.len() * words);
                places.push(place as u32);
            }
        }
        masks.bits.truncate(places.len() * words);
    }

    /// All alternatives at once.
    fn all(&self) -> Vec<u64> {
        let mut all = vec![0_u64; self.words];
        (0..self.alternatives.len()).for_each(|bit| all[bit / 64] |= 1 << (bit % 64));
        all
    }

    /// The common case of up to 64 alternatives: the first column writes, the others mask.
    fn evaluate_word(&self, bucket: &Bucket, rows: &RowSet<'_>, all: u64, bits: &mut Vec<u64>) {
        let mut rest = self.columns.as_slice();
        if let [first, others @ ..] = rest
            && let Some((codes, dictionary, kind)) = coded(column(bucket, first.index))
        {
            let table = first.table.covering(dictionary, kind, 1, |value, table| self.entries(&first.name, value, table));
            // What stands there from the block before is written over.
            bits.resize(rows.len(), 0);
            rows.join_entries(codes, &table, bits, |_, entry| entry);
            rest = others;
        } else {
            bits.clear();
            bits.resize(rows.len(), all);
        }
        rest.iter().for_each(|tests| self.rule_out(tests, column(bucket, tests.index), rows, bits));
    }

    /// Clears the bits of alternatives that a column rules out.
    fn rule_out(&self, tests: &ColumnTests, column: &Column, rows: &RowSet<'_>, bits: &mut [u64]) {
        let words = self.words;
        match column {
            Column::Codes { codes, dictionary, kind } => {
                let table =
                    tests.table.covering(dictionary, *kind, words, |value, table| self.entries(&tests.name, value, table));
                if words == 1 {
                    rows.join_entries(codes, &table, bits, |bits, entry| bits & entry);
                } else {
                    rows.each_code(codes, |place, code| {
                        for word in 0..words {
                            bits[place * words + word] &= table[code * words + word];
                        }
                    });
                }
            }
            Column::Missing => {
                let mut missing = Vec::with_capacity(words);
                self.entries(&tests.name, None, &mut missing);
                bits.chunks_exact_mut(words).for_each(|row| row.iter_mut().zip(&missing).for_each(|(bits, kept)| *bits &= kept));
            }
            Column::Numbers(numbers) if words == 1 => {
                let depending = tests.depending[0];
                for (place, bits) in bits.iter_mut().enumerate() {
                    if *bits & depending != 0 {
                        tests.test_number(numbers.get(rows.row(place)), std::slice::from_mut(bits));
                    }
                }
            }
            Column::Numbers(numbers) => {
                for (place, row) in bits.chunks_exact_mut(words).enumerate() {
                    // Most rows are ruled out by their event: their number need not be read.
                    if row.iter().zip(&tests.depending).any(|(bits, depending)| bits & depending != 0) {
                        tests.test_number(numbers.get(rows.row(place)), row);
                    }
                }
            }
        }
    }

    /// The alternatives that a value of a column does not rule out.
    fn entries(&self, name: &str, value: Option<&Scalar>, table: &mut Vec<u64>) {
        let start = table.len();
        table.resize(start + self.words, 0);
        for (bit, alternative) in self.alternatives.iter().enumerate() {
            if alternative.allows(name, value) {
                table[start + bit / 64] |= 1 << (bit % 64);
            }
        }
    }

    /// From bits of alternatives to bits of matchers, which may need fewer words.
    fn fold(&self, out: &mut Masks) {
        let (wide, narrow) = (self.words, self.matcher_words);
        let rows = out.bits.len() / wide;
        let mut matchers = vec![0_u64; narrow];
        for row in 0..rows {
            matchers.fill(0);
            let bits = &out.bits[row * wide..(row + 1) * wide];
            if bits.iter().any(|word| *word != 0) {
                for (bit, alternative) in self.alternatives.iter().enumerate() {
                    if bits[bit / 64] >> (bit % 64) & 1 == 1 {
                        matchers[alternative.matcher / 64] |= 1 << (alternative.matcher % 64);
                    }
                }
            }
            out.bits[row * narrow..(row + 1) * narrow].copy_from_slice(&matchers);
        }
        out.bits.truncate(rows * narrow);
        out.words = narrow;
    }
}

impl ColumnTests {
    /// Clears the bits of alternatives that a number rules out.
    fn test_number(&self, number: f64, bits: &mut [u64]) {
        let value = (!number.is_nan()).then_some(Scalar::Number(number));
        for (bit, tests) in &self.tests {
            let (word, mask) = (bit / 64, 1 << (bit % 64));
            if bits[word] & mask != 0 && !tests.iter().all(|test| test.holds(value.as_ref())) {
                bits[word] &= !mask;
            }
        }
    }
}

impl Alternative {
    /// Whether a value of a column lets this alternative stand.
    fn allows(&self, name: &str, value: Option<&Scalar>) -> bool {
        let by_event =
            name != EVENT || self.events.is_empty() || matches!(value, Some(Scalar::Text(event)) if self.events.contains(event));
        by_event && self.conditions.iter().all(|condition| condition.property != name || condition.test.holds(value))
    }
}

/// The alternatives of a matcher. Names without conditions share one alternative.
fn collect(matcher: usize, source: &Matcher, alternatives: &mut Vec<Alternative>) {
    let first = alternatives.len();
    let mut any = false;
    source.visit(&mut |event, conditions| {
        if event.is_none() && conditions.is_empty() {
            any = true;
        }
        let plain = alternatives[first..].iter_mut().find(|known| known.conditions.is_empty());
        match (event, plain) {
            (Some(event), Some(plain)) if conditions.is_empty() => plain.events.push(event.to_owned()),
            _ => alternatives.push(Alternative {
                matcher,
                events: event.map(str::to_owned).into_iter().collect(),
                conditions: conditions.to_vec(),
            }),
        }
    });
    if any {
        alternatives.truncate(first);
        alternatives.push(Alternative { matcher, events: Vec::new(), conditions: Vec::new() });
    }
}
