//! Work on the events of a workspace: in its turn, on the newest state, and no longer than somebody waits for it.

use std::sync::Arc;

use analyze::{AnalyzeError, Asker};
use axum::body::Bytes;
use events::{Snapshot, Store, StoreError, Watch};
use journey::Question;
use records::Actor;

use super::desk::Turned;
use crate::app::{App, Shared};
use crate::gate::Here;
use crate::log::chain;
use crate::web::Problem;

/// Imports that end while a question is read may remove the files it reads; then it is asked again of the new state.
const TRIES: usize = 3;

/// Tells the work to stop when nobody waits for it any more.
struct StopWhenDropped(Arc<Watch>);

impl Drop for StopWhenDropped {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Does work on the events of a workspace when it is the caller's turn, on a thread that serves nobody else. When the
/// caller hangs up, the work stops at the next bucket.
pub(crate) async fn on_events<T: Send + 'static>(
    app: &Shared,
    here: &Here,
    actor: &Actor,
    work: impl Fn(&Snapshot) -> Result<T, AnalyzeError> + Send + 'static,
) -> Result<T, Problem> {
    let watch = Arc::new(Watch::default());
    let _stop = StopWhenDropped(Arc::clone(&watch));
    let turn = app.desk.turn(actor.name()).await.map_err(|turned| turned_away(app, turned))?;
    let store = app.stores.of(&here.workspace);
    let done = tokio::task::spawn_blocking(move || {
        // Held until the work is done, also when the caller has hung up: the cores are not free before.
        let _turn = turn;
        on_newest(&store, &watch, work)
    });
    done.await.map_err(|error| Problem::internal(error.to_string()))?.map_err(|error| problem("", error))
}

/// The text of the answer to a question: the one that is kept, if it still holds, else together with all who ask the same
/// while it waits for its turn. When the last of them hangs up, the work stops at the next bucket.
pub(crate) async fn ask_together(app: &Shared, here: &Here, actor: &Actor, question: Question) -> Result<Bytes, Problem> {
    let asked = serde_json::to_string(&question).map_err(|error| Problem::internal(error.to_string()))?;
    let key = format!("{} {asked}", here.workspace.id);
    let (store, shared) = (app.stores.of(&here.workspace), Arc::clone(app));
    if let Some(generation) = generation(&store).await
        && let Some(text) = app.kept.get(&key, generation)
    {
        return Ok(text);
    }
    let _ticket = app.desk.ticket(actor.name()).map_err(|turned| turned_away(app, turned))?;
    let kept = key.clone();
    let answer = app.together.join(key, |joinable| async move {
        let app = shared;
        let watch = Arc::new(Watch::default());
        let _stop = StopWhenDropped(Arc::clone(&watch));
        let turn = app.desk.turn_of_others().await.map_err(|turned| turned_away(&app, turned))?;
        drop(joinable);
        let now_millis = app.clock.now_millis();
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            on_newest(&store, &watch, |snapshot| {
                let asker = Asker::new(snapshot, &question, now_millis);
                Ok((asker.ask()?, asker.is_settled().then(|| snapshot.generation())))
            })
        });
        let answer = done.await.map_err(|error| Problem::internal(error.to_string()))?;
        let (answer, settled) = answer.map_err(|error| problem("", error))?;
        let text = answer.to_text().map(Bytes::from).map_err(|error| Problem::internal(error.to_string()))?;
        if let Some(generation) = settled {
            app.kept.put(kept, generation, text.clone());
        }
        Ok(text)
    });
    answer.await
}

/// The number of the state that the data are in now; none where there are none, or they can't be read.
async fn generation(store: &Arc<Store>) -> Option<u64> {
    let store = Arc::clone(store);
    let looked = tokio::task::spawn_blocking(move || store.latest().map(|snapshot| snapshot.generation()));
    looked.await.ok()?.ok()
}

/// Does work on the newest state of a store. Takes as long as it takes: not for threads that serve others.
pub(crate) fn on_newest<T>(
    store: &Store,
    watch: &Arc<Watch>,
    work: impl Fn(&Snapshot) -> Result<T, AnalyzeError>,
) -> Result<T, AnalyzeError> {
    let mut tries = 1;
    loop {
        let snapshot = store.latest()?.watched(Arc::clone(watch));
        if snapshot.events() == 0 {
            return Err(StoreError::Empty { path: store.folder().to_owned() }.into());
        }
        match work(&snapshot) {
            Err(error)
                if tries < TRIES
                    && is_gone(&error)
                    && store.latest().is_ok_and(|now| now.generation() != snapshot.generation()) =>
            {
                tries += 1;
            }
            done => return done,
        }
    }
}

fn is_gone(error: &AnalyzeError) -> bool {
    matches!(error, AnalyzeError::Store(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound)
}

fn turned_away(app: &App, turned: Turned) -> Problem {
    // What waits is answered at a second each or faster; who comes back after half of it finds room.
    let seconds = u64::try_from(app.desk.waiting() / 2).unwrap_or(0).clamp(1, 60);
    match turned {
        Turned::Full => Problem::busy("too many questions are waiting; ask again", seconds),
        Turned::TooMany => Problem::too_many("too many of your questions are waiting; ask again", seconds),
    }
}

/// Why a question has no answer, for who asked; `base` is where the question stands in the body.
pub(crate) fn problem(base: &str, error: AnalyzeError) -> Problem {
    match error {
        AnalyzeError::Refused(refusal) => Problem::refused(base, &refusal),
        AnalyzeError::Store(StoreError::Empty { .. }) => Problem::no_data(),
        AnalyzeError::Store(StoreError::Cancelled) => Problem::cancelled(),
        other => Problem::internal(chain(&other)),
    }
}
