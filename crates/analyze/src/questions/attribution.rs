//! attribution: which touches earn the conversions.

use events::Needs;
use journey::answer::AnswerBody;
use journey::question::{Attribution, Labels};
use journey::{Condition, Matcher, Test};
use serde::{Deserialize, Serialize};

use super::credit::{CreditBook, PathCounts};
use super::names::merge_names;
use crate::error::AnalyzeError;
use crate::kernel::{Finish, Kernel};
use crate::kernels::touches::{Mark, Touch, decay_weights, paths};
use crate::program::{Block, LabelProgram, LabelScratch, MaskProgram, Masks, ValueReader};

pub(crate) struct AttributionKernel {
    question: Attribution,
    /// Conversion, touch, and whether the touch property is present.
    masks: MaskProgram,
    labels: LabelProgram,
    value: Option<usize>,
}

const CONVERSION: usize = 0;
const TOUCH: usize = 1;
const PRESENT: usize = 2;

/// What one thread gathers.
pub(crate) struct AttributionLocal {
    masks: Masks,
    scratch: LabelScratch,
    marks: Vec<Mark>,
    book: CreditBook,
}

/// What a scan gathers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct AttributionPartial {
    labels: Vec<String>,
    book: CreditBook,
}

impl AttributionKernel {
    pub(crate) fn compile(question: &Attribution, needs: &mut Needs) -> Self {
        needs.times = true;
        let present = Condition { property: question.touch.clone(), test: Test::Exists };
        let present = Matcher::Where { event: None, conditions: vec![present] };
        let touches = question.touches.clone().unwrap_or(Matcher::Any);
        let masks = MaskProgram::compile([&question.conversion, &touches, &present], needs);
        let labels = Labels { label: vec![question.touch.clone()], ..Labels::default() };
        AttributionKernel {
            masks,
            labels: LabelProgram::compile(&labels, needs),
            value: question.value.as_ref().map(|name| needs.column(name)),
            question: question.clone(),
        }
    }

    fn mark(&self, block: &Block<'_>, masks: &Masks, labels: &[u32], place: usize) -> Option<Mark> {
        let time = block.times[place];
        if masks.has(place, CONVERSION) {
            let number = |index: usize| ValueReader::number(&block.bucket.columns[index], block.rows.row(place));
            let value = self.value.map_or(1.0, |index| Some(number(index)).filter(|value| !value.is_nan()).unwrap_or(0.0));
            return Some(Mark::Conversion { time, value });
        }
        let touch = masks.has(place, TOUCH) && masks.has(place, PRESENT);
        touch.then(|| Mark::Touch(Touch { label: labels[place], time }))
    }
}

impl AttributionPartial {
    pub(crate) fn merge(&mut self, from: AttributionPartial) {
        let places = merge_names(&mut self.labels, &from.labels);
        self.book.merge(from.book, &places);
    }
}

impl Kernel for AttributionKernel {
    type Local = AttributionLocal;
    type Partial = AttributionPartial;

    fn local(&self) -> AttributionLocal {
        let book = CreditBook::new(&self.question.models, self.question.order);
        AttributionLocal { masks: Masks::default(), scratch: LabelScratch::default(), marks: Vec::new(), book }
    }

    fn block(&self, local: &mut AttributionLocal, block: &Block<'_>) {
        self.masks.evaluate(block.bucket, &block.rows, &mut local.masks);
        let labels = self.labels.label_rows(block.bucket, &block.rows, &mut local.scratch);
        let half_life = self.question.half_life.millis();
        for pair in block.offsets.windows(2) {
            local.marks.clear();
            let places = pair[0] as usize..pair[1] as usize;
            local.marks.extend(places.filter_map(|place| self.mark(block, &local.masks, labels, place)));
            paths(&local.marks, self.question.lookback.millis(), |touches, end| {
                let path: Vec<u32> = touches.iter().map(|touch| touch.label).collect();
                match end {
                    Some((time, value)) => {
                        let decay = decay_weights(touches, time, half_life);
                        local.book.add(&path, PathCounts { conversions: 1, value, nulls: 0 }, Some(&decay));
                    }
                    None => local.book.add(&path, PathCounts { nulls: 1, ..PathCounts::default() }, None),
                }
            });
        }
    }

    fn join(&self, mut into: AttributionLocal, from: AttributionLocal) -> AttributionLocal {
        into.book.merge(from.book, &[]);
        into
    }

    fn seal(&self, local: AttributionLocal) -> AttributionPartial {
        AttributionPartial { labels: self.labels.names(), book: local.book }
    }

    fn finish(&self, partial: AttributionPartial) -> Result<Finish, AnalyzeError> {
        Ok(Finish::Answer(AnswerBody::Attribution(partial.book.tell(&partial.labels)?)))
    }
}
