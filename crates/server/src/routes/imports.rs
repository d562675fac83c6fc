//! `/api/v1/workspaces/{ws}/data/imports` and `…/jobs/import`.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use collect::Mapping;
use events::ImportRecord;
use journey::{format_millis, limits};
use records::Actor;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::data::is_sample;
use super::jobs::Begun;
use crate::app::{App, Shared};
use crate::gate::Here;
use crate::jobs::{self, FileToImport, JobOut};
use crate::log::chain;
use crate::uploads::Upload;
use crate::web::{Document, Json, PageOf, Problem};

/// What was imported at once.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Import)]
pub(crate) struct ImportOut {
    /// When.
    at: String,
    /// Events it brought.
    events: u64,
    /// Its files.
    files: Vec<ImportedFile>,
    /// Rows that could not be used, by reason.
    rejected: Vec<RejectedRows>,
    /// Whether it is made-up sample data.
    is_sample: bool,
}

/// A file that was imported.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ImportedFile {
    /// Its name.
    name: String,
    /// Its size.
    bytes: u64,
}

/// Rows that could not be used.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RejectedRows {
    /// Why.
    reason: String,
    /// How many.
    count: u64,
}

/// Files to import.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportNew {
    /// The files, read in this order.
    files: Vec<ImportFile>,
    /// Whether the sample data in the workspace are removed first.
    #[serde(default)]
    replace_sample: bool,
}

/// An uploaded file, and what its columns mean.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportFile {
    /// Id of the upload.
    upload: String,
    /// What its columns mean: an entry of a mapping document, without `file`.
    #[schema(value_type = Object)]
    mapping: Document,
}

/// What was imported, the newest first.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/data/imports", responses((status = 200, body = PageOf<ImportOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
) -> Result<axum::Json<PageOf<ImportOut>>, Problem> {
    let store = app.stores.of(&here.workspace);
    let snapshot = match tokio::task::spawn_blocking(move || store.latest()).await {
        Ok(Ok(snapshot)) => snapshot,
        Ok(Err(events::StoreError::Empty { .. })) => return Ok(axum::Json(PageOf::whole(Vec::new()))),
        Ok(Err(error)) => return Err(Problem::internal(chain(&error))),
        Err(error) => return Err(Problem::internal(error.to_string())),
    };
    Ok(axum::Json(PageOf::whole(snapshot.imports().iter().rev().map(out).collect())))
}

fn out(record: &ImportRecord) -> ImportOut {
    let file = |(name, print): &(String, events::Fingerprint)| ImportedFile {
        name: name.rsplit('/').next().unwrap_or(name).to_owned(),
        bytes: print.bytes,
    };
    let rejected = |(reason, count): (&String, &u64)| RejectedRows { reason: reason.clone(), count: *count };
    ImportOut {
        at: format_millis(record.at_millis),
        events: record.events,
        files: record.files.iter().map(file).collect(),
        rejected: record.rejected.iter().map(rejected).collect(),
        is_sample: record.made_up,
    }
}

/// Begins to import uploaded files, all of them or none. 409 where the workspace holds sample data that nobody said to
/// replace.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/jobs/import", request_body = ImportNew, responses((status = 202, body = JobOut)))]
pub(crate) async fn start(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<ImportNew>,
) -> Result<Begun, Problem> {
    if new.files.is_empty() || new.files.len() > limits::IMPORT_FILES {
        return Err(Problem::invalid("/files", format!("names 1 to {} files", limits::IMPORT_FILES)));
    }
    let files = new.files.into_iter().enumerate().map(|(number, file)| file_of(&app, &here, number, &file));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    let holds_sample = holds_sample(&app, &here).await?;
    if holds_sample && !new.replace_sample {
        return Err(Problem::conflict(
            "the workspace holds made-up sample data; say \"replace_sample\": true to remove them first",
        ));
    }
    Ok(Begun(jobs::import(&app, &here, &actor, files, holds_sample)?))
}

async fn holds_sample(app: &Arc<App>, here: &Here) -> Result<bool, Problem> {
    let store = app.stores.of(&here.workspace);
    match tokio::task::spawn_blocking(move || store.latest()).await {
        Ok(Ok(snapshot)) => Ok(is_sample(&snapshot)),
        Ok(Err(events::StoreError::Empty { .. })) => Ok(false),
        Ok(Err(error)) => Err(Problem::internal(chain(&error))),
        Err(error) => Err(Problem::internal(error.to_string())),
    }
}

fn file_of(app: &Arc<App>, here: &Here, number: usize, file: &ImportFile) -> Result<FileToImport, Problem> {
    let place = format!("/files/{number}");
    let missing = || Problem::invalid(&format!("{place}/upload"), "there is no such upload; send the file again");
    let upload = Upload::find(&app.stores.folder(&here.workspace), &file.upload).ok_or_else(missing)?;
    let source = source_of(&upload, file.mapping.get(), &format!("{place}/mapping"))?;
    Ok(FileToImport { upload, source, mapping: file.mapping.get().to_owned() })
}

/// An upload as a mapping says it is to be read; `base` is where the mapping stands in the body.
pub(super) fn source_of(upload: &Upload, mapping: &str, base: &str) -> Result<collect::Source, Problem> {
    let format = upload.format().ok_or_else(|| Problem::unusable_file("the name of the file tells no format that is read"))?;
    Mapping::source_of_entry(mapping, &upload.path, format).map_err(|refusal| Problem::refused(base, &refusal))
}
