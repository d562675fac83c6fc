//! A question that takes long.

use std::sync::Arc;

use analyze::Asker;
use journey::Question;
use records::Actor;

use super::job::{Handle, Job, JobKind};
use super::registry::Jobs;
use crate::app::Shared;
use crate::asking::{on_newest, problem};
use crate::gate::Here;
use crate::web::Problem;

/// Begins to answer a question; the result is the answer document.
pub(crate) fn ask(app: &Shared, here: &Here, actor: &Actor, question: Question) -> Result<Arc<Job>, Problem> {
    let (app_then, here_then, actor_then) = (Arc::clone(app), here.clone(), actor.clone());
    Jobs::begin(app, here, actor, JobKind::Ask, move |handle| run(app_then, here_then, actor_then, handle, question))
}

async fn run(app: Shared, here: Here, actor: Actor, handle: Handle, question: Question) -> Result<serde_json::Value, Problem> {
    let busy = |_| Problem::busy("too many questions are waiting; ask again", 10);
    let turn = app.desk.turn(actor.name()).await.map_err(busy)?;
    handle.tell(Handle::ASKING, None);
    let (store, now_millis) = (app.stores.of(&here.workspace), app.clock.now_millis());
    let asked = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        on_newest(&store, &handle.0.watch, |snapshot| Asker::new(snapshot, &question, now_millis).ask())
    });
    let answer = asked.await.map_err(|error| Problem::internal(error.to_string()))?;
    let answer = answer.map_err(|error| problem("/question", error))?;
    serde_json::to_value(&answer).map_err(|error| Problem::internal(error.to_string()))
}
