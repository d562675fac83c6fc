//! `/api/v1/workspaces/{ws}/data/events`.

use axum::Extension;
use axum::extract::State;
use journey::format_millis;
use records::Actor;
use serde::Serialize;
use utoipa::ToSchema;

use super::data::names_of;
use crate::app::Shared;
use crate::gate::Here;
use crate::web::{PageOf, Problem};

/// An event by its name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventName)]
pub(crate) struct EventOut {
    /// Its name.
    name: String,
    /// Its occurrences.
    count: u64,
    /// Customers who have it.
    customers: u64,
    /// When it was first seen.
    first: String,
    /// When it was last seen.
    last: String,
}

/// The events by name, the commonest first; none in a workspace without data.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/data/events", responses((status = 200, body = PageOf<EventOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
) -> Result<axum::Json<PageOf<EventOut>>, Problem> {
    let names = match names_of(&app, &here, &actor).await {
        Ok((names, _)) => names,
        Err(problem) if problem.is_no_data() => return Ok(axum::Json(PageOf::whole(Vec::new()))),
        Err(problem) => return Err(problem),
    };
    let out = |event: &analyze::EventProfile| EventOut {
        name: event.name.clone(),
        count: event.count,
        customers: event.customers,
        first: format_millis(event.first_millis),
        last: format_millis(event.last_millis),
    };
    Ok(axum::Json(PageOf::whole(names.events.iter().take(journey::limits::LIST_ENTRIES).map(out).collect())))
}
