//! A provider of sign-in: sends browsers to it, and asks it who came back.

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use form_urlencoded::{Serializer, byte_serialize};
use jsonwebtoken::jwk::Jwk;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::attempts::Attempt;
use super::claims::{About, Claims, Person};
use super::client::{Client, Reply, secret_header};
use super::failure::{Code, Failure, readable};
use super::kept::Kept;
use super::metadata::{self, Metadata, document};
use super::options::{ProviderOptions, Secret, SignIn};
use super::token::{self, Doubt, Expected};

/// What is always asked for: who it is, what they are called, and their address.
const SCOPES: &str = "openid profile email";

/// The providers of a server.
pub(crate) struct Providers(Vec<Provider>);

/// A provider.
pub(crate) struct Provider {
    pub options: ProviderOptions,
    client: Arc<Client>,
    metadata: Kept<Metadata>,
    keys: Kept<Vec<Jwk>>,
}

/// What a provider gives for a code.
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
}

/// Why a provider gives nothing for a code (RFC 6749, 5.2).
#[derive(Deserialize)]
struct Refusal {
    error: String,
}

/// What a provider tells of a person when asked.
#[derive(Deserialize)]
struct Userinfo {
    sub: String,
    #[serde(flatten)]
    about: About,
}

impl Providers {
    /// The providers of the options. They are asked nothing before somebody wants to sign in.
    pub(crate) fn new(options: &SignIn) -> Self {
        if options.providers.is_empty() {
            return Providers(Vec::new());
        }
        super::signatures::use_ring();
        let client = match Client::new(options.patience) {
            Ok(client) => Arc::new(client),
            Err(error) => {
                tracing::error!(error, "no provider of sign-in can be used");
                return Providers(Vec::new());
            }
        };
        let provider = |options: &ProviderOptions| Provider {
            options: options.clone(),
            client: Arc::clone(&client),
            metadata: Kept::default(),
            keys: Kept::default(),
        };
        Providers(options.providers.iter().map(provider).collect())
    }

    /// All of them, as configured.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }

    /// The one of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.options.key == key)
    }
}

impl Provider {
    async fn metadata(&self, now: i64) -> Result<Arc<Metadata>, Failure> {
        let read = Metadata::read(&self.client, &self.options.issuer);
        self.metadata.get(now, read).await.map_err(Failure::unavailable)
    }

    /// Where a browser begins to sign in (Core 3.1.2.1).
    pub(crate) async fn begin(&self, attempt: &Attempt, state: &str) -> Result<String, Failure> {
        let metadata = self.metadata(attempt.begun_at).await?;
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(attempt.verifier.as_bytes()));
        let scopes = self.options.scopes.iter().fold(SCOPES.to_owned(), |all, scope| all + " " + scope);
        let parameters = Serializer::new(String::new())
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.options.client_id)
            .append_pair("redirect_uri", &attempt.redirect_uri)
            .append_pair("scope", &scopes)
            .append_pair("state", state)
            .append_pair("nonce", &attempt.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .finish();
        let join = if metadata.authorize.query().is_some() { '&' } else { '?' };
        Ok(format!("{}{join}{parameters}", metadata.authorize))
    }

    /// Whether an answer comes from this provider, as far as it says so (RFC 9207): a mixed-up one must not get our code.
    pub(crate) async fn check_issuer(&self, told: Option<&str>, now: i64) -> Result<(), Failure> {
        match told {
            Some(issuer) if issuer == self.options.issuer => Ok(()),
            Some(issuer) => Err(Failure::refused(format!("{} has answered in its place", readable(issuer)))),
            None if self.metadata(now).await?.tells_issuer => Err(Failure::refused("it does not say that it has answered")),
            None => Ok(()),
        }
    }

    /// Who came back with this code.
    pub(crate) async fn finish(&self, attempt: &Attempt, code: &str, now: i64) -> Result<Person, Failure> {
        let metadata = self.metadata(now).await?;
        let tokens = self.exchange(&metadata, attempt, code).await?;
        let claims = self.read(&metadata, &tokens.id_token, &attempt.nonce, now).await?;
        let about = match (&claims.about.email, &metadata.userinfo, &tokens.access_token) {
            (None, Some(place), Some(access)) => {
                let reply = self.client.get(place, Some(access)).await.map_err(Failure::unavailable)?;
                let told: Userinfo = document(&reply, "what it tells of a person").map_err(Failure::unavailable)?;
                if told.sub != claims.sub {
                    return Err(Failure::refused("what it tells is about another person"));
                }
                told.about
            }
            _ => claims.about,
        };
        Ok(Person::of(claims.sub, about))
    }

    /// Gets tokens for a code (Core 3.1.3.1).
    async fn exchange(&self, metadata: &Metadata, attempt: &Attempt, code: &str) -> Result<Tokens, Failure> {
        let (in_header, form) = self.form(metadata, attempt, code).map_err(Failure::unavailable)?;
        let reply = self.client.post(&metadata.token, in_header, form).await.map_err(Failure::unavailable)?;
        if reply.status.is_client_error() {
            return Err(refusal(&reply));
        }
        document(&reply, "the tokens for a code").map_err(Failure::unavailable)
    }

    /// What is sent for tokens: our secret as a header where it does not go into the form, and the form.
    fn form(&self, metadata: &Metadata, attempt: &Attempt, code: &str) -> Result<(Option<HeaderValue>, String), String> {
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", &attempt.redirect_uri)
            .append_pair("code_verifier", &attempt.verifier);
        let in_header = match &self.options.client_secret {
            Some(secret) if !metadata.wants_secret_in_form => Some(basic(&self.options.client_id, secret)?),
            secret => {
                form.append_pair("client_id", &self.options.client_id);
                if let Some(secret) = secret {
                    form.append_pair("client_secret", secret.reveal());
                }
                None
            }
        };
        Ok((in_header, form.finish()))
    }

    /// Reads a token. One that is signed with an unknown key has the keys read again, once: providers change them.
    async fn read(&self, metadata: &Metadata, token: &str, nonce: &str, now: i64) -> Result<Claims, Failure> {
        let expected = Expected {
            issuer: &self.options.issuer,
            client_id: &self.options.client_id,
            nonce,
            algorithms: metadata.algorithms.as_deref(),
            now_millis: now,
        };
        let read = || metadata::keys(&self.client, &metadata.keys);
        let keys = self.keys.get(now, read()).await.map_err(Failure::unavailable)?;
        let doubt = match token::read(token, &keys, &expected) {
            Err(Doubt::UnknownKey) => {
                let keys = self.keys.renew(now, &keys, read()).await.map_err(Failure::unavailable)?;
                token::read(token, &keys, &expected)
            }
            read => read,
        };
        doubt.map_err(|doubt| match doubt {
            Doubt::UnknownKey => Failure::refused("the token is signed with a key that it does not publish"),
            Doubt::Wrong(cause) => Failure::refused(cause),
        })
    }
}

/// Our name and secret as a header (RFC 6749, 2.3.1): each is spelled as in a form first.
fn basic(client_id: &str, secret: &Secret) -> Result<HeaderValue, String> {
    let spelled = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    let both = format!("{}:{}", spelled(client_id), spelled(secret.reveal()));
    secret_header(&format!("Basic {}", STANDARD.encode(both)))
}

/// Why there are no tokens. A wrong secret is the operator's to mend, everything else the person's to try again.
fn refusal(reply: &Reply) -> Failure {
    let told = serde_json::from_slice::<Refusal>(&reply.body).map(|told| readable(&told.error)).unwrap_or_default();
    let code =
        if reply.status == StatusCode::UNAUTHORIZED || told == "invalid_client" { Code::Unavailable } else { Code::Refused };
    Failure::new(code, format!("no tokens for a code: it answered {} {told}", reply.status.as_u16()))
}
