//! Addresses of providers: over TLS, or on this machine.

use std::net::IpAddr;

use axum::http::Uri;

/// Reads the address of an issuer or of one of its endpoints. Only an issuer on this machine may go without TLS: it is there
/// for trying out, and an answer from elsewhere must not send our requests to what listens on loopback.
///
/// Errors: what is wrong with it, in words.
pub(crate) fn read(text: &str, may_be_plain: bool) -> Result<Uri, String> {
    let wrong = |what: &str| format!("\"{}\" {what}", super::readable(text));
    let uri: Uri = text.parse().map_err(|_| wrong("is not an address"))?;
    let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(|| wrong("is not an address with a host"))?;
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) || text.contains('#') {
        return Err(wrong("must hold neither a name nor a part after #"));
    }
    match uri.scheme_str() {
        Some("https") => Ok(uri),
        Some("http") if may_be_plain && is_loopback(host) => Ok(uri),
        _ => Err(wrong("must begin with https://; http:// is for providers on this machine only")),
    }
}

/// Whether an address is not protected by TLS.
pub(crate) fn is_plain(uri: &Uri) -> bool {
    uri.scheme_str() == Some("http")
}

/// The name or number of a host, without the brackets that addresses put around numbers of IPv6.
pub(crate) fn host_of(uri: &Uri) -> &str {
    uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
}

fn is_loopback(host: &str) -> bool {
    let number = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || number.is_ok_and(|number| number.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: secrets that go over the wire in the clear, and addresses that are told apart wrongly.
    #[test]
    fn providers_are_reached_over_tls() {
        for (text, plain, good) in [
            ("https://login.example.com/realms/shop", false, true),
            ("http://login.example.com", true, false),
            ("http://127.0.0.1:9000", true, true),
            ("http://[::1]:9000/x", true, true),
            ("http://localhost:9000", true, true),
            ("http://localhost:9000", false, false),
            ("http://localhost.evil.example", true, false),
            ("https://ana@login.example.com", false, false),
            ("https://login.example.com/#x", false, false),
            ("ftp://login.example.com", true, false),
            ("login.example.com", true, false),
            ("/realms", true, false),
        ] {
            assert_eq!(read(text, plain).is_ok(), good, "{text}");
        }
    }
}
