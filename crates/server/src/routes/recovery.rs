//! `/api/v1/me/recovery-codes`: for who has lost the telephone of their second factor.

use axum::Extension;
use axum::extract::State;
use records::Actor;
use serde::Serialize;
use utoipa::ToSchema;

use super::factor::FactorProof;
use super::guess::{self, Beside};
use crate::accounts::{new_recovery_codes, recovery_hash};
use crate::app::Shared;
use crate::gate::Person;
use crate::web::{Address, Json, Problem};

/// Recovery codes, which are told once. Each can be given in the place of a code, once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RecoveryCodes {
    /// One line each: letters and digits in groups. Capitals, spaces and hyphens don't matter when they are typed.
    pub codes: Vec<String>,
}

/// Makes new recovery codes in the place of those there were, and signs out everywhere else.
#[utoipa::path(post, path = "/api/v1/me/recovery-codes", request_body = FactorProof,
    responses((status = 200, body = RecoveryCodes)))]
pub(crate) async fn renew(
    State(app): State<Shared>,
    address: Address,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(told): Json<FactorProof>,
) -> Result<axum::Json<RecoveryCodes>, Problem> {
    let beside = Beside::Code(Some(&told.code));
    guess::check_again(&app, &person, &address.0.0, ("/password", &told.password), beside).await?;
    let codes = new_recovery_codes(&*app.chance);
    let hashes: Vec<String> = codes.iter().map(|code| recovery_hash(code)).collect();
    app.records.renew_recovery_codes(&actor, &person.user.id, &hashes, Some(&person.session.id)).await?;
    Ok(axum::Json(RecoveryCodes { codes }))
}
