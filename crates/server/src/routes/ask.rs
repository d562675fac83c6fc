//! `/api/v1/workspaces/{ws}/ask`.

use analyze::AnalyzeError;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;
use events::StoreError;
use journey::Question;
use records::Actor;

use crate::app::{App, Shared};
use crate::asking::{AskError, Turned, answer as answer_of};
use crate::gate::Here;
use crate::log::chain;
use crate::web::{Problem, Text};

/// Answers a question document, as `meander ask` does. Where too many wait: 503, or 429 for who asks too much at once.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/ask", request_body = Object, responses((status = 200, body = Object)))]
pub(crate) async fn answer(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Text(text): Text,
) -> Result<([(HeaderName, &'static str); 1], String), Problem> {
    let question = Question::parse(&text).map_err(|refusal| Problem::refused("", &refusal))?;
    let turn = app.desk.turn(actor.name()).await.map_err(|turned| turned_away(&app, turned))?;
    let told = tokio::task::spawn_blocking(move || {
        // Held until the work is done, also when the caller has hung up: the cores are not free before.
        let _turn = turn;
        answer_of(&app.stores.of(&here.workspace), &question, app.clock.now_millis())
    });
    let told = told.await.map_err(|error| Problem::internal(error.to_string()))?;
    Ok(([(CONTENT_TYPE, "application/json")], told.map_err(problem)?))
}

fn turned_away(app: &App, turned: Turned) -> Problem {
    // What waits is answered at a second each or faster; who comes back after half of it finds room.
    let seconds = u64::try_from(app.desk.waiting() / 2).unwrap_or(0).clamp(1, 60);
    match turned {
        Turned::Full => Problem::busy("too many questions are waiting; ask again", seconds),
        Turned::TooMany => Problem::too_many("too many of your questions are waiting; ask again", seconds),
    }
}

fn problem(error: AskError) -> Problem {
    match error {
        AskError::Analyze(AnalyzeError::Refused(refusal)) => Problem::refused("", &refusal),
        AskError::Analyze(AnalyzeError::Store(StoreError::Empty { .. })) => Problem::no_data(),
        other => Problem::internal(chain(&other)),
    }
}
