//! How it feels: the assumed curve, the measured one with its 95 % band, and the low points.

use super::Plan;
use super::label::{Legend, Sample, diamond};
use super::rows::Row;
use crate::document::Role;
use crate::draw::curve::{band, monotone};
use crate::draw::fonts::Weight;
use crate::draw::icons::Icon;
use crate::draw::scene::{Anchor, Segment, Shape, Stroke, Text};
use crate::draw::theme::Paint;
use crate::draw::wrap::Lines;
use crate::measure::FeelingPoint;

/// Height between the best feeling and the worst.
const SPAN: f64 = 136.0;
const TOP: f64 = 22.0;
/// Ends of the scale that a picture may have, so that a mild journey is not a flat line. Both are written beside it.
const SCALES: [f64; 4] = [0.25, 0.5, 0.75, 1.0];
/// Room under the worst feeling for the words of a low point.
const FOOT: f64 = 30.0;

/// The row of feelings; none where none is assumed or measured.
pub(super) fn row(plan: &Plan<'_>) -> Option<Row> {
    let measured = measured(plan);
    let scale = Scale::of(plan);
    let assumed = assumed(plan, scale);
    if assumed.is_empty() && measured.is_empty() {
        return None;
    }
    let (left, right) = (plan.columns.left(), plan.columns.right());
    let zero = scale.y(0.0);
    let mut shapes = faces(plan, scale, left);
    shapes.push(Shape::line(left, zero, right, zero, Stroke::new(Paint::Quiet, 1.0).sheer(0.35)));
    shapes.extend(assumed_curve(&assumed, zero, measured.is_empty()));
    let lows = low_points(&measured);
    shapes.extend(measured_curve(&measured, &lows, scale));
    shapes.extend(lows.iter().map(|low| low_words(plan, low, scale)));
    let (notes, notes_height) = notes(plan, TOP + SPAN + FOOT);
    shapes.extend(notes);
    let legends = legends(plan, &assumed, &measured, &lows);
    let height = TOP + SPAN + FOOT + notes_height;
    Some(Row { title: plan.words.feeling.to_owned(), legends, height, shapes, role: Role::Emotion })
}

/// A measured point and where it stands.
#[derive(Clone, Copy)]
struct Measured {
    step: usize,
    x: f64,
    point: FeelingPoint,
}

/// The best and the worst feeling that have room in the picture. The middle is always drawn.
#[derive(Clone, Copy)]
struct Scale {
    best: f64,
    worst: f64,
}

impl Scale {
    fn of(plan: &Plan<'_>) -> Self {
        let assumed = plan.steps.iter().filter_map(|one| Some(one.step.feels.as_ref()?.level()));
        let points = plan.steps.iter().filter_map(|one| one.numbers?.feeling);
        let measured = points.flat_map(|point| [point.mean, point.low.unwrap_or(point.mean), point.high.unwrap_or(point.mean)]);
        let (worst, best) =
            assumed.chain(measured).fold((0.0_f64, 0.0_f64), |(worst, best), level| (worst.min(level), best.max(level)));
        let end = |most: f64| SCALES.into_iter().find(|end| *end >= most).unwrap_or(1.0);
        Scale { best: end(best), worst: -end(-worst) }
    }

    fn y(self, level: f64) -> f64 {
        TOP + SPAN * (self.best - level.clamp(self.worst, self.best)) / (self.best - self.worst)
    }
}

fn assumed(plan: &Plan<'_>, scale: Scale) -> Vec<(usize, f64, f64)> {
    let point = |(i, one): (usize, &super::PlanStep<'_>)| {
        Some((i, plan.columns.steps[i].center(), scale.y(one.step.feels.as_ref()?.level())))
    };
    plan.steps.iter().enumerate().filter_map(point).collect()
}

/// The measured points, parted where a survey has no answers: nothing is known there, so nothing is drawn.
fn measured(plan: &Plan<'_>) -> Vec<Vec<Measured>> {
    let mut runs = vec![Vec::new()];
    for (step, one) in plan.steps.iter().enumerate() {
        match one.numbers.and_then(|numbers| numbers.feeling) {
            Some(point) => {
                let measured = Measured { step, x: plan.columns.steps[step].center(), point };
                if let Some(run) = runs.last_mut() {
                    run.push(measured);
                }
            }
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// A face at each end of the scale, and its number.
fn faces(plan: &Plan<'_>, scale: Scale, left: f64) -> Vec<Shape> {
    let end = |icon, level: f64| {
        let y = scale.y(level);
        let sign = if level > 0.0 { "+" } else { "" };
        let text = Text::new(format!("{sign}{}", plan.locale.short(level)), left - 8.0, y + 4.2, 12.0, Paint::Quiet);
        let text = Text { anchor: Anchor::End, ..text };
        let icon = Shape::Icon { icon, x: text.x - text.width() - 22.0, y: y - 8.0, size: 16.0, paint: Paint::Quiet };
        [icon, Shape::Text(text)]
    };
    [end(Icon::Smile, scale.best), end(Icon::Frown, scale.worst)].concat()
}

/// The assumed curve; where nothing is measured it is the picture, and gets an area and points.
fn assumed_curve(points: &[(usize, f64, f64)], zero: f64, alone: bool) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for run in points.chunk_by(|a, b| b.0 == a.0 + 1) {
        let run: Vec<(f64, f64)> = run.iter().map(|(_, x, y)| (*x, *y)).collect();
        if alone {
            let floor: Vec<(f64, f64)> = run.iter().map(|(x, _)| (*x, zero)).collect();
            shapes.push(Shape::fill(band(&run, &floor), Paint::River, 0.1));
        }
        let width = if alone { 2.2 } else { 1.5 };
        shapes.push(Shape::stroke(monotone(&run), Stroke::new(Paint::Quiet, width).dashed(6.0, 4.0)));
        if alone {
            let stroke = Some(Stroke::new(Paint::Quiet, 2.0));
            shapes.extend(run.iter().map(|(x, y)| Shape::Circle {
                x: *x,
                y: *y,
                radius: 5.0,
                fill: Some(Paint::Surface),
                stroke,
            }));
        } else if let [(x, y)] = run.as_slice() {
            shapes.push(Shape::line(x - 8.0, *y, x + 8.0, *y, Stroke::new(Paint::Quiet, 1.5).dashed(6.0, 4.0)));
        }
    }
    shapes
}

fn measured_curve(runs: &[Vec<Measured>], lows: &[Measured], scale: Scale) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for run in runs {
        let edge = |end: fn(&FeelingPoint) -> Option<f64>| -> Vec<(f64, f64)> {
            run.iter().map(|one| (one.x, scale.y(end(&one.point).unwrap_or(one.point.mean)))).collect()
        };
        let (upper, lower) = (edge(|point| point.high), edge(|point| point.low));
        if let ([(x, high)], [(_, low)]) = (upper.as_slice(), lower.as_slice()) {
            shapes.push(whisker(*x, *high, *low));
        } else {
            shapes.push(Shape::fill(band(&upper, &lower), Paint::River, 0.17));
            shapes.push(Shape::stroke(monotone(&edge(|point| Some(point.mean))), Stroke::new(Paint::River, 2.8)));
        }
        for one in run {
            let is_low = lows.iter().any(|low| low.step == one.step);
            shapes.extend(mark(one.x, scale.y(one.point.mean), is_low));
        }
    }
    shapes
}

/// The interval of a point that stands alone.
fn whisker(x: f64, high: f64, low: f64) -> Shape {
    let path = vec![
        Segment::Move(x - 5.0, high),
        Segment::Line(x + 5.0, high),
        Segment::Move(x, high),
        Segment::Line(x, low),
        Segment::Move(x - 5.0, low),
        Segment::Line(x + 5.0, low),
    ];
    Shape::stroke(path, Stroke::new(Paint::River, 1.5).sheer(0.6))
}

fn mark(x: f64, y: f64, is_low: bool) -> Vec<Shape> {
    if is_low {
        return vec![diamond(x, y, 8.5, Paint::Surface), diamond(x, y, 6.5, Paint::Loss)];
    }
    let rim = Some(Stroke::new(Paint::Surface, 2.0));
    vec![Shape::Circle { x, y, radius: 5.5, fill: Some(Paint::River), stroke: rim }]
}

/// Points below the middle that are no better than their neighbours.
fn low_points(runs: &[Vec<Measured>]) -> Vec<Measured> {
    let mut lows = Vec::new();
    for run in runs {
        for (i, one) in run.iter().enumerate() {
            let no_better = |other: Option<&Measured>| other.is_none_or(|other| one.point.mean <= other.point.mean);
            let before = i.checked_sub(1).and_then(|before| run.get(before));
            if one.point.mean < 0.0 && no_better(before) && no_better(run.get(i + 1)) {
                lows.push(*one);
            }
        }
    }
    lows
}

fn low_words(plan: &Plan<'_>, low: &Measured, scale: Scale) -> Shape {
    let level = plan.locale.decimal(low.point.mean, 2);
    let text = format!("{level}, {} {}", plan.words.answers, plan.locale.count(low.point.n));
    let y = scale.y(low.point.low.unwrap_or(low.point.mean)).max(scale.y(low.point.mean) + 8.0) + 15.0;
    Shape::Text(Text::new(text, low.x, y, 12.0, Paint::Loss).strong().centered().over(plan.tint(low.step)))
}

/// What the assumed feelings are called, under the curve.
fn notes(plan: &Plan<'_>, top: f64) -> (Vec<Shape>, f64) {
    let mut shapes = Vec::new();
    let mut height: f64 = 0.0;
    for (one, column) in plan.steps.iter().zip(&plan.columns.steps) {
        let Some(note) = one.step.feels.as_ref().and_then(|feels| feels.note.as_ref()) else { continue };
        let lines = Lines::new(note, column.width - 12.0, 12.0, Weight::Regular);
        shapes.extend(lines.draw_centered(column.center(), top, Paint::Quiet));
        height = height.max(lines.height() + 10.0);
    }
    (shapes, height)
}

fn legends(plan: &Plan<'_>, assumed: &[(usize, f64, f64)], measured: &[Vec<Measured>], lows: &[Measured]) -> Vec<Legend> {
    let mut legends = Vec::new();
    if !assumed.is_empty() {
        legends.push(Legend::new(Sample::Dashes, plan.words.assumed, Paint::Quiet));
    }
    if !measured.is_empty() {
        legends.push(Legend::new(Sample::Curve, plan.words.measured_95, Paint::River));
    }
    if !lows.is_empty() {
        legends.push(Legend::new(Sample::LowPoint, plan.words.low_point, Paint::Loss));
    }
    legends
}
