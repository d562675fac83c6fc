//! The made-up shop as sample data, for who has brought nothing yet.

use std::sync::Arc;

use collect::{CollectError, ColumnOptions, Format, Input, Intake, IntakeError, Mapping, Source};
use events::StoreError;
use records::Actor;
use serde_json::Value;
use simulate::Shop;

use super::import::{problem, progress, told};
use super::job::{Handle, Job, JobKind};
use super::registry::Jobs;
use crate::app::{App, Shared};
use crate::gate::Here;
use crate::sample::{write_shop, write_shop_traits};
use crate::web::Problem;

/// What is made up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    /// How many customers; each has 23 events on average.
    pub customers: usize,
    /// Same seed, same shop.
    pub seed: u64,
}

/// Begins to make up a shop and to bring it in.
pub(crate) fn sample(app: &Shared, here: &Here, actor: &Actor, wanted: Sample) -> Result<Arc<Job>, Problem> {
    let (app_then, here_then, actor_then) = (Arc::clone(app), here.clone(), actor.clone());
    Jobs::begin(app, here, actor, JobKind::Sample, move |handle| run(app_then, here_then, actor_then, handle, wanted))
}

async fn run(app: Shared, here: Here, actor: Actor, handle: Handle, wanted: Sample) -> Result<Value, Problem> {
    let turn = app.imports.acquire().await.map_err(|_| Problem::cancelled())?;
    handle.tell("reading", Some(0.0));
    let (app_then, here_then) = (Arc::clone(&app), here.clone());
    let brought = tokio::task::spawn_blocking(move || bring(&app_then, &here_then, &handle, wanted));
    let result = brought.await.map_err(|error| Problem::internal(error.to_string()))?.map_err(|error| problem(error, &[]))?;
    drop(turn);
    let detail = format!("{} made-up customers, seed {}", wanted.customers, wanted.seed);
    app.records.note(&actor, Some(&here.workspace.id), "data.sampled", &here.workspace.key, detail).await?;
    Ok(result)
}

/// Writes the shop to a file and brings it in as any other, so that the sample is read, sorted and kept as real data are.
fn bring(app: &App, here: &Here, handle: &Handle, wanted: Sample) -> Result<Value, IntakeError> {
    let store = app.stores.of(&here.workspace);
    events::make_private_folder(store.folder()).map_err(|source| io(store.folder(), source))?;
    let folder = tempfile::tempdir_in(store.folder()).map_err(|source| io(store.folder(), source))?;
    let path = folder.path().join("sample.parquet");
    // So that periods such as the last 30 days have something in them.
    let shop = Shop::new(wanted.seed, wanted.customers).ending(app.clock.now_millis());
    write_shop(&shop, &path, &mut |share| {
        handle.tell("making", Some(share / 2.0));
        handle.goes_on()
    })?;
    let traits = folder.path().join("traits.parquet");
    write_shop_traits(&shop, &traits)?;
    let events = Source::with_options(&path, &ColumnOptions::default())?;
    let mapping = r#"{"customer": "customer", "traits": "all"}"#;
    let traits = Mapping::source_of_entry(mapping, &traits, Format::Parquet)
        .map_err(|refusal| CollectError::Document { path: traits.clone(), refusal })?;
    let input = |name: &str, source| Input { source, name: name.to_owned(), context: String::new() };
    let inputs = [input("made-up shop", events), input("made-up customers", traits)];
    let intake = Intake {
        memory_bytes: app.options.memory_bytes,
        at_millis: app.clock.now_millis(),
        rejects: None,
        again: true,
        made_up: true,
    };
    let report = intake.bring(&store, &inputs, &mut |stage| progress(handle, stage))?;
    Ok(told(&report))
}

fn io(path: &std::path::Path, source: std::io::Error) -> StoreError {
    StoreError::Io { action: "write to", path: path.to_owned(), source }
}
