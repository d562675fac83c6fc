//! `/api/v1/workspaces/{ws}/customers/{id}` and `…/events`.

use axum::Extension;
use axum::extract::{Path, State};
use journey::{format_millis, limits};
use records::Actor;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::behind::CustomerOut;
use super::customers::object;
use crate::app::Shared;
use crate::asking::on_events;
use crate::gate::Here;
use crate::schemas;
use crate::web::{PageOf, Params, Problem};

/// A customer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Customer)]
pub(crate) struct CustomerShown {
    #[serde(flatten)]
    seen: CustomerOut,
    /// Their traits, by name.
    #[schema(value_type = HashMap<String, schemas::Scalar>)]
    traits: Map<String, Value>,
    /// The ids they are known by.
    ids: Vec<KnownAs>,
}

/// An id of a customer, and why it is theirs.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KnownAs {
    /// The id as it came.
    id: String,
    /// Why it is theirs: `file` is the customer's column of an imported file.
    how: &'static str,
}

/// An event of a customer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TimelineEvent)]
pub(crate) struct TimelineOut {
    /// When.
    pub time: String,
    /// Its name.
    pub event: String,
    /// Its properties, by name.
    #[schema(value_type = HashMap<String, schemas::Scalar>)]
    pub properties: Map<String, Value>,
}

/// Which part of a journey.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct TimelineParams {
    /// At most so many events.
    #[param(minimum = 1, maximum = 1000, default = 200)]
    limit: Option<usize>,
    /// What the page before told as `next`.
    after: Option<String>,
}

/// Events told at once where nobody says how many.
const USUAL_EVENTS: usize = 200;

/// A customer: traits, and the ids they are known by.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/customers/{id}", responses((status = 200, body = CustomerShown)))]
pub(crate) async fn show(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, id)): Path<(String, String)>,
) -> Result<axum::Json<CustomerShown>, Problem> {
    let customer = id.clone();
    let found = on_events(&app, &here, &actor, move |snapshot| analyze::facts(snapshot, &customer)).await;
    let facts = missing_without_data(found)?.ok_or_else(Problem::not_found)?;
    let ids = vec![KnownAs { id, how: "file" }];
    Ok(axum::Json(CustomerShown { seen: CustomerOut::from(facts.seen), traits: object(facts.traits), ids }))
}

/// The journey of a customer, event by event.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/customers/{id}/events", params(TimelineParams),
    responses((status = 200, body = PageOf<TimelineOut>)))]
pub(crate) async fn events(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, id)): Path<(String, String)>,
    Params(params): Params<TimelineParams>,
) -> Result<axum::Json<PageOf<TimelineOut>>, Problem> {
    let limit = params.limit.unwrap_or(USUAL_EVENTS);
    if !(1..=limits::TIMELINE_EVENTS).contains(&limit) {
        return Err(Problem::invalid_parameter("limit", format!("is a number from 1 to {}", limits::TIMELINE_EVENTS)));
    }
    let wrong = || Problem::invalid_parameter("after", "is not what an earlier page told under \"next\"");
    let from = params.after.as_deref().map_or(Ok(0), |text| text.parse::<usize>().map_err(|_| wrong()))?;
    let found = on_events(&app, &here, &actor, move |snapshot| analyze::timeline(snapshot, &id, from, limit)).await;
    let page = missing_without_data(found)?.ok_or_else(Problem::not_found)?;
    let out = |event: analyze::TimelineEvent| TimelineOut {
        time: format_millis(event.time_millis),
        event: event.event,
        properties: object(event.properties),
    };
    let next = page.next.map(|place| place.to_string());
    Ok(axum::Json(PageOf { items: page.events.into_iter().map(out).collect(), next }))
}

/// In a workspace without data there is no customer.
fn missing_without_data<T>(found: Result<Option<T>, Problem>) -> Result<Option<T>, Problem> {
    match found {
        Err(problem) if problem.is_no_data() => Ok(None),
        found => found,
    }
}
