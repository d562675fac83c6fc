//! The cookie of a session, and that of a sign-in under way.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use journey::limits;

use crate::options::Options;

/// The name of the cookie. Over TLS its prefix makes browsers refuse it from anyone but this host over TLS.
pub(crate) fn cookie_name(options: &Options) -> &'static str {
    if options.is_secure() { "__Host-meander" } else { "meander" }
}

/// The cookie that begins a session.
pub(crate) fn session_cookie(options: &Options, token: &str) -> String {
    cookie(options, cookie_name(options), token, limits::SESSION_MILLIS / 1_000)
}

/// The cookie that ends it in the browser.
pub(crate) fn expired_cookie(options: &Options) -> String {
    cookie(options, cookie_name(options), "", 0)
}

/// The name of the cookie that tells which browser has begun to sign in at a provider.
pub(crate) fn attempt_cookie_name(options: &Options) -> &'static str {
    if options.is_secure() { "__Host-meander-sign-in" } else { "meander-sign-in" }
}

/// That cookie. `SameSite=Lax` lets it come back with the browser from the provider's page, which is another site.
pub(crate) fn attempt_cookie(options: &Options, token: &str, is_begun: bool) -> String {
    let seconds = if is_begun { limits::SIGN_IN_MILLIS / 1_000 } else { 0 };
    cookie(options, attempt_cookie_name(options), token, seconds)
}

fn cookie(options: &Options, name: &str, value: &str, seconds: i64) -> String {
    let secure = if options.is_secure() { "; Secure" } else { "" };
    format!("{name}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={seconds}{secure}")
}

/// The value of a cookie of a request.
pub(crate) fn cookie_value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let texts = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    let mut pairs = texts.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}
