//! Conformance: what became of each step, as shares of those who entered.

use journey::answer::{ConformanceAnswer, StepConformance};

use crate::cell::Cell;
use crate::table::{Columns, Table, Told};

pub fn tell(answer: &ConformanceAnswer, subjects: &str) -> Told {
    let entered = answer.entered;
    let mut columns = Table::of("Steps", &answer.steps).both("Step", "key", |step| Cell::from(&step.key));
    columns = share(columns, entered, "Reached", "reached", |step| step.reached);
    columns = share(columns, entered, "Completed", "completed", |step| step.completed);
    columns = share(columns, entered, "Late", "late", |step| step.late);
    columns = share(columns, entered, "Out of order", "out_of_order", |step| step.out_of_order);
    columns = share(columns, entered, "Missing", "missing", |step| step.missing);
    columns = share(columns, entered, "Skipped", "skipped", |step| step.skipped);
    columns = share(columns, entered, "Last step", "last", |step| step.last);
    let steps = columns.both("Median wait", "median_ms_from_previous", |step| Cell::millis(step.median_ms_from_previous));
    let unmapped = Table::of("Events that no step explains", &answer.unmapped)
        .both("Event", "event", |event| Cell::from(&event.event))
        .both("Times", "count", |event| Cell::from(event.count))
        .both("Of all events", "share", |event| Cell::Share(event.share))
        .done();
    Told::default()
        .fact("Fit", answer.fit.map_or(Cell::Nothing, Cell::Number))
        .fact(format!("{subjects} who entered"), entered)
        .fact(format!("{subjects} in all"), answer.customers)
        .fact("Events that steps explain", Cell::share(answer.mapped_share))
        .table(steps.done())
        .table(unmapped)
}

/// A share for people, the count for spreadsheets.
fn share<'a>(
    columns: Columns<'a, StepConformance>,
    entered: u64,
    title: &str,
    header: &str,
    count: impl Fn(&StepConformance) -> u64,
) -> Columns<'a, StepConformance> {
    columns.people(title, |step| Cell::part(count(step), entered)).sheet(header, |step| Cell::from(count(step)))
}
