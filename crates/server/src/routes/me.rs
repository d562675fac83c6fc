//! `/api/v1/me`.

use axum::Extension;
use axum::extract::State;
use records::{Actor, LOCALES, User};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{self, Me};
use crate::app::Shared;
use crate::gate::Person;
use crate::schemas;
use crate::web::{Json, Problem};

const THEMES: [&str; 3] = ["light", "dark", "system"];

/// What a person changes about themselves; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeChange {
    /// What they are called.
    name: Option<String>,
    /// `en` or `ro`.
    #[schema(value_type = Option<schemas::Locale>)]
    locale: Option<String>,
    /// `light`, `dark` or `system`.
    #[schema(value_type = Option<schemas::ThemeChoice>)]
    theme: Option<String>,
}

/// Who is signed in, and what to send with changes.
#[utoipa::path(get, path = "/api/v1/me", responses((status = 200, body = Me)))]
pub(crate) async fn show(State(app): State<Shared>, Extension(person): Extension<Person>) -> Result<axum::Json<Me>, Problem> {
    Ok(axum::Json(wire::me(&app, &person.user, person.csrf).await?))
}

/// Changes name, language or colours.
#[utoipa::path(patch, path = "/api/v1/me", request_body = MeChange, responses((status = 200, body = Me)))]
pub(crate) async fn change(
    State(app): State<Shared>,
    Extension(person): Extension<Person>,
    Extension(actor): Extension<Actor>,
    Json(change): Json<MeChange>,
) -> Result<axum::Json<Me>, Problem> {
    let user = User {
        name: change.name.map_or(Ok(person.user.name), |name| wire::title("/name", &name))?,
        locale: change.locale.map_or(Ok(person.user.locale), |word| one_of("/locale", word, &LOCALES))?,
        theme: change.theme.map_or(Ok(person.user.theme), |word| one_of("/theme", word, &THEMES))?,
        ..person.user
    };
    app.records.update_user(&actor, &user).await?;
    Ok(axum::Json(wire::me(&app, &user, person.csrf).await?))
}

fn one_of(pointer: &str, word: String, known: &[&str]) -> Result<String, Problem> {
    if known.contains(&word.as_str()) {
        Ok(word)
    } else {
        Err(Problem::invalid(pointer, format!("is one of {}", known.join(", "))))
    }
}
