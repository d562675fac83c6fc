//! `/api/v1/me/sessions`: where one is signed in.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use journey::format_millis;
use records::Actor;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Shared;
use crate::gate::Person;
use crate::web::{PageOf, Problem};

/// A session.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub(crate) struct SessionOut {
    /// Its id.
    id: String,
    /// Whether it is the one that asks.
    is_current: bool,
    /// When it began.
    created_at: String,
    /// When it was last used, to within some minutes.
    last_seen_at: String,
    /// When it ends at the latest.
    expires_at: String,
    /// The browser, as it calls itself.
    user_agent: String,
    /// The address it began from.
    address: String,
}

/// Where one is signed in, the newest first.
#[utoipa::path(get, path = "/api/v1/me/sessions", responses((status = 200, body = PageOf<SessionOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(person): Extension<Person>,
) -> Result<axum::Json<PageOf<SessionOut>>, Problem> {
    let sessions = app.records.sessions_of(&person.user.id).await?;
    let out = |session: records::Session| SessionOut {
        is_current: session.id == person.session.id,
        id: session.id,
        created_at: format_millis(session.created_at),
        last_seen_at: format_millis(session.last_seen_at),
        expires_at: format_millis(session.expires_at),
        user_agent: session.user_agent,
        address: session.address,
    };
    Ok(axum::Json(PageOf::whole(sessions.into_iter().map(out).collect())))
}

/// Signs out elsewhere.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{id}", responses((status = 204)))]
pub(crate) async fn end(
    State(app): State<Shared>,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    app.records.end_session(&actor, &person.user.id, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
