//! What a provider says of itself (OpenID Connect Discovery 1.0), and its keys.

use axum::http::{StatusCode, Uri};
use jsonwebtoken::jwk::Jwk;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::addresses;
use super::client::{Client, Reply};

/// What is used of what a provider says of itself.
#[derive(Debug)]
pub(crate) struct Metadata {
    pub authorize: Uri,
    pub token: Uri,
    pub keys: Uri,
    pub userinfo: Option<Uri>,
    /// What it signs with; anything we know where it does not say.
    pub algorithms: Option<Vec<String>>,
    /// Whether it takes our secret in the form only, and not in a header.
    pub wants_secret_in_form: bool,
    /// Whether it says in every answer who answers (RFC 9207).
    pub tells_issuer: bool,
}

#[derive(Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    id_token_signing_alg_values_supported: Option<Vec<String>>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    authorization_response_iss_parameter_supported: Option<bool>,
}

#[derive(Deserialize)]
struct Keys {
    keys: Vec<Value>,
}

/// Where a provider says who it is.
pub(crate) const WELL_KNOWN: &str = "/.well-known/openid-configuration";

impl Metadata {
    /// Asks a provider who it is.
    ///
    /// Errors: it does not answer, or says that it is another one (Discovery 4.3).
    pub(crate) async fn read(client: &Client, issuer: &str) -> Result<Self, String> {
        let place = addresses::read(&format!("{}{WELL_KNOWN}", issuer.trim_end_matches('/')), true)?;
        let told: Document = document(&client.get(&place, None).await?, "what it says of itself")?;
        if told.issuer != issuer {
            return Err(format!("it names itself {}, not {issuer}", super::readable(&told.issuer)));
        }
        let may_be_plain = addresses::is_plain(&place);
        let endpoint = |text: &str| addresses::read(text, may_be_plain);
        let methods = told.token_endpoint_auth_methods_supported.unwrap_or_default();
        let knows = |method: &str| methods.iter().any(|known| known == method);
        Ok(Metadata {
            authorize: endpoint(&told.authorization_endpoint)?,
            token: endpoint(&told.token_endpoint)?,
            keys: endpoint(&told.jwks_uri)?,
            userinfo: told.userinfo_endpoint.as_deref().map(endpoint).transpose()?,
            algorithms: told.id_token_signing_alg_values_supported,
            wants_secret_in_form: knows("client_secret_post") && !knows("client_secret_basic"),
            tells_issuer: told.authorization_response_iss_parameter_supported.unwrap_or(false),
        })
    }
}

/// Reads the keys that a provider signs with. Keys of kinds that are not known here are passed over: they may be for others.
pub(crate) async fn keys(client: &Client, place: &Uri) -> Result<Vec<Jwk>, String> {
    let told: Keys = document(&client.get(place, None).await?, "its keys")?;
    Ok(told.keys.into_iter().filter_map(|key| serde_json::from_value(key).ok()).collect())
}

/// The document of an answer. What is wrong with one is told without its text, which may hold secrets.
pub(crate) fn document<T: DeserializeOwned>(reply: &Reply, what: &str) -> Result<T, String> {
    if reply.status != StatusCode::OK {
        return Err(format!("{what}: it answered {}", reply.status.as_u16()));
    }
    serde_json::from_slice(&reply.body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("{what}: can't be read at line {line}, column {column} of {} bytes", reply.body.len())
    })
}
