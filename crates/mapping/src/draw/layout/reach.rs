//! How many reach each step, and how many are lost after it.

use super::Plan;
use super::label::{Legend, Sample, triangle};
use super::rows::Row;
use crate::document::Role;
use crate::draw::scene::{Shape, Stroke, Text};
use crate::draw::theme::Paint;

/// Height of the bar of all customers.
const BAR: f64 = 76.0;
const BAR_WIDTH: f64 = 38.0;
/// Smaller drops are not marked: everybody leaves somewhere.
const LEAST_DROP: f64 = 0.03;

/// The row of reach; none where nothing was observed.
pub(super) fn row(plan: &Plan<'_>) -> Option<Row> {
    if !plan.steps.iter().any(|one| one.numbers.is_some_and(|numbers| numbers.observed.is_some())) {
        return None;
    }
    let floor = 14.0 + 18.0 + BAR;
    let mut shapes = Vec::new();
    let mut has_drops = false;
    for (i, one) in plan.steps.iter().enumerate() {
        let center = plan.columns.steps[i].center();
        let Some(seen) = one.numbers.and_then(|numbers| numbers.observed.as_ref()) else {
            shapes.push(Shape::line(
                center - 10.0,
                floor - 1.0,
                center + 10.0,
                floor - 1.0,
                Stroke::new(Paint::Quiet, 1.5).dashed(3.0, 3.0),
            ));
            continue;
        };
        let height = (BAR * seen.reached_share.clamp(0.0, 1.0)).max(2.0);
        let (x, y) = (center - BAR_WIDTH / 2.0, floor - height);
        let radius = 3.0_f64.min(height / 2.0);
        shapes.push(Shape::Rect { x, y, width: BAR_WIDTH, height, radius, fill: Some(Paint::River), stroke: None });
        let share = plan.locale.percent(seen.reached_share);
        shapes.push(Shape::Text(Text::new(share, center, y - 7.0, 13.0, Paint::Ink).strong().centered()));
        if let Some(drop) = seen.drop_share.filter(|drop| *drop >= LEAST_DROP) {
            has_drops = true;
            let x = center + BAR_WIDTH / 2.0 + 17.0;
            let loss = plan.locale.decimal(-drop * 100.0, 0);
            shapes.push(Shape::Text(Text::new(loss, x, floor - 13.0, 12.0, Paint::Loss).strong().centered()));
            shapes.push(triangle(x, floor - 9.0, Paint::Loss));
        }
    }
    let mut legends = vec![Legend::new(Sample::None, plan.words.share_of_customers, Paint::Quiet)];
    if has_drops {
        legends.push(Legend::new(Sample::Drop, plan.words.drop_after_step, Paint::Loss));
    }
    if plan.steps.iter().any(|one| one.step.observe.is_none()) {
        legends.push(Legend::new(Sample::Dashes, &plan.words.not_bound.to_lowercase(), Paint::Quiet));
    }
    Some(Row { title: plan.words.reach.to_owned(), legends, height: floor + 16.0, shapes, role: Role::Metric })
}
