//! The token that says who signed in (Core 3.1.3.7): signed by the provider, for us, now, and for this very sign-in.

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, decode, decode_header};

use super::claims::Claims;
use super::signatures::ALGORITHMS;
use crate::accounts::equal;

/// How far the clocks of a provider and of this machine may be apart.
const LEEWAY_SECONDS: f64 = 60.0;
/// The longest name of a person at a provider (Core 2).
const SUBJECT_BYTES: usize = 255;

/// What a token has to say.
pub(crate) struct Expected<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    pub nonce: &'a str,
    pub algorithms: Option<&'a [String]>,
    pub now_millis: i64,
}

/// Why a token is not believed.
#[derive(Debug)]
pub(crate) enum Doubt {
    /// It is signed with a key that is not known, perhaps a new one.
    UnknownKey,
    /// It is wrong.
    Wrong(String),
}

fn wrong<T>(what: impl Into<String>) -> Result<T, Doubt> {
    Err(Doubt::Wrong(format!("the token {}", what.into())))
}

/// What a token says, if it is believed.
pub(crate) fn read(token: &str, keys: &[Jwk], expected: &Expected<'_>) -> Result<Claims, Doubt> {
    let Ok(header) = decode_header(token) else { return wrong("is none, or of a kind that is not known") };
    let told = expected.algorithms.is_none_or(|known| known.iter().any(|name| *name == format!("{:?}", header.alg)));
    if !ALGORITHMS.contains(&header.alg) || !told {
        return wrong(format!("is signed by {:?}, which its provider may not use", header.alg));
    }
    if header.crit.is_some() {
        return wrong("asks for more than is known here");
    }
    let claims = check(token, &header, keys, expected)?;
    check_claims(&claims, expected)?;
    Ok(claims)
}

/// Checks the signature, the issuer and for whom it is.
fn check(token: &str, header: &Header, keys: &[Jwk], expected: &Expected<'_>) -> Result<Claims, Doubt> {
    let mut validation = Validation::new(header.alg);
    validation.set_issuer(&[expected.issuer]);
    validation.set_audience(&[expected.client_id]);
    validation.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
    // By our own clock, below.
    validation.validate_exp = false;
    let fitting: Vec<&Jwk> = keys.iter().filter(|key| fits(key, header)).collect();
    for key in &fitting {
        let Ok(key) = DecodingKey::from_jwk(key) else { continue };
        match decode::<Claims>(token, &key, &validation) {
            Ok(read) => return Ok(read.claims),
            Err(error) if matches!(error.kind(), ErrorKind::InvalidSignature) => {}
            Err(error) => return wrong(format!("is refused: {}", what_is_wrong(error.kind()))),
        }
    }
    // A token that names no key may be signed with a new one.
    if fitting.is_empty() || header.kid.is_none() { Err(Doubt::UnknownKey) } else { wrong("has a wrong signature") }
}

/// An error without the text that it is about.
fn what_is_wrong(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidIssuer => "another issuer",
        ErrorKind::InvalidAudience => "it is for someone else",
        ErrorKind::MissingRequiredClaim(_) => "a claim is missing",
        _ => "it can't be read",
    }
}

/// Whether a key may have signed: of the kind that the algorithm takes, for signing, and the one named.
fn fits(key: &Jwk, header: &Header) -> bool {
    let kind = match (&key.algorithm, header.alg) {
        (AlgorithmParameters::EllipticCurve(key), Algorithm::ES256) => key.curve == EllipticCurve::P256,
        (AlgorithmParameters::EllipticCurve(key), Algorithm::ES384) => key.curve == EllipticCurve::P384,
        (AlgorithmParameters::OctetKeyPair(key), Algorithm::EdDSA) => key.curve == EllipticCurve::Ed25519,
        (AlgorithmParameters::RSA(_), algorithm) => algorithm.family() == jsonwebtoken::AlgorithmFamily::Rsa,
        _ => false,
    };
    let common = &key.common;
    let signs = common.public_key_use.as_ref().is_none_or(|told| *told == PublicKeyUse::Signature);
    let algorithm = common.key_algorithm.is_none_or(|told| format!("{told:?}") == format!("{:?}", header.alg));
    let named = header.kid.is_none() || header.kid == common.key_id;
    kind && signs && algorithm && named
}

fn check_claims(claims: &Claims, expected: &Expected<'_>) -> Result<(), Doubt> {
    // Seconds since 1970 are whole numbers far below 2^53.
    let now = expected.now_millis as f64 / 1_000.0;
    if claims.exp + LEEWAY_SECONDS <= now {
        return wrong("has expired");
    }
    if claims.iat - LEEWAY_SECONDS > now || claims.nbf.is_some_and(|from| from - LEEWAY_SECONDS > now) {
        return wrong("is of a time to come; is the clock of this machine right?");
    }
    if !claims.nonce.as_deref().is_some_and(|nonce| equal(nonce, expected.nonce)) {
        return wrong("belongs to another sign-in");
    }
    let azp = claims.azp.as_deref();
    if azp.is_some_and(|azp| azp != expected.client_id) || (azp.is_none() && !claims.aud.is_only(expected.client_id)) {
        return wrong("was made for another party");
    }
    if claims.sub.is_empty() || claims.sub.len() > SUBJECT_BYTES || claims.sub.contains('\0') {
        return wrong("names nobody");
    }
    Ok(())
}
