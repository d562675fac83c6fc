//! `/api/v1/workspaces/{ws}/uploads`.

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use collect::Peek;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::new_token;
use crate::app::Shared;
use crate::gate::Here;
use crate::schemas;
use crate::uploads::Upload;
use crate::web::{Params, Problem};

/// What a file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct UploadParams {
    /// Its name, whose ending tells its format: `.csv`, `.tsv`, `.ndjson`, `.parquet`, `.xes`, each also `.gz` or `.zst`.
    name: String,
}

/// A file that was sent, and a first look at it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Upload)]
pub(crate) struct UploadOut {
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// Its size.
    bytes: u64,
    /// Its format, delimiter and columns, each with what it probably means.
    #[serde(flatten)]
    peek: Peek,
}

/// Takes a file, to be imported within a day. The body is the file itself.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/uploads", params(UploadParams),
    request_body(content = schemas::FileBytes, content_type = "application/octet-stream"), responses((status = 201, body = UploadOut)))]
pub(crate) async fn create(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Params(params): Params<UploadParams>,
    body: Body,
) -> Result<(StatusCode, axum::Json<UploadOut>), Problem> {
    let folder = app.stores.folder(&here.workspace);
    let id = new_token(app.chance.as_ref());
    let upload = Upload::receive(&folder, id, &params.name, app.clock.now_millis(), body.into_data_stream()).await?;
    Ok((StatusCode::CREATED, axum::Json(look(upload).await?)))
}

/// A first look at an upload. A file that can't be read is not kept.
pub(super) async fn look(upload: Upload) -> Result<UploadOut, Problem> {
    let looked = tokio::task::spawn_blocking(move || {
        let peek = upload.peek();
        if peek.is_err() {
            upload.remove();
        }
        peek.map(|peek| (upload, peek))
    });
    let (upload, peek) = looked.await.map_err(|error| Problem::internal(error.to_string()))??;
    Ok(UploadOut { id: upload.id, name: upload.name, bytes: upload.bytes, peek })
}
