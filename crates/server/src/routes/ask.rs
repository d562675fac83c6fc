//! `/api/v1/workspaces/{ws}/ask`.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;
use journey::Question;
use records::Actor;

use crate::app::Shared;
use crate::asking::{ask_together, resolve_question};
use crate::gate::Here;
use crate::schemas;
use crate::web::{Problem, Text};

/// Answers a question document, as `meander ask` does. Those who ask the same while it waits are answered together. Where
/// too many wait: 503, or 429 for who asks too much at once. Stops when the caller hangs up.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/ask", request_body = schemas::Question,
    responses((status = 200, body = journey::answer::Answer)))]
pub(crate) async fn answer(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Text(text): Text,
) -> Result<([(HeaderName, &'static str); 1], Bytes), Problem> {
    let mut question = Question::parse(&text).map_err(|refusal| Problem::refused("", &refusal))?;
    resolve_question(&app, &here, &mut question, "").await?;
    let text = ask_together(&app, &here, &actor, question).await?;
    Ok(([(CONTENT_TYPE, "application/json")], text))
}
