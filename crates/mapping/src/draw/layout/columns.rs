//! Where stages and steps stand.

use std::collections::BTreeMap;

use super::{MARGIN, PlanStep};
use crate::document::{Map, Step};
use crate::draw::fonts::{Weight, width};

/// Room at the left for the names of rows.
pub(super) const LABEL_WIDTH: f64 = 152.0;
/// Between two stages.
const STAGE_GAP: f64 = 6.0;
/// Between the edge of a stage and its first step.
const STAGE_PADDING: f64 = 4.0;
/// The narrowest step: a card of two or three words a line.
const STEP_LEAST: f64 = 100.0;
/// The widest that a long word can make a step; longer ones are cut.
const STEP_WORD_MOST: f64 = 168.0;
/// The narrowest picture: a title, a pill and a line of text still look at home.
const PICTURE_LEAST: f64 = 960.0;

/// The columns of a picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns {
    pub stages: Vec<StageColumn>,
    pub steps: Vec<StepColumn>,
}

/// A stage.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StageColumn {
    pub x: f64,
    pub width: f64,
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StepColumn {
    pub x: f64,
    pub width: f64,
}

impl StepColumn {
    /// Its middle.
    pub(super) fn center(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

impl Columns {
    /// Places the columns of a map: as narrow as its texts allow, and all wider where the picture would be too small.
    pub(super) fn new(map: &Map, steps: &[PlanStep<'_>]) -> Self {
        let base = base_width(steps);
        let least: Vec<f64> = steps.iter().map(|one| step_width(one.step, base)).collect();
        // A picture has at most a thousand columns.
        let (gaps, columns) = ((map.stages.len() - 1) as f64, least.len().max(1) as f64);
        let empty_stages: f64 = map.stages.iter().filter(|stage| stage.steps.is_empty()).map(|_| base).sum();
        let fixed = 2.0 * MARGIN + LABEL_WIDTH + gaps * STAGE_GAP + padding(map) + empty_stages;
        let spare = (PICTURE_LEAST - fixed - least.iter().sum::<f64>()).max(0.0) / columns;
        let mut columns = Columns { stages: Vec::new(), steps: Vec::new() };
        let mut widths = least.iter().map(|width| (width + spare).round());
        let mut x = MARGIN + LABEL_WIDTH;
        for stage in &map.stages {
            let start = x;
            x += STAGE_PADDING;
            for width in widths.by_ref().take(stage.steps.len()) {
                columns.steps.push(StepColumn { x, width });
                x += width;
            }
            if stage.steps.is_empty() {
                x += if least.is_empty() { base + spare } else { base };
            }
            x += STAGE_PADDING;
            columns.stages.push(StageColumn { x: start, width: x - start });
            x += STAGE_GAP;
        }
        columns
    }

    /// Where the stages begin.
    pub(super) fn left(&self) -> f64 {
        self.stages.first().map_or(MARGIN + LABEL_WIDTH, |stage| stage.x)
    }

    /// Where the last stage ends.
    pub(super) fn right(&self) -> f64 {
        self.stages.last().map_or(PICTURE_LEAST - MARGIN, |stage| stage.x + stage.width)
    }
}

// A map has at most 500 stages.
fn padding(map: &Map) -> f64 {
    map.stages.len() as f64 * 2.0 * STAGE_PADDING
}

/// Maps with much to read get wider columns, so that their rows do not grow into towers.
fn base_width(steps: &[PlanStep<'_>]) -> f64 {
    match longest_text(steps) {
        0..=40 => STEP_LEAST,
        41..=60 => 116.0,
        61..=110 => 132.0,
        111..=200 => 152.0,
        201..=400 => 184.0,
        _ => 220.0,
    }
}

/// Characters of the longest text in any row that most steps have a card in. In other rows cards reach over the steps beside.
fn longest_text<'a>(steps: &[PlanStep<'a>]) -> usize {
    // Rows of a map's own are told by their key, which may be the word of a row that every map has.
    let mut rows: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for one in steps {
        let step = one.step;
        let mut row = |name: &'static str, own: &'a str, texts: &mut dyn Iterator<Item = &String>| {
            let longest = texts.map(|text| text.chars().count()).max();
            rows.entry((name, own)).or_default().extend(longest);
        };
        row("does", "", &mut step.does.iter());
        row("thinks", "", &mut step.thinks.iter());
        row("questions", "", &mut step.questions.iter().map(|asked| &asked.text));
        row("quotes", "", &mut step.quotes.iter().map(|quote| &quote.text));
        row("pains", "", &mut step.pains.iter().map(|pain| &pain.text));
        row("opportunities", "", &mut step.opportunities.iter().map(|chance| &chance.text));
        step.cells.iter().for_each(|(lane, texts)| row("cells", lane, &mut texts.iter()));
    }
    let full = rows.values().filter(|longest| 2 * longest.len() > steps.len());
    full.flatten().copied().max().unwrap_or_default()
}

/// Wide enough for the longest word of the step's name.
fn step_width(step: &Step, base: f64) -> f64 {
    let word = step.name.split_whitespace().map(|word| width(word, 13.0, Weight::SemiBold)).fold(0.0, f64::max);
    (word + 14.0).clamp(base, STEP_WORD_MOST.max(base)).ceil()
}
