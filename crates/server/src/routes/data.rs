//! `/api/v1/workspaces/{ws}/data` and `…/data/summary`.

use std::sync::Arc;

use analyze::Names;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use events::{Snapshot, StoreError};
use journey::format_millis;
use records::Actor;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Shared;
use crate::asking::on_events;
use crate::gate::Here;
use crate::log::chain;
use crate::web::Problem;

/// What a workspace holds.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = Summary)]
pub(crate) struct SummaryOut {
    /// Events.
    events: u64,
    /// Customers with at least one event.
    customers: u64,
    /// The first event; null without events.
    #[schema(required = true)]
    from: Option<String>,
    /// The last event.
    #[schema(required = true)]
    to: Option<String>,
    /// Bytes on disk.
    bytes: u64,
    /// Rises with every change of the data.
    generation: u64,
    /// Whether it is made-up sample data.
    is_sample: bool,
}

/// What the workspace holds, all in all.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/data/summary", responses((status = 200, body = SummaryOut)))]
pub(crate) async fn show(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
) -> Result<axum::Json<SummaryOut>, Problem> {
    let (names, snapshot) = match names_of(&app, &here, &actor).await {
        Ok(known) => known,
        Err(problem) if problem.is_no_data() => return Ok(axum::Json(SummaryOut::default())),
        Err(problem) => return Err(problem),
    };
    let (from, to) = snapshot.time_range().unzip();
    Ok(axum::Json(SummaryOut {
        events: snapshot.events(),
        customers: names.customers,
        from: from.map(format_millis),
        to: to.map(format_millis),
        bytes: snapshot.segments().iter().map(|segment| segment.bytes).sum(),
        generation: snapshot.generation(),
        is_sample: is_sample(&snapshot),
    }))
}

/// Removes all events of the workspace, for good. Questions, maps and members stay.
#[utoipa::path(delete, path = "/api/v1/workspaces/{ws}/data", responses((status = 204)))]
pub(crate) async fn clear(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
) -> Result<StatusCode, Problem> {
    let (then, workspace) = (Arc::clone(&app), here.workspace.clone());
    let cleared = tokio::task::spawn_blocking(move || then.stores.clear(&workspace)).await;
    match cleared.map_err(|error| Problem::internal(error.to_string()))? {
        Ok(()) => {}
        Err(StoreError::Locked { .. }) => return Err(Problem::being_written()),
        Err(error) => return Err(Problem::internal(chain(&error))),
    }
    let key = here.workspace.key.clone();
    app.records.note(&actor, Some(&here.workspace.id), "data.cleared", &key, String::new()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The events by name of the newest state, worked out once a state.
pub(super) async fn names_of(app: &Shared, here: &Here, actor: &Actor) -> Result<(Arc<Names>, Snapshot), Problem> {
    let (then, workspace) = (Arc::clone(app), here.workspace.id.clone());
    on_events(app, here, actor, move |snapshot| {
        let names = then.names.get(&workspace, snapshot.generation(), || analyze::names(snapshot))?;
        Ok((names, snapshot.clone()))
    })
    .await
}

/// Whether all that was imported is made up.
pub(super) fn is_sample(snapshot: &Snapshot) -> bool {
    !snapshot.imports().is_empty() && snapshot.imports().iter().all(|import| import.made_up)
}
