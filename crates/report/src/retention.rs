//! Retention: of each cohort how many come back, as shares and as counts; for spreadsheets a row a period.

use journey::Period;
use journey::answer::{Cohort, RetentionAnswer};
use journey::question::{Retention, RetentionMode};

use crate::cell::Cell;
use crate::table::{Table, Told};

pub fn tell(asked: &Retention, answer: &RetentionAnswer, subjects: &str) -> Told {
    let when = match asked.mode {
        RetentionMode::On => "in",
        RetentionMode::OnOrAfter => "in or after",
    };
    let after = if asked.rolling { "the first start" } else { "the cohort's own" };
    let periods = format!("{when} each {} from {after} (0) on", period(asked.period));
    let share = |cohort: &Cohort, count: u64| Cell::part(count, cohort.size);
    let mut told = Told::default().table(spread(format!("Share who return {periods}"), answer, subjects, share)).table(spread(
        format!("{subjects} who return {periods}"),
        answer,
        subjects,
        |_, count| Cell::from(count),
    ));
    if answer.cohorts.iter().any(|cohort| cohort.incomplete.contains(&true)) {
        told.notes.push("* the period is not over: the number may still grow".to_owned());
    }
    told.sheet = Some(sheet(answer));
    told
}

fn period(period: Period) -> &'static str {
    match period {
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
    }
}

/// A row for each cohort, a column for each period; what may still grow carries a star.
fn spread(name: String, answer: &RetentionAnswer, subjects: &str, cell: impl Fn(&Cohort, u64) -> Cell) -> Table {
    let periods = answer.cohorts.iter().map(|cohort| cohort.returned.len()).max().unwrap_or(0);
    let mut columns = Table::of(name, &answer.cohorts)
        .people("Cohort", |cohort| Cell::from(&cohort.cohort))
        .people(subjects, |cohort| Cell::from(cohort.size));
    for period in 0..periods {
        columns = columns.people(period.to_string(), |cohort| {
            let Some(count) = cohort.returned.get(period) else { return Cell::Nothing };
            let told = cell(cohort, *count);
            if cohort.incomplete.get(period) == Some(&true) { Cell::Open(Box::new(told)) } else { told }
        });
    }
    columns.done()
}

fn sheet(answer: &RetentionAnswer) -> Table {
    let periods = |cohort| {
        let cohort: &Cohort = cohort;
        (0..cohort.returned.len()).map(move |period| (cohort, period))
    };
    let rows: Vec<(&Cohort, usize)> = answer.cohorts.iter().flat_map(periods).collect();
    Table::of("returned", &rows)
        .sheet("cohort", |(cohort, _)| Cell::from(&cohort.cohort))
        .sheet("size", |(cohort, _)| Cell::from(cohort.size))
        .sheet("period", |(_, period)| Cell::Count(*period as u64))
        .sheet("returned", |(cohort, period)| Cell::from(cohort.returned[*period]))
        .sheet("share", |(cohort, period)| Cell::part(cohort.returned[*period], cohort.size))
        .sheet("incomplete", |(cohort, period)| Cell::Text(cohort.incomplete[*period].to_string()))
        .done()
}
