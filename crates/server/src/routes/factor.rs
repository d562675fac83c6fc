//! `/api/v1/me/second-factor`: codes that a telephone computes, asked for beside the password.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use records::{Actor, Factor};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::guess::{self, Beside};
use super::recovery::RecoveryCodes;
use crate::accounts::{Seed, new_recovery_codes, recovery_hash};
use crate::app::Shared;
use crate::gate::Person;
use crate::options::PublicUrl;
use crate::web::{Address, Json, Problem};

/// A second factor to begin.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactorNew {
    /// The password of the account: a browser left open is not enough.
    password: String,
}

/// A second factor that was begun. It is told once, and asks for nothing until it is confirmed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FactorBegun {
    /// The secret as one types it into a telephone: base 32.
    secret: String,
    /// The secret as a telephone reads it from a picture: an address that begins with `otpauth://totp/`.
    uri: String,
}

/// A code of a second factor that was begun.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactorCode {
    /// Six digits, as the telephone shows them.
    code: String,
}

/// What one shows before the second factor is changed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactorProof {
    /// The password of the account.
    pub password: String,
    /// A code of the second factor, or a recovery code.
    pub code: String,
}

/// Begins a second factor: tells the secret that a telephone computes codes from. Until it is confirmed, one may begin anew.
#[utoipa::path(post, path = "/api/v1/me/second-factor", request_body = FactorNew, responses((status = 200, body = FactorBegun)))]
pub(crate) async fn begin(
    State(app): State<Shared>,
    address: Address,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(told): Json<FactorNew>,
) -> Result<axum::Json<FactorBegun>, Problem> {
    guess::check_again(&app, &person, &address.0.0, ("/password", &told.password), Beside::Nothing).await?;
    let seed = Seed::new(&*app.chance);
    app.records.begin_factor(&actor, &person.user.id, &seed.kept()).await?;
    let uri = seed.address(&issuer(app.options.public_url.as_ref()), &person.user.email);
    Ok(axum::Json(FactorBegun { secret: seed.typed(), uri }))
}

/// Turns on the second factor that was begun, by a code of it. Tells its recovery codes, once, and signs out everywhere else.
#[utoipa::path(post, path = "/api/v1/me/second-factor/confirm", request_body = FactorCode,
    responses((status = 200, body = RecoveryCodes)))]
pub(crate) async fn confirm(
    State(app): State<Shared>,
    address: Address,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(told): Json<FactorCode>,
) -> Result<axum::Json<RecoveryCodes>, Problem> {
    let user = &person.user;
    let begun = app.records.begun_factor(&user.id).await?;
    let secret = begun.ok_or_else(|| Problem::conflict("no second factor was begun, or too long ago; begin again"))?;
    let last_step = guess::check_begun(&app, &person, &address.0.0, &secret, &told.code)?;
    let codes = new_recovery_codes(&*app.chance);
    let hashes: Vec<String> = codes.iter().map(|code| recovery_hash(code)).collect();
    let factor = Factor { secret, last_step };
    app.records.confirm_factor(&actor, &user.id, &factor, &hashes, Some(&person.session.id)).await?;
    Ok(axum::Json(RecoveryCodes { codes }))
}

/// Turns off the second factor, forgets its recovery codes, and signs out everywhere else.
#[utoipa::path(post, path = "/api/v1/me/second-factor/remove", request_body = FactorProof, responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<Shared>,
    address: Address,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(told): Json<FactorProof>,
) -> Result<StatusCode, Problem> {
    let beside = Beside::Code(Some(&told.code));
    guess::check_again(&app, &person, &address.0.0, ("/password", &told.password), beside).await?;
    app.records.end_factor(&actor, &person.user.id, Some(&person.session.id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a telephone lists the account under. Who has accounts at two servers should be able to tell them apart.
fn issuer(public_url: Option<&PublicUrl>) -> String {
    // A colon would end the name, so that there is no port in it, and no address of IPv6.
    let host = public_url.map(|url| url.host().split(':').next().unwrap_or_default());
    host.filter(|host| !host.starts_with('[')).map_or_else(|| "Meander".to_owned(), |host| format!("Meander ({host})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: two servers that a telephone lists as one, or a name that it cuts off.
    #[test]
    fn servers_are_told_apart() {
        for (url, name) in [
            (None, "Meander"),
            (Some("https://m.example.com"), "Meander (m.example.com)"),
            (Some("http://10.0.0.7:7700"), "Meander (10.0.0.7)"),
            (Some("http://[::1]:7700"), "Meander"),
        ] {
            let url = url.map(|url| PublicUrl::parse(url).expect("an address"));
            assert_eq!(issuer(url.as_ref()), name);
        }
    }
}
