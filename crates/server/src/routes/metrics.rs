//! `/metrics`.

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;

use crate::app::Shared;
use crate::metrics::Gauge;

/// What the server counts, in the text format of Prometheus. Read on the same machine, or with the key of an admin.
#[utoipa::path(get, path = "/metrics", responses((status = 200, content_type = "text/plain", body = String)))]
pub(crate) async fn show(State(app): State<Shared>) -> ([(HeaderName, &'static str); 1], String) {
    let gauges = [
        Gauge { name: "meander_questions_running", help: "Questions being answered.", value: app.desk.running() },
        Gauge { name: "meander_questions_waiting", help: "Questions waiting for their turn.", value: app.desk.waiting() },
        Gauge { name: "meander_answers_kept", help: "Answers kept until the data change.", value: app.kept.len() },
        Gauge { name: "meander_jobs_running", help: "Jobs waiting or running.", value: app.jobs.running() },
    ];
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], app.metrics.text(&gauges))
}
