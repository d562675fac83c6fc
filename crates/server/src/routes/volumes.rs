//! `/api/v1/workspaces/{ws}/data/volumes`.

use axum::Extension;
use axum::extract::State;
use jiff::tz::TimeZone;
use journey::{Matcher, Period};
use records::Actor;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::Shared;
use crate::asking::on_events;
use crate::gate::Here;
use crate::schemas;
use crate::web::{Params, Problem};

/// Which events are counted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct VolumeParams {
    /// Only the event of this name.
    event: Option<String>,
    /// The zone in which days begin, such as `Europe/Bucharest`; UTC where left out.
    timezone: Option<String>,
}

/// Events over time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Volumes)]
pub(crate) struct VolumesOut {
    /// How long each period is: `day`, `week` or `month`.
    #[schema(value_type = schemas::Period)]
    unit: Period,
    /// The periods, without gaps.
    items: Vec<VolumeOut>,
}

/// The events of one period.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Volume)]
pub(crate) struct VolumeOut {
    /// Its first day.
    from: String,
    /// Events in it.
    events: u64,
    /// Customers with any.
    customers: u64,
}

/// Events over time, by day, week or month, as the length of the data has it.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/data/volumes", params(VolumeParams), responses((status = 200, body = VolumesOut)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Params(params): Params<VolumeParams>,
) -> Result<axum::Json<VolumesOut>, Problem> {
    let zone = match &params.timezone {
        Some(name) => journey::zone(name).map_err(|detail| Problem::invalid_parameter("timezone", detail))?,
        None => TimeZone::UTC,
    };
    let found = on_events(&app, &here, &actor, move |snapshot| {
        let matcher = params.event.as_deref().map(Matcher::event);
        analyze::volumes(snapshot, matcher.as_ref(), &zone)
    });
    let found = match found.await {
        Err(problem) if problem.is_no_data() => return Ok(axum::Json(VolumesOut { unit: Period::Day, items: Vec::new() })),
        found => found?,
    };
    let out = |volume: analyze::Volume| VolumeOut { from: volume.from, events: volume.events, customers: volume.customers };
    Ok(axum::Json(VolumesOut { unit: found.unit, items: found.periods.into_iter().map(out).collect() }))
}
