//! `/api/v1/workspaces/{ws}/members`.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use records::{Actor, NewInvitation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::invitations::InvitationOut;
use super::wire::{self, RoleWord};
use crate::accounts::{hash, new_token};
use crate::app::Shared;
use crate::gate::{Here, Person};
use crate::web::{Json, PageOf, Problem};

/// A member of a workspace.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Member)]
pub(crate) struct MemberOut {
    /// The person's id.
    user: String,
    /// What they are called.
    name: String,
    /// Their address.
    email: String,
    /// What they may do.
    role: RoleWord,
}

/// Someone to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InvitationNew {
    /// Their address.
    email: String,
    /// What they shall be able to do.
    role: RoleWord,
}

/// An invitation, with its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InvitationMade {
    /// The invitation.
    invitation: InvitationOut,
    /// The secret to send to the person, told this once.
    token: String,
}

/// What a member may do from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberChange {
    /// What they may do.
    role: RoleWord,
}

/// The members of a workspace.
#[utoipa::path(get, path = "/api/v1/workspaces/{ws}/members", responses((status = 200, body = PageOf<MemberOut>)))]
pub(crate) async fn list(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
) -> Result<axum::Json<PageOf<MemberOut>>, Problem> {
    let members = app.records.members(&here.workspace.id).await?;
    let out = |member: records::Member| MemberOut {
        user: member.user_id,
        name: member.name,
        email: member.email,
        role: member.role.into(),
    };
    Ok(axum::Json(PageOf::whole(members.into_iter().map(out).collect())))
}

/// Invites someone. Meander sends no mail: the token goes to the person by whatever way there is.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/members", request_body = InvitationNew,
    responses((status = 201, body = InvitationMade)))]
pub(crate) async fn invite(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(new): Json<InvitationNew>,
) -> Result<(StatusCode, axum::Json<InvitationMade>), Problem> {
    let email = wire::email("/email", &new.email)?;
    let token = new_token(&*app.chance);
    let new = NewInvitation { token_hash: hash(&token), email, role: new.role.into() };
    let invitation = app.records.invite(&actor, &here.workspace.id, &person.user.id, &new).await?;
    Ok((StatusCode::CREATED, axum::Json(InvitationMade { invitation: invitation.into(), token })))
}

/// Gives a member another role. A workspace keeps at least one admin.
#[utoipa::path(patch, path = "/api/v1/workspaces/{ws}/members/{user}", request_body = MemberChange, responses((status = 204)))]
pub(crate) async fn change(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, user)): Path<(String, String)>,
    Json(change): Json<MemberChange>,
) -> Result<StatusCode, Problem> {
    app.records.set_role(&actor, &here.workspace.id, &user, change.role.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a member out of a workspace, which keeps at least one admin. For ten minutes they can be restored.
#[utoipa::path(delete, path = "/api/v1/workspaces/{ws}/members/{user}", responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, user)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    app.records.remove_member(&actor, &here.workspace.id, &user).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a member again, as what they were, of who was removed less than ten minutes ago. Who has come back meanwhile keeps
/// what they may do now, if that is more.
#[utoipa::path(post, path = "/api/v1/workspaces/{ws}/members/{user}/restore", responses((status = 204)))]
pub(crate) async fn restore(
    State(app): State<Shared>,
    Extension(here): Extension<Here>,
    Extension(actor): Extension<Actor>,
    Path((_, user)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    app.records.restore_member(&actor, &here.workspace.id, &user).await?;
    Ok(StatusCode::NO_CONTENT)
}
