//! The meander: planned steps on a straight dashed line, and over it what customers do.

use super::Plan;
use super::label::{Legend, Sample};
use super::rows::Row;
use crate::document::Role;
use crate::draw::fonts::Weight;
use crate::draw::icons::Icon;
use crate::draw::scene::{Segment, Shape, Stroke, Text};
use crate::draw::theme::Paint;
use crate::draw::wrap::Lines;

/// Radius of a step.
const NODE: f64 = 15.0;
/// Width of the arc that all customers take.
const ARC_MOST: f64 = 20.0;
/// Flows of a smaller share of customers are noise to the eye; the legend says that they are left out.
const LEAST_SHARE: f64 = 0.02;

/// The row of the journey.
pub(super) fn row(plan: &Plan<'_>) -> Row {
    let flows = flows(plan);
    let planned = planned(plan);
    let arcs = || flows.iter().map(|arc| (arc, arc.width)).chain(planned.iter().map(|arc| (arc, 1.5)));
    let above = arcs().filter(|(arc, _)| arc.is_forward()).map(|(arc, width)| arc.reach() + width / 2.0).fold(0.0, f64::max);
    let below = arcs().filter(|(arc, _)| !arc.is_forward()).map(|(arc, width)| arc.reach() + width / 2.0).fold(0.0, f64::max);
    let line = 8.0 + above.max(NODE + 2.0);
    let names_top = line + below.max(NODE) + 8.0;

    let mut shapes = Vec::new();
    shapes.extend(planned.iter().map(|arc| arc.draw_planned(plan, line)));
    shapes.extend(flows.iter().map(|arc| arc.draw(plan, line)));
    let mut height = names_top + 18.0;
    for (i, one) in plan.steps.iter().enumerate() {
        let column = &plan.columns.steps[i];
        shapes.extend(node(plan, i, line));
        let name = Lines::new(&one.step.name, column.width - 8.0, 13.0, Weight::SemiBold);
        shapes.extend(name.draw_centered(column.center(), names_top, Paint::Ink));
        height = height.max(names_top + name.height() + 12.0);
    }
    Row {
        title: plan.words.journey.to_owned(),
        legends: legends(plan, &flows, !planned.is_empty()),
        height,
        shapes,
        role: Role::Customer,
    }
}

fn legends(plan: &Plan<'_>, flows: &[Arc], has_plan: bool) -> Vec<Legend> {
    let words = plan.words;
    let mut legends = Vec::new();
    if has_plan {
        legends.push(Legend::new(Sample::Dashes, words.planned, Paint::Quiet));
    }
    if flows.iter().any(Arc::is_forward) {
        legends.push(Legend::new(Sample::Forward, words.observed, Paint::River));
    }
    if !flows.iter().all(Arc::is_forward) {
        legends.push(Legend::new(Sample::Back, words.back, Paint::Loss));
    }
    if plan.steps.iter().any(|one| one.step.evidence.is_empty()) {
        legends.push(Legend::new(Sample::Ring, words.assumed_ring, Paint::Quiet));
    }
    // Flows are sorted by size, so the first that is not drawn is the largest of them.
    if let Some(largest) = plan.numbers.and_then(|numbers| numbers.flows.get(flows.len())) {
        let text = words.small_flows.replace("{}", &plan.locale.percent((largest.share * 100.0).ceil() / 100.0));
        legends.push(Legend::new(Sample::None, &text, Paint::Quiet));
    }
    legends
}

/// A way from one step to another, by their places.
struct Arc {
    from: usize,
    to: usize,
    width: f64,
}

/// The flows to be drawn: thinnest last, so that none is hidden, and no more than the eye can part.
fn flows(plan: &Plan<'_>) -> Vec<Arc> {
    let Some(numbers) = plan.numbers else { return Vec::new() };
    let most = (plan.steps.len() * 3).max(12);
    let arc = |flow: &crate::measure::Flow| {
        let (from, to) = (plan.index_of(&flow.from)?, plan.index_of(&flow.to)?);
        Some(Arc { from, to, width: 1.5 + ARC_MOST * flow.share.min(1.0) })
    };
    let large = numbers.flows.iter().filter(|flow| flow.share >= LEAST_SHARE);
    large.filter_map(arc).take(most).collect()
}

/// The planned ways: to the step that follows, or to those that `next` names.
fn planned(plan: &Plan<'_>) -> Vec<Arc> {
    let mut arcs = Vec::new();
    for (from, one) in plan.steps.iter().enumerate() {
        let to = match &one.step.next {
            Some(keys) => keys.iter().filter_map(|key| plan.index_of(key)).collect(),
            None if from + 1 < plan.steps.len() => vec![from + 1],
            None => vec![],
        };
        arcs.extend(to.into_iter().filter(|to| *to != from).map(|to| Arc { from, to, width: 1.5 }));
    }
    arcs
}

impl Arc {
    fn is_forward(&self) -> bool {
        self.to > self.from
    }

    /// How far its middle stands from the line: more, the farther it leads, but never a tower.
    fn reach(&self) -> f64 {
        // At most a thousand steps.
        let distance = self.to.abs_diff(self.from) as f64;
        let farther = (distance - 1.0).powf(0.72);
        if self.is_forward() { (26.0 + 19.0 * farther).min(150.0) } else { (25.0 + 8.0 * farther).min(64.0) }
    }

    fn path(&self, plan: &Plan<'_>, line: f64) -> Vec<Segment> {
        let (x1, x2) = (plan.columns.steps[self.from].center(), plan.columns.steps[self.to].center());
        let side = if self.is_forward() { -1.0 } else { 1.0 };
        // The middle of a cubic curve lies at three quarters of its handles.
        let handle = line + side * self.reach() / 0.75;
        let lean = (x2 - x1) * 0.2;
        vec![Segment::Move(x1, line), Segment::Curve(x1 + lean, handle, x2 - lean, handle, x2, line)]
    }

    fn draw(&self, plan: &Plan<'_>, line: f64) -> Shape {
        let paint = if self.is_forward() { Paint::River } else { Paint::Loss };
        Shape::stroke(self.path(plan, line), Stroke::new(paint, self.width).sheer(0.4))
    }

    fn draw_planned(&self, plan: &Plan<'_>, line: f64) -> Shape {
        let stroke = Stroke::new(Paint::Quiet, 1.5).dashed(5.0, 4.0);
        if self.to == self.from + 1 {
            let [x1, x2] = [self.from, self.to].map(|step| plan.columns.steps[step].center());
            return Shape::line(x1 + NODE, line, x2 - NODE, line, stroke);
        }
        Shape::stroke(self.path(plan, line), stroke)
    }
}

/// A step: a ring with the icon of its channel, or its number. Without evidence the ring is dashed.
fn node(plan: &Plan<'_>, i: usize, line: f64) -> Vec<Shape> {
    let step = plan.steps[i].step;
    let x = plan.columns.steps[i].center();
    let stroke =
        if step.evidence.is_empty() { Stroke::new(Paint::Ink, 2.0).dashed(3.6, 2.69) } else { Stroke::new(Paint::Ink, 2.0) };
    let ring = Shape::Circle { x, y: line, radius: NODE, fill: Some(Paint::Surface), stroke: Some(stroke) };
    let sign = match &step.channel {
        Some(channel) => {
            Shape::Icon { icon: Icon::of_channel(channel), x: x - 9.0, y: line - 9.0, size: 18.0, paint: Paint::Ink }
        }
        None => Shape::Text(Text::new((i + 1).to_string(), x, line + 4.6, 13.0, Paint::Ink).strong().centered()),
    };
    vec![ring, sign]
}
