//! `/api/v1/workspaces/{ws}/jobs/sample`.

use axum::Extension;
use axum::extract::State;
use events::StoreError;
use records::Actor;
use serde::Deserialize;
use utoipa::ToSchema;

use super::jobs::Begun;
use crate::app::Shared;
use crate::gate::Here;
use crate::jobs::{self, JobOut, Sample};
use crate::log::chain;
use crate::web::{Json, Problem};

/// Enough for every segment of the shop to be seen, and made and imported in some seconds.
const USUAL_CUSTOMERS: usize = 20_000;

/// Half an hour of making and importing.
const MOST_CUSTOMERS: usize = 10_000_000;

/// What is made up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SampleNew {
    /// How many customers, each with some 23 events; 20,000 where left out.
    #[schema(minimum = 1, maximum = 10_000_000)]
    customers: Option<usize>,
    /// Same seed, same shop.
    #[schema(format = "uint64")]
    seed: Option<u64>,
}

/// Begins to make up a shop and bring it into a workspace without events; 409 where there are some.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/jobs/sample", request_body = SampleNew, responses((status = 202, body = JobOut)))]
pub(crate) async fn start(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<SampleNew>,
) -> Result<Begun, Problem> {
    let customers = new.customers.unwrap_or(USUAL_CUSTOMERS);
    if !(1..=MOST_CUSTOMERS).contains(&customers) {
        return Err(Problem::invalid("/customers", format!("is a number from 1 to {MOST_CUSTOMERS}")));
    }
    let store = app.stores.of(&here.workspace);
    match tokio::task::spawn_blocking(move || store.latest()).await {
        Ok(Err(StoreError::Empty { .. })) => {}
        Ok(Ok(snapshot)) if snapshot.events() == 0 => {}
        Ok(Ok(_)) => return Err(Problem::conflict("the workspace holds events already; sample data would mix with them")),
        Ok(Err(error)) => return Err(Problem::internal(chain(&error))),
        Err(error) => return Err(Problem::internal(error.to_string())),
    }
    Ok(Begun(jobs::sample(&app, &here, &actor, Sample { customers, seed: new.seed.unwrap_or(1) })?))
}
