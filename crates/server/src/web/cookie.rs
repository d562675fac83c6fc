//! The cookie of a session.

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
    cookie(options, token, limits::SESSION_MILLIS / 1_000)
}

/// The cookie that ends it in the browser.
pub(crate) fn expired_cookie(options: &Options) -> String {
    cookie(options, "", 0)
}

fn cookie(options: &Options, value: &str, seconds: i64) -> String {
    let secure = if options.is_secure() { "; Secure" } else { "" };
    format!("{}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={seconds}{secure}", cookie_name(options))
}

/// The value of a cookie of a request.
pub(crate) fn cookie_value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let texts = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    let mut pairs = texts.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}
