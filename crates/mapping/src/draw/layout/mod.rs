//! From a map and its numbers to shapes with places. Pure geometry in units of 1 pixel on a screen.

mod cards;
mod cells;
mod columns;
mod details;
mod feeling;
mod header;
mod journey;
mod label;
mod reach;
mod rows;
mod stages;

use self::columns::Columns;
pub(super) use self::details::{Details, MapDetails, StepDetails};
use super::DrawOptions;
use super::scene::{Hit, Scene, Shape};
use super::theme::Paint;
use crate::document::{Map, Stage, Step};
use crate::language::{Language, Locale, Words};
use crate::measure::{Numbers, StepNumbers};

/// Space around everything.
const MARGIN: f64 = 32.0;

/// Whether the picture carries its own title; a page has one already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Title {
    Drawn,
    Elsewhere,
}

/// What all parts of the layout look at.
struct Plan<'a> {
    map: &'a Map,
    numbers: Option<&'a Numbers>,
    options: &'a DrawOptions,
    language: Language,
    words: &'static Words,
    locale: Locale,
    steps: Vec<PlanStep<'a>>,
    columns: Columns,
}

/// A step with its stage and its numbers.
struct PlanStep<'a> {
    stage: &'a Stage,
    stage_number: usize,
    step: &'a Step,
    numbers: Option<&'a StepNumbers>,
}

/// Lays a map out.
pub(crate) fn lay_out(map: &Map, numbers: Option<&Numbers>, options: &DrawOptions, title: Title) -> Scene {
    let plan = Plan::new(map, numbers, options);
    let width = plan.columns.right() + MARGIN;
    let (mut shapes, top) = match title {
        Title::Drawn => header::draw(&plan, width),
        Title::Elsewhere => (Vec::new(), 4.0),
    };
    let (stage_heads, head_height) = stages::heads(&plan);
    let rows = rows::all(&plan);
    let (row_shapes, bottom) = rows::stack(&plan, &rows, top + head_height);
    shapes.extend(stages::panels(&plan, top, bottom));
    shapes.extend(shifted(stage_heads, top));
    shapes.extend(row_shapes);
    let height = bottom + if title == Title::Drawn { MARGIN } else { 8.0 };
    let cut = plan.columns.left() - 4.0;
    let scene = Scene { width, height, shapes, hits: hits(&plan, top, bottom), cut, is_mirrored: false };
    if is_read_from_right(&map.language) { scene.mirrored() } else { scene }
}

/// Whether journeys in this language run from right to left.
pub(crate) fn is_read_from_right(language: &str) -> bool {
    let first = language.split('-').next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi")
}

/// What a page tells beside the picture.
pub(crate) fn details(map: &Map, numbers: Option<&Numbers>, options: &DrawOptions) -> Details {
    details::of(&Plan::new(map, numbers, options))
}

fn plan_steps<'a>(map: &'a Map, numbers: Option<&'a Numbers>) -> Vec<PlanStep<'a>> {
    let of_stage = |(stage_number, stage): (usize, &'a Stage)| {
        stage.steps.iter().map(move |step| PlanStep {
            stage,
            stage_number,
            step,
            numbers: numbers.and_then(|numbers| numbers.step(&step.key)),
        })
    };
    map.stages.iter().enumerate().flat_map(of_stage).collect()
}

fn shifted(mut shapes: Vec<Shape>, dy: f64) -> Vec<Shape> {
    shapes.iter_mut().for_each(|shape| shape.shift(dy));
    shapes
}

fn hits(plan: &Plan<'_>, top: f64, bottom: f64) -> Vec<Hit> {
    let count = plan.steps.len();
    let hit = |(i, (one, column)): (usize, (&PlanStep<'_>, &columns::StepColumn))| {
        let reach = one.numbers.and_then(|numbers| numbers.observed.as_ref()).map_or_else(String::new, |seen| {
            format!(", {} {}", plan.words.reached.to_lowercase(), plan.locale.percent(seen.reached_share))
        });
        let place = format!("{} {}/{count}", plan.words.step.to_lowercase(), i + 1);
        Hit {
            step: one.step.key.clone(),
            label: format!("{}, {}, {place}{reach}", one.step.name, one.stage.name),
            x: column.x,
            y: top + 8.0,
            width: column.width,
            height: bottom - top - 12.0,
        }
    };
    plan.steps.iter().zip(&plan.columns.steps).enumerate().map(hit).collect()
}

impl<'a> Plan<'a> {
    fn new(map: &'a Map, numbers: Option<&'a Numbers>, options: &'a DrawOptions) -> Self {
        let language = Language::of(&map.language);
        let steps = plan_steps(map, numbers);
        let columns = Columns::new(map, &steps);
        Plan { map, numbers, options, language, words: language.words(), locale: language.locale(), steps, columns }
    }

    /// The soft colour under a step.
    fn tint(&self, step: usize) -> Paint {
        self.steps.get(step).map_or(Paint::Paper, |one| Paint::Tint(one.stage_number))
    }

    /// The place of a step in the order drawn.
    fn index_of(&self, key: &str) -> Option<usize> {
        self.steps.iter().position(|one| one.step.key == key)
    }
}
