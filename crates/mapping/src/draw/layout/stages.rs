//! Stages: tinted panels with a thick bar on top, their names, what they are for and whose they are.

use super::Plan;
use crate::draw::fonts::Weight;
use crate::draw::scene::{Segment, Shape};
use crate::draw::theme::Paint;
use crate::draw::wrap::Lines;

/// Height of the coloured bar.
const BAR: f64 = 5.0;
/// How strong the colour of a panel is on the paper.
const PANEL: f64 = 0.72;
const PADDING: f64 = 12.0;
const RADIUS: f64 = 8.0;

/// The panels, from their bar to the end of the picture.
pub(super) fn panels(plan: &Plan<'_>, top: f64, bottom: f64) -> Vec<Shape> {
    let draw = |(number, column): (usize, &super::columns::StageColumn)| {
        let (x, width) = (column.x, column.width);
        let panel = Shape::fill(rounded_below(x, top + BAR + 2.0, width, bottom), Paint::Tint(number), PANEL);
        let bar =
            Shape::Rect { x, y: top, width, height: BAR, radius: BAR / 2.0, fill: Some(Paint::Stage(number)), stroke: None };
        [panel, bar]
    };
    plan.columns.stages.iter().enumerate().flat_map(draw).collect()
}

/// A box with round corners at its lower end only.
fn rounded_below(x: f64, top: f64, width: f64, bottom: f64) -> Vec<Segment> {
    let (right, soft) = (x + width, RADIUS * 0.45);
    vec![
        Segment::Move(x, top),
        Segment::Line(right, top),
        Segment::Line(right, bottom - RADIUS),
        Segment::Curve(right, bottom - soft, right - soft, bottom, right - RADIUS, bottom),
        Segment::Line(x + RADIUS, bottom),
        Segment::Curve(x + soft, bottom, x, bottom - soft, x, bottom - RADIUS),
        Segment::Close,
    ]
}

/// Names, goals and owners; returns them and the height of the highest.
pub(super) fn heads(plan: &Plan<'_>) -> (Vec<Shape>, f64) {
    let mut shapes = Vec::new();
    let mut height: f64 = 0.0;
    for (number, (stage, column)) in plan.map.stages.iter().zip(&plan.columns.stages).enumerate() {
        let (x, room) = (column.x + PADDING, column.width - 2.0 * PADDING);
        let mut y = BAR + 14.0;
        let mut put = |text: &str, size: f64, weight: Weight, paint: Paint, gap: f64| {
            let lines = Lines::new(text, room, size, weight);
            shapes.extend(lines.draw(x, y, room, paint));
            y += lines.height() + gap;
        };
        put(&stage.name, 16.0, Weight::SemiBold, Paint::Stage(number), 2.0);
        if let Some(goal) = &stage.goal {
            put(goal, 12.0, Weight::Regular, Paint::Ink, 2.0);
        }
        if let Some(owner) = &stage.owner {
            put(&owner.name, 12.0, Weight::Regular, Paint::Quiet, 0.0);
        }
        height = height.max(y + 6.0);
    }
    (shapes, height)
}
