//! The title line: what, whom and when.

use super::{MARGIN, Plan};
use crate::document::Kind;
use crate::draw::fonts::Weight;
use crate::draw::scene::{Anchor, Shape, Stroke, Text};
use crate::draw::theme::Paint;
use crate::draw::wrap::Lines;
use crate::measure::headline;

/// Height of a pill.
const PILL: f64 = 24.0;
const TITLE_SIZE: f64 = 22.0;

/// Draws title, pills and subtitle; returns them and where they end.
pub(super) fn draw(plan: &Plan<'_>, width: f64) -> (Vec<Shape>, f64) {
    let room = width - 2.0 * MARGIN;
    let title = Lines::new(&plan.map.title, room, TITLE_SIZE, Weight::SemiBold);
    let mut shapes = title.draw(MARGIN, MARGIN - 4.0, room, Paint::Ink);
    let mut bottom = MARGIN - 4.0 + title.height();
    let pills = pills(plan);
    let pills_width: f64 = pills.iter().map(|pill| pill.width() + 8.0).sum();
    let last_line = title.lines.last().map_or(0.0, |line| crate::draw::fonts::width(line, TITLE_SIZE, Weight::SemiBold));
    let (mut x, y) = if last_line + 16.0 + pills_width <= room && !title.is_rtl {
        (MARGIN + last_line + 16.0, bottom - title.line_height() + (title.line_height() - PILL) / 2.0)
    } else {
        bottom += PILL + 8.0;
        (MARGIN, bottom - PILL)
    };
    for pill in &pills {
        shapes.extend(pill.draw(x, y));
        x += pill.width() + 8.0;
    }
    for line in subtitles(plan) {
        let lines = Lines::new(&line, room.min(1080.0), 13.0, Weight::Regular);
        shapes.extend(lines.draw(MARGIN, bottom + 4.0, room, Paint::Quiet));
        bottom += lines.height() + 2.0;
    }
    (shapes, bottom + 24.0)
}

/// The lines under the title: the numbers where there are any, then the situation.
pub(crate) fn subtitles(plan: &Plan<'_>) -> Vec<String> {
    let joined =
        |parts: [Option<String>; 3]| parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let numbers = plan.numbers.map(|numbers| headline(numbers, plan.language));
    let first = joined([plan.options.audience.clone(), plan.options.period.clone(), numbers]);
    let goal = plan.map.goal.as_ref().map(|goal| format!("{}: {goal}", plan.words.goal));
    let second = joined([plan.map.scenario.clone(), goal, None]);
    [first, second].into_iter().filter(|line| !line.is_empty()).collect()
}

/// The name of what a map shows.
pub(crate) fn kind_name(plan: &Plan<'_>) -> &'static str {
    let [current, future, day, blueprint] = plan.words.kinds;
    match plan.map.kind {
        Kind::CurrentState => current,
        Kind::FutureState => future,
        Kind::DayInTheLife => day,
        Kind::ServiceBlueprint => blueprint,
    }
}

fn pills(plan: &Plan<'_>) -> Vec<Pill> {
    let mut pills = vec![Pill { text: kind_name(plan).to_owned(), ink: Paint::River, ground: Paint::RiverSoft, rim: None }];
    if plan.options.made_up {
        let text = plan.words.made_up.to_owned();
        pills.push(Pill { text, ink: Paint::Loss, ground: Paint::LossSoft, rim: Some(Paint::Loss) });
    }
    pills
}

struct Pill {
    text: String,
    ink: Paint,
    ground: Paint,
    rim: Option<Paint>,
}

impl Pill {
    fn width(&self) -> f64 {
        (crate::draw::fonts::width(&self.text, 12.0, Weight::SemiBold) + 24.0).ceil()
    }

    fn draw(&self, x: f64, y: f64) -> [Shape; 2] {
        let width = self.width();
        let stroke = self.rim.map(|rim| Stroke::new(rim, 1.0).dashed(3.0, 2.0));
        let ground = Shape::Rect { x, y, width, height: PILL, radius: PILL / 2.0, fill: Some(self.ground), stroke };
        let text = Text::new(&self.text, x + width / 2.0, y + 16.2, 12.0, self.ink).strong();
        [ground, Shape::Text(Text { anchor: Anchor::Middle, ..text })]
    }
}
