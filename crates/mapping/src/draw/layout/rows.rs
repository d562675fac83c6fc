//! Which rows a picture has, and how they are stacked.

use super::label::{self, Legend};
use super::{MARGIN, Plan, cells, feeling, journey, reach, shifted};
use crate::document::{BuiltIn, Kind, Lane, Role};
use crate::draw::scene::{Shape, Stroke, Text};
use crate::draw::theme::Paint;

/// A row whose upper edge is 0.
pub(super) struct Row {
    pub title: String,
    pub legends: Vec<Legend>,
    pub height: f64,
    pub shapes: Vec<Shape>,
    pub role: Role,
}

/// Room for a line between roles and its name.
const LINE_STRIP: f64 = 26.0;

/// The rows of a map: those it names, or those that have content. The steps are always among them.
pub(super) fn all(plan: &Plan<'_>) -> Vec<Row> {
    let lanes = if plan.map.lanes.is_empty() { usual(plan) } else { plan.map.lanes.clone() };
    let has_steps = lanes.contains(&Lane::BuiltIn(BuiltIn::Steps));
    let first = (!has_steps).then_some(Lane::BuiltIn(BuiltIn::Steps));
    first.iter().chain(&lanes).filter_map(|lane| row(plan, lane)).collect()
}

/// The rows of a map that names none, in the order of their kind of map.
fn usual(plan: &Plan<'_>) -> Vec<Lane> {
    use BuiltIn::{Backstage, Channels, Does, Evidence, Frontstage, PhysicalEvidence, Steps, Support};
    // Both repeat what the steps' cards show, so only maps that name them have them.
    let journey = BuiltIn::WORDS.iter().map(|(_, lane)| *lane).filter(|lane| !matches!(lane, Channels | Evidence));
    // A blueprint reads from what customers see down to what they do not.
    let above = match plan.map.kind {
        Kind::ServiceBlueprint => &[PhysicalEvidence, Steps, Does, Frontstage, Backstage, Support][..],
        _ => &[],
    };
    above.iter().copied().chain(journey.filter(|lane| !above.contains(lane))).map(Lane::BuiltIn).collect()
}

/// A row, unless it is empty.
fn row(plan: &Plan<'_>, lane: &Lane) -> Option<Row> {
    match lane {
        Lane::BuiltIn(BuiltIn::Steps) => Some(journey::row(plan)),
        Lane::BuiltIn(BuiltIn::Measured) => reach::row(plan),
        Lane::BuiltIn(BuiltIn::Emotion) => feeling::row(plan),
        lane => cells::row(plan, lane),
    }
}

/// Stacks the rows from `top`; returns their shapes and where they end.
pub(super) fn stack(plan: &Plan<'_>, rows: &[Row], top: f64) -> (Vec<Shape>, f64) {
    let mut shapes = Vec::new();
    let mut y = top;
    let mut rank = None;
    for (i, row) in rows.iter().enumerate() {
        let crossed = lines_crossed(plan, rank, row.role);
        if !crossed.is_empty() {
            shapes.extend(role_line(plan, y + LINE_STRIP / 2.0, &crossed.join(" · ")));
            y += LINE_STRIP;
        } else if i > 0 {
            shapes.push(Shape::line(MARGIN, y, plan.columns.right(), y, Stroke::new(Paint::Rule, 1.0)));
        }
        rank = rank_of(row.role).or(rank);
        let (label, label_height) = label::draw(&row.title, &row.legends);
        shapes.extend(shifted(label, y));
        shapes.extend(shifted(row.shapes.clone(), y));
        y += row.height.max(label_height).ceil();
    }
    (shapes, y + 8.0)
}

/// How far a role stands from the customer; none for rows that no line of a blueprint concerns.
fn rank_of(role: Role) -> Option<usize> {
    match role {
        Role::Customer => Some(0),
        Role::Frontstage => Some(1),
        Role::Backstage => Some(2),
        Role::Support => Some(3),
        Role::Evidence | Role::Emotion | Role::Text | Role::Metric => None,
    }
}

/// The lines of a blueprint that lie between the last row with a rank and this one.
fn lines_crossed(plan: &Plan<'_>, before: Option<usize>, role: Role) -> Vec<&'static str> {
    let lines = [plan.words.line_interaction, plan.words.line_visibility, plan.words.line_internal];
    match (before, rank_of(role)) {
        (Some(before), Some(now)) if now > before => lines[before..now].to_vec(),
        _ => vec![],
    }
}

fn role_line(plan: &Plan<'_>, y: f64, name: &str) -> Vec<Shape> {
    let right = plan.columns.right();
    let text = Text::new(name, plan.columns.left() + 10.0, y + 4.0, 12.0, Paint::Quiet);
    let end = text.x + text.width() + 10.0;
    let stroke = Stroke::new(Paint::Quiet, 1.0).dashed(2.0, 3.0);
    vec![Shape::line(MARGIN, y, text.x - 8.0, y, stroke), Shape::Text(text), Shape::line(end.min(right), y, right, y, stroke)]
}
