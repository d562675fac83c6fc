//! `/api/v1/session/providers`: where one can sign in without a password of ours.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Shared;
use crate::oidc::Provider;
use crate::web::PageOf;

/// A provider of sign-in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Provider)]
pub(crate) struct ProviderOut {
    /// Its name in addresses.
    key: String,
    /// Its name on the button.
    name: String,
    /// Whether who is new here and invited gets in by it: its verified addresses lead to invitations.
    takes_invitations: bool,
}

/// The providers that one can sign in at, in the order of their buttons.
#[utoipa::path(get, path = "/api/v1/session/providers", responses((status = 200, body = PageOf<ProviderOut>)))]
pub(crate) async fn list(State(app): State<Shared>) -> axum::Json<PageOf<ProviderOut>> {
    let out = |provider: &Provider| ProviderOut {
        key: provider.options.key.clone(),
        name: provider.options.name.clone(),
        takes_invitations: provider.options.trust_email,
    };
    axum::Json(PageOf::whole(app.providers.iter().map(out).collect()))
}
