//! Plain shapes: what a layout comes to, before it is written as SVG.

use super::fonts::{Weight, width};
use super::icons::Icon;
use super::theme::Paint;
use super::wrap::Lines;

/// A finished drawing.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    pub width: f64,
    pub height: f64,
    pub shapes: Vec<Shape>,
    /// Where steps can be chosen on a page.
    pub hits: Vec<Hit>,
    /// Where the names of rows end and the steps begin.
    pub cut: f64,
    /// Whether it runs from right to left.
    pub is_mirrored: bool,
}

/// The column of a step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hit {
    pub step: String,
    pub label: String,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// Something drawn. Later ones lie over earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Rect { x: f64, y: f64, width: f64, height: f64, radius: f64, fill: Option<Paint>, stroke: Option<Stroke> },
    Circle { x: f64, y: f64, radius: f64, fill: Option<Paint>, stroke: Option<Stroke> },
    Path { segments: Vec<Segment>, fill: Option<(Paint, f64)>, stroke: Option<Stroke> },
    Icon { icon: Icon, x: f64, y: f64, size: f64, paint: Paint },
    Text(Text),
}

/// A line of text. `y` is its baseline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub weight: Weight,
    pub anchor: Anchor,
    pub paint: Paint,
    pub text: String,
    pub is_rtl: bool,
    /// Whether it lies over lines and needs a rim of this colour to be read.
    pub halo: Option<Paint>,
    /// Left and right edge of the box that it is set in, where it has one.
    pub span: Option<(f64, f64)>,
}

/// Which point of a text its `x` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    pub paint: Paint,
    pub width: f64,
    pub opacity: f64,
    /// Lengths of dash and gap.
    pub dash: Option<(f64, f64)>,
}

/// A piece of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Segment {
    Move(f64, f64),
    Line(f64, f64),
    Curve(f64, f64, f64, f64, f64, f64),
    Close,
}

impl Scene {
    /// The same, from right to left.
    pub(crate) fn mirrored(mut self) -> Self {
        let whole = self.width;
        self.shapes.iter_mut().for_each(|shape| shape.mirror(whole));
        self.hits.iter_mut().for_each(|hit| hit.x = whole - hit.x - hit.width);
        self.cut = whole - self.cut;
        self.is_mirrored = true;
        self
    }
}

impl Stroke {
    /// A plain line.
    pub(crate) fn new(paint: Paint, width: f64) -> Self {
        Stroke { paint, width, opacity: 1.0, dash: None }
    }

    /// The same, dashed.
    pub(crate) fn dashed(self, dash: f64, gap: f64) -> Self {
        Stroke { dash: Some((dash, gap)), ..self }
    }

    /// The same, seen through.
    pub(crate) fn sheer(self, opacity: f64) -> Self {
        Stroke { opacity, ..self }
    }
}

impl Segment {
    fn mirror(&mut self, whole: f64) {
        match self {
            Segment::Move(x, _) | Segment::Line(x, _) => *x = whole - *x,
            Segment::Curve(x1, _, x2, _, x, _) => {
                *x1 = whole - *x1;
                *x2 = whole - *x2;
                *x = whole - *x;
            }
            Segment::Close => {}
        }
    }

    fn shift(&mut self, dy: f64) {
        match self {
            Segment::Move(_, y) | Segment::Line(_, y) => *y += dy,
            Segment::Curve(_, y1, _, y2, _, y) => {
                *y1 += dy;
                *y2 += dy;
                *y += dy;
            }
            Segment::Close => {}
        }
    }
}

impl Shape {
    /// A straight line.
    pub(crate) fn line(x1: f64, y1: f64, x2: f64, y2: f64, stroke: Stroke) -> Self {
        Shape::Path { segments: vec![Segment::Move(x1, y1), Segment::Line(x2, y2)], fill: None, stroke: Some(stroke) }
    }

    /// A path without a fill.
    pub(crate) fn stroke(segments: Vec<Segment>, stroke: Stroke) -> Self {
        Shape::Path { segments, fill: None, stroke: Some(stroke) }
    }

    /// A path without an outline.
    pub(crate) fn fill(segments: Vec<Segment>, paint: Paint, opacity: f64) -> Self {
        Shape::Path { segments, fill: Some((paint, opacity)), stroke: None }
    }

    /// Its left and right end, roughly.
    pub(crate) fn extent(&self) -> (f64, f64) {
        match self {
            Shape::Rect { x, width, .. } => (*x, x + width),
            Shape::Circle { x, radius, .. } => (x - radius, x + radius),
            Shape::Icon { x, size, .. } => (*x, x + size),
            Shape::Text(text) => text.extent(),
            Shape::Path { segments, .. } => {
                let xs = segments.iter().flat_map(|segment| match *segment {
                    Segment::Move(x, _) | Segment::Line(x, _) => vec![x],
                    Segment::Curve(a, _, b, _, c, _) => vec![a, b, c],
                    Segment::Close => vec![],
                });
                xs.fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), x| (from.min(x), to.max(x)))
            }
        }
    }

    /// Turns it round the middle of a drawing, for maps that are read from right to left. Texts and icons stay as they
    /// are; texts in a box move to the side at which reading begins.
    pub(crate) fn mirror(&mut self, whole: f64) {
        match self {
            Shape::Rect { x, width, .. } => *x = whole - *x - *width,
            Shape::Circle { x, .. } => *x = whole - *x,
            Shape::Icon { x, size, .. } => *x = whole - *x - *size,
            Shape::Path { segments, .. } => segments.iter_mut().for_each(|segment| segment.mirror(whole)),
            Shape::Text(text) => match (text.span, text.anchor) {
                (Some((left, _)), _) => (text.x, text.anchor) = (whole - left, Anchor::End),
                (None, Anchor::Start) => (text.x, text.anchor) = (whole - text.x, Anchor::End),
                (None, Anchor::End) => (text.x, text.anchor) = (whole - text.x, Anchor::Start),
                (None, Anchor::Middle) => text.x = whole - text.x,
            },
        }
    }

    /// Moves it down.
    pub(crate) fn shift(&mut self, dy: f64) {
        match self {
            Shape::Rect { y, .. } | Shape::Circle { y, .. } | Shape::Icon { y, .. } => *y += dy,
            Shape::Text(text) => text.y += dy,
            Shape::Path { segments, .. } => segments.iter_mut().for_each(|segment| segment.shift(dy)),
        }
    }
}

impl Text {
    /// A single line that is not to be broken.
    pub(crate) fn new(text: impl Into<String>, x: f64, y: f64, size: f64, paint: Paint) -> Self {
        let text = text.into();
        let is_rtl = super::wrap::is_rtl(&text);
        Text { x, y, size, weight: Weight::Regular, anchor: Anchor::Start, paint, text, is_rtl, halo: None, span: None }
    }

    /// The same, in the heavier weight.
    pub(crate) fn strong(self) -> Self {
        Text { weight: Weight::SemiBold, ..self }
    }

    /// The same, around its `x`.
    pub(crate) fn centered(self) -> Self {
        Text { anchor: Anchor::Middle, ..self }
    }

    /// The same with a rim.
    pub(crate) fn over(self, ground: Paint) -> Self {
        Text { halo: Some(ground), ..self }
    }

    /// Its left and right end.
    pub(crate) fn extent(&self) -> (f64, f64) {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        (left, left + width)
    }

    /// Left, top, right and bottom of its ink, roughly.
    #[cfg(test)]
    pub(crate) fn bounds(&self) -> (f64, f64, f64, f64) {
        let (left, right) = self.extent();
        (left, self.y - self.size * 0.76, right, self.y + self.size * 0.2)
    }

    /// Its width.
    pub(crate) fn width(&self) -> f64 {
        width(&self.text, self.size, self.weight)
    }
}

impl Lines {
    /// Draws lines from the top of a box: at its left edge (right, where they are read from there).
    pub(crate) fn draw(&self, x: f64, top: f64, box_width: f64, paint: Paint) -> Vec<Shape> {
        let span = Some((x, x + box_width));
        let (x, anchor) = if self.is_rtl { (x + box_width, Anchor::End) } else { (x, Anchor::Start) };
        self.place(x, top, anchor, paint, span)
    }

    /// Draws lines around a vertical axis.
    pub(crate) fn draw_centered(&self, center: f64, top: f64, paint: Paint) -> Vec<Shape> {
        self.place(center, top, Anchor::Middle, paint, None)
    }

    fn place(&self, x: f64, top: f64, anchor: Anchor, paint: Paint, span: Option<(f64, f64)>) -> Vec<Shape> {
        let baseline = top + (self.line_height() - self.size) / 2.0 + self.size * 0.82;
        let (size, weight, is_rtl) = (self.size, self.weight, self.is_rtl);
        let mut y = baseline - self.line_height();
        let text = |line: &String| {
            y += self.line_height();
            Shape::Text(Text { x, y, size, weight, anchor, paint, text: line.clone(), is_rtl, halo: None, span })
        };
        self.lines.iter().map(text).collect()
    }
}
