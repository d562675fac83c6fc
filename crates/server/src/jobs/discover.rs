//! From the events of a workspace to a first map, saved among its documents.

use std::sync::Arc;

use analyze::{AnalyzeError, Asker};
use events::{Kind, Snapshot};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use journey::{Question, Segment};
use mapping::{DiscoverOptions, Map, USUAL_STEPS};
use records::{Actor, DocumentBody, DocumentKind, NewDocument};
use serde_json::json;

use super::job::{Handle, Job, JobKind};
use super::registry::Jobs;
use crate::app::Shared;
use crate::asking::{on_newest, problem};
use crate::gate::Here;
use crate::routes::free_key;
use crate::web::Problem;

/// How a map is discovered.
#[derive(Debug, Clone)]
pub(crate) struct Discover {
    /// Its name on the screen; `Customer journey` in its language where left out.
    pub name: Option<String>,
    /// `en` or `ro`.
    pub language: String,
    /// Steps at most.
    pub steps: Option<usize>,
    /// Currency of values, as three letters.
    pub currency: Option<String>,
    /// Whose journeys.
    pub segment: Option<Segment>,
}

/// Begins to discover a map; the result is `{"map": its key}`.
pub(crate) fn discover(app: &Shared, here: &Here, actor: &Actor, wanted: Discover) -> Result<Arc<Job>, Problem> {
    let (app_then, here_then, actor_then) = (Arc::clone(app), here.clone(), actor.clone());
    Jobs::begin(app, here, actor, JobKind::Discover, move |handle| run(app_then, here_then, actor_then, handle, wanted))
}

async fn run(app: Shared, here: Here, actor: Actor, handle: Handle, wanted: Discover) -> Result<serde_json::Value, Problem> {
    let busy = |_| Problem::busy("too many questions are waiting; ask again", 10);
    let turn = app.desk.turn(actor.name()).await.map_err(busy)?;
    handle.tell(Handle::ASKING, None);
    let (store, now_millis, named) = (app.stores.of(&here.workspace), app.clock.now_millis(), wanted.name.clone());
    let found = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        on_newest(&store, &handle.0.watch, |snapshot| from_events(snapshot, &wanted, now_millis))
    });
    let map = found.await.map_err(|error| Problem::internal(error.to_string()))?;
    let map = map.map_err(|error| problem("", error))?.ok_or_else(Problem::no_data)?;
    // What is written must be readable, whatever the options held.
    let body = DocumentBody::of_map_yaml(&map.to_yaml()).map_err(|refusal| Problem::refused("", &refusal))?;
    let name = named.unwrap_or_else(|| map.title.clone());
    let key = free_key(&app, &here, DocumentKind::Map, &name).await?;
    let document = app.records.create_document(&actor, &here.workspace.id, &NewDocument { key, name, body }).await?;
    Ok(json!({ "map": document.key }))
}

fn from_events(snapshot: &Snapshot, wanted: &Discover, now_millis: i64) -> Result<Option<Map>, AnalyzeError> {
    let today = Timestamp::from_millisecond(now_millis).unwrap_or_default().to_zoned(TimeZone::UTC).date();
    let properties = snapshot.properties().iter().map(|property| (property.name.as_str(), property.kind == Kind::Number));
    let options = DiscoverOptions {
        title: wanted.name.clone(),
        language: wanted.language.clone(),
        currency: wanted.currency.clone(),
        steps: wanted.steps.unwrap_or(USUAL_STEPS),
        made_up: snapshot.imports().iter().any(|import| import.made_up),
        ..DiscoverOptions::new(today).with_data(properties, snapshot.time_range())
    };
    let mut ask = |question: &Question| {
        let mut question = question.clone();
        if let Some(segment) = &wanted.segment {
            question.scope.customers = Some(match question.scope.customers.take() {
                Some(own) => Segment::All(vec![own, segment.clone()]),
                None => segment.clone(),
            });
        }
        Asker::new(snapshot, &question, now_millis).ask()
    };
    Ok(mapping::discover(&options, &mut ask)?.map(|found| found.map))
}
