//! The headers that browsers protect by: the same for every answer, whoever writes it.

/// No script, style or frame but our own, and nothing inline: what gets into a page as text stays text.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
     font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// For where browsers reach us over TLS: for a year they do so only.
const TRANSPORT: (&str, &str) = ("strict-transport-security", "max-age=31536000");

/// How an answer is kept that does not say so itself: what is behind a password by no cache between, and by no browser after
/// signing out.
pub(crate) const NO_STORE: &str = "no-store";

/// Names and values of the headers; `is_secure` tells whether browsers reach us over TLS.
pub(crate) fn security_headers(is_secure: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    HEADERS.into_iter().chain(is_secure.then_some(TRANSPORT))
}
