//! Bringing uploaded files in.

use std::collections::BTreeMap;
use std::sync::Arc;

use collect::{Brought, DropReason, Input, Intake, IntakeError, IntakeReport, Rejected, Source, Stage};
use events::StoreError;
use records::Actor;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::job::{Handle, Job, JobKind};
use super::registry::Jobs;
use crate::app::Shared;
use crate::gate::Here;
use crate::log::chain;
use crate::uploads::Upload;
use crate::web::Problem;

/// An uploaded file and what its columns mean.
#[derive(Debug, Clone)]
pub(crate) struct FileToImport {
    /// The file.
    pub upload: Upload,
    /// The file as it is to be read.
    pub source: Source,
    /// The mapping as it was sent, for the file's fingerprint.
    pub mapping: String,
}

/// Begins to import files. `replaces` says that what the workspace holds goes first.
pub(crate) fn import(
    app: &Shared,
    here: &Here,
    actor: &Actor,
    files: Vec<FileToImport>,
    replaces: bool,
) -> Result<Arc<Job>, Problem> {
    let (app_then, here_then, actor_then) = (Arc::clone(app), here.clone(), actor.clone());
    Jobs::begin(app, here, actor, JobKind::Import, move |handle| run(app_then, here_then, actor_then, handle, files, replaces))
}

async fn run(
    app: Shared,
    here: Here,
    actor: Actor,
    handle: Handle,
    files: Vec<FileToImport>,
    replaces: bool,
) -> Result<Value, Problem> {
    let turn = app.imports.acquire().await.map_err(|_| Problem::cancelled())?;
    handle.tell("reading", Some(0.0));
    let inputs: Vec<Input> = files
        .iter()
        .map(|file| Input { source: file.source.clone(), name: file.upload.name.clone(), context: file.mapping.clone() })
        .collect();
    let (app_then, workspace) = (Arc::clone(&app), here.workspace.clone());
    let brought = tokio::task::spawn_blocking(move || {
        if replaces {
            app_then.stores.clear(&workspace)?;
        }
        let store = app_then.stores.of(&workspace);
        let intake = Intake {
            memory_bytes: app_then.options.memory_bytes,
            at_millis: app_then.clock.now_millis(),
            rejects: Some(store.folder().join("rejects.ndjson")),
            again: false,
            made_up: false,
        };
        intake.bring(&store, &inputs, &mut |stage| progress(&handle, stage))
    });
    let brought = brought.await.map_err(|error| Problem::internal(error.to_string()))?;
    let report = brought.map_err(|error| problem(error, &files))?;
    drop(turn);
    let names: Vec<&str> = files.iter().map(|file| file.upload.name.as_str()).collect();
    let detail = format!("{} events from {}", report.events, names.join(", "));
    app.records.note(&actor, Some(&here.workspace.id), "data.imported", &here.workspace.key, detail).await?;
    // The events exist now; files that stay would only take room.
    files.iter().for_each(|file| file.upload.remove());
    Ok(told(&report))
}

/// Tells the job how far an intake is, and the intake whether it goes on.
#[allow(clippy::cast_precision_loss)] // A share of bytes.
pub(super) fn progress(handle: &Handle, stage: Stage) -> bool {
    match stage {
        Stage::Reading { bytes, of, .. } => {
            handle.tell("reading", Some(if of == 0 { 0.0 } else { (bytes.min(of)) as f64 / of as f64 }));
        }
        Stage::Sorting => handle.tell("sorting", None),
    }
    handle.goes_on()
}

/// Why nothing was brought. Files are told by their names, not by where they lie on this machine.
pub(super) fn problem(error: IntakeError, files: &[FileToImport]) -> Problem {
    match error {
        IntakeError::File(error) => {
            let path =
                |told: String, file: &FileToImport| told.replace(&file.upload.path.display().to_string(), &file.upload.name);
            Problem::unusable_file(files.iter().fold(chain(&error), path))
        }
        IntakeError::Store(StoreError::Cancelled) => Problem::cancelled(),
        IntakeError::Store(StoreError::Locked { .. }) => Problem::being_written(),
        IntakeError::Store(error @ StoreError::Limit(_)) => Problem::unusable_file(chain(&error)),
        IntakeError::Store(error) => Problem::internal(chain(&error)),
    }
}

/// The result of a job that brings files in.
pub(super) fn told(report: &IntakeReport) -> Value {
    let file = |(name, brought): &(String, Brought)| match brought {
        Brought::Read(read) => json!({
            "name": name, "rows": read.rows, "events": read.events, "skipped": read.skipped,
            "rejected": rejected(&read.rejected), "notes": read.notes,
        }),
        Brought::Before(before) => json!({
            "name": name, "rows": 0, "events": 0, "skipped": 0, "rejected": [],
            "notes": [format!("already imported as {before}; left out")],
        }),
    };
    let conflict = |conflict: &events::Conflict| {
        json!({
            "property": conflict.property, "was": conflict.was.name(), "found": conflict.found.name(),
            "example": conflict.example,
        })
    };
    json!({
        "events": report.events,
        "files": report.files.iter().map(file).collect::<Vec<_>>(),
        "conflicts": report.conflicts.iter().map(conflict).collect::<Vec<_>>(),
    })
}

/// Rows that can't be used for one reason, and the first of them.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RejectedExample {
    /// Why.
    reason: &'static str,
    /// How many.
    count: u64,
    /// The line of the first.
    line: u64,
    /// What is wrong with the first.
    detail: String,
}

/// Rows that can't be used, by reason.
pub(crate) fn rejected(rejected: &BTreeMap<DropReason, Rejected>) -> Vec<RejectedExample> {
    let one = |(reason, rows): (&DropReason, &Rejected)| RejectedExample {
        reason: reason.name(),
        count: rows.count,
        line: rows.first.line,
        detail: rows.first.detail.clone(),
    };
    rejected.iter().map(one).collect()
}
