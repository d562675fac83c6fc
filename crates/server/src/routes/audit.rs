//! `/api/v1/workspaces/{ws}/audit`.

use axum::Extension;
use axum::extract::State;
use journey::format_millis;
use records::AuditEntry;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Shared;
use crate::gate::Here;
use crate::schemas;
use crate::web::{PageOf, PageParams, PageQuery, Problem};

/// A line of the audit log.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditEntry)]
pub(crate) struct AuditOut {
    /// Its id.
    id: String,
    /// When.
    at: String,
    /// `user`, `key` or `system`.
    #[schema(value_type = schemas::ActorKind)]
    actor_kind: String,
    /// Id of the user or key.
    #[schema(required = true)]
    actor: Option<String>,
    /// What was done: `member.removed`.
    action: String,
    /// To what.
    target: String,
    /// What else is worth knowing.
    detail: String,
    /// From where.
    #[schema(required = true)]
    address: Option<String>,
}

/// Who changed what, the newest first.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/audit", params(PageParams), responses((status = 200, body = PageOf<AuditOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    PageQuery(page): PageQuery,
) -> Result<axum::Json<PageOf<AuditOut>>, Problem> {
    let out = |entry: AuditEntry| AuditOut {
        id: entry.id,
        at: format_millis(entry.at),
        actor_kind: entry.actor_kind,
        actor: entry.actor_id,
        action: entry.action,
        target: entry.target,
        detail: entry.detail,
        address: entry.address,
    };
    Ok(axum::Json(PageOf::of(app.records.audit(&here.workspace.id, &page).await?, out)))
}
