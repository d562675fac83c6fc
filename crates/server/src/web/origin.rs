//! Whether a request comes from our own pages and is meant for us.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

use crate::options::Options;

/// Whether the request is meant for a host that is ours. A page of a stranger can make its own name point at this machine
/// and have the browser of whoever sits at it ask; it can't change the name the browser then tells.
pub(crate) fn is_our_host(options: &Options, headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(HOST) else { return true };
    let Ok(host) = host.to_str().map(str::to_ascii_lowercase) else { return false };
    if options.public_url.as_ref().is_some_and(|url| url.host() == host) {
        return true;
    }
    let name = name_of(&host);
    let is_local = name == "localhost" || address_of(name).is_some_and(|address| address.is_loopback());
    match options.listen.ip() {
        address if address.is_loopback() => is_local,
        // Reached from other machines by names that we can't know, unless one was told.
        _ => options.public_url.is_none() || is_local || address_of(name).is_some(),
    }
}

/// Whether a request that a browser sends from a page comes from one of ours. Programs tell no origin.
pub(crate) fn is_our_origin(options: &Options, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
        return site.is_none_or(|site| site == "same-origin" || site == "none");
    };
    let Ok(origin) = origin.to_str().map(str::to_ascii_lowercase) else { return false };
    if options.public_url.as_ref().is_some_and(|url| url.origin() == origin) {
        return true;
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).map(str::to_ascii_lowercase);
    let scheme = if options.is_secure() { "https" } else { "http" };
    host.is_some_and(|host| origin == format!("{scheme}://{host}"))
}

/// The host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

fn address_of(name: &str) -> Option<IpAddr> {
    name.trim_start_matches('[').trim_end_matches(']').parse().ok().or_else(|| name.parse::<SocketAddr>().ok().map(|a| a.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::PublicUrl;

    fn options(listen: &str, public_url: Option<&str>) -> Options {
        Options {
            data: "data".into(),
            listen: listen.parse().expect("an address"),
            public_url: public_url.map(|url| PublicUrl::parse(url).expect("an address")),
            memory_bytes: 0,
            questions_at_once: 1,
            sign_in: crate::oidc::SignIn::default(),
            second_factor: crate::options::SecondFactor::default(),
        }
    }

    fn headers(host: &str, origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().expect("a host"));
        origin.map(|origin| headers.insert(ORIGIN, origin.parse().expect("an origin")));
        headers
    }

    /// Would catch: a stranger's page that reaches a server on this machine under a name of its own.
    #[test]
    fn hosts_that_are_ours() {
        let local = options("127.0.0.1:7700", None);
        let behind = options("127.0.0.1:7700", Some("https://meander.example.com"));
        let open = options("0.0.0.0:7700", None);
        for (options, host, ours) in [
            (&local, "127.0.0.1:7700", true),
            (&local, "localhost:7700", true),
            (&local, "[::1]:7700", true),
            (&local, "evil.example:7700", false),
            (&behind, "meander.example.com", true),
            (&behind, "evil.example", false),
            (&open, "shop.lan:7700", true),
        ] {
            assert_eq!(is_our_host(options, &headers(host, None)), ours, "{host}");
        }
    }

    /// Would catch: a form on a stranger's page that changes something here.
    #[test]
    fn origins_that_are_ours() {
        let local = options("127.0.0.1:7700", None);
        let behind = options("127.0.0.1:7700", Some("https://meander.example.com"));
        for (options, host, origin, ours) in [
            (&local, "localhost:7700", None, true),
            (&local, "localhost:7700", Some("http://localhost:7700"), true),
            (&local, "localhost:7700", Some("http://localhost:9900"), false),
            (&local, "localhost:7700", Some("null"), false),
            (&behind, "127.0.0.1:7700", Some("https://meander.example.com"), true),
            (&behind, "meander.example.com", Some("http://meander.example.com"), false),
        ] {
            assert_eq!(is_our_origin(options, &headers(host, origin)), ours, "{host} {origin:?}");
        }
        let mut silent = headers("localhost:7700", None);
        silent.insert("sec-fetch-site", "cross-site".parse().expect("a value"));
        assert!(!is_our_origin(&local, &silent), "a browser that tells no origin");
    }
}
