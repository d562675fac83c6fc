//! `/api/v1/workspaces/{ws}/data/properties`.

use std::sync::Arc;

use analyze::{PropertyOf, PropertyProfile};
use axum::Extension;
use axum::extract::State;
use events::Kind;
use journey::limits;
use records::Actor;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Shared;
use crate::asking::on_events;
use crate::gate::Here;
use crate::schemas;
use crate::web::{PageOf, Problem};

/// A property of events, or a trait of customers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Property)]
pub(crate) struct PropertyOut {
    /// Its name.
    name: String,
    /// What it describes: `event` or `customer`.
    #[schema(value_type = schemas::PropertyOwner)]
    of: &'static str,
    /// `string`, `number` or `boolean`.
    #[schema(value_type = schemas::PropertyType)]
    r#type: &'static str,
    /// Events or customers that have it.
    count: u64,
    /// Different values; of numbers at most 10,000 are counted.
    distinct: u64,
    /// The commonest texts or booleans.
    values: Vec<String>,
    /// The smallest number.
    #[schema(required = true)]
    min: Option<f64>,
    /// The largest number.
    #[schema(required = true)]
    max: Option<f64>,
}

/// The properties of events and the traits of customers; none in a workspace without data.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/data/properties", responses((status = 200, body = PageOf<PropertyOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
) -> Result<axum::Json<PageOf<PropertyOut>>, Problem> {
    let (then, workspace) = (Arc::clone(&app), here.workspace.id.clone());
    let found = on_events(&app, &here, &actor, move |snapshot| {
        let work = || analyze::properties(snapshot, limits::PROPERTY_VALUES);
        then.properties.get(&workspace, snapshot.generation(), work)
    });
    match found.await {
        Ok(found) => Ok(axum::Json(PageOf::whole(found.iter().map(out).collect()))),
        Err(problem) if problem.is_no_data() => Ok(axum::Json(PageOf::whole(Vec::new()))),
        Err(problem) => Err(problem),
    }
}

fn out(profile: &PropertyProfile) -> PropertyOut {
    PropertyOut {
        name: profile.name.clone(),
        of: match profile.of {
            PropertyOf::Event => "event",
            PropertyOf::Customer => "customer",
        },
        r#type: match profile.kind {
            Kind::Text => "string",
            Kind::Number => "number",
            Kind::Boolean => "boolean",
        },
        count: profile.count,
        distinct: profile.distinct,
        values: profile.values.clone(),
        min: profile.min,
        max: profile.max,
    }
}
