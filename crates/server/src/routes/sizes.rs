//! `/api/v1/workspaces/{ws}/segments/sizes`.

use axum::Extension;
use axum::extract::State;
use journey::limits;
use journey::question::Scope;
use records::Actor;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::discoveries::read_segment;
use crate::app::Shared;
use crate::asking::{on_events, resolve};
use crate::gate::Here;
use crate::schemas;
use crate::web::{Document, Json, Problem};

/// Segments to be counted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SizesNew {
    /// The segments.
    #[schema(value_type = Vec<schemas::Segment>, max_items = 8)]
    segments: Vec<Document>,
    /// Only customers who have an event from this moment on.
    from: Option<String>,
    /// Only customers who have an event before this moment.
    to: Option<String>,
    /// The zone of moments that tell none.
    timezone: Option<String>,
}

/// Sizes of segments.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sizes)]
pub(crate) struct SizesOut {
    /// Customers in all.
    customers: u64,
    /// Customers in each segment.
    sizes: Vec<u64>,
    /// Customers in two segments at once: a row and a column each.
    overlaps: Vec<Vec<u64>>,
}

/// How many customers are in segments, and in two of them at once.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/segments/sizes", request_body = SizesNew, responses((status = 200, body = SizesOut)))]
pub(crate) async fn show(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<SizesNew>,
) -> Result<axum::Json<SizesOut>, Problem> {
    if new.segments.len() > limits::SEGMENTS_COMPARED {
        return Err(Problem::invalid("/segments", format!("names at most {} segments", limits::SEGMENTS_COMPARED)));
    }
    let mut segments = Vec::with_capacity(new.segments.len());
    for (number, document) in new.segments.iter().enumerate() {
        let place = format!("/segments/{number}");
        let mut segment = read_segment(document, &place)?;
        resolve(&app, &here, &mut segment, &place).await?;
        segments.push(segment);
    }
    let scope = scope_of(new.from.as_deref(), new.to.as_deref(), new.timezone.as_deref())?;
    let now_millis = app.clock.now_millis();
    let work = move |snapshot: &events::Snapshot| analyze::sizes(snapshot, &segments, &scope, now_millis);
    let found = on_events(&app, &here, &actor, work).await?;
    let sizes = (0..found.overlaps.len()).map(|number| found.overlaps[number][number]).collect();
    Ok(axum::Json(SizesOut { customers: found.customers, sizes, overlaps: found.overlaps }))
}

/// The scope of a period, read as in questions.
pub(super) fn scope_of(from: Option<&str>, to: Option<&str>, timezone: Option<&str>) -> Result<Scope, Problem> {
    let given = [("from", from), ("to", to), ("timezone", timezone)];
    let given = given.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::from(value?))));
    let document = Value::Object(given.collect::<Map<_, _>>()).to_string();
    Scope::parse(&document).map_err(|refusal| Problem::refused("", &refusal))
}
