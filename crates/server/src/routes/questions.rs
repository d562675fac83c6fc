//! `/api/v1/workspaces/{ws}/jobs/ask`.

use axum::Extension;
use axum::extract::State;
use journey::Question;
use records::Actor;
use serde::Deserialize;
use utoipa::ToSchema;

use super::jobs::Begun;
use crate::app::Shared;
use crate::asking::resolve_question;
use crate::gate::Here;
use crate::jobs::{self, JobOut};
use crate::schemas;
use crate::web::{Document, Json, Problem};

/// A question that may take long.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionNew {
    /// The question document.
    #[schema(value_type = schemas::Question)]
    question: Document,
}

/// Begins to answer a question; its progress can be watched, and it can be cancelled.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/jobs/ask", request_body = QuestionNew, responses((status = 202, body = JobOut)))]
pub(crate) async fn start(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<QuestionNew>,
) -> Result<Begun, Problem> {
    let mut question = read_question(&new.question)?;
    resolve_question(&app, &here, &mut question, "/question").await?;
    Ok(Begun(jobs::ask(&app, &here, &actor, question)?))
}

/// A question that stands under `/question` in a body.
pub(super) fn read_question(document: &Document) -> Result<Question, Problem> {
    Question::parse(document.get()).map_err(|refusal| Problem::refused("/question", &refusal))
}
