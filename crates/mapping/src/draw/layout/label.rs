//! What stands at the left of a row: its name, and what its signs mean.

use super::MARGIN;
use super::columns::LABEL_WIDTH;
use crate::draw::fonts::Weight;
use crate::draw::scene::{Segment, Shape, Stroke};
use crate::draw::theme::Paint;
use crate::draw::wrap::Lines;

/// Room for the words of a label.
const ROOM: f64 = LABEL_WIDTH - 20.0;
/// Room for the sample beside a legend.
const SAMPLE: f64 = 26.0;

/// A sign and what it means.
#[derive(Debug, Clone)]
pub(super) struct Legend {
    pub sample: Sample,
    pub text: String,
    pub paint: Paint,
}

/// A sample of a sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sample {
    None,
    Dashes,
    Forward,
    Back,
    Drop,
    Ring,
    Curve,
    LowPoint,
}

impl Legend {
    pub(super) fn new(sample: Sample, text: &str, paint: Paint) -> Self {
        Legend { sample, text: text.to_owned(), paint }
    }
}

/// Draws the label of a row whose upper edge is 0; returns it and its height.
pub(super) fn draw(title: &str, legends: &[Legend]) -> (Vec<Shape>, f64) {
    let title = Lines::new(title, ROOM, 13.0, Weight::SemiBold);
    let mut shapes = title.draw(MARGIN, 10.0, ROOM, Paint::Ink);
    let mut y = 10.0 + title.height() + 4.0;
    for legend in legends {
        let indent = if legend.sample == Sample::None { 0.0 } else { SAMPLE };
        let lines = Lines::new(&legend.text, ROOM - indent, 12.0, Weight::Regular);
        shapes.extend(sample(legend.sample, MARGIN, y + lines.line_height() / 2.0));
        shapes.extend(lines.draw(MARGIN + indent, y, ROOM - indent, legend.paint));
        y += lines.height() + 3.0;
    }
    (shapes, y + 8.0)
}

fn sample(sample: Sample, x: f64, y: f64) -> Vec<Shape> {
    let width = SAMPLE - 8.0;
    match sample {
        Sample::None => vec![],
        Sample::Dashes => vec![Shape::line(x, y, x + width, y, Stroke::new(Paint::Quiet, 1.5).dashed(4.0, 3.0))],
        Sample::Forward => vec![arc(x, x + width, y + 4.0, -11.0, Paint::River)],
        Sample::Back => vec![arc(x, x + width, y - 4.0, 11.0, Paint::Loss)],
        Sample::Drop => vec![triangle(x + width / 2.0, y - 3.0, Paint::Loss)],
        Sample::Ring => vec![Shape::Circle {
            x: x + width / 2.0,
            y,
            radius: 6.0,
            fill: Some(Paint::Surface),
            stroke: Some(Stroke::new(Paint::Quiet, 1.5).dashed(2.5, 2.2)),
        }],
        Sample::Curve => vec![
            Shape::Rect { x, y: y - 5.0, width, height: 10.0, radius: 2.0, fill: Some(Paint::RiverSoft), stroke: None },
            Shape::line(x, y, x + width, y, Stroke::new(Paint::River, 2.5)),
        ],
        Sample::LowPoint => vec![diamond(x + width / 2.0, y, 5.0, Paint::Loss)],
    }
}

fn arc(x1: f64, x2: f64, y: f64, rise: f64, paint: Paint) -> Shape {
    let path = vec![Segment::Move(x1, y), Segment::Curve(x1 + 3.0, y + rise, x2 - 3.0, y + rise, x2, y)];
    Shape::stroke(path, Stroke::new(paint, 4.0).sheer(0.45))
}

/// A small triangle that points down from its upper edge: a loss.
pub(super) fn triangle(x: f64, top: f64, paint: Paint) -> Shape {
    let path = vec![Segment::Move(x - 5.5, top), Segment::Line(x + 5.5, top), Segment::Line(x, top + 8.0), Segment::Close];
    Shape::fill(path, paint, 1.0)
}

/// A small diamond: a low point.
pub(super) fn diamond(x: f64, y: f64, size: f64, paint: Paint) -> Shape {
    let path = vec![
        Segment::Move(x, y - size),
        Segment::Line(x + size, y),
        Segment::Line(x, y + size),
        Segment::Line(x - size, y),
        Segment::Close,
    ];
    Shape::fill(path, paint, 1.0)
}
