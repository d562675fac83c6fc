//! `/api/v1/invitations` and `/api/v1/workspaces/{ws}/invitations`.
//!
//! The token of an invitation is sent in the body of a request, never in an address, which proxies and browsers write
//! down; the link in a mail carries it behind `#`, where browsers keep it to themselves.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use journey::format_millis;
use records::{Actor, User};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::setup::SignedIn;
use super::wire::{self, Me, RoleWord};
use crate::accounts::{csrf_of, hash};
use crate::app::{App, Shared};
use crate::gate::Here;
use crate::web::{Address, Json, PageOf, Problem, cookie_name, cookie_value};

/// The token of an invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InvitationToken {
    /// As it came in the link.
    token: String,
}

/// What an invitation is to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InvitationLook {
    /// The name of the workspace.
    workspace: String,
    /// Whom it is for.
    email: String,
    /// As what.
    role: RoleWord,
    /// Whether there is an account of this address, which signs in before it accepts.
    has_account: bool,
}

/// An invitation accepted. Who is signed in sends the token alone; who is new chooses a name and a password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Acceptance {
    /// As it came in the link.
    token: String,
    /// What a new person is called.
    name: Option<String>,
    /// A new person's password.
    password: Option<String>,
}

/// An invitation that can still be used.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Invitation)]
pub(crate) struct InvitationOut {
    /// Its id.
    pub id: String,
    /// Whom it is for.
    pub email: String,
    /// As what.
    pub role: RoleWord,
    /// When it was made.
    pub created_at: String,
    /// Until when it can be used.
    pub expires_at: String,
}

impl From<records::Invitation> for InvitationOut {
    fn from(invitation: records::Invitation) -> Self {
        InvitationOut {
            id: invitation.id,
            email: invitation.email,
            role: invitation.role.into(),
            created_at: format_millis(invitation.created_at),
            expires_at: format_millis(invitation.expires_at),
        }
    }
}

/// What an invitation is to, for whoever holds it.
#[utoipa::path(post, path = "/api/v1/invitations/look", request_body = InvitationToken,
    responses((status = 200, body = InvitationLook)))]
pub(crate) async fn look(
    State(app): State<Shared>,
    Json(told): Json<InvitationToken>,
) -> Result<axum::Json<InvitationLook>, Problem> {
    let (invitation, workspace) = app.records.invitation(&hash(&told.token)).await?.ok_or_else(Problem::not_found)?;
    let has_account = app.records.sign_in(&invitation.email).await?.is_some();
    Ok(axum::Json(InvitationLook { workspace, email: invitation.email, role: invitation.role.into(), has_account }))
}

/// Accepts an invitation: makes a member of who is signed in, or an account for who is new.
#[utoipa::path(post, path = "/api/v1/invitations/accept", request_body = Acceptance, responses((status = 200, body = Me, headers(("Set-Cookie" = String, description = "The session.")))))]
pub(crate) async fn accept(
    State(app): State<Shared>,
    address: Address,
    headers: HeaderMap,
    Json(told): Json<Acceptance>,
) -> Result<SignedIn, Problem> {
    let token_hash = hash(&told.token);
    let user = match signed_in(&app, &headers).await? {
        Some(user) => {
            app.records.accept_as(&token_hash, &user, Some(&address.0.0)).await?;
            user
        }
        None => accept_as_new(&app, &token_hash, &told, &wire::locale(&headers), &address.0.0).await?,
    };
    let begun = wire::begin(&app, &user, &headers, &address.0.0, "invitation").await?;
    let me = wire::me(&app, &user, csrf_of(&begun.token)).await?;
    Ok((StatusCode::OK, [(SET_COOKIE, begun.cookie)], axum::Json(me)))
}

async fn signed_in(app: &App, headers: &HeaderMap) -> Result<Option<User>, Problem> {
    let Some(token) = cookie_value(headers, cookie_name(&app.options)) else { return Ok(None) };
    Ok(app.records.session(&hash(token)).await?.map(|(_, user)| user))
}

async fn accept_as_new(app: &App, token_hash: &str, told: &Acceptance, locale: &str, address: &str) -> Result<User, Problem> {
    // Before the work of a hash, so that made-up tokens cost nothing.
    let (invitation, _) = app.records.invitation(token_hash).await?.ok_or_else(Problem::not_found)?;
    if app.records.sign_in(&invitation.email).await?.is_some() {
        return Err(Problem::conflict("there is an account with this e-mail address; sign in, then accept"));
    }
    let name = wire::title("/name", told.name.as_deref().unwrap_or_default())?;
    let password = told.password.as_deref().unwrap_or_default();
    wire::password("/password", password, &name, &invitation.email)?;
    let hashed = app.passwords.hash(password).await.ok_or_else(wire::too_many_passwords)?;
    Ok(app.records.accept_as_new(token_hash, &name, locale, &hashed, Some(address)).await?)
}

/// Invitations that can still be used, the newest first.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/invitations", responses((status = 200, body = PageOf<InvitationOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
) -> Result<axum::Json<PageOf<InvitationOut>>, Problem> {
    let invitations = app.records.invitations(&here.workspace.id).await?;
    Ok(axum::Json(PageOf::whole(invitations.into_iter().map(InvitationOut::from).collect())))
}

/// Takes an invitation back. For ten minutes it can be restored.
#[utoipa::path(delete, path = "/api/v1/workspaces/{ws}/invitations/{id}", responses((status = 204)))]
pub(crate) async fn revoke(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    app.records.revoke_invitation(&actor, &here.workspace.id, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes an invitation work again that was taken back less than ten minutes ago.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/invitations/{id}/restore", responses((status = 204)))]
pub(crate) async fn restore(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    app.records.restore_invitation(&actor, &here.workspace.id, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
