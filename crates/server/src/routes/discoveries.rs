//! `/api/v1/workspaces/{ws}/jobs/discover`.

use axum::Extension;
use axum::extract::State;
use journey::Segment;
use records::Actor;
use serde::Deserialize;
use utoipa::ToSchema;

use super::jobs::Begun;
use super::wire;
use crate::app::Shared;
use crate::asking::resolve;
use crate::gate::Here;
use crate::jobs::{self, Discover, JobOut};
use crate::schemas;
use crate::web::{Document, Json, Problem};

/// Steps that a map can be asked to have at most.
const MOST_STEPS: usize = 64;

/// How a map is discovered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiscoverNew {
    /// Its name on the screen; `Customer journey` in its language where left out.
    name: Option<String>,
    /// The language of its texts: `en` or `ro`.
    #[schema(value_type = Option<schemas::Locale>)]
    language: Option<String>,
    /// Steps at most; a dozen where left out.
    #[schema(minimum = 1, maximum = 64)]
    steps: Option<usize>,
    /// Currency of values as three letters, such as `EUR`.
    #[schema(pattern = "^[A-Z]{3}$")]
    currency: Option<String>,
    /// Only the journeys of this segment.
    #[schema(value_type = Option<schemas::Segment>)]
    segment: Option<Document>,
}

/// Begins to draw a first map from the events; the result names the map, which is saved among the documents.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/jobs/discover", request_body = DiscoverNew, responses((status = 202, body = JobOut)))]
pub(crate) async fn start(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<DiscoverNew>,
) -> Result<Begun, Problem> {
    let name = new.name.as_deref().map(|name| wire::title("/name", name)).transpose()?;
    let language = new.language.unwrap_or_else(|| "en".to_owned());
    if !["en", "ro"].contains(&language.as_str()) {
        return Err(Problem::invalid("/language", "is en or ro"));
    }
    if new.steps.is_some_and(|steps| !(1..=MOST_STEPS).contains(&steps)) {
        return Err(Problem::invalid("/steps", format!("is a number from 1 to {MOST_STEPS}")));
    }
    if new.currency.as_ref().is_some_and(|code| code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase())) {
        return Err(Problem::invalid("/currency", "is three capital letters, such as EUR"));
    }
    let mut segment = new.segment.as_ref().map(|document| read_segment(document, "/segment")).transpose()?;
    if let Some(segment) = &mut segment {
        resolve(&app, &here, segment, "/segment").await?;
    }
    let wanted = Discover { name, language, steps: new.steps, currency: new.currency, segment };
    Ok(Begun(jobs::discover(&app, &here, &actor, wanted)?))
}

/// A segment that stands at a place in a body.
pub(super) fn read_segment(document: &Document, pointer: &str) -> Result<Segment, Problem> {
    Segment::parse(document.get()).map_err(|refusal| Problem::refused(pointer, &refusal))
}
