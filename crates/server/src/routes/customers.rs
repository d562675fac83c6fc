//! `/api/v1/workspaces/{ws}/customers` and `…/search`.

use analyze::{CustomerPage, Find};
use axum::Extension;
use axum::extract::State;
use records::Actor;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::{IntoParams, ToSchema};

use super::behind::CustomerOut;
use super::discoveries::read_segment;
use crate::app::Shared;
use crate::asking::{on_events, resolve};
use crate::gate::Here;
use crate::schemas;
use crate::web::{Document, Json, PageOf, Params, Problem, limit_of, place_of};

/// Whom to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct CustomerParams {
    /// A part of the id, or of a trait.
    search: Option<String>,
    /// At most so many customers.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<usize>,
    /// What the page before told as `next`.
    after: Option<String>,
}

/// Whom to look for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CustomerSearch {
    /// Only customers of this segment.
    #[schema(value_type = Option<schemas::Segment>)]
    segment: Option<Document>,
    /// A part of the id, or of a trait.
    search: Option<String>,
    /// At most so many customers; 50 where left out.
    #[schema(minimum = 1, maximum = 200)]
    limit: Option<usize>,
    /// What the page before told as `next`.
    after: Option<String>,
}

/// A customer with their traits.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CustomerFound)]
pub(crate) struct CustomerFound {
    #[serde(flatten)]
    seen: CustomerOut,
    /// Their traits, by name.
    #[schema(value_type = HashMap<String, schemas::Scalar>)]
    traits: Map<String, Value>,
}

/// The customers, or those who fit what is looked for.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/customers", params(CustomerParams),
    responses((status = 200, body = PageOf<CustomerFound>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Params(params): Params<CustomerParams>,
) -> Result<axum::Json<PageOf<CustomerFound>>, Problem> {
    let CustomerParams { search, limit, after } = params;
    found(&app, &here, &actor, Find { text: search, segment: None }, limit, after).await
}

/// The customers of a segment who fit what is looked for.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/customers/search", request_body = CustomerSearch,
    responses((status = 200, body = PageOf<CustomerFound>)))]
pub(crate) async fn search(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<CustomerSearch>,
) -> Result<axum::Json<PageOf<CustomerFound>>, Problem> {
    let mut segment = new.segment.as_ref().map(|document| read_segment(document, "/segment")).transpose()?;
    if let Some(segment) = &mut segment {
        resolve(&app, &here, segment, "/segment").await?;
    }
    found(&app, &here, &actor, Find { text: new.search, segment }, new.limit, new.after).await
}

async fn found(
    app: &Shared,
    here: &Here,
    actor: &Actor,
    find: Find,
    limit: Option<usize>,
    after: Option<String>,
) -> Result<axum::Json<PageOf<CustomerFound>>, Problem> {
    let (limit, after) = (limit_of(limit)?, place_of(after.as_deref())?);
    let now_millis = app.clock.now_millis();
    let page = on_events(app, here, actor, move |snapshot| analyze::find(snapshot, &find, now_millis, after, limit)).await;
    let CustomerPage { customers, next } = match page {
        Err(problem) if problem.is_no_data() => return Ok(axum::Json(PageOf::whole(Vec::new()))),
        page => page?,
    };
    let out = |(seen, traits)| CustomerFound { seen: CustomerOut::from(seen), traits: object(traits) };
    Ok(axum::Json(PageOf { items: customers.into_iter().map(out).collect(), next: next.map(|place| place.to_string()) }))
}

/// Values by name as a JSON object.
pub(super) fn object(values: Vec<(String, journey::Scalar)>) -> Map<String, Value> {
    values.into_iter().map(|(name, value)| (name, json!(value))).collect()
}
