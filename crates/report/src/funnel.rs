//! A funnel: step by step how many come, how many stay, and how long they take.

use journey::answer::{FunnelAnswer, StepReach, Times};
use journey::question::{Breakdown, BreakdownBy, Funnel, FunnelOrder};

use crate::cell::Cell;
use crate::table::{Columns, Table, Told};
use crate::words;

/// The group of all, where groups stand beside it.
const ALL: &str = "(all)";

/// A step of one group.
struct Row<'a> {
    group: &'a str,
    number: usize,
    label: &'a str,
    reach: &'a StepReach,
}

pub fn tell(asked: &Funnel, answer: &FunnelAnswer, subjects: &str) -> Told {
    let labels = labels(asked);
    let all = rows(ALL, &labels, &answer.steps);
    let mut told = Told::default();
    if asked.order == FunnelOrder::Any {
        let steps: Vec<String> = asked.steps.iter().map(|step| words::matcher(&step.matcher)).collect();
        told = told.fact("Steps, in any order", steps.join(", ").as_str());
    }
    if let Some(last) = answer.steps.last().filter(|_| answer.steps.len() > 1) {
        told = told.fact("Conversion", Cell::share(last.rate_from_start));
    }
    let columns = Table::of("Steps", &all);
    let Some(breakdown) = &asked.breakdown else {
        return told.table(steps(columns, subjects).done());
    };
    told = told.table(steps(columns, subjects).done());
    let groups: Vec<Row<'_>> = answer.groups.iter().flat_map(|group| rows(&group.value, &labels, &group.steps)).collect();
    // A value is told once, at its first step, so that groups can be seen as such.
    let value = |row: &Row<'_>| if row.number == 1 { Cell::from(row.group) } else { Cell::from("") };
    let columns = Table::of(title(breakdown), &groups).people(breakdown.property.as_str(), value);
    told = told.table(steps(columns, subjects).done());
    let sheet: Vec<Row<'_>> = all.into_iter().chain(groups).collect();
    let columns = Table::of("steps", &sheet).sheet("group", |row| Cell::from(row.group));
    told.sheet = Some(steps(columns, subjects).done());
    told
}

/// What each step is called. Without an order, a row is about how many of the steps were seen.
fn labels(asked: &Funnel) -> Vec<String> {
    match asked.order {
        FunnelOrder::Ordered => asked.steps.iter().map(words::step).collect(),
        FunnelOrder::Any => (1..=asked.steps.len()).map(|count| format!("any {count} of {}", asked.steps.len())).collect(),
    }
}

fn title(breakdown: &Breakdown) -> String {
    let property = &breakdown.property;
    match breakdown.by {
        BreakdownBy::First => format!("By {property} at the first step"),
        BreakdownBy::Last => format!("By {property} at the last step reached"),
        BreakdownBy::Step(step) => format!("By {property} at step {step}"),
        BreakdownBy::All => format!("By {property}, over the events that have each value"),
    }
}

fn rows<'a>(group: &'a str, labels: &'a [String], steps: &'a [StepReach]) -> Vec<Row<'a>> {
    let numbered = labels.iter().zip(steps).enumerate();
    numbered.map(|(place, (label, reach))| Row { group, number: place + 1, label, reach }).collect()
}

/// The columns that tell a step.
fn steps<'a, 'b>(columns: Columns<'a, Row<'b>>, subjects: &str) -> Columns<'a, Row<'b>> {
    let columns = columns
        .both("#", "step", |row| Cell::Count(row.number as u64))
        .both("Step", "label", |row| Cell::from(row.label))
        .both(subjects, "reached", |row| Cell::from(row.reach.reached))
        .both("From start", "rate_from_start", |row| Cell::share(row.reach.rate_from_start))
        .both("From previous", "rate_from_previous", |row| since_second(row, Cell::share(row.reach.rate_from_previous)))
        .both("Dropped", "dropped", |row| row.reach.dropped.map_or(Cell::Nothing, Cell::Count))
        .both("In progress", "in_progress", |row| Cell::from(row.reach.in_progress))
        .people("Median from start", |row| since_second(row, Cell::millis(row.reach.median_ms_from_start)))
        .people("Median from previous", |row| Cell::millis(row.reach.median_ms_from_previous));
    let columns = times(columns, "from_start", |row| &row.reach.from_start);
    times(columns, "from_previous", |row| &row.reach.from_previous)
}

/// At the first step people have nothing to compare with.
fn since_second(row: &Row<'_>, cell: Cell) -> Cell {
    if row.number == 1 { Cell::Nothing } else { cell }
}

/// Times for spreadsheets.
fn times<'a, 'b>(
    columns: Columns<'a, Row<'b>>,
    since: &str,
    times: impl for<'r> Fn(&'r Row<'b>) -> &'r Times,
) -> Columns<'a, Row<'b>> {
    let rank = |rank: Option<i64>| rank.map_or(Cell::Nothing, |millis| Cell::Millis(millis as f64));
    columns
        .sheet(format!("median_ms_{since}"), |row| Cell::millis(times(row).median_ms))
        .sheet(format!("p25_ms_{since}"), |row| rank(times(row).p25_ms))
        .sheet(format!("p75_ms_{since}"), |row| rank(times(row).p75_ms))
        .sheet(format!("p90_ms_{since}"), |row| rank(times(row).p90_ms))
}
