//! `/api/v1/workspaces/{ws}/ask/customers`.

use analyze::{Behind, CustomerSeen};
use axum::Extension;
use axum::extract::State;
use journey::document::parse_json;
use journey::question::Place;
use journey::{Node, format_millis};
use records::Actor;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::questions::read_question;
use crate::app::Shared;
use crate::asking::{on_events, resolve_question};
use crate::gate::Here;
use crate::schemas;
use crate::web::{Document, Json, PageOf, Problem, limit_of, place_of};

/// A number in the answer to a question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BehindNew {
    /// The question document.
    #[schema(value_type = schemas::Question)]
    question: Document,
    /// Where the number stands in the answer: `{"step":2,"outcome":"dropped"}` of a funnel, `{"from":…,"to":…}` of
    /// transitions, and so on.
    #[schema(value_type = schemas::Place)]
    at: Document,
    /// At most so many customers; 50 where left out.
    #[schema(minimum = 1, maximum = 200)]
    limit: Option<usize>,
    /// What the page before told as `next`.
    after: Option<String>,
}

/// A customer in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CustomerSeen)]
pub(crate) struct CustomerOut {
    /// Their id.
    pub customer: String,
    /// Their events.
    pub events: u64,
    /// Their first event.
    pub first: String,
    /// Their last event.
    pub last: String,
}

impl From<CustomerSeen> for CustomerOut {
    fn from(seen: CustomerSeen) -> Self {
        CustomerOut {
            customer: seen.customer,
            events: seen.events,
            first: format_millis(seen.first_millis),
            last: format_millis(seen.last_millis),
        }
    }
}

/// The customers behind a number of an answer.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/ask/customers", request_body = BehindNew,
    responses((status = 200, body = PageOf<CustomerOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<BehindNew>,
) -> Result<axum::Json<PageOf<CustomerOut>>, Problem> {
    let mut question = read_question(&new.question)?;
    resolve_question(&app, &here, &mut question, "/question").await?;
    let refused = |refusal| Problem::refused("/at", &refusal);
    let place = Place::read(&Node::root(&parse_json(new.at.get()).map_err(refused)?), &question.ask).map_err(refused)?;
    let (limit, after) = (limit_of(new.limit)?, place_of(new.after.as_deref())?);
    let now_millis = app.clock.now_millis();
    let Behind { customers, next } =
        on_events(&app, &here, &actor, move |snapshot| analyze::behind(snapshot, &question, &place, now_millis, after, limit))
            .await?;
    let items = customers.into_iter().map(CustomerOut::from).collect();
    Ok(axum::Json(PageOf { items, next: next.map(|place| place.to_string()) }))
}
