//! Sessions: how many, how large, and how long they last.

use journey::answer::{HistogramBin, SessionsAnswer};

use crate::cell::Cell;
use crate::table::{Table, Told};

pub fn tell(answer: &SessionsAnswer, subjects: &str) -> Told {
    let rank = |rank: Option<i64>| rank.map_or(Cell::Nothing, |millis| Cell::Millis(millis as f64));
    let times = &answer.duration;
    let mean = answer.events_per_session_mean.map_or(Cell::Nothing, Cell::Number);
    let facts = [
        ("Sessions", "sessions", Cell::from(answer.sessions)),
        (subjects, "customers", Cell::from(answer.customers)),
        ("Events", "events", Cell::from(answer.events)),
        ("Events per session", "events_per_session_mean", mean),
        ("Median duration", "median_ms", Cell::millis(answer.duration_median_ms)),
        ("First quartile", "p25_ms", rank(times.p25_ms)),
        ("Third quartile", "p75_ms", rank(times.p75_ms)),
        ("90th percentile", "p90_ms", rank(times.p90_ms)),
        ("Mean duration", "mean_ms", Cell::millis(times.mean_ms)),
    ];
    let mut sheet = Table::of("sessions", &[()]);
    let mut told = Told::default();
    for (title, header, cell) in facts {
        told = told.fact(title, cell.clone());
        sheet = sheet.sheet(header, |()| cell.clone());
    }
    let durations = Table::of("Durations", &times.histogram)
        .people("Duration", |bin| Cell::Text(range(bin)))
        .people("Sessions", |bin| Cell::from(bin.count))
        .people("Of all", |bin| Cell::part(bin.count, answer.sessions))
        .done();
    told.sheet = Some(sheet.done());
    told.table(durations)
}

/// The lower end of a bin is in it, the upper is not.
fn range(bin: &HistogramBin) -> String {
    let time = |millis: i64| Cell::Millis(millis as f64).for_people();
    match (bin.from_ms, bin.to_ms) {
        (0, Some(to)) => format!("under {}", time(to)),
        (from, Some(to)) => format!("{} to {}", time(from), time(to)),
        (from, None) => format!("{} and more", time(from)),
    }
}
