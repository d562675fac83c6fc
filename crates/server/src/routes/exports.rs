//! `/api/v1/workspaces/{ws}/ask/export`.

use analyze::Asker;
use axum::Extension;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use records::Actor;
use serde::Deserialize;
use utoipa::ToSchema;

use super::questions::read_question;
use super::wire;
use crate::app::Shared;
use crate::asking::{on_events, resolve_question};
use crate::gate::Here;
use crate::log::chain;
use crate::schemas;
use crate::web::{Document, Json, Problem};

/// A question whose answer is wanted as a file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportNew {
    /// The question document.
    #[schema(value_type = schemas::Question)]
    question: Document,
    /// `xlsx` or `csv`.
    format: SheetFormat,
    /// What the file is called, without its ending; the kind of the question where left out.
    name: Option<String>,
}

/// A form of spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SheetFormat {
    /// A workbook: all tables, and the question.
    Xlsx,
    /// The main table, comma-separated.
    Csv,
}

/// The answer to a question as a spreadsheet.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/ask/export", request_body = ExportNew,
    responses((status = 200, headers(("Content-Disposition" = String, description = "What the file is called.")), content(
        (String = "text/csv"),
        (schemas::FileBytes = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    ))))]
pub(crate) async fn create(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<ExportNew>,
) -> Result<Response, Problem> {
    let mut question = read_question(&new.question)?;
    resolve_question(&app, &here, &mut question, "/question").await?;
    let (asked, now_millis) = (question.clone(), app.clock.now_millis());
    let answer = on_events(&app, &here, &actor, move |snapshot| Asker::new(snapshot, &asked, now_millis).ask()).await?;
    let told = report::tell(&question, &answer.body);
    let kind = question.to_json()["ask"].as_str().unwrap_or("answer").to_owned();
    let name = wire::key_of(new.name.as_deref().unwrap_or(&kind), &kind);
    let (ending, kind, bytes) = match new.format {
        SheetFormat::Csv => ("csv", "text/csv; charset=utf-8", told.to_csv().into_bytes()),
        SheetFormat::Xlsx => {
            let document = serde_json::to_string_pretty(&question).unwrap_or_default();
            let bytes = told.to_xlsx(&document).map_err(|error| Problem::invalid("/question", chain(&error)))?;
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
        }
    };
    let disposition = format!("attachment; filename=\"{name}.{ending}\"");
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}
