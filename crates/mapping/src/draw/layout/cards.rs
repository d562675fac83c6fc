//! Cards: a text, and under it chips and quiet words.

use crate::draw::fonts::Weight;
use crate::draw::scene::{Anchor, Shape, Stroke, Text};
use crate::draw::theme::Paint;
use crate::draw::wrap::Lines;

/// From the edge of a card to its text.
const PADDING: f64 = 9.0;
/// The widest a card gets, however wide its column.
const MOST: f64 = 264.0;
/// Between the edges of a column and a card.
const MARGINS: f64 = 8.0;
/// A column that the widest card fills.
pub(super) const MOST_COLUMN: f64 = MOST + MARGINS;
/// Between two cards of a cell.
pub(super) const GAP: f64 = 6.0;
const CHIP_PADDING: f64 = 8.0;
/// From the upper edge of a chip to its text.
const CHIP_RISE: f64 = 2.0;
/// Between a chip and what stands beside it.
const BESIDE_GAP: f64 = 10.0;

/// What a card says.
#[derive(Debug, Clone, Default)]
pub(super) struct Card {
    pub look: Look,
    pub parts: Vec<Part>,
}

/// How a card looks.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Look {
    #[default]
    Plain,
    Pain,
    Opportunity,
    Quote,
}

/// A part of a card.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Text(String),
    Quiet(String),
    Loud(String),
    Chip {
        text: String,
        ink: Paint,
        ground: Paint,
    },
    /// So many of five.
    Dots(u8),
}

impl Card {
    /// A card with one text.
    pub(super) fn text(text: &str) -> Self {
        Card { look: Look::Plain, parts: vec![Part::Text(text.to_owned())] }
    }

    /// Lines of its longest text in a column.
    pub(super) fn lines(&self, column_width: f64) -> usize {
        let room = room(width(column_width));
        let lines = |part: &Part| match part {
            Part::Text(text) => Lines::new(text, room, 12.0, Weight::Regular).lines.len(),
            _ => 1,
        };
        self.parts.iter().map(lines).max().unwrap_or_default()
    }

    /// Draws it in a column, its upper edge at `top`; returns it and its height.
    pub(super) fn draw(&self, center: f64, column_width: f64, top: f64) -> (Vec<Shape>, f64) {
        let width = width(column_width);
        let (x, room) = (center - width / 2.0, room(width));
        let mut inner = Vec::new();
        let mut y = top + PADDING - 2.0;
        // Where quiet words after a chip may stand beside it.
        let mut beside = None;
        for (i, part) in self.parts.iter().enumerate() {
            if let Some((at, chip_top)) = beside
                && let Some((shapes, end)) = part.beside(at, x + PADDING + room, chip_top)
            {
                inner.extend(shapes);
                beside = Some((end + BESIDE_GAP, chip_top));
                continue;
            }
            if i > 0 {
                y += part.gap();
            }
            let (shapes, height) = part.draw(x + PADDING, room, y);
            beside = part.chip_width(room).map(|width| (x + PADDING + width + BESIDE_GAP, y));
            inner.extend(shapes);
            y += height;
        }
        let height = y + PADDING - 2.0 - top;
        let (fill, rim) = self.look.paints();
        let stroke = Some(Stroke::new(rim, 1.0));
        let mut shapes = vec![Shape::Rect { x, y: top, width, height, radius: 8.0, fill: Some(fill), stroke }];
        shapes.extend(inner);
        (shapes, height)
    }
}

/// Width of a card in a column.
fn width(column_width: f64) -> f64 {
    (column_width - MARGINS).min(MOST)
}

/// What its texts have of it.
fn room(width: f64) -> f64 {
    width - 2.0 * PADDING
}

impl Look {
    fn paints(self) -> (Paint, Paint) {
        match self {
            Look::Plain => (Paint::Surface, Paint::Rule),
            Look::Pain => (Paint::Surface, Paint::LossRule),
            Look::Opportunity => (Paint::Surface, Paint::GainRule),
            Look::Quote => (Paint::Paper, Paint::Rule),
        }
    }
}

impl Part {
    fn gap(&self) -> f64 {
        match self {
            Part::Chip { .. } => 7.0,
            _ => 3.0,
        }
    }

    /// Width of a chip of one line.
    fn chip_width(&self, room: f64) -> Option<f64> {
        let Part::Chip { text, .. } = self else { return None };
        let lines = chip_lines(text, room);
        (lines.lines.len() == 1 && !lines.is_rtl).then(|| chip_outer(&lines))
    }

    /// Quiet words in one line beside a chip, and where they end; none where they don't fit.
    fn beside(&self, x: f64, right: f64, chip_top: f64) -> Option<(Vec<Shape>, f64)> {
        let Part::Quiet(text) = self else { return None };
        let lines = Lines::new(text, right - x, 12.0, Weight::Regular);
        let fits = lines.lines.len() == 1 && !lines.is_rtl && x + lines.width() <= right;
        fits.then(|| (lines.draw(x, chip_top + CHIP_RISE, right - x, Paint::Quiet), x + lines.width()))
    }

    fn draw(&self, x: f64, room: f64, top: f64) -> (Vec<Shape>, f64) {
        let lines = |text: &str, weight, paint| {
            let lines = Lines::new(text, room, 12.0, weight);
            (lines.draw(x, top, room, paint), lines.height())
        };
        match self {
            Part::Text(text) => lines(text, Weight::Regular, Paint::Ink),
            Part::Quiet(text) => lines(text, Weight::Regular, Paint::Quiet),
            Part::Loud(text) => lines(text, Weight::SemiBold, Paint::Loss),
            Part::Chip { text, ink, ground } => chip(text, x, room, top, *ink, *ground),
            Part::Dots(filled) => dots(*filled, x, top),
        }
    }
}

fn chip_lines(text: &str, room: f64) -> Lines {
    Lines::new(text, room - 2.0 * CHIP_PADDING, 12.0, Weight::SemiBold)
}

fn chip_outer(lines: &Lines) -> f64 {
    (lines.width() + 2.0 * CHIP_PADDING).ceil()
}

fn chip(text: &str, x: f64, room: f64, top: f64, ink: Paint, ground: Paint) -> (Vec<Shape>, f64) {
    let lines = chip_lines(text, room);
    let (width, height) = (chip_outer(&lines), lines.height() + 2.0 * CHIP_RISE);
    let mut shapes = vec![Shape::Rect { x, y: top, width, height, radius: 10.0, fill: Some(ground), stroke: None }];
    shapes.extend(lines.draw(x + CHIP_PADDING, top + CHIP_RISE, width - 2.0 * CHIP_PADDING, ink));
    (shapes, height + 2.0)
}

/// Five dots, so many of them filled, and the number, for those who cannot count dots.
fn dots(filled: u8, x: f64, top: f64) -> (Vec<Shape>, f64) {
    let mut shapes = Vec::new();
    for i in 0..5_u8 {
        let fill = if i < filled { Paint::Ink } else { Paint::Surface };
        let stroke = Some(Stroke::new(if i < filled { Paint::Ink } else { Paint::Quiet }, 1.0));
        shapes.push(Shape::Circle { x: x + 5.0 + f64::from(i) * 12.0, y: top + 8.0, radius: 3.8, fill: Some(fill), stroke });
    }
    let number = Text::new(filled.to_string(), x + 66.0, top + 12.2, 12.0, Paint::Quiet);
    shapes.push(Shape::Text(Text { anchor: Anchor::Start, ..number }));
    (shapes, 16.0)
}
