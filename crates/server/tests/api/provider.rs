//! A provider of sign-in on loopback: real requests, real signatures, and every defect that a test asks for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::world::START;

pub const CLIENT_ID: &str = "meander";
/// With letters that forms and headers spell differently.
pub const SECRET: &str = "hush: very + secret/%";

/// What a provider does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defect {
    WrongNonce,
    NoNonce,
    WrongAudience,
    SharedAudience,
    WrongParty,
    WrongIssuer,
    Expired,
    NotYet,
    NoSubject,
    BadSignature,
    ForeignKey,
    SignedWithSecret,
    Unsigned,
    Nonsense,
    /// The discovery document names another issuer.
    OtherName,
    /// The answer names another issuer.
    OtherAnswers,
    /// Userinfo is about someone else.
    OtherPerson,
    Down,
    Silent,
    Endless,
}

enum Key {
    Es256(EcdsaKeyPair),
    Rs256(RsaKeyPair),
}

struct Inner {
    key: Key,
    kid: String,
    publishes_key: bool,
    person: Value,
    /// What only userinfo tells.
    told_apart: Value,
    defect: Option<Defect>,
    takes_secret_in_form: bool,
    /// Codes given out: nonce, challenge, where to.
    codes: HashMap<String, (String, String, String)>,
    asked: HashMap<&'static str, usize>,
}

/// A running provider; it ends with the runtime of the test.
#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    inner: Arc<Mutex<Inner>>,
}

impl Provider {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}/realm", listener.local_addr().expect("an address"));
        let inner = Inner {
            key: es256(),
            kid: "first".to_owned(),
            publishes_key: true,
            person: json!({"sub": "bob at home", "email": "bob@example.com", "email_verified": true, "name": "Bob"}),
            told_apart: json!({}),
            defect: None,
            takes_secret_in_form: false,
            codes: HashMap::new(),
            asked: HashMap::new(),
        };
        let provider = Provider { issuer, inner: Arc::new(Mutex::new(inner)) };
        let router = provider.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    fn router(&self) -> Router {
        Router::new()
            .route("/realm/.well-known/openid-configuration", get(discovery))
            .route("/realm/keys", get(keys))
            .route("/realm/authorize", get(authorize))
            .route("/realm/token", axum::routing::post(token))
            .route("/realm/userinfo", get(userinfo))
            .with_state(self.clone())
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no one panicked")
    }

    pub fn set_person(&self, person: Value) {
        self.inner().person = person;
    }

    /// Tells these only when asked with the access token.
    pub fn tell_apart(&self, told: Value) {
        self.inner().told_apart = told;
    }

    pub fn set_defect(&self, defect: Option<Defect>) {
        self.inner().defect = defect;
    }

    pub fn take_secret_in_form(&self) {
        self.inner().takes_secret_in_form = true;
    }

    /// Signs with another key from now on, of RSA.
    pub fn rotate_to_rsa(&self) {
        let key = RsaKeyPair::from_pkcs8(include_bytes!("rsa_for_tests.der")).expect("a key");
        let mut inner = self.inner();
        (inner.key, inner.kid) = (Key::Rs256(key), "second".to_owned());
    }

    /// How often one of its addresses was asked.
    pub fn asked(&self, what: &str) -> usize {
        self.inner().asked.get(what).copied().unwrap_or(0)
    }

    /// Visits the page of sign-in as a browser does, and gives where it is sent to.
    pub async fn visit(&self, location: &str) -> String {
        let path = location.strip_prefix(self.issuer.trim_end_matches("/realm")).expect("an address of the provider");
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let response = self.router().oneshot(request).await.expect("an answer");
        let (head, body) = response.into_parts();
        let told = String::from_utf8(to_bytes(body, 1 << 20).await.expect("a body").to_vec()).expect("text");
        assert_eq!(head.status, StatusCode::SEE_OTHER, "{told}");
        head.headers[LOCATION].to_str().expect("text").to_owned()
    }

    /// What happens at every address: counts it, and fails as asked. The discovery still works for other defects.
    fn enter(&self, what: &'static str) -> Option<Defect> {
        let mut inner = self.inner();
        *inner.asked.entry(what).or_default() += 1;
        inner.defect
    }

    fn sign(&self, claims: &Value, defect: Option<Defect>) -> String {
        let inner = self.inner();
        let algorithm = match (defect, &inner.key) {
            (Some(Defect::Unsigned), _) => "none",
            (Some(Defect::SignedWithSecret), _) => "HS256",
            (_, Key::Es256(_)) => "ES256",
            (_, Key::Rs256(_)) => "RS256",
        };
        let header = json!({"typ": "JWT", "alg": algorithm, "kid": inner.kid});
        let spelled = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", spelled(&header), spelled(claims));
        let mut signature = match (defect, &inner.key) {
            (Some(Defect::Unsigned), _) => Vec::new(),
            (Some(Defect::SignedWithSecret), _) => {
                let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
                ring::hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
            }
            (Some(Defect::ForeignKey), _) => match es256() {
                Key::Es256(key) => key.sign(&SystemRandom::new(), text.as_bytes()).expect("signed").as_ref().to_vec(),
                Key::Rs256(_) => Vec::new(),
            },
            (_, Key::Es256(key)) => key.sign(&SystemRandom::new(), text.as_bytes()).expect("signed").as_ref().to_vec(),
            (_, Key::Rs256(key)) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature).expect("signed");
                signature
            }
        };
        if defect == Some(Defect::BadSignature) {
            signature[20] ^= 1;
        }
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    fn claims(&self, nonce: &str, defect: Option<Defect>) -> Value {
        let now = START / 1_000;
        let mut claims = json!({"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 3_600, "nonce": nonce});
        for (name, value) in self.inner().person.as_object().expect("an object") {
            claims[name] = value.clone();
        }
        match defect {
            Some(Defect::WrongNonce) => claims["nonce"] = json!("0".repeat(64)),
            Some(Defect::NoNonce) => claims["nonce"] = Value::Null,
            Some(Defect::WrongAudience) => claims["aud"] = json!("another"),
            Some(Defect::SharedAudience) => claims["aud"] = json!([CLIENT_ID, "another"]),
            Some(Defect::WrongParty) => claims["azp"] = json!("another"),
            Some(Defect::WrongIssuer) => claims["iss"] = json!("https://login.example.com"),
            Some(Defect::Expired) => claims["exp"] = json!(now - 61),
            Some(Defect::NotYet) => claims["iat"] = json!(now + 61),
            Some(Defect::NoSubject) => claims["sub"] = json!(""),
            _ => {}
        }
        claims
    }
}

fn es256() -> Key {
    let random = SystemRandom::new();
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
    Key::Es256(EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random).expect("a key"))
}

/// The parameters of an address or form.
pub fn parameters(text: &str) -> HashMap<String, String> {
    let query = text.split_once('?').map_or(text, |(_, query)| query);
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

async fn discovery(State(provider): State<Provider>) -> Response {
    let issuer = &provider.issuer;
    let defect = provider.enter("discovery");
    let (named, methods) = match defect {
        Some(Defect::Down) => return down(),
        Some(Defect::Silent) => std::future::pending().await,
        Some(Defect::OtherName) => ("https://login.example.com", "client_secret_basic"),
        _ if provider.inner().takes_secret_in_form => (issuer.as_str(), "client_secret_post"),
        _ => (issuer.as_str(), "client_secret_basic"),
    };
    let document = json!({
        "issuer": named, "authorization_endpoint": format!("{issuer}/authorize?theme=river"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
        "userinfo_endpoint": format!("{issuer}/userinfo"), "response_types_supported": ["code"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256"], "subject_types_supported": ["public"],
        "token_endpoint_auth_methods_supported": [methods], "authorization_response_iss_parameter_supported": true,
    });
    // All of it could be read, if there were not so much of it.
    let room = if defect == Some(Defect::Endless) { " ".repeat(1 << 20) } else { String::new() };
    format!("{document}{room}").into_response()
}

/// Tells more than it should, which must not end in a log.
fn down() -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, "secret-of-the-token").into_response()
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    provider.enter("keys");
    let inner = provider.inner();
    let spelled = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let mut key = match &inner.key {
        Key::Es256(key) => {
            let point = key.public_key().as_ref();
            json!({"kty": "EC", "crv": "P-256", "x": spelled(&point[1..33]), "y": spelled(&point[33..])})
        }
        Key::Rs256(key) => {
            let public: ring::rsa::PublicKeyComponents<Vec<u8>> = key.public().into();
            json!({"kty": "RSA", "alg": "RS256", "n": spelled(&public.n), "e": spelled(&public.e)})
        }
    };
    (key["kid"], key["use"]) = (json!(inner.kid), json!("sig"));
    if !inner.publishes_key {
        key["kid"] = json!("another");
    }
    // A key of a kind that nobody knows must not hide the others.
    Json(json!({"keys": [{"kty": "XYZ", "kid": "odd", "crv": 7}, key]}))
}

async fn authorize(State(provider): State<Provider>, request: Request) -> Response {
    let asked = parameters(request.uri().query().unwrap_or_default());
    let defect = provider.enter("authorize");
    for (name, value) in
        [("response_type", "code"), ("client_id", CLIENT_ID), ("code_challenge_method", "S256"), ("theme", "river")]
    {
        if asked.get(name).map(String::as_str) != Some(value) {
            return (StatusCode::BAD_REQUEST, format!("{name}: {asked:?}")).into_response();
        }
    }
    assert!(asked["scope"].split(' ').any(|scope| scope == "openid"), "{asked:?}");
    let code = format!("code-for-{}", &asked["state"][..8]);
    let granted = (asked["nonce"].clone(), asked["code_challenge"].clone(), asked["redirect_uri"].clone());
    provider.inner().codes.insert(code.clone(), granted);
    let issuer = if defect == Some(Defect::OtherAnswers) { "https://login.example.com" } else { &provider.issuer };
    let mut back = form_urlencoded::Serializer::new(String::new());
    // Real ones add words of their own.
    back.append_pair("code", &code).append_pair("state", &asked["state"]).append_pair("iss", issuer);
    back.append_pair("session_state", "x");
    let location = format!("{}?{}", asked["redirect_uri"], back.finish());
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

async fn token(State(provider): State<Provider>, headers: HeaderMap, body: Bytes) -> Response {
    let defect = provider.enter("token");
    let form = parameters(std::str::from_utf8(&body).expect("text"));
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response();
    let spelled = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let header = format!("Basic {}", STANDARD.encode(format!("{}:{}", spelled(CLIENT_ID), spelled(SECRET))));
    let in_header = headers.get("authorization").is_some_and(|told| *told == header);
    let in_form = form.get("client_secret").is_some_and(|told| told == SECRET) && form["client_id"] == CLIENT_ID;
    if !(if provider.inner().takes_secret_in_form { in_form } else { in_header }) {
        return (StatusCode::UNAUTHORIZED, Json(json!({"error": "invalid_client"}))).into_response();
    }
    match defect {
        Some(Defect::Down) => return down(),
        Some(Defect::Silent) => std::future::pending().await,
        Some(Defect::Nonsense) => return "{\"id_token\": \"secret-of-the-token\", ".into_response(),
        _ => {}
    }
    let Some((nonce, challenge, redirect_uri)) = provider.inner().codes.remove(&form["code"]) else {
        return refused("invalid_grant");
    };
    let proved = URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes())) == challenge;
    if !proved || form["redirect_uri"] != redirect_uri || form["grant_type"] != "authorization_code" {
        return refused("invalid_grant");
    }
    let token = provider.sign(&provider.claims(&nonce, defect), defect);
    Json(json!({"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": token})).into_response()
}

async fn userinfo(State(provider): State<Provider>, headers: HeaderMap) -> Response {
    let defect = provider.enter("userinfo");
    if headers.get("authorization").is_none_or(|told| *told != "Bearer access") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let mut told = provider.inner().told_apart.clone();
    told["sub"] = provider.inner().person["sub"].clone();
    if defect == Some(Defect::OtherPerson) {
        told["sub"] = json!("someone else");
    }
    Json(told).into_response()
}

impl Provider {
    /// Signs with a key that it does not publish.
    pub fn hide_key(&self) {
        self.inner().publishes_key = false;
    }
}
