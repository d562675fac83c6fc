//! What the server counts, in the text format of Prometheus.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::StatusCode;

use crate::table::{ROUTES, RouteNumber};

/// Upper edges of the buckets of durations, in milliseconds: from one read of a record to the longest question.
const EDGES_MILLIS: [u64; 9] = [5, 20, 50, 100, 300, 1_000, 5_000, 30_000, 180_000];

#[derive(Debug, Default)]
struct RouteCounts {
    /// Answers by class of status, from 1xx.
    statuses: [AtomicU64; 5],
    /// Answers by duration; the last is beyond all edges.
    durations: [AtomicU64; EDGES_MILLIS.len() + 1],
    micros: AtomicU64,
}

/// Counts since the start.
#[derive(Debug)]
pub(crate) struct Metrics {
    /// By route; the last is for addresses that no route has.
    routes: Vec<RouteCounts>,
}

impl Default for Metrics {
    fn default() -> Self {
        Metrics { routes: (0..=ROUTES.len()).map(|_| RouteCounts::default()).collect() }
    }
}

/// A number of the moment, beside what is counted.
pub(crate) struct Gauge {
    pub name: &'static str,
    pub help: &'static str,
    pub value: usize,
}

impl Metrics {
    /// Counts an answer.
    pub(crate) fn count(&self, route: Option<RouteNumber>, status: StatusCode, took: Duration) {
        let counts = &self.routes[route.map_or(ROUTES.len(), |number| number.0)];
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        counts.statuses[class].fetch_add(1, Ordering::Relaxed);
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let bucket = EDGES_MILLIS.iter().position(|edge| millis <= *edge).unwrap_or(EDGES_MILLIS.len());
        counts.durations[bucket].fetch_add(1, Ordering::Relaxed);
        counts.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// All of it as text. Routes that nobody asked are left out.
    pub(crate) fn text(&self, gauges: &[Gauge]) -> String {
        let mut text = String::new();
        // Writing to a String does not fail.
        let _ = writeln!(text, "# HELP meander_requests_total Answers by route and class of status.");
        let _ = writeln!(text, "# TYPE meander_requests_total counter");
        for (name, counts) in self.named() {
            for (class, count) in counts.statuses.iter().enumerate() {
                let count = count.load(Ordering::Relaxed);
                if count > 0 {
                    let status = class + 1;
                    let _ = writeln!(text, "meander_requests_total{{route=\"{name}\",status=\"{status}xx\"}} {count}");
                }
            }
        }
        let _ = writeln!(text, "# HELP meander_request_seconds How long answers took.");
        let _ = writeln!(text, "# TYPE meander_request_seconds histogram");
        self.named().for_each(|(name, counts)| durations(&mut text, name, counts));
        for Gauge { name, help, value } in gauges {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
        }
        text
    }

    fn named(&self) -> impl Iterator<Item = (&'static str, &RouteCounts)> {
        let names = ROUTES.iter().map(|route| route.name).chain(["none"]);
        names.zip(&self.routes).filter(|(_, counts)| counts.statuses.iter().any(|count| count.load(Ordering::Relaxed) > 0))
    }
}

#[allow(clippy::cast_precision_loss)] // A sum of durations to the microsecond, for centuries.
fn durations(text: &mut String, name: &str, counts: &RouteCounts) {
    let mut sum = 0;
    for (i, count) in counts.durations.iter().enumerate() {
        sum += count.load(Ordering::Relaxed);
        let edge = EDGES_MILLIS.get(i).map_or("+Inf".to_owned(), |millis| (*millis as f64 / 1e3).to_string());
        let _ = writeln!(text, "meander_request_seconds_bucket{{route=\"{name}\",le=\"{edge}\"}} {sum}");
    }
    let seconds = counts.micros.load(Ordering::Relaxed) as f64 / 1e6;
    let _ = writeln!(text, "meander_request_seconds_sum{{route=\"{name}\"}} {seconds}");
    let _ = writeln!(text, "meander_request_seconds_count{{route=\"{name}\"}} {sum}");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: counts that Prometheus can't read, or buckets that do not add up.
    #[test]
    fn counts_are_told_in_the_format_of_prometheus() {
        let metrics = Metrics::default();
        metrics.count(Some(RouteNumber(0)), StatusCode::OK, Duration::from_millis(4));
        metrics.count(Some(RouteNumber(0)), StatusCode::OK, Duration::from_millis(40));
        metrics.count(None, StatusCode::NOT_FOUND, Duration::from_secs(200));
        let text = metrics.text(&[Gauge { name: "meander_questions_waiting", help: "Waiting.", value: 3 }]);
        for line in [
            "meander_requests_total{route=\"health.show\",status=\"2xx\"} 2",
            "meander_requests_total{route=\"none\",status=\"4xx\"} 1",
            "meander_request_seconds_bucket{route=\"health.show\",le=\"0.005\"} 1",
            "meander_request_seconds_bucket{route=\"health.show\",le=\"0.05\"} 2",
            "meander_request_seconds_bucket{route=\"health.show\",le=\"+Inf\"} 2",
            "meander_request_seconds_sum{route=\"health.show\"} 0.044",
            "meander_request_seconds_bucket{route=\"none\",le=\"180\"} 0",
            "meander_request_seconds_count{route=\"none\"} 1",
            "meander_questions_waiting 3",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\nis not in\n{text}");
        }
    }
}
